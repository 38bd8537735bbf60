import FlipbookCoding
import FlipbookStore
import TestSupport
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
        #expect(queue.takeBack(given, began: 1, death: Death(summary: "killed")) == 1)
        #expect(drain(&queue) == Array(0..<6))
    }

    @Test func aDeathBeforeUpdateIsNoTry() {
        var queue = FrameQueue()
        queue.append(job(7))
        for _ in 0..<20 {
            let given = [queue.popFirst()].compactMap { $0 }
            #expect(queue.takeBack(given, began: nil, death: Death(summary: "killed")) == nil)
        }
        #expect(queue.failures.isEmpty && queue.count == 1)
    }

    @Test func aFrameIsGivenUpAfterThreeDeaths() {
        var queue = FrameQueue()
        for frame in 0..<2 { queue.append(job(frame)) }
        for death in 1...3 {
            let given = (0..<2).compactMap { _ in queue.popFirst() }
            #expect(queue.takeBack(given, began: 0, death: Death(summary: "death \(death)")) == (death < 3 ? 0 : nil))
        }
        #expect(queue.failures.map(\.frame) == [0])
        #expect(queue.failures.first?.reason == "It crashed 3 workers. death 3")
        #expect(drain(&queue) == [1])
    }

    /// A frame is given up with the second death of one fault, and with the third of any.
    @Test func aFaultThatComesAgainIsNotTriedAThirdTime() {
        let random = Seeded.generator("deaths")
        let faults: [Death.Fault?] = [
            nil, Death.Fault(signal: 4, place: "a:1"), Death.Fault(signal: 4, place: "a:2"),
            Death.Fault(signal: 11, place: "a:1"), Death.Fault(signal: 11, place: nil),
        ]
        for _ in 0..<300 {
            var queue = FrameQueue()
            queue.append(job(0))
            var seen: [Death.Fault?] = []
            while queue.count > 0 {
                let fault = random.pick(faults) ?? nil
                let isLast = seen.count == 2 || fault != nil && seen.contains(fault)
                seen.append(fault)
                let given = [queue.popFirst()].compactMap { $0 }
                let retried = queue.takeBack(given, began: 0, death: Death(summary: "It crashed.", fault: fault))
                #expect(retried == (isLast ? nil : 0), "\(seen)")
            }
            let known = seen.count == 2 || seen.dropLast().contains { $0 != nil && $0 == seen.last }
            #expect(queue.faults.values.allSatisfy { $0 == 0 })
            let text = "It crashed \(seen.count) workers\(known ? " in the same way" : ""). It crashed."
            #expect(queue.failures.map(\.reason) == [text])
        }
    }

    /// What has killed two workers on one frame is known for the others.
    @Test func aKnownFaultIsNotTriedAgainOnOtherFrames() {
        let death = Death(summary: "It crashed.", fault: Death.Fault(signal: 4, place: "a:1"))
        var queue = FrameQueue()
        for frame in 0..<3 { queue.append(job(frame)) }
        for frame in [0, 0, 1] {
            let given = [queue.popFirst()].compactMap { $0 }
            #expect(given.map(\.frame) == [frame])
            _ = queue.takeBack(given, began: frame, death: death)
        }
        #expect(queue.failures.map(\.frame) == [0, 1])
        #expect(queue.failures.last?.reason == "It crashed a worker, as frame 0 did. It crashed.")
        #expect(drain(&queue) == [2])
    }
}
