import Flipbook
import Testing

/// The numbers' rows of "Coming from matplotlib".
struct MatplotlibNumbersCallsTests {
    @Test func randomNumbers() throws {
        let names = ["red", "green", "blue"]
        var random = RandomGenerator(seed: 7)
        do {
            let a = random.normal(mean: 2, standardDeviation: 0.5, count: 100)
            #expect(a.count == 100)
        }
        do {
            let a = random.uniform(in: -1..<1, count: 100)
            #expect(a.count == 100)
        }
        do {
            let a = random.exponential(scale: 3, count: 100)
            #expect(a.count == 100)
        }
        do {
            let a = try random.poisson(mean: 4, count: 100)
            #expect(a.count == 100)
        }
        do {
            let a = try random.integers(in: 1..<7, count: 5)
            #expect(a.count == 5)
        }
        do {
            let a = random.permutation(of: names)
            #expect(a.count == 3)
        }
        do {
            let a = try random.choice(of: names, count: 3, replacing: false)
            #expect(a.count == 3)
        }
    }
}
