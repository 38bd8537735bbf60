import FlipbookCoding
import FlipbookRender
import FlipbookSystem
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FlipbookStudio

@Suite struct WatchArgumentsTests {
    private let rho = StudioOption(name: "--rho", kind: .number, value: "28.0", help: "")
    private var trail: StudioOption {
        var option = StudioOption(name: "--trail", kind: .flag, value: "true", help: "")
        option.offName = "--no-trail"
        return option
    }

    @Test func watchingItselfIsNoPartOfTheCommand() {
        let arguments = WatchArguments(["--watch", "--port", "4000", "--dpi", "50", "--", "--port", "7", "--watch"])
        #expect(arguments.port == 4000 && !arguments.writesFile)
        #expect(
            arguments.command(animator: "Wave", adding: ["--watch"])
                == ["Wave", "--watch", "--dpi", "50", "--", "--port", "7", "--watch"])
        #expect(WatchArguments(["--port=81"]).port == 81)
    }

    @Test(arguments: [
        ["--port", "x"], ["--port=65536"], ["--port=-1"], ["--port"], ["--port", "80", "--still", "3"],
        ["-o", "x.gif", "--port=80"],
    ])
    func aPortThatCannotBeUsedIsTold(_ arguments: [String]) {
        #expect(WatchArguments(["--watch"] + arguments).problem?.contains("--port") == true)
        #expect(WatchArguments(["--watch", "--"] + arguments).problem == nil)
    }

    @Test(arguments: [["--still", "3"], ["--still=3"], ["-o", "x.gif"], ["--output=x/"], ["--frames-only"]])
    func anOutputIsMadeInPlaceOfAPage(_ output: [String]) {
        #expect(WatchArguments(["--watch"] + output).writesFile)
        #expect(!WatchArguments(["--watch", "--"] + output).writesFile)
    }

    @Test func aChangedValueTakesThePlaceOfTheOld() {
        let all = [rho, trail]
        let arguments = WatchArguments(["--rho", "5", "--trail", "--rho=7", "--fps", "9", "--", "--rho", "1"])
        #expect(
            arguments.command(animator: nil, changes: ["--rho": "-3"], of: all)
                == ["--trail", "--fps", "9", "--rho=-3"])
        #expect(
            arguments.command(animator: nil, changes: ["--trail": "false"], of: all)
                == ["--rho", "5", "--rho=7", "--fps", "9", "--no-trail", "--", "--rho", "1"])
        // Before `--` the name is the renderer's.
        #expect(
            arguments.command(animator: nil, changes: ["--rho": "4", "--trail": "true"], of: all, areSeparate: true)
                == ["--rho", "5", "--trail", "--rho=7", "--fps", "9", "--", "--rho", "4", "--trail"])
        #expect(arguments.command(animator: "Bars", without: all) == ["Bars", "--fps", "9"])
        #expect(arguments.command(animator: nil, changes: ["--sigma": "4"], of: all).contains("4") == false)
    }

    @Test func aShellReadsTheCommandAsItIs() throws {
        let words = ["--title", "it's", "", "a b", "$HOME", "*", "ä", "--x=1,2", "\n", "#"]
        let folder = try TemporaryFolder()
        let run = try Run("/bin/sh", ["-c", "printf '%s|' " + WatchArguments.quoted(words)], in: folder)
        run.wait()
        #expect(run.standardOutput == words.map { $0 + "|" }.joined())
    }

    @Test func errorsOfTheCompilerAreUnderstood() {
        let log = """
            [3/5] Compiling Wave Wave.swift
            /home/x/Sources/Wave/My Wave.swift:12:7: error: cannot find 'y' in scope
            10 |  let x = 1
               |      `- error: cannot find 'y' in scope
            /home/x/Sources/Wave/My Wave.swift:12:7: error: cannot find 'y' in scope
            /home/x/Sources/Wave/My Wave.swift:2:7: warning: unused
            /home/x/Sources/Wave/Other.swift:1:1: error: expected '}'
            error: fatalError
            """
        #expect(
            BuildError.errors(in: log) == [
                BuildError(
                    file: "/home/x/Sources/Wave/My Wave.swift", line: 12, column: 7, text: "cannot find 'y' in scope"),
                BuildError(file: "/home/x/Sources/Wave/Other.swift", line: 1, column: 1, text: "expected '}'"),
            ])
        #expect(
            BuildError.errors(in: log)[0].inWords(from: "/home/x")
                == "Sources/Wave/My Wave.swift:12:7: error: cannot find 'y' in scope")
        #expect(BuildError.errors(in: "x\nlinker says: error: no symbol").map(\.text) == ["no symbol"])
        #expect(BuildError.errors(in: "one\ntwo").map(\.text) == ["one\ntwo"])
        #expect(BuildError.errors(in: "").count == 1)
    }

    @Test func changesOfFilesAreNoticed() throws {
        let folder = try TemporaryFolder()
        func write(_ name: String, _ text: String, atomically: Bool = false) throws {
            try text.write(toFile: folder(name), atomically: atomically, encoding: .utf8)
        }
        try FileManager.default.createDirectory(atPath: folder("a/b"), withIntermediateDirectories: true)
        try write("a/b/x.swift", "1")
        func look() -> [String: FileStatus] { SourceWatch.look(at: [folder("a"), folder("none")]) }
        var before = look()
        func hasChanged() -> Bool {
            defer { before = look() }
            return look() != before
        }
        #expect(before.count == 1 && !hasChanged())
        try write("a/b/x.swift", "2")
        #expect(hasChanged())
        try write("a/b/x.swift", "3", atomically: true)
        #expect(hasChanged())
        try write("a/new.swift", "")
        #expect(hasChanged())
        try write("a/.x.swift.swp", "")
        try write("a/x.swift~", "")
        #expect(!hasChanged())
        try FileManager.default.removeItem(atPath: folder("a/new.swift"))
        #expect(hasChanged())

    }

    @Test func changesOfFilesAreTold() throws {
        let folder = try TemporaryFolder()
        func write(_ name: String, _ text: String, atomically: Bool = false) throws {
            try text.write(toFile: folder(name), atomically: atomically, encoding: .utf8)
        }
        try FileManager.default.createDirectory(atPath: folder("a/b"), withIntermediateDirectories: true)
        try write("a/b/x.swift", "")
        let changes = Mutex(0)
        let counter = Counter(changes)
        var count: Int { counter.changes.withLock { $0 } }
        /// Makes changes until one is told, and waits until no more are.
        func expectTold(_ change: (Int) throws -> Void) throws {
            let before = count
            for attempt in 0..<500 where count == before {
                try change(attempt)
                usleep(10_000)
            }
            #expect(count > before)
            var last = before
            for _ in 0..<50 where count != last {
                last = count
                usleep(200_000)
            }
            #expect(count == last)
        }
        let watch = try SourceWatch([folder("a")]) { counter.changes.withLock { $0 += 1 } }
        usleep(300_000)
        #expect(count == 0)
        try expectTold { try write("a/b/x.swift", "\($0)") }
        // One that has changed lately is looked at more often.
        try expectTold { try write("a/b/x.swift", "again \($0)", atomically: true) }
        try expectTold { if $0 == 0 { try FileManager.default.removeItem(atPath: folder("a/b/x.swift")) } }
        let before = count
        try write("c.swift", "")
        watch.watch([folder("c.swift")])
        usleep(300_000)
        #expect(count == before)
        try expectTold { try write("c.swift", "\($0)") }
        withExtendedLifetime(watch) {}
    }

    private final class Counter: Sendable {
        let changes: Mutex<Int>
        init(_ changes: consuming Mutex<Int>) { self.changes = changes }
    }

    @Test func nonsenseOfThePageIsNoAction() {
        for text in [
            "", "1", "[]", "{}", "{\"cursor\": -1}", "{\"cursor\": \"1\"}", "{\"loop\": [3, 2]}", "{\"loop\": [1]}",
            "{\"loop\": [1, 2, 3]}", "{\"cursor\": 1, \"render\": true}", "{\"repair\": 1}",
            "{\"options\": {\"a\": 1}}",
            "{\"animator\": 3}", "{\"render\": 1}", "{\"else\": true}",
        ] { #expect(PageAction(parsing: Array(text.utf8)) == nil, "\(text)") }
        #expect(PageAction(parsing: Array("{\"loop\": null}".utf8)) == .loop(nil))
        #expect(
            PageAction(parsing: Array("{\"options\": {\"--a\": \"1\", \"--b\": null}}".utf8))
                == .options(["--a": "1", "--b": nil]))
    }
}
