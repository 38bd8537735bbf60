import Foundation
import Testing

@testable import FlipbookSlurm

/// How a render's frames are cut into shards.
struct ShardTests {
    @Test(arguments: [1, 2, 3, 7, 30, 31]) func everyFrameIsInOneShard(_ count: Int) {
        let missing = [2...2, 5...19, 30...30, 40...53]
        let shards = Shard.cut(missing, into: count)
        #expect(shards.count == count)
        #expect(shards.flatMap { $0.runs.flatMap(\.self) } == missing.flatMap(\.self))
        let sizes = shards.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        for shard in shards {
            #expect(shard.frames.allSatisfy { shard.range.start <= $0 && $0 < shard.range.end ?? 0 })
        }
    }

    @Test func nothingIsCutIntoNothing() { #expect(Shard.cut([], into: 3).isEmpty) }

    @Test(arguments: [0.001, 0.1, 2, 90, 4000], [(1, nil), (64, nil), (1, 1), (64, 500)])
    func shardsTakeMinutes(_ secondsPerFrame: Double, _ given: (cores: Int, tasks: Int?)) {
        let (cores, tasks) = given
        let frames = 100_000
        let count = Shard.count(frames: frames, secondsPerFrame: secondsPerFrame, cores: cores, tasks: tasks)
        #expect(count >= max(tasks ?? 1, 1) && count <= frames)
        let seconds = Double(frames) * secondsPerFrame / Double(cores) / Double(count)
        #expect(count == frames || seconds <= Shard.seconds.upperBound)
        #expect(count == max(tasks ?? 1, 1) || seconds > Shard.seconds.lowerBound / 2)
    }

    @Test func noTaskIsWithoutAFrame() {
        #expect(Shard.count(frames: 3, secondsPerFrame: 1, cores: 1, tasks: 8) == 3)
    }

    @Test(arguments: [
        ("30", 1800), ("1:30", 90), ("2:00:00", 7200), ("1-12", 129_600), ("1-0:30", 88_200), ("x", nil), ("", nil),
        ("1-", nil), ("1:2:3:4", nil), ("-5", nil),
    ])
    func timeLimitsAreReadAsSbatchReadsThem(_ text: String, _ seconds: Int?) {
        #expect(SlurmSettings.seconds(text) == seconds)
    }

    @Test func theDiskOfOneMachineIsKnown() {
        let mounts = """
            /dev/sda1 / ext4 rw 0 0
            tmpfs /tmp tmpfs rw 0 0
            server:/home /home nfs4 rw 0 0
            scratch /home/my\\040scratch lustre rw 0 0
            """
        #expect(SlurmJob.localDisk("/data", mounts: mounts) == "ext4")
        #expect(SlurmJob.localDisk("/tmp/x", mounts: mounts) == "tmpfs")
        #expect(SlurmJob.localDisk("/home/a/.flipbook", mounts: mounts) == nil)
        #expect(SlurmJob.localDisk("/home/my scratch/a", mounts: mounts) == nil)
        #expect(SlurmJob.localDisk("/homes", mounts: mounts) == "ext4")
    }
}

/// Who may work at a shard.
struct ClaimTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("claim-\(UUID().uuidString)").path

    @Test func oneAtATimeHasIt() throws {
        let first = try #require(try Claim.take(path, name: "a"))
        #expect(try Claim.take(path, name: "b") == nil)
        first.release()
        let second = try #require(try Claim.take(path, name: "b"))
        second.release()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: ["localhost-1-1\na\n", "other-77-1\nb\n", "torn"]) func aDeadOwnersIsTaken(_ text: String) throws {
        // Long silent, of another incarnation of the same task, or not even whole.
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        if !text.contains("\nb\n") { setTime(-Double(Claim.patience) - 5) }
        let claim = try #require(try Claim.take(path, name: "b"))
        claim.release()
    }

    @Test func aSilentOwnerIsGivenTime() throws {
        try Data("other-77-1\na\n".utf8).write(to: URL(fileURLWithPath: path))
        setTime(-Double(Claim.patience) + 10)
        #expect(try Claim.take(path, name: "b") == nil)
        try FileManager.default.removeItem(atPath: path)
    }

    @Test func ofManyWhoWantItOneGetsIt() async throws {
        for round in 0..<20 {
            try Data("other-77-1\na\n".utf8).write(to: URL(fileURLWithPath: path))
            if round.isMultiple(of: 2) { try FileManager.default.removeItem(atPath: path) }
            let path = path
            let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<8 { group.addTask { try Claim.take(path, name: "\(index)") != nil } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == (round.isMultiple(of: 2) ? 1 : 0))
            try FileManager.default.removeItem(atPath: path)
        }
    }

    private func setTime(_ seconds: Double) {
        try? FileManager.default.setAttributes(
            [.modificationDate: Date.now.addingTimeInterval(seconds)], ofItemAtPath: path)
    }
}
