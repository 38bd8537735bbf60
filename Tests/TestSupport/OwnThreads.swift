import Foundation
import Testing

/// Runs the tests of a suite on threads of their own.
///
/// Swift runs tests on as many threads as there are cores. One that waits for a process keeps its thread meanwhile: a suite of such
/// tests, one after the other, keeps a core from all others for minutes.
package struct OwnThreads: SuiteTrait, TestScoping {
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Executor()) { try await function() }
    }

    private final class Executor: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Trait where Self == OwnThreads {
    /// Runs the tests of a suite on threads of their own.
    package static var onThreadsOfItsOwn: Self { OwnThreads() }
}
