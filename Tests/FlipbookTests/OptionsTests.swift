import ArgumentParser
import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import Testing

@testable import Flipbook

/// Options travel to workers and into keys as values, whatever wrapper they were declared with.
struct OptionsTests {
    enum Kind: String, ExpressibleByArgument, Codable, Sendable { case smooth, rough }
    enum Mode: String, EnumerableFlag, Codable, Sendable { case fast, slow }

    struct Inner: AnimatorOptions {
        @Option var depth = 3
    }

    struct Everything: AnimatorOptions {
        @Argument var files: [String] = []
        @Option var count = 60
        @Option var rate: Double?
        @Option var kind = Kind.smooth
        @Option var weights: [Double] = []
        @Flag var bold = false
        @Flag(name: .shortAndLong) var verbose: Int
        @Flag(inversion: .prefixedNo) var grid = true
        @Flag var mode = Mode.fast
        @OptionGroup var inner: Inner
        var plain = 7
        var limit: Int?
        var name: String?
    }

    /// A user's own conformance to what swift-argument-parser's wrappers lack doesn't collide.
    struct Swapped: AnimatorOptions {
        @Option var first = 1
        @Option var second = 2
        enum CodingKeys: String, CodingKey { case second, first }
    }

    struct Uncoded: AnimatorOptions {
        enum Size: String, ExpressibleByArgument { case small, large }
        @Option var size = Size.small
    }

    private func roundTrip(_ options: Everything) throws -> Everything {
        let bytes = try CanonicalEncoder().encode(CodedOptions(options))
        let back = try CanonicalDecoder().decode(CodedOptions<Everything>.self, from: bytes).value
        #expect(try CanonicalEncoder().encode(CodedOptions(back)) == bytes)
        return back
    }

    @Test func everyKindOfOptionArrives() throws {
        let options = try Everything.parse([
            "a.csv", "b.csv", "--count", "9", "--rate", "2.5", "--kind", "rough", "--weights", "1", "--weights", "2",
            "--bold", "-vv", "--no-grid", "--slow", "--depth", "8",
        ])
        let back = try roundTrip(options)
        #expect(back.files == ["a.csv", "b.csv"])
        #expect(back.count == 9)
        #expect(back.rate == 2.5)
        #expect(back.kind == .rough)
        #expect(back.weights == [1, 2])
        #expect(back.bold && back.verbose == 2 && !back.grid)
        #expect(back.mode == .slow)
        #expect(back.inner.depth == 8)
        #expect(back.plain == 7)
    }

    @Test func defaultsArrive() throws {
        let back = try roundTrip(try Everything.with { $0.count = 5 })
        #expect(back.count == 5)
        #expect(back.rate == nil && back.files.isEmpty && back.grid && back.inner.depth == 3)
        #expect(back.limit == nil && back.name == nil)
        #expect(try roundTrip(try Everything.with { $0.limit = 4 }).limit == 4)
    }

    @Test func optionsAreSaidInWords() throws {
        let words = try CodedOptions(Everything.with { $0.count = 5 }).inWords
        #expect(words.contains("count: 5") && words.contains("plain: 7") && words.contains("files: []"), "\(words)")
    }

    @Test func valuesThatCanNotTravelAreRefused() throws {
        let swapped = #expect(throws: FlipbookError.self) { try CodedOptions(Swapped.parse([])) }
        #expect(swapped?.description.contains("same order") == true)
        let uncoded = #expect(throws: FlipbookError.self) { try CodedOptions(Uncoded.parse([])) }
        #expect(uncoded?.description.contains("Size conform to Codable") == true)
    }

    @Test func differentOptionsAreCodedDifferently() throws {
        let changes: [(inout Everything) -> Void] = [
            { _ in }, { $0.count = 61 }, { $0.rate = 0 }, { $0.kind = .rough }, { $0.weights = [0] },
            { $0.bold = true },
            { $0.verbose = 1 }, { $0.grid = false }, { $0.mode = .slow }, { $0.inner.depth = 4 }, { $0.files = [""] },
            { $0.plain = 8 }, { $0.limit = 7 }, { $0.name = "" },
        ]
        let coded = try changes.map { change in
            try CanonicalEncoder().encode(CodedOptions(Everything.with { change(&$0) }))
        }
        #expect(Set(coded).count == changes.count)
    }

    @Test func namesInCommonAreFound() {
        struct Clashing: ParsableArguments { @Option var frames = 3 }
        struct Fine: ParsableArguments { @Option var count = 3 }
        struct Short: ParsableArguments { @Option(name: .customShort("o")) var order = 3 }
        struct Versioned: ParsableArguments { @Option var version = 3 }
        struct Placed: ParsableArguments { @Argument var file: String }
        #expect(!OptionNames(of: Clashing.self).areFree)
        #expect(!OptionNames(of: Short.self).areFree)
        #expect(!OptionNames(of: Versioned.self).areFree)
        #expect(OptionNames(of: Fine.self).areFree && !OptionNames(of: Fine.self).hasPositions)
        #expect(OptionNames(of: Placed.self).hasPositions)
        struct Inverted: ParsableArguments { @Flag(inversion: .prefixedNo) var figureReuse = true }
        struct Hidden: ParsableArguments { @Option(help: .hidden) var slurmTask = 3 }
        struct Wordy: ParsableArguments {
            @Option(help: "Not --output, nor -o.\n\n  --frames is meant.") var aVeryLongNameThatTakesALineOfItsOwn = 3
        }
        #expect(!OptionNames(of: Inverted.self).areFree && !OptionNames(of: Hidden.self).areFree)
        #expect(OptionNames(of: Wordy.self).areFree)
    }
}
