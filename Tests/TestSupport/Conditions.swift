import FlipbookSystem
import Foundation
import Testing

/// Which tests run. `swift test` leaves out those that take long and those whose tools are missing, and says so;
/// `FLIPBOOK_ALL_TESTS=1` (`.ci/test --all`) leaves out none, so that a missing tool is a failure.
package enum TestRun {
    /// Whether all tests run.
    package static let isWhole = ProcessInfo.processInfo.environment["FLIPBOOK_ALL_TESTS"] == "1"
}

extension Tag {
    /// A test that takes long: it builds packages for release, makes many videos, kills renders in many ways, draws
    /// 100 000 frames, or runs a cluster.
    @Tag package static var long: Self
}

extension Trait where Self == ConditionTrait {
    /// Leaves a test that takes long to `.ci/test --all`.
    package static var onlyInWholeRuns: Self {
        .enabled(if: TestRun.isWhole, "It takes long; .ci/test --all runs it.")
    }

    /// Skips a test on a machine that has none of these programs in its PATH.
    package static func needs(oneOf programs: [String]) -> Self {
        .enabled(
            if: TestRun.isWhole || programs.contains { Command.find($0) != nil },
            "It needs \(programs.joined(separator: " or ")), which .ci/setup --tests installs.")
    }

    /// Skips a test on a machine without this program.
    package static func needs(_ program: String) -> Self { needs(oneOf: [program]) }
}
