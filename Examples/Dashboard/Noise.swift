import Flipbook

/// The random numbers of one frame, all of the standard normal distribution.
struct Noise: Codable, Sendable {
    /// 20 rows of 40.
    let heat: [Double]
    /// 8.
    let heights: [Double]
    /// 8.
    let errors: [Double]
    /// 100 of x, then 100 of y.
    let cloud: [Double]
    /// 1000.
    let sample: [Double]

    static let count = 800 + 8 + 8 + 200 + 1000

    /// The noise in a row of a recording, or drawn, from the row's number alone, where there is none.
    init(row: Int, of recording: NumPyArray?) throws {
        if let recording {
            guard recording.shape.count == 2, recording.shape[1] == Self.count, row < recording.shape[0] else {
                throw ValidationError(
                    "--noise has the shape \(recording.shape); give \(Self.count) numbers for the setup and each frame")
            }
            self.init(recording[row].values)
        } else {
            var generator = SplitMix(state: UInt64(row))
            self.init((0..<Self.count).map { _ in generator.normal() })
        }
    }

    private init(_ numbers: [Double]) {
        heat = Array(numbers[..<800])
        heights = Array(numbers[800..<808])
        errors = Array(numbers[808..<816])
        cloud = Array(numbers[816..<1016])
        sample = Array(numbers[1016...])
    }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers from the same state on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number of the standard normal distribution, by the method of Box and Muller.
    mutating func normal() -> Double {
        let radius = sqrt(-2 * log(Double.random(in: .leastNonzeroMagnitude..<1, using: &self)))
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }
}
