import Testing

@testable import FlipbookRender

/// A plan and the repairs of damaged frames wait at one gate.
struct FeedGateTests {
    @Test func everyTaskThatWaitsIsLetIn() async throws {
        let gate = FeedGate(maximumFrames: 1, maximumBytes: 1 << 20, minimumFrames: 0)
        try await gate.enter(bytes: 1)
        #expect(gate.isFull)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    try await gate.enter(bytes: 1)
                    gate.leave(bytes: 1)
                }
            }
            try await Task.sleep(for: .milliseconds(20))
            gate.leave(bytes: 1)
            try await group.waitForAll()
        }
        #expect(!gate.isFull)
    }

    /// Once it has filled up, many are let in together.
    @Test func aFullGateOpensOnceAQuarterHasLeft() async throws {
        let gate = FeedGate(maximumFrames: 8, maximumBytes: 1 << 20, minimumFrames: 0)
        for _ in 0..<8 { try await gate.enter(bytes: 1) }
        #expect(gate.isFull)
        gate.leave(bytes: 1)
        #expect(gate.isFull)
        gate.leave(bytes: 1)
        #expect(!gate.isFull)
        for _ in 0..<2 { try await gate.enter(bytes: 1) }
        #expect(gate.isFull)
    }

    @Test func aGateThatIsClosedLetsNobodyIn() async throws {
        let gate = FeedGate(maximumFrames: 1, maximumBytes: 1 << 20, minimumFrames: 0)
        try await gate.enter(bytes: 1)
        let waiting = Task { try await gate.enter(bytes: 1) }
        try await Task.sleep(for: .milliseconds(20))
        gate.close()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
