import Foundation
import TestSupport
import Testing

/// `swift package render-animation` in a package of its own that depends on this one.
///
/// Row 52 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized, .tags(.long), .onlyInWholeRuns, .onThreadsOfItsOwn)
struct PluginTests {
    func consumer() throws -> Consumer { try Consumer.shared.get() }

    @Test func theOnlyRunnerNeedsNoName() throws {
        let run = try consumer().package("--count", "6", "--milliseconds", "0", "--encoder", "libx264", "--fresh")
        #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
        #expect(try probe(consumer().folder("Pendulum.mp4"))["nb_read_packets"] == "6")
        #expect(try consumer().folder.frames(in: ".flipbook/Pendulum").count == 6)

        let again = try consumer().package(
            "Pendulum/Pendulum", "--count", "6", "--milliseconds", "0", "-o", "again.mp4")
        #expect(again.wait() == 0)
        #expect(again.standardOutput.contains("0 rendered, 6 from the cache"))
    }

    @Test func theSameAsSwiftRun() throws {
        _ = try consumer().package("--count", "7", "--milliseconds", "0", "--frames-only").wait()
        let run = try consumer().swift(
            ["run", "-c", "release", "Pendulum", "--count", "7", "--milliseconds", "0", "--frames-only"])
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.standardOutput.contains("0 rendered, 7 from the cache"))
    }

    /// The README's first command, in a clone. What it needs is there already: it was built for the other package.
    @Test func theExampleOfACloneIsRendered() throws {
        let consumer = try consumer()
        let command = ["package", "--scratch-path", consumer.folder(".build"), "render-animation", "CosineWave"]
        let run = try Run("/usr/bin/env", ["swift"] + command, in: consumer.clone)
        #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
        #expect(try probe(consumer.clone("CosineWave.mp4"))["nb_read_packets"] == "60")
    }

    #if os(Linux)
        /// A frame of the wave takes as many instructions as recorded, give or take a tenth.
        @Test(.needs("valgrind")) func aFrameTakesTheInstructionsOnRecord() throws {
            let consumer = try consumer()
            let count = try Run(
                consumer.clone(".ci/instructions"), ["--scratch-path", consumer.folder(".build")], in: consumer.clone,
                environment: ["FLIPBOOK_RECORD": ""])
            #expect(count.wait() == 0, "\(count.standardOutput + count.standardError)")
            #expect(count.standardOutput.contains("A frame of the wave takes"), "\(count.standardOutput)")
            print(count.standardOutput)
        }

        /// A plugin's own standard input is SwiftPM's; the runner reads what `swift package` was given.
        @Test func aPipeReachesTheRunner() throws {
            let line =
                "printf '0.1\\n0.2\\n0.3\\n' | swift package render-animation --parameters - --frames-only --cache piped"
            let run = try Run("/bin/sh", ["-c", line], in: consumer().folder)
            #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
            #expect(run.standardOutput.contains("3 rendered"), "\(run.standardOutput)")
        }
    #endif

    @Test func cachedFramesAreCleaned() throws {
        let consumer = try consumer()
        #expect(try consumer.package("--count", "9", "--frames-only", "--fresh").wait() == 0)
        func clean(_ arguments: String...) throws -> String {
            let run = try consumer.swift(["package", "clean-animations"] + arguments)
            #expect(run.wait() == 0, "\(run.standardError)")
            return run.standardOutput
        }
        #expect(try clean().contains("Pendulum: 9 frames"))
        #expect(try clean("--all", "--dry-run").contains("would be freed"))
        #expect(try clean("Pendulum", "--older-than", "1").contains("0 frames"))
        #expect(try consumer.folder.frames(in: ".flipbook/Pendulum").count == 9)
        #expect(try clean("--all").contains("9 frames"))
        #expect(consumer.folder.files(below: ".flipbook") == [".gitignore"])
        let wrong = try consumer.swift(["package", "clean-animations", "Pendulums"])
        #expect(wrong.wait() != 0)
        #expect((wrong.standardOutput + wrong.standardError).contains("no animation Pendulums"))
        // What cleans is built once, in release, and without a word afterwards.
        let again = try consumer.swift(["package", "clean-animations"])
        #expect(again.wait() == 0)
        #expect(again.standardError == "" && again.standardOutput.hasPrefix("0 frames"), "\(again.standardOutput)")
        #expect(!FileManager.default.fileExists(atPath: consumer.folder(".build/debug/flipbook-clean")))
    }

    /// The plugin builds the program that serves the page, and tells the runner where it is.
    /// The plugin builds the program that serves the page, which takes longer than one wait lasts.
    @Test func thePreviewIsServed() throws {
        let run = try consumer().package("--count", "5", "--frames-only", "--preview")
        defer {
            kill(run.pid, SIGINT)
            run.wait()
        }
        try run.wait(until: { run.standardError.contains("http://") || !run.process.isRunning }, seconds: 300)
        let address = try #require(
            run.standardError.firstMatch(of: Run.pageAddress), "\(run.standardError)"
        ).output
        #expect(try Run.ask(address, "GET /", in: consumer().folder).contains("<html"))
    }

    @Test func versionsAreSaidWithoutABuild() throws {
        for verb in ["render-animation", "scaffold-animator"] {
            let run = try consumer().swift(["package", verb, "--version"])
            #expect(run.wait() == 0)
            #expect(run.standardOutput.wholeMatch(of: /Flipbook \d+\.\d+\.\d+\n/) != nil, "\(run.standardOutput)")
            #expect(!run.standardError.contains("Building"), "\(run.standardError)")
        }
    }

    #if os(Linux)
        /// At a terminal, which `script` plays: the bar is drawn over nothing, and the error comes before its consequence.
        @Test(.needs("script"))
        func nothingIsDrawnOverAtATerminal() throws {
            func screen(_ arguments: String) throws -> (raw: String, lines: [String], status: Int32) {
                let file = try consumer().folder("screen")
                let command = "stty cols 100; swift package render-animation " + arguments
                let run = try Run("/usr/bin/script", ["-qefc", command, file], in: consumer().folder)
                let status = run.wait()
                let raw = try String(contentsOfFile: file, encoding: .utf8)
                return (raw, Screen(raw).lines, status)
            }
            let whole = try screen("--count 40 --milliseconds 20 --fresh --encoder libx264")
            #expect(whole.status == 0 && whole.raw.contains("▕"), "\(whole.raw)")
            #expect(whole.lines.allSatisfy { !$0.contains("▕") }, "\(whole.lines)")
            let start = try #require(
                whole.lines.firstIndex {
                    $0.wholeMatch(of: /Pendulum: 40 frames, 0 in the cache, \d+ workers?/) != nil
                },
                "\(whole.lines)")
            #expect(whole.lines[start...].contains { $0.hasPrefix("Pendulum.mp4: 40 frames") }, "\(whole.lines)")
            #expect(!whole.raw.contains("prohibited flag"), "\(whole.raw)")

            let failing = try screen("--count 0")
            #expect(failing.status != 0)
            expectOrder("has no frames", "did not make its video", in: failing.raw)
        }
    #endif

    private func expectOrder(_ first: String, _ second: String, in text: String) {
        guard let start = text.range(of: first), let end = text.range(of: second) else {
            Issue.record("'\(first)' or '\(second)' is missing: \(text)")
            return
        }
        #expect(start.upperBound <= end.lowerBound, "\(text)")
    }

    /// Wherever the streams of `swift package` lead: the error comes before its consequence.
    @Test func theErrorComesFirst() throws {
        for redirection in [
            "2>&1 | cat", ">all 2>&1; cat all", ">/dev/null 2>errors; cat errors", "2>&1 >/dev/null | cat",
        ] {
            let line = "swift package render-animation --count 0 " + redirection
            let run = try Run("/bin/sh", ["-c", line], in: consumer().folder)
            run.wait()
            expectOrder("has no frames", "did not make its video", in: run.standardOutput)
        }
    }

    @Test func wrongUseIsExplained() throws {
        let unknown = try consumer().package("Pendulums/One")
        #expect(unknown.wait() != 0)
        let said = unknown.standardOutput + unknown.standardError
        #expect(said.contains("There is no runner Pendulums") && said.contains("Did you mean Pendulum?"), "\(said)")
        let failing = try consumer().package("--count", "0")
        #expect(failing.wait() != 0)
        #expect((failing.standardOutput + failing.standardError).contains("no frames"))
    }

    /// What a terminal's ^C, `kill`, `kill -9` and a closed window come to.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
    func endingSwiftPackageEndsEverything(_ signal: Int32) throws {
        let consumer = try consumer()
        let arguments = [
            "--count", "400", "--milliseconds", "20", "--encoder", "libx264", "-o", "signal\(signal).mp4", "--fresh",
        ]
        let run = try consumer.package(arguments)
        try run.wait(until: {
            let names = run.descendants.values.filter { $0 == "Pendulum" }
            return names.count >= 2 && (try? consumer.folder.frames(in: ".flipbook/Pendulum").count) ?? 0 > 20
        })
        let processes = run.descendants
        kill(run.pid, signal)
        run.wait()
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
        #expect(!FileManager.default.fileExists(atPath: consumer.folder("signal\(signal).mp4")))
        let frames = try consumer.folder.frames(in: ".flipbook/Pendulum").count
        #expect(frames > 20)

        let next = try consumer.package(["--dry-run"] + arguments.dropLast())
        next.wait()
        #expect(next.standardOutput.contains("400 frames"))
    }
}
