import Foundation
import TestSupport
import Testing

/// Parameters that come from elsewhere: files, scripts, and in any order.
struct ParametersTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func run(_ program: String, _ cache: String, _ arguments: String...) throws -> Run {
        let run = try Run(
            program, arguments + ["--cache", cache, "--frames-only", "--progress", "none"], in: folder)
        run.wait()
        return run
    }

    private func write(_ lines: [String], to name: String) throws {
        try lines.map { $0 + "\n" }.joined().write(toFile: folder(name), atomically: true, encoding: .utf8)
    }

    @Test func aFileGivesTheSameFramesAsTheAnimator() throws {
        #expect(try run("CosineWave", "own", "--count", "8").process.terminationStatus == 0)
        try write((0..<8).map { "\(2 * .pi * Double($0) / 8)" }, to: "phases.jsonl")
        let given = try run("CosineWave", "given", "--count", "8", "--parameters", "phases.jsonl")
        #expect(given.process.terminationStatus == 0, "\(given.standardError)")
        #expect(try folder.frames(in: "given") == folder.frames(in: "own"))
        #expect(try folder.frames(in: "own").count == 8)
    }

    @Test func structuresAreGivenByField() throws {
        let line = { (marks: String) in
            #"{"heights": {"a": 0.5, "b": \#(Double.random(in: 0...1))}, "marks": \#(marks)}"#
        }
        try write([line("[1, 2]"), "", line("[]"), line("[4]")], to: "good.jsonl")
        #expect(try run("TestReel", "a", "Hashed", "--parameters", "good.jsonl").process.terminationStatus == 0)
        #expect(try folder.frames(in: "a").count == 3)

        try write([line("[1]"), "", line("[1, \"two\"]")], to: "bad.jsonl")
        let bad = try run("TestReel", "b", "Hashed", "--parameters", "bad.jsonl")
        #expect(bad.process.terminationStatus != 0)
        #expect(
            bad.standardError.contains("bad.jsonl, line 3, `marks[1]`: a string stands where Int is expected"),
            "\(bad.standardError)")
        try write([line("[1]"), "{"], to: "bad.jsonl")
        #expect(
            try run("TestReel", "b", "Hashed", "--parameters", "bad.jsonl").standardError.contains(
                "line 2, is not JSON")
        )
        let none = try run("TestReel", "b", "Plain", "--parameters", "good.jsonl")
        #expect(none.standardError.contains("frames without parameters"))
        let missing = try run("CosineWave", "b", "--parameters", "none.jsonl")
        #expect(missing.standardError.contains("none.jsonl"))
    }

    /// The lines of a program that is slow with them are drawn as they come.
    @Test func aScriptDrivesAnAnimator() throws {
        let script = """
            import json, math, sys
            for frame in range(12):
                print(json.dumps(2 * math.pi * frame / 12), flush=True)
            """
        let pipeline = "python3 -c \"$0\" | \"$1\" --count 12 --parameters - --cache piped --workers 2 -o piped.mp4"
        let run = try Run(
            "/bin/sh", ["-c", pipeline, script, Run.products + "/CosineWave"], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(try probe(folder("piped.mp4"))["nb_read_packets"] == "12")
        #expect(try self.run("CosineWave", "own", "--count", "12").process.terminationStatus == 0)
        #expect(try folder.frames(in: "piped") == folder.frames(in: "own"))
    }

    @Test func aStillOfAFileIsItsLine() throws {
        try write(["0.5", "1.5"], to: "phases.jsonl")
        let still = try Run(
            "CosineWave", ["--parameters", "phases.jsonl", "--still", "1", "-o", "one.png"], in: folder)
        #expect(still.wait() == 0, "\(still.standardError)")
        let beyond = try Run("CosineWave", ["--parameters", "phases.jsonl", "--still", "2"], in: folder)
        #expect(beyond.wait() != 0 && beyond.standardError.contains("has only 2 frames"))
    }
}
