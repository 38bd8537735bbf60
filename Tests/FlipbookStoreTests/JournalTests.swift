import Foundation
import Testing

@testable import FlipbookStore

@Suite struct JournalTests {
    private static let recipe = Recipe(
        animator: "Wave", program: "p1", options: #"{"count":60}"#, width: 640, height: 480, dpi: 100, fonts: "f1",
        libraries: ["cairo": "1.16", "pango": "1.50"])
    private static let run = Journal.Run(
        recipe: recipe, frames: 60, output: "wave \"1\".mp4", date: "2026-11-22T15:00:00Z")
    private let parameters = Digest(of: [1])

    private func changed(_ change: (inout Recipe) -> Void) -> Recipe {
        var recipe = Self.recipe
        change(&recipe)
        return recipe
    }

    @Test func `a run and its frames come back, the last of each frame`() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: "\(folder)/new/Wave")
            #expect(try journal.load() == Journal.Contents())
            var first = try journal.startRun(Self.run)
            for frame in 0..<3 { try first.frame(frame, key: key(frame), parameters: parameters) }
            try first.end(rendered: 3, cached: 0, date: "2026-11-22T15:01:00Z")

            var again = Self.run
            again.recipe.program = "p2"
            again.recipe.isTransparent = true
            again.recipe.hasAlpha = true
            again.frames = nil
            var second = try journal.startRun(again)
            try second.frame(1, key: key(1, animation: "p2"), parameters: Digest(of: [2]))

            let contents = try journal.load()
            #expect(contents.lastRun == again)
            #expect(
                contents.frames == [
                    0: .init(key: key(0), parameters: parameters, recipe: Self.recipe),
                    1: .init(key: key(1, animation: "p2"), parameters: Digest(of: [2]), recipe: again.recipe),
                    2: .init(key: key(2), parameters: parameters, recipe: Self.recipe),
                ])
            let lines = try readFile(journal.path).split(separator: UInt8(ascii: "\n"))
            #expect(lines.count == 7)
        }
    }

    @Test func `a journal cut anywhere is read as far as it goes, and continued`() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            var writer = try journal.startRun(Self.run)
            for frame in 0..<4 { try writer.frame(frame, key: key(frame), parameters: parameters) }
            let whole = try readFile(journal.path)
            for end in stride(from: 0, through: whole.count, by: 7) {
                try writeFile(Array(whole[..<end]), journal.path)
                let complete = whole[..<end].count { $0 == UInt8(ascii: "\n") }
                #expect(try journal.load().frames.count == max(0, complete - 1))
                var next = try journal.startRun(Self.run)
                try next.frame(9, key: key(9), parameters: parameters)
                let contents = try journal.load()
                #expect(contents.frames.count == max(0, complete - 1) + 1)
                #expect(contents.frames[9]?.key == key(9))
            }
        }
    }

    @Test func `nonsense in the journal costs only its own lines`() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            var writer = try journal.startRun(Self.run)
            try writer.frame(0, key: key(0), parameters: parameters)
            let nonsense = "\u{0}\u{1}\n{\"event\":\"frame\"}\n{\"event\":\"run\",\"recipe\":3}\n[]\n{\"event\":7}\n"
            try writeFile(try readFile(journal.path) + Array(nonsense.utf8) + [0xFF, 0x0A], journal.path)
            var next = try journal.startRun(Self.run)
            try next.frame(1, key: key(1), parameters: parameters)
            #expect(try journal.load().frames.keys.sorted() == [0, 1])
        }
    }

    @Test func `a journal that grows is compacted and says the same`() throws {
        try withTemporaryFolder { folder in
            var journal = Journal(directory: folder)
            journal.compactionThreshold = 2000
            for round in 0..<30 {
                var run = Self.run
                run.frames = 5
                run.recipe.program = "p\(round / 10)"
                var writer = try journal.startRun(run)
                for frame in 0..<5 where round < 15 || frame > 2 {
                    try writer.frame(frame, key: key(frame, animation: "\(round)"), parameters: parameters)
                }
            }
            let contents = try journal.load()
            #expect(
                contents.frames.mapValues(\.key) == [
                    0: key(0, animation: "14"), 1: key(1, animation: "14"), 2: key(2, animation: "14"),
                    3: key(3, animation: "29"), 4: key(4, animation: "29"),
                ])
            #expect(contents.frames[0]?.recipe.program == "p1")
            #expect(contents.lastRun?.recipe.program == "p2")
            #expect(try readFile(journal.path).count < 8000)
            #expect(files(in: folder) == ["journal.jsonl"])
        }
    }

    @Test func `two runs may write at once`() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { index in
                do {
                    var writer = try journal.startRun(Self.run)
                    for frame in 0..<50 {
                        try writer.frame(index * 50 + frame, key: key(frame), parameters: Digest(of: [1]))
                    }
                } catch { failures.add("\(error)") }
            }
            #expect(failures.all == [])
            let contents = try journal.load()
            #expect(contents.frames.count == 200)
        }
    }

    @Test func `the reasons name what changed`() throws {
        let last = Journal.LastFrame(key: key(0), parameters: parameters, recipe: Self.recipe)
        func reasons(_ recipe: Recipe, _ entry: FrameStore.Entry = .missing, _ digest: Digest? = nil) -> [MissingReason]
        {
            MissingReason.reasons(for: entry, recipe: recipe, parameters: digest ?? parameters, last: last)
        }
        #expect(reasons(Self.recipe, .whole) == [])
        #expect(reasons(Self.recipe, .damaged("cut")) == [.entryDamaged("cut")])
        #expect(reasons(Self.recipe) == [.entryMissing])
        #expect(reasons(Self.recipe, .missing, Digest(of: [9])) == [.parametersChanged])
        #expect(reasons(changed { $0.program = "p2" }) == [.programChanged])
        #expect(reasons(changed { $0.format = 0 }) == [.formatChanged])
        #expect(reasons(changed { $0.fonts = "f2" }) == [.fontsChanged])
        #expect(reasons(changed { $0.isTransparent = true }) == [.transparencyChanged])
        #expect(reasons(changed { $0.hasAlpha = true }) == [.transparencyChanged])
        #expect(reasons(changed { $0.options = "{}" }) == [.optionsChanged(from: #"{"count":60}"#, to: "{}")])
        #expect(reasons(changed { $0.animator = "Other" }) == [.new])
        let size = reasons(changed { $0.width = 800 })
        #expect(size.map(\.description) == ["the size changed: 640x480 at 100.0 dpi → 800x480 at 100.0 dpi"])
        let libraries = reasons(changed { $0.libraries["cairo"] = "1.18" })
        #expect(libraries.first?.description.hasSuffix(": cairo 1.16 → cairo 1.18") == true)
        #expect(reasons(changed { ($0.dpi, $0.program) = (200, "p2") }).count == 2)
        #expect(
            MissingReason.reasons(for: .missing, recipe: Self.recipe, parameters: parameters, last: nil) == [.new])
    }

    @Test func `every part of a recipe counts for its digest`() throws {
        let recipes = [
            Self.recipe, changed { $0.format = 7 }, changed { $0.animator = "x" }, changed { $0.program = "x" },
            changed { $0.options = "x" }, changed { $0.width = 1 }, changed { $0.height = 1 }, changed { $0.dpi = 1 },
            changed { $0.isTransparent = true }, changed { $0.hasAlpha = true }, changed { $0.fonts = "x" },
            changed { $0.libraries = [:] }, changed { $0.libraries["cairo"] = "x" },
        ]
        #expect(Set(try recipes.map { try $0.digest() }).count == recipes.count)
    }
}
