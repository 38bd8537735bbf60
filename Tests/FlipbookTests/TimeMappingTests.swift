import FlipbookSystem
import FlipbookVideo
import TestSupport
import Testing

@testable import Flipbook

@Suite struct TimeMappingTests {
    @Test func aRecordingOf330HertzAtATenth() throws {
        let mapping = try TimeMapping(dataRate: 330, speed: 0.1, videoRate: 30)
        #expect(try mapping.step == Rational(11, over: 10))
        #expect(Array(mapping.dataFrames(of: 14)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13])
        #expect(mapping.dataTime(at: 300) == 1)
    }

    /// After ten million frames, where a sum of `Double`s is a frame off.
    @Test func nothingDrifts() throws {
        let mapping = try TimeMapping(dataRate: 0.1, speed: 1, videoRate: 1)
        for tens in 0..<1000 { #expect(mapping.dataFrame(at: 10 * tens) == tens) }
        #expect(mapping.dataFrame(at: 10_000_000_000) == 1_000_000_000)
        let film = try TimeMapping(dataRate: Rational(30_000, over: 1001), videoRate: Rational(30_000, over: 1001))
        #expect(film.dataFrame(at: 10_000_019) == 10_000_019)
    }

    @Test func theSimplestFractionOfADouble() throws {
        for (numerator, denominator) in [(30_000, 1001), (24_000, 1001), (2997, 100), (1, 3), (60, 1), (1, 7200)] {
            let fraction = try Rational(numerator, over: denominator)
            #expect(try Rational(simplest: fraction.doubleValue) == fraction)
        }
        for value in [Double.nan, .infinity, -.infinity, 1e300] {
            #expect(throws: FlipbookError.self) { try Rational(simplest: value) }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func theLastFrameThatWasThere(seed: UInt64) throws {
        var random = Seeded(seed)
        func rational() throws -> Rational {
            try Rational(Int.random(in: 1...100_000, using: &random), over: Int.random(in: 1...2000, using: &random))
        }
        let mapping = try TimeMapping(dataRate: rational(), speed: rational(), videoRate: rational())
        // step = p / q: frame d is the last with d <= k p / q, so d q <= k p < (d + 1) q.
        let (p, q) = (Int128(mapping.step.numerator), Int128(mapping.step.denominator))
        for _ in 0..<20 {
            let k = Int.random(in: 0...1_000_000, using: &random)
            let d = Int128(mapping.dataFrame(at: k))
            #expect(d * q <= Int128(k) * p && Int128(k) * p < (d + 1) * q)
        }
        let count = Int.random(in: 1...5000, using: &random)
        let frames = mapping.videoFrameCount(of: count)
        #expect(frames > 0 && mapping.dataFrame(at: frames - 1) < count && mapping.dataFrame(at: frames) >= count)
    }

    @Test func numbersAreWhatIsWritten() throws {
        let small = [0.1, -2.5e-3]
        #expect(try small.map { try Rational($0) } == [Rational(1, over: 10), Rational(-1, over: 400)])
        #expect(1e6 as Rational == 1_000_000)
        #expect(try (29.97 as Rational) == Rational(2997, over: 100))
        #expect(try Rational(6, over: -4) == Rational(-3, over: 2))
        #expect(try Rational(1, over: 3).description == "1/3" && Rational(4, over: 2).description == "2")
        #expect((0.5 as Rational) < 0.75 && !((0.5 as Rational) < 0.5))
        #expect(throws: FlipbookError.self) { try Rational(1, over: 0) }
        for number in [Double.nan, .infinity, 1e30, 1e-30] {
            #expect(throws: FlipbookError.self) { try Rational(number) }
        }
    }

    @Test func ratesOfNothingAreRefused() throws {
        for wrong in [0, -1] as [Rational] {
            #expect(throws: FlipbookError.self) { try TimeMapping(dataRate: wrong) }
            #expect(throws: FlipbookError.self) { try TimeMapping(dataRate: 1, speed: wrong) }
            #expect(throws: FlipbookError.self) { try TimeMapping(dataRate: 1, videoRate: wrong) }
        }
        #expect(try TimeMapping(dataRate: 5).videoFrameCount(of: 0) == 0)
    }
}
