import Foundation

/// Numbers that look random and come again with the same seed: SplitMix64. For use by one test.
package final class Seeded: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    /// A generator with the seed that the environment names as FLIPBOOK_SEED, else another each time. The seed is
    /// printed: with it everything happens again.
    package static func generator(_ purpose: String) -> Seeded {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["FLIPBOOK_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...999_999)
        print("\(purpose): FLIPBOOK_SEED=\(seed)")
        return Seeded(seed)
    }

    package func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    package func number(in range: ClosedRange<UInt32>) -> UInt32 {
        range.lowerBound + UInt32(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    package func value(_ range: ClosedRange<Double> = 0...1) -> Double {
        var generator = self
        return .random(in: range, using: &generator)
    }

    package func count(_ range: ClosedRange<Int>) -> Int {
        var generator = self
        return .random(in: range, using: &generator)
    }

    package func chance(_ part: Double = 0.5) -> Bool { value() < part }

    package func one<Element>(of elements: [Element]) -> Element { elements[count(0...elements.count - 1)] }

    package func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int(next() % UInt64(elements.count))]
    }
}

extension ProcessInfo {
    /// How often something slow is done: as often as the environment says, else `usual` times.
    package static func rounds(_ variable: String, usual: Int) -> Int {
        processInfo.environment[variable].flatMap { Int($0) } ?? usual
    }
}
