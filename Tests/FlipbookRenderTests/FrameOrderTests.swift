import TestSupport
import Testing

@testable import FlipbookRender

@Suite struct FrameOrderTests {
    /// What comes of elements with these numbers.
    private func order(
        _ frames: [Int?], range: FrameRange = .all, total: Int? = nil
    ) throws -> (taken: [Int], count: Int) {
        var order = FrameOrder(range: range, total: total)
        var taken: [Int] = []
        for frame in frames where !order.isComplete { taken.append(try order.take(frame)) }
        return (taken, try order.end())
    }

    private func complaint(_ frames: [Int?], range: FrameRange = .all, total: Int? = nil) -> String {
        do {
            _ = try order(frames, range: range, total: total)
            return ""
        } catch { return "\(error)" }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func anyOrderWillDo(seed: UInt64) throws {
        var random = Seeded(seed)
        let count = Int.random(in: 1...500, using: &random)
        let frames = (0..<count).shuffled(using: &random)
        #expect(try order(frames) == (frames, count))
        #expect(try order(frames, total: count).count == count)
        // Without any one of them, that one is named.
        let missing = Int.random(in: 0..<count, using: &random)
        let rest = frames.filter { $0 != missing }
        #expect(complaint(rest, total: count).contains("promised"))
        if missing < count - 1 { #expect(complaint(rest).contains("none for frame \(missing):")) }
        // And any that comes twice.
        let twice = Int.random(in: 0..<count, using: &random)
        let again = complaint(frames + [twice])
        #expect(again.contains("twice for frame \(twice)") && again.contains("as number \(count + 1)"))
    }

    @Test func whatIsAskedForIsEnough() throws {
        let range = FrameRange(3..<6)
        #expect(try order([9, 4, 0, 5, 3, 3, 3], range: range) == ([9, 4, 0, 5, 3], 3))
        #expect(try order([nil, nil, nil, nil, nil, nil, nil], range: range) == ([0, 1, 2, 3, 4, 5], 3))
        #expect(complaint([3, 4], range: range).contains("none for frames 0...2"))
        #expect(complaint([0, 1, 2, 3], range: range).contains("there are only 4"))
    }

    @Test func mistakesAreNamed() {
        #expect(complaint([0, 1, 2, 7, 9]).contains("none for frames 3...6, frame 8:"))
        #expect(complaint([-1]).contains("frame -1") && complaint([4], total: 4).contains("frames 0..<4"))
        #expect(complaint((0..<100).map { 2 * $0 + 1 }).contains("and more"))
        #expect(complaint([]).contains("has no frames"))
        #expect(complaint([nil, nil], total: 3).contains("has only 2"))
    }
}
