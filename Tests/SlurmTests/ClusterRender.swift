import Foundation
import TestSupport
import Testing

/// A render by the cluster, in a folder of its own.
struct ClusterRender {
    let folder: TemporaryFolder
    let cluster: Cluster

    init() throws {
        folder = try TemporaryFolder()
        cluster = try #require(Cluster.current)
    }

    /// Runs TestReel to its end.
    func run(_ animator: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let run = try start(animator, arguments, environment: environment)
        run.wait()
        return run
    }

    func start(_ animator: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        try Run(
            "TestReel", [animator, "--cache", "cache", "--encoder", "libx264"] + arguments, in: folder,
            environment: cluster.environment.merging(environment) { $1 })
    }

    /// Submits a render, and gives the numbers of its jobs.
    func submit(_ animator: String, _ arguments: [String]) throws -> (array: Int, last: Int) {
        let run = try run(animator, ["--slurm", "--progress", "json"] + arguments)
        #expect(run.process.terminationStatus == 0, "\(run.standardError)")
        let jobs = try #require(run.event("submitted")?["jobs"] as? [Int], "\(run.standardError)")
        try #require(jobs.count == 2)
        return (jobs[0], jobs[1])
    }

    /// Waits for the jobs by the same command.
    func wait(_ animator: String, _ arguments: [String]) throws {
        let run = try run(animator, ["--slurm", "--wait"] + arguments)
        #expect(run.process.terminationStatus == 0, "\(run.standardError)\n\(logs)")
    }

    /// Everything that the jobs have said.
    var logs: String {
        folder.files().filter { $0.hasSuffix(".log") }
            .map { "== \($0)\n" + ((try? String(contentsOfFile: folder($0), encoding: .utf8)) ?? "") }
            .joined(separator: "\n")
    }

    var frames: Int { (try? folder.frames().count) ?? 0 }

    /// The video and the frames are those of a render on this machine alone, which is made now.
    func expectTheSameAsHere(_ animator: String, _ arguments: [String], video: String? = nil) throws {
        let here = try run(animator, ["--cache", "here", "--output", "here.mp4"] + arguments)
        #expect(here.process.terminationStatus == 0, "\(here.standardError)")
        #expect(try difference(folder.frames(), from: folder.frames(in: "here")) == [])
        let expected = try pictures("here.mp4")
        #expect(!expected.isEmpty)
        #expect(try pictures(video ?? "\(animator).mp4") == expected)
        #expect(folder.files(below: "cache").allSatisfy { !$0.contains("/tmp/") }, "\(folder.files())")
    }

    /// A digest of each decoded picture of a video.
    private func pictures(_ video: String) throws -> [Substring] {
        let run = try Run(
            "/usr/bin/env", ["ffmpeg", "-v", "error", "-i", folder(video), "-f", "framemd5", "-"], in: folder)
        run.wait()
        return run.standardOutput.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
}
