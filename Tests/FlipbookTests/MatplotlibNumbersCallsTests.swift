import Flipbook
import Testing

/// The numbers' rows of "Coming from matplotlib".
struct MatplotlibNumbersCallsTests {
    @Test func randomNumbers() throws {
        var random = RandomGenerator(seed: 7)
        let a = ["red", "green", "blue"]
        let samples = [
            random.normal(mean: 2, standardDeviation: 0.5, count: 100),
            random.uniform(in: -1..<1, count: 100),
            random.exponential(scale: 3, count: 100),
        ]
        #expect(samples.allSatisfy { $0.count == 100 })
        let counts = [
            try random.poisson(mean: 4, count: 100),
            try random.integers(in: 1..<7, count: 5),
        ]
        #expect(counts.map(\.count) == [100, 5])
        let orders = [
            random.permutation(of: a),
            try random.choice(of: a, count: 3, replacing: false),
        ]
        #expect(orders.allSatisfy { $0.sorted() == a.sorted() })
    }
}
