import Foundation
import TestSupport
import Testing

/// Wrong use is answered with what to write instead, and with an exit code that isn't 0.
struct MisuseTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        (["Plain", "--frames", "7..<3"], "10-19"),
        (["Plain", "--frames", "30"], "0:20"),
        (["Plain", "--workers", "0"], "--workers must be 1 to 1024"),
        (["Plain", "--look-ahead", "0"], "1 or more"),
        (["Plain", "--quality", "60"], "51"),
        (["Plain", "--fps", "0"], "0.001"),
        (["Plain", "--dpi", "0"], "more than 0"),
        (["Plain", "-o", "plain.txt"], "mp4"),
        (["Plain", "-o", "/dev/null/no/plain.mp4"], "/dev/null/no can't be made"),
        (["Plain", "--encoder", "no_such_encoder"], "no_such_encoder"),
        (["Plain", "--still", "99"], "0...19"),
        (["Plain", "--still", "3", "-o", "still.txt"], ".png"),
        (["Plain", "--still", "3", "-o", "/dev/null/no/still.pdf"], "/dev/null/no can't be made"),
        (["Plain", "--still", "-1"], "must be 0 or more"),
        (["Plain", "--quality", "-3"], "0 (the best) to 51"),
        (["Plain", "--frames-only", "-o", "x.mp4"], "--frames-only"),
        (["Plain", "--progress", "loud"], "json"),
        (["Plain", "--frame-timeout", "-1"], "must be 0 (no limit) or more"),
        (["Plain", "--verify=-1"], "must be 0 or more"),
        (["Plain", "--cache-limit", "much"], "--cache-limit"),
        (["Plain", "--no-such-option"], "--no-such-option"),
        (["Plain", "--frames", "-5"], "10-19"),
        (["Plain", "--frames", "5..<"], "10:20"),
        (["Plane"], "Did you mean Plain?"),
        (["crash"], "Did you mean Crashing?"),
        ([], "Plain"),
    ])
    func isExplained(_ arguments: [String], _ word: String) throws {
        let run = try Run("TestReel", arguments + (arguments.isEmpty ? [] : ["--cache", "cache"]), in: folder)
        #expect(run.wait() > 0)
        #expect(run.standardError.contains(word), "\(run.standardError)")
        #expect(!folder.files().contains { $0.hasSuffix(".mp4") })
    }

    @Test func theOnlyAnimatorsNameIsCheckedToo() throws {
        let run = try Run("CosineWave", ["CosinWave", "--fresh"], in: folder)
        #expect(run.wait() > 0)
        #expect(run.standardError.contains("Did you mean CosineWave?"), "\(run.standardError)")
    }

    @Test func helpNamesAllOptions() throws {
        let run = try Run("TestReel", ["Plain", "--help"], in: folder)
        #expect(run.wait() == 0)
        for option in [
            "--output", "--fps", "--frames", "--frames-only", "--workers", "--look-ahead", "--cache", "--fresh",
            "--encoder", "--quality", "--preset", "--ffmpeg-argument", "--dpi", "--still", "--dry-run",
            "--no-figure-reuse", "--progress", "--bold", "--weights", "--frame-timeout", "--keep-going", "--explain",
            "--verify", "--cache-limit", "--version", "10:20", "10-19",
        ] {
            #expect(run.standardOutput.contains(option), "\(option)")
        }
    }

    /// `.ci/manual` writes it.
    @Test func theManualIsTheHelp() throws {
        let run = try Run("/bin/sh", ["-c", "COLUMNS=100 '\(Run.products)/TestReel' Talking --help"], in: folder)
        #expect(run.wait() == 0)
        let help = run.standardOutput
        let options = help[try #require(help.range(of: "OUTPUT:")).lowerBound...]
        for group in ["OUTPUT", "QUALITY", "RENDERING", "CACHE", "LOOKING", "CLUSTER"] {
            #expect(options.contains("\(group):\n"), "\(group)")
        }
        let path = Consumer.repository + "/Sources/Flipbook/Flipbook.docc/RenderAnimation.md"
        let article = try String(contentsOfFile: path, encoding: .utf8)
        let start = try #require(article.range(of: "```text\n")).upperBound
        let end = try #require(article.range(of: "```", range: start..<article.endIndex)).lowerBound
        #expect(
            article[start..<end].trimmingCharacters(in: .newlines) == options.trimmingCharacters(in: .newlines),
            "RenderAnimation.md is stale: run .ci/manual")
    }

    @Test func theAnimatorsOwnOptionsStandAmongTheOthersOrAfterTheTerminator() throws {
        for arguments in [["--count", "3", "--fps", "10"], ["--fps", "10", "--", "--count", "3"]] {
            let run = try Run(
                "TestReel", ["Plain", "--cache", "cache", "--frames-only", "--progress", "json"] + arguments, in: folder
            )
            #expect(run.wait() == 0, "\(run.standardError)")
            #expect(run.finished("frames") == 3)
        }
    }

    @Test func aNameThatBothHaveIsTheAnimatorsBehindTheTerminator() throws {
        let run = try render("Clashing", "--frames", "2", "--", "--frames", "6", in: folder)
        #expect(run.finished("frames") == 2, "\(run.standardError)")
        #expect(try render("Clashing", "--", "--frames", "6", in: folder).finished("frames") == 6)
    }

    @Test func valuesThatBeginWithADashAreTaken() throws {
        let run = try render(
            "Plain", "--workers", "-2", "--ffmpeg-argument", "-tune", "--ffmpeg-argument", "animation", in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
    }
}
