import FlipbookPlot
import Foundation
import Testing

/// Streams of ``RandomGenerator`` beside those of NumPy's `default_rng`, and what is asked in vain.
struct RandomGeneratorTests {
    private struct Case: Decodable {
        struct Call: Decodable {
            struct Arguments: Decodable {
                var low, high, mean, deviation, scale: Double?
                var count, size, first, end: Int?
                var weights: [Double]?
            }
            let name: String
            let arguments: Arguments
            let numbers: [Double]
        }
        let seeds: [Int]
        let calls: [Call]
    }

    /// The bits are the same. NumPy's own logarithms and exponentials, which a few numbers in a million go through, are those of
    /// another library on some machines.
    @Test func streamsAreThoseOfNumPy() throws {
        let cases: [Case] = try OracleSource.randomNumbers.read()
        #expect(cases.count > 50)
        for its in cases {
            var random = its.seeds.count == 1 ? RandomGenerator(seed: its.seeds[0]) : RandomGenerator(seeds: its.seeds)
            for call in its.calls {
                let numbers = try numbers(of: call, &random)
                #expect(numbers == call.numbers, "\(call.name) of \(its.seeds)")
            }
        }
    }

    private func numbers(of call: Case.Call, _ random: inout RandomGenerator) throws -> [Double] {
        let its = call.arguments
        let (count, places) = (its.count ?? 0, Array(0..<(its.size ?? its.weights?.count ?? 0)))
        func doubles(_ numbers: some Sequence<Int>) -> [Double] { numbers.map(Double.init) }
        switch call.name {
        case "uniform": return random.uniform(in: its.low!..<its.high!, count: count)
        case "normal": return random.normal(mean: its.mean!, standardDeviation: its.deviation!, count: count)
        case "exponential": return random.exponential(scale: its.scale!, count: count)
        case "poisson": return doubles(try random.poisson(mean: its.mean!, count: count))
        case "integers": return doubles(try random.integers(in: its.first!..<its.end!, count: count))
        case "permutation": return doubles(random.permutation(of: places).prefix(50))
        case "choice": return doubles(try random.choice(of: places, count: count))
        case "sample": return doubles(try random.choice(of: places, count: count, replacing: false).prefix(50))
        case "weighted": return doubles(try random.choice(of: places, count: count, weights: its.weights))
        case "weightedSample":
            return doubles(try random.choice(of: places, count: count, weights: its.weights, replacing: false))
        default:
            let numbers = call.name == "normalSum" ? random.normal(count: count) : random.exponential(count: count)
            return [
                Double(numbers.reduce(0) { $0 ^ $1.bitPattern } >> 12), numbers.max()!, numbers.min()!,
            ]
        }
    }

    @Test func whatCannotBeChosenIsAnError() throws {
        var random = RandomGenerator(seed: 1)
        let before = random
        for mean in [-1, .nan, .infinity, 1e19] { #expect(throws: PlotError.self) { try random.poisson(mean: mean) } }
        #expect(throws: PlotError.self) { try random.integer(in: 3..<3) }
        #expect(throws: PlotError.self) { try random.choice(of: [Int](), count: 1) }
        #expect(throws: PlotError.self) { try random.choice(of: 0..<3, count: 4, replacing: false) }
        for weights in [
            [1.0], [0, 0, 0], [1, -1, 1], [1, .nan, 1], [.greatestFiniteMagnitude, .greatestFiniteMagnitude, 0],
        ] {
            #expect(throws: PlotError.self) { try random.choice(of: 0..<3, count: 1, weights: weights) }
        }
        #expect(throws: PlotError.self) {
            try random.choice(of: 0..<3, count: 2, weights: [0, 1, 0], replacing: false)
        }
        #expect(random == before)
        #expect(try random.choice(of: [Int](), count: 0) == [])
        #expect(random.permutation(of: [Int]()) == [])
        #expect(random.normal(count: -1) == [])
        let whole = try random.integer(in: .min ..< .max)
        #expect(whole < .max)
        #expect(try (0..<100).allSatisfy { _ in try random.integer(in: 5..<6) == 5 })
    }

    @Test func aStreamGoesOnWhereItWasWrittenDown() throws {
        var random = RandomGenerator(seed: 5, 8)
        _ = try random.integer(in: 0..<10)
        let data = try JSONEncoder().encode(random)
        var read = try JSONDecoder().decode(RandomGenerator.self, from: data)
        #expect(try random.integers(in: 0..<10, count: 9) == read.integers(in: 0..<10, count: 9))
        #expect(random.next() == read.next())
        #expect(RandomGenerator(seed: 5, 8) == RandomGenerator(seeds: [5, 8]))
        #expect(RandomGenerator(seed: 5) != RandomGenerator(seed: -5))
    }
}
