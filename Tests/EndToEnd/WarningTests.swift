import Foundation
import TestSupport
import Testing

/// What a render says of texts that can't be drawn as they are meant.
///
/// Row 46 of the faults (`FaultTests/Faults.md`).
struct WarningTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func count(_ text: String, in output: String) -> Int { output.components(separatedBy: text).count - 1 }

    /// Three workers see these texts in frames of their own, and frames differ in what they have.
    @Test(arguments: ["json", "none", "lines"]) func aRenderWarnsOnceOfEachKind(progress: String) throws {
        let run = try Run(
            "TestReel",
            ["Scripts", "--cache", "cache", "--workers", "3", "--frames-only", "--progress", progress], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(try folder.frames().count == 24)
        let output = run.standardError
        #expect(count("control characters", in: output) == 1 && output.contains("U+0000"), "\(output)")
        #expect(!output.utf8.contains(0))
        // Only where the machine has no font for them.
        let isMissing = output.contains("U+4E2D")
        #expect(count("fonts-noto-cjk", in: output) == (isMissing ? 1 : 0), "\(output)")
    }

    @Test(arguments: ["png", "pdf", "svg"]) func aSavedPictureWarns(ending: String) throws {
        let run = try Run("TestScript", [folder("picture.\(ending)"), "--picture"], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.standardError.hasPrefix("warning: A text has control characters"), "\(run.standardError)")
        #expect(count("warning: ", in: run.standardError) == 1)
        #expect(folder.files().contains("picture.\(ending)"))
    }

    /// A grid for each frame, as a script writes it: as rows, or as its own coding has it.
    @Test func gridsAreParametersFromOutside() throws {
        func frames(_ cache: String, _ arguments: String...) throws -> [String: Data] {
            let run = try Run(
                "TestReel", ["Fields", "--cache", cache, "--frames-only", "--progress", "none"] + arguments, in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            return try folder.frames(in: cache)
        }
        let lines = (0..<4).map { frame in
            let rows = (0..<2).map { row in (0..<3).map { row + $0 + frame } }
            return frame % 2 == 0 ? "\(rows)" : #"{"rows": 2, "columns": 3, "values": \#(rows.flatMap(\.self))}"#
        }
        try lines.joined(separator: "\n").write(toFile: folder("fields.jsonl"), atomically: true, encoding: .utf8)
        #expect(try frames("own") == frames("given", "--parameters", "fields.jsonl"))
        try "[[1, 2], [3]]\n".write(toFile: folder("bad.jsonl"), atomically: true, encoding: .utf8)
        let bad = try Run("TestReel", ["Fields", "--cache", "bad", "--parameters", "bad.jsonl"], in: folder)
        #expect(bad.wait() != 0 && bad.standardError.contains("bad.jsonl, line 1, row 1 of a grid has 1 values"))
    }
}
