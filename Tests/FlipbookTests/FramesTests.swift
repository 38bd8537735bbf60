import FlipbookSystem
import Testing

@testable import Flipbook

/// Parameters come in order, one at a time, and only when they are asked for.
struct FramesTests {
    private func all<P>(_ frames: Frames<P>) async throws -> [P] {
        let iterator = frames.makeIterator()
        var elements: [P] = []
        while let element = try await iterator.nextIndexed() { elements.append(element.parameters) }
        return elements
    }

    @Test func everyKindOfSequence() async throws {
        #expect(try await all(Frames(count: 4) { $0 * $0 }) == [0, 1, 4, 9])
        #expect(try await all(Frames([3, 1, 2])) == [3, 1, 2])
        #expect(try await all(Frames(stride(from: 0, to: 6, by: 2))) == [0, 2, 4])
        #expect(
            try await all(
                Frames(
                    AsyncStream {
                        $0.yield(5)
                        $0.yield(6)
                        $0.finish()
                    })) == [5, 6])
    }

    @Test func theCountIsKnownWhereItCanBe() {
        #expect(Frames(count: 4) { $0 }.count == 4)
        #expect(Frames([1, 2]).count == 2)
        #expect(Frames((0..<9).lazy.map { $0 + 1 }).count == 9)
        #expect(Frames(AnySequence([1])).count == nil)
        #expect(Frames(AnySequence([1]), count: 1).count == 1)
    }

    @Test func aDurationHasFramesAtEveryRate() async throws {
        let frames = Frames(duration: .seconds(4)) { $0 }
        for (rate, count) in [(30, 120), (60, 240), (0.1, 1), (29.97, 120)] as [(Rational, Int)] {
            let times = try await all(frames.checked(of: "Wave", at: rate))
            #expect(times.count == count)
            #expect(times.map(\.index) == Array(0..<count))
            for time in times {
                #expect(abs(time.seconds - Double(time.index) / rate.doubleValue) < 1e-9)
                #expect(time.progress == Double(time.index) / Double(count))
            }
        }
        #expect(try await all(frames.checked(of: "Wave", at: 30))[45].seconds == 1.5)
        #expect(try await all(Frames(duration: .zero) { $0 }.checked(of: "Wave", at: 30)).isEmpty)
        for wrong in [Duration.seconds(-1), .seconds(1e12)] {
            #expect(throws: FlipbookError.self) {
                try Frames(duration: wrong) { $0 }.checked(of: "Wave", at: 30)
            }
        }
        for rate in [0, -30, 1_000_000] as [Rational] {
            let error = #expect(throws: FlipbookError.self) { try frames.checked(of: "Wave", at: rate) }
            #expect(error?.description.contains("--fps") == true)
            #expect(try Frames(count: 3) { $0 }.checked(of: "Wave", at: rate).count == 3)
        }
    }

    @Test func nothingIsPulledBeforeItIsAskedFor() async throws {
        var pulled = 0
        let endless = sequence(state: 0) { (state: inout Int) -> Int? in
            pulled += 1
            state += 1
            return state
        }
        let iterator = Frames(endless).makeIterator()
        #expect(pulled == 0)
        _ = try await iterator.nextIndexed()
        _ = try await iterator.nextIndexed()
        #expect(pulled == 2)
    }

    @Test func anIteratorStartsOver() async throws {
        let frames = Frames(count: 3) { $0 }
        #expect(try await all(frames) == all(frames))
    }
}
