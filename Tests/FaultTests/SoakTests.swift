import Foundation
import TestSupport
import Testing

/// Renders whose processes are killed at random, each of which must end, after one more run, in the frames of a render
/// that nobody disturbed.
///
/// `FLIPBOOK_ALL_TESTS=1 FLIPBOOK_SOAK=200 swift test --filter SoakTests` does it 200 times, and `FLIPBOOK_SEED` does it
/// again.
@Suite(.serialized, .tags(.long), .onlyInWholeRuns)
struct SoakTests {
    private static let frames = 24

    /// Who is killed: the render as it is started by hand, or by the command plugin.
    private enum Kind: Hashable { case runner, plugin }

    private func start(_ kind: Kind, in folder: TemporaryFolder) throws -> Run {
        let arguments = [
            "--count", "\(Self.frames)", "--milliseconds", "40", "--cache", folder("cache"), "--encoder", "libx264",
            "-o", folder("video.mp4"), "--progress", "none", "--workers", "2",
        ]
        switch kind {
        case .runner: return try Run("TestReel", ["Slow"] + arguments, in: folder)
        case .plugin: return try Consumer.shared.get().package(["Pendulum"] + arguments)
        }
    }

    /// The frames of a render that nobody disturbs.
    private func undisturbed(_ kind: Kind) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        let run = try start(kind, in: folder)
        #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
        let frames = try folder.frames()
        #expect(frames.count == Self.frames)
        return frames
    }

    @Test func whateverIsKilledTheVideoIsWholeInTheEnd() throws {
        let random = Seeded.generator("soak")
        let rounds = ProcessInfo.rounds("FLIPBOOK_SOAK", usual: 20)
        var references: [Kind: [String: Data]] = [:]
        var kills: [String: Int] = [:]
        for round in 0..<rounds {
            let kind = round % 5 == 4 ? Kind.plugin : .runner
            if references[kind] == nil { references[kind] = try undisturbed(kind) }
            let folder = try TemporaryFolder()
            let run = try start(kind, in: folder)
            // Most kills are to hit a render that is under way, some its beginning.
            if random.number(in: 0...3) > 0 {
                try run.wait(until: { run.descendants.count >= (kind == .plugin ? 4 : 2) || !run.process.isRunning })
            }
            var seen: Set<Int32> = []
            for _ in 0...random.number(in: 0...3) {
                usleep(random.number(in: 0...300_000))
                let processes = run.descendants.merging([run.pid: "itself"]) { $1 }
                seen.formUnion(processes.keys)
                guard run.process.isRunning, let victim = random.pick(processes.keys.sorted()) else { break }
                kills[processes[victim] ?? "", default: 0] += 1
                kill(victim, SIGKILL)
            }
            run.wait()
            try run.wait(until: { seen.allSatisfy { !Processes.isAlive($0) } }, "round \(round): a process survived")

            let last = try start(kind, in: folder)
            #expect(last.wait() == 0, "round \(round): \(last.standardOutput + last.standardError)")
            #expect(try difference(folder.frames(), from: references[kind] ?? [:]) == [], "round \(round)")
            #expect(try probe(folder("video.mp4"))["nb_read_packets"] == "\(Self.frames)", "round \(round)")
            let leftovers = folder.files().filter { $0.contains("/tmp/") || $0.hasSuffix(".partial") }
            #expect(leftovers == [], "round \(round)")
        }
        print("soak: \(rounds) renders; killed \(kills.sorted { $0.key < $1.key })")
    }
}
