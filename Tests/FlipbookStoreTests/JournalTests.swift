import FlipbookCoding
import Foundation
import Testing

@testable import FlipbookStore

@Suite struct JournalTests {
    private static let recipe = Recipe.example
    private static let run = Journal.Run(
        recipe: recipe, frames: 60, output: "wave \"1\".mp4", date: "2026-11-22T15:00:00Z")
    private let parameters = Digest(of: [1])

    @Test func aRunAndItsFramesComeBackTheLastOfEachFrame() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: "\(folder)/new/Wave")
            #expect(try journal.load() == Journal.Contents())
            var first = try journal.startRun(Self.run)
            for frame in 0..<3 { first.frame(frame, key: key(frame), parameters: parameters) }
            try first.end(rendered: 3, cached: 0, date: "2026-11-22T15:01:00Z")

            var again = Self.run
            again.recipe.source.program = "p2"
            again.recipe.figure.isTransparent = true
            again.recipe.figure.hasAlpha = true
            again.frames = nil
            var second = try journal.startRun(again)
            second.frame(1, key: key(1, animation: "p2"), parameters: Digest(of: [2]))
            try second.flush()

            let contents = try journal.load()
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

    @Test func aJournalCutAnywhereIsReadAsFarAsItGoesAndContinued() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            var writer = try journal.startRun(Self.run)
            for frame in 0..<4 { writer.frame(frame, key: key(frame), parameters: parameters) }
            try writer.flush()
            let whole = try readFile(journal.path)
            for end in stride(from: 0, through: whole.count, by: 7) {
                try writeFile(Array(whole[..<end]), journal.path)
                let complete = whole[..<end].split(separator: UInt8(ascii: "\n")).count {
                    JSONValue(parsing: $0) != nil
                }
                #expect(try journal.load().frames.count == max(0, complete - 1))
                var next = try journal.startRun(Self.run)
                next.frame(9, key: key(9), parameters: parameters)
                try next.flush()
                let contents = try journal.load()
                #expect(contents.frames.count == max(0, complete - 1) + 1)
                #expect(contents.frames[9]?.key == key(9))
            }
        }
    }

    @Test func nonsenseInTheJournalCostsOnlyItsOwnLines() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            var writer = try journal.startRun(Self.run)
            writer.frame(0, key: key(0), parameters: parameters)
            try writer.flush()
            let nonsense = "\u{0}\u{1}\n{\"event\":\"frame\"}\n{\"event\":\"run\",\"recipe\":3}\n[]\n{\"event\":7}\n"
            try writeFile(try readFile(journal.path) + Array(nonsense.utf8) + [0xFF, 0x0A], journal.path)
            var next = try journal.startRun(Self.run)
            next.frame(1, key: key(1), parameters: parameters)
            try next.flush()
            #expect(try journal.load().frames.keys.sorted() == [0, 1])
        }
    }

    @Test func aJournalThatGrowsIsCompactedAndSaysTheSame() throws {
        try withTemporaryFolder { folder in
            var journal = Journal(directory: folder)
            journal.compactionThreshold = 2000
            for round in 0..<30 {
                var run = Self.run
                run.frames = 5
                run.recipe.source.program = "p\(round / 10)"
                var writer = try journal.startRun(run)
                for frame in 0..<5 where round < 15 || frame > 2 {
                    writer.frame(frame, key: key(frame, animation: "\(round)"), parameters: parameters)
                }
            }
            let contents = try journal.load()
            #expect(
                contents.frames.mapValues(\.key) == [
                    0: key(0, animation: "14"), 1: key(1, animation: "14"), 2: key(2, animation: "14"),
                    3: key(3, animation: "29"), 4: key(4, animation: "29"),
                ])
            #expect(contents.frames[0]?.recipe.source.program == "p1")
            #expect(contents.frames[4]?.recipe.source.program == "p2")
            #expect(try readFile(journal.path).count < 8000)
            #expect(files(in: folder) == ["journal.jsonl"])
        }
    }

    @Test func twoRunsMayWriteAtOnce() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { index in
                do {
                    var writer = try journal.startRun(Self.run)
                    for frame in 0..<50 {
                        writer.frame(index * 50 + frame, key: key(frame), parameters: Digest(of: [1]))
                    }
                } catch { failures.add("\(error)") }
            }
            #expect(failures.all == [])
            let contents = try journal.load()
            #expect(contents.frames.count == 200)
        }
    }
}
