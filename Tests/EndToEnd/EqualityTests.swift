import Foundation
import TestSupport
import Testing

@testable import TestReel

/// The same frames, byte for byte, in every process and in every order.
///
/// Rows 32 and 33 of the faults (`FaultTests/Faults.md`).
struct EqualityTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func frames(of animator: String, _ arguments: String...) throws -> [String: Data] {
        let cache = "cache-" + arguments.joined()
        let run = try Run(
            "TestReel", [animator, "--cache", cache, "--frames-only", "--progress", "none"] + arguments, in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        let frames = try folder.frames(in: cache)
        #expect(!frames.isEmpty)
        return frames
    }

    @Test("Row 24: one worker or many", arguments: ["Plain", "Hashed", "Coloured"])
    func oneWorkerOrMany(_ animator: String) throws {
        let one = try frames(of: animator, "--workers", "1")
        #expect(try frames(of: animator, "--workers", "2") == one)
        #expect(try frames(of: animator, "--workers", "5", "--look-ahead", "1") == one)
    }

    /// What an update adds, removes and lays out belongs to its frame.
    @Test(arguments: ["legend", "colors", "layout", "clear"]) func whatAnUpdateAddsStaysInItsFrame(_ kind: String)
        throws
    {
        let one = try frames(of: "Changing", "--kind", kind, "--workers", "1")
        #expect(
            difference(try frames(of: "Changing", "--kind", kind, "--workers", "3", "--look-ahead", "1"), from: one)
                == [])
        #expect(difference(try frames(of: "Changing", "--kind", kind, "--no-figure-reuse"), from: one) == [])
    }

    /// What piles up depends on the worker: a render says so, once for each call.
    @Test(arguments: ["1", "2"]) func whatPilesUpIsNamed(_ workers: String) throws {
        let run = try Run(
            "TestReel",
            [
                "Changing", "--kind", "pile", "--cache", "cache", "--frames-only", "--progress", "lines", "--workers",
                workers,
            ],
            in: folder)
        _ = run.wait()
        let output = run.standardOutput + run.standardError
        for call in ["axes.plot", "axes.text", "axes.scatter", "axes.twinX", "figure.addColorBar"] {
            #expect(
                output.split(separator: "\n").count { $0.contains("update calls \(call),") } == 1, "\(call): \(output)")
        }
    }

    /// A worker that begins in the middle draws what one drew that came from the start.
    @Test("Row 24: any order") func anyOrder() throws {
        let all = try frames(of: "Hashed", "--workers", "1")
        var pieces: [String: Data] = [:]
        for range in ["16...", "8..<16", "0..<8"] {
            let cache = "cache-pieces"
            let run = try Run(
                "TestReel",
                [
                    "Hashed", "--cache", cache, "--frames-only", "--frames", range, "--workers", "1", "--progress",
                    "none",
                ],
                in: folder)
            #expect(run.wait() == 0)
            pieces = try folder.frames(in: cache)
        }
        #expect(pieces == all)
    }

    /// What `save` writes has the packed pixels of a worker's frame.
    @Test func savedAndRendered() throws {
        func packed(_ png: Data) throws -> Data {
            png[try #require(png.firstRange(of: Data("IDAT".utf8))).lowerBound...]
        }
        let rendered = try frames(of: "Plain", "--workers", "2", "--count", "3").values.map(packed)
        let animator = try Plain(options: .with { _ in })
        let figure = animator.setup()
        let saved = try (0..<3).map { frame in
            animator.update(frame: frame)
            try figure.save(folder("saved.png"))
            return try packed(Data(contentsOf: URL(fileURLWithPath: folder("saved.png"))))
        }
        #expect(saved.count == 3 && Set(saved) == Set(rendered))
    }

    @Test("Row 24: with crashes") func killedAndResumed() throws {
        let whole = try frames(of: "Slow", "--milliseconds", "1")
        let arguments = ["Slow", "--milliseconds", "1", "--cache", "cache", "--frames-only", "--progress", "json"]
        for _ in 0..<4 {
            let run = try Run("TestReel", arguments, in: folder)
            try run.wait(until: { run.framesDone >= 3 || !run.process.isRunning })
            kill(run.pid, SIGKILL)
            run.wait()
        }
        let last = try Run("TestReel", arguments, in: folder)
        #expect(last.wait() == 0)
        #expect(try folder.frames() == whole)
    }
}
