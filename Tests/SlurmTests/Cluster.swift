import Foundation
import TestSupport
import Testing

/// A Slurm of two nodes on this machine, as `.ci/slurm` starts it.
final class Cluster: Sendable {
    private static let script =
        URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/.ci/slurm"

    /// The one that the tests use; it is there as long as they run.
    @TaskLocal static var current: Cluster?

    private let folder: TemporaryFolder
    /// What a program needs to use it.
    let environment: [String: String]

    /// Starts it.
    init() throws {
        folder = try TemporaryFolder()
        // Another run of the tests may go on beside this one.
        let port = 20000 + 10 * (Int(getpid()) % 1000)
        environment = ["SLURM_CONF": folder("slurm.conf"), "PORT": "\(port)"]
        try call("up")
    }

    func end() throws { try call("down") }

    func startNode(_ number: Int) throws { try call("node", "\(number)") }
    func startController() throws { try call("controller") }

    private func call(_ command: String, _ argument: String...) throws {
        let run = try Run(Self.script, [command, folder.path] + argument, in: folder, environment: environment)
        guard run.wait() == 0 else {
            throw Failure(description: "Slurm can't be used (.ci/slurm \(command)): \(run.standardError)")
        }
    }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// What one of Slurm's own programs says.
    @discardableResult
    func ask(_ program: String, _ arguments: String...) throws -> String {
        let run = try Run("/usr/bin/env", [program] + arguments, in: folder, environment: environment)
        run.wait()
        return run.standardOutput
    }

    /// Kills a daemon: `slurmctld`, `slurmd-n2`.
    func killDaemon(_ name: String) throws {
        let text = try String(contentsOfFile: folder("run/\(name).pid"), encoding: .utf8)
        kill(try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
    }

    /// The processes of a job's steps on all nodes: those that Slurm runs them with, and those that were started.
    func processes(ofJob job: String) -> (supervisors: [Int32], programs: [Int32]) {
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
        let supervisors = all.filter { pid in
            (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8))?.hasPrefix("slurmstepd: [\(job).")
                ?? false
        }
        return (supervisors, supervisors.flatMap { Processes.descendants(of: $0).keys })
    }

    /// The running tasks of an array: the job number of each, and its node.
    func running(_ array: Int) throws -> [(job: String, task: String, node: String)] {
        try ask("squeue", "--noheader", "--jobs=\(array)", "--states=RUNNING", "--array", "--format=%A %K %N")
            .split(separator: "\n").compactMap { line in
                let parts = line.split(separator: " ").map(String.init)
                return parts.count == 3 ? (parts[0], parts[1], parts[2]) : nil
            }
    }

    /// Waits until the controller has written down what it knows now. It does so five seconds after a change; killed
    /// before, it takes running jobs for strangers.
    func awaitRecords() throws {
        let start = Date.now
        while start.timeIntervalSinceNow > -15 {
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder("state/job_state"))
            if let written = attributes?[.modificationDate] as? Date, written > start { return }
            usleep(100_000)
        }
    }

    /// Whether all nodes are up and idle.
    func isIdle() throws -> Bool {
        let states = try ask("sinfo", "--noheader", "--partition=main", "--Node", "--format=%t").split(separator: "\n")
        return states.count == 2 && states.allSatisfy { $0 == "idle" }
    }
}

/// Starts a cluster before the first test of a suite and ends it after the last.
struct WithCluster: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let cluster = try Cluster()
        defer { #expect(throws: Never.self) { try cluster.end() } }
        try await Cluster.$current.withValue(cluster) { try await function() }
    }
}

/// The tests that need a cluster: one after the other, for the machine is small and they break it.
@Suite(.serialized, .tags(.long), .onlyInWholeRuns, .onThreadsOfItsOwn, WithCluster()) struct SlurmTests {}
