import Testing

@testable import FlipbookCairo

@Suite struct BoundedCacheTests {
    @Test func whatWasAskedForLatelyIsKeptAndWhatWasNotIsForgotten() {
        var cache = BoundedCache<Int, Int>(capacity: 10)
        var made: [Int] = []
        func ask(_ key: Int) -> Int {
            cache.value(for: key) {
                made.append(key)
                return key * key
            }
        }
        for key in 0..<100 {
            #expect(ask(key) == key * key)
            #expect(ask(0) == 0)
        }
        #expect(made == Array(0..<100))
        for key in 91..<100 { #expect(ask(key) == key * key) }
        #expect(made.count == 100)
        #expect(ask(50) == 2500)
        #expect(made.last == 50)
    }
}
