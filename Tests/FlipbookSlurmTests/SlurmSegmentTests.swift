import FlipbookRender
import TestSupport
import Testing

@testable import FlipbookSlurm

/// Which task encodes which segment of the video.
@Suite struct SlurmSegmentTests {
    /// For random missing frames, shards and orders in which shards are done: each whole segment that has a missing frame is encoded
    /// once, when its last frame is drawn.
    @Test func eachSegmentIsEncodedOnceWhenItsLastFrameIsDrawn() throws {
        let random = Seeded.generator("segments of shards")
        let length = RenderRequest.segmentLength
        for _ in 0..<200 {
            let total = random.count(1...2000)
            let start = random.chance() ? 0 : random.count(0...total - 1)
            var missing: [ClosedRange<Int>] = []
            var frame = start + random.count(0...300)
            while frame < total {
                let last = min(frame + random.count(0...400), total - 1)
                missing.append(frame...last)
                frame = last + 2 + random.count(0...300)
            }
            let shards = Shard.cut(missing, into: random.count(1...12))
            let plan = SlurmPlan(round: 1, tasks: 1, secondsPerFrame: 1, shards: shards)
            var settings = RenderSettings()
            settings.range = FrameRange(start..<total)
            var request = RenderRequest(
                Assignment(
                    animator: "A", identity: "M.A", program: "p", options: [], inWords: "", store: "/s",
                    settings: settings),
                total: total, workers: .processes(executable: "", name: "", count: 1), cores: 1
            ) { ParameterIterator { nil } }
            request.output = "a.mp4"

            var rest = Set(missing.joined())
            var done: Set<Int> = []
            var encoded: [Int] = []
            var order = random
            for index in shards.indices.shuffled(using: &order) {
                done.insert(index)
                rest.subtract(shards[index].frames)
                for (segment, frames) in plan.segments(completedBy: shards[index], of: request, isDone: done.contains) {
                    #expect(frames == start + segment * length..<start + (segment + 1) * length)
                    #expect(rest.isDisjoint(with: frames) && frames.upperBound <= total)
                    encoded.append(segment)
                }
            }
            let whole = (0..<(total - start) / length).filter { segment in
                let frames = start + segment * length...start + (segment + 1) * length - 1
                return missing.contains { $0.overlaps(frames) }
            }
            #expect(encoded.sorted() == whole)
            request.output = nil
            #expect(shards.allSatisfy { plan.segments(completedBy: $0, of: request, isDone: { _ in true }).isEmpty })
        }
    }
}
