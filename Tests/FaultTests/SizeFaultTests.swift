import Foundation
import TestSupport
import Testing

/// Numbers and sizes that come from outside are looked at before anything is made of them.
///
/// Row 37 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct SizeFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws -> Run { try run(arguments) }

    private func run(_ arguments: [String]) throws -> Run {
        try Run("TestReel", arguments + ["--cache", "cache", "--progress", "json", "--encoder", "libx264"], in: folder)
    }

    /// The most memory that it has taken so far, in MiB.
    private func memory(of run: Run) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(run.pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }

    @Test(
        "A time as a frame's number",
        arguments: ["1700000000", "1700000000000", "1700000000000000000", "\(Int.max)", "10000000"],
        ["1", "1000000000", "-1"])
    func aTimeIsNoNumberOfAFrame(_ start: String, _ step: String) throws {
        for more in [[], ["--frames-only"]] {
            let run = try run(["Numbered", "--start=\(start)", "--step=\(step)"] + more)
            #expect(run.waitOrKill() == 1)
            #expect(
                run.failure.contains("frame \(start)") && run.failure.contains("10000000 frames at most"),
                "\(run.failure)")
        }
    }

    @Test("A frame's number far from all others") func farNumbersTakeNoMemory() throws {
        let run = try run("Numbered", "--step", "3000000")
        var most = 0
        while run.process.isRunning {
            most = max(most, memory(of: run))
            usleep(10_000)
        }
        #expect(run.waitOrKill() == 1)
        #expect(run.failure.contains("none for frames 1...2999999, frames 3000001...5999999"), "\(run.failure)")
        #expect(most < 400)
    }

    @Test("More frames, or fewer, than can be", arguments: ["-1", "\(Int.min)", "10000001", "\(Int.max)"])
    func aNumberOfFramesThatCanNotBe(_ count: String) throws {
        for more in [[], ["--still", "0"], ["--dry-run"], ["--frames", "0..<2"], ["--workers", "1"]] {
            let run = try run(["Plain", "--count=\(count)"] + more)
            #expect(run.waitOrKill() == 1)
            #expect(
                run.standardError.contains("frames of Plain must be 0 to 10000000, not \(count)"),
                "\(run.standardError)")
        }
    }

    @Test(
        "Frames that are asked for",
        arguments: ["0..<10000001", "0...9223372036854775806", "9223372036854775806...", "10000000"])
    func framesFarOut(_ range: String) throws {
        for animator in ["Plain", "Streamed"] {
            let run = try run(animator, "--frames", range)
            #expect(run.waitOrKill() == 1)
            #expect(
                run.standardError.contains("the most that") || run.standardError.contains("asked for"),
                "\(run.standardError)"
            )
        }
    }

    @Test("A line of parameters without end") func aLineWithoutEndIsRefused() throws {
        for file in ["/dev/zero", "pipe"] {
            var writer: Run?
            if file == "pipe" {
                mkfifo(folder("pipe"), 0o600)
                writer = try Run("/bin/sh", ["-c", "tr '\\0' 1 </dev/zero >pipe"], in: folder)
            }
            let run = try run("Streamed", "--parameters", file, "--frames-only")
            #expect(run.waitOrKill() == 1)
            #expect(run.failure.contains("line 1, has more than 256 MiB"), "\(run.standardError)")
            _ = writer?.waitOrKill()
        }
    }

    @Test("Words of an error without measure", arguments: [(20_000_000, []), (100_000, ["--in-setup"])])
    func aLongErrorIsCut(_ length: Int, _ more: [String]) throws {
        for workers in ["1", "2"] {
            let run = try run(
                ["Throwing", "--at", "3", "--length", "\(length)", "--workers", workers, "--fresh"] + more)
            #expect(run.waitOrKill() == 1)
            #expect(run.failure.contains("upset!!!") || run.failure.contains("the data of 3 is upside down!!!"))
            #expect(
                run.failure.contains("bytes in all)") && run.failure.utf8.count < 70_000, "\(run.failure.suffix(100))")
        }
    }

    /// Every option that takes a number, at the ends of what can be written.
    @Test(
        "The numbers of the command line",
        arguments: [
            "--workers", "--look-ahead", "--quality", "--loop", "--verify", "--fps", "--frame-timeout", "--hold",
            "--dpi", "--still",
            "--cache-limit", "--frames",
        ])
    func extremesOfOptions(_ option: String) throws {
        for value in [
            "\(Int.max)", "\(Int.min)", "9223372036854775808", "-1", "0", "1e308", "-1e308", "nan", "inf", "5e-324", "",
        ] {
            let run = try run("Plain", "--count", "2", "\(option)=\(value)")
            let code = try #require(run.waitOrKill(), "\(option) \(value) hangs")
            #expect(code == 0 || code == 1 || code == 64, "\(option) \(value): \(code) \(run.standardError)")
            if code == 1 { #expect(run.standardError.contains("Error: "), "\(option) \(value)") }
            #expect(!run.standardError.contains("Fatal error"), "\(option) \(value): \(run.standardError)")
        }
    }

    @Test("Options without measure", arguments: ["1", "2"]) func largeOptionsReachTheWorkers(_ workers: String) throws {
        let run = try Run("TestScript", [folder.path, workers, "--large-options", "20000000"], in: folder)
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.standardOutput == "8 rendered\n")
    }

    @Test("Workers", arguments: ["1025", "\(Int.max)"]) func tooManyWorkersAreRefused(_ count: String) throws {
        let run = try run("Plain", "--workers", count)
        #expect(run.waitOrKill() == 1)
        #expect(
            run.failure.contains("--workers must be 1 to 1024") && run.failure.contains(count), "\(run.standardError)")
    }

    @Test("As many workers as may be") func manyWorkersAreNoMoreThanFrames() throws {
        let run = try run("Plain", "--count", "3", "--workers", "1024")
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.finished("rendered") == 3)
    }
}
