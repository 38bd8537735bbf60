import FlipbookStore
import Testing

@testable import FlipbookRender

/// Which frame is handed out next, and what becomes of those of a dead worker.
struct FrameQueueTests {
    private func job(_ frame: Int) -> FrameJob {
        FrameJob(frame: frame, key: FrameKey(animation: Digest(of: []), frame: frame, parameters: []), parameters: [])
    }

    private func drain(_ queue: inout FrameQueue) -> [Int] {
        var frames: [Int] = []
        while let job = queue.popFirst() { frames.append(job.frame) }
        return frames
    }

    @Test func framesComeOutAsTheyWentIn() {
        var queue = FrameQueue()
        for frame in 0..<5000 { queue.append(job(frame)) }
        #expect(queue.count == 5000)
        #expect(drain(&queue) == Array(0..<5000))
        #expect(queue.count == 0 && queue.popFirst() == nil)
    }

    @Test func whatADeadWorkerHadComesFirst() {
        var queue = FrameQueue()
        for frame in 0..<6 { queue.append(job(frame)) }
        let given = (0..<3).compactMap { _ in queue.popFirst() }
        #expect(queue.takeBack(given, began: 1, reason: "killed") == 1)
        #expect(drain(&queue) == Array(0..<6))
    }

    @Test func aDeathBeforeUpdateIsNoTry() {
        var queue = FrameQueue()
        queue.append(job(7))
        for _ in 0..<20 {
            let given = [queue.popFirst()].compactMap { $0 }
            #expect(queue.takeBack(given, began: nil, reason: "killed") == nil)
        }
        #expect(queue.failures.isEmpty && queue.count == 1)
    }

    @Test func aFrameIsGivenUpAfterThreeDeaths() {
        var queue = FrameQueue()
        for frame in 0..<2 { queue.append(job(frame)) }
        for death in 1...3 {
            let given = (0..<2).compactMap { _ in queue.popFirst() }
            #expect(queue.takeBack(given, began: 0, reason: "death \(death)") == (death < 3 ? 0 : nil))
        }
        #expect(queue.failures.map(\.frame) == [0])
        #expect(queue.failures.first?.reason == "3 workers died of it. death 3")
        #expect(drain(&queue) == [1])
    }
}
