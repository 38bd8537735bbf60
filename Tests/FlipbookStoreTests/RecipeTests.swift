import FlipbookCoding
import TestSupport
import Testing

@testable import FlipbookStore

/// What a recipe holds counts everywhere: these tests ask the type for its members.
@Suite struct RecipeTests {
    private let parameters = Digest(of: [1])

    /// Recipes that differ from the example in one member each, by the member's name.
    private func variants() throws -> [(member: String, recipe: Recipe)] {
        try JSONValue(encoding: Recipe.example).variants().map { ($0.path, try $0.value.decode(Recipe.self)) }
    }

    @Test func everyMemberIsCoded() throws {
        let recipe = try JSONValue(encoding: Recipe.example)
        for (part, coded) in [
            (Recipe.example as Any, recipe), (Recipe.example.source, recipe["source"]),
            (Recipe.example.figure, recipe["figure"]),
        ] {
            #expect(Set(Mirror(reflecting: part).children.compactMap(\.label)) == Set(coded?.members.map(\.name) ?? []))
        }
        #expect(try variants().count > 12)
    }

    @Test func everyMemberCountsForTheKey() throws {
        let digests = try variants().map { try $0.recipe.digest() } + [Recipe.example.digest()]
        #expect(Set(digests).count == digests.count)
    }

    @Test func everyMemberIsInTheJournal() throws {
        try withTemporaryFolder { folder in
            let journal = Journal(directory: folder)
            for (member, recipe) in try variants() {
                var writer = try journal.startRun(.init(recipe: recipe, frames: 1, output: "", date: ""))
                writer.frame(0, key: key(0), parameters: parameters)
                try writer.flush()
                #expect(try journal.load().frames[0]?.recipe == recipe, "\(member)")
            }
        }
    }

    @Test func everyMemberIsAReason() throws {
        let last = Journal.LastFrame(key: key(0), parameters: parameters, recipe: Recipe.example)
        for (member, recipe) in try variants() {
            let reasons = MissingReason.reasons(for: .missing, recipe: recipe, parameters: parameters, last: last)
            #expect(reasons.count == 1, "\(member): \(reasons)")
            #expect(reasons != [.entryMissing] && reasons[0].description.contains(" "), "\(member)")
        }
    }

    @Test func reasonsNameWhatChanged() throws {
        let last = Journal.LastFrame(key: key(0), parameters: parameters, recipe: Recipe.example)
        func reasons(_ entry: FrameStore.Entry = .missing, _ change: (inout Recipe) -> Void = { _ in }) -> [String] {
            var recipe = Recipe.example
            change(&recipe)
            return MissingReason.reasons(for: entry, recipe: recipe, parameters: parameters, last: last)
                .map(\.description)
        }
        #expect(reasons(.whole(fonts: nil)) == [])
        #expect(reasons(.damaged("cut")) == ["its entry is damaged: cut"])
        #expect(reasons(.stale) == ["the fonts changed"])
        #expect(reasons() == ["no longer cached"])
        #expect(reasons { $0.format = 0 } == ["Flipbook draws otherwise now"])
        #expect(reasons { $0.source.animator = "Other" } == ["never rendered"])
        #expect(reasons { $0.source.program = "p2" } == ["the program changed"])
        #expect(reasons { $0.source.options.description = "count: 6" } == ["the options changed: count: 60 → count: 6"])
        #expect(reasons { $0.source.inputs["b.csv"] = Digest(of: [7]) } == ["b.csv changed"])
        #expect(reasons { $0.source.inputs = ["c": Digest(of: [])] } == ["a.csv, c changed"])
        #expect(reasons { $0.figure.fonts = Digest(of: [9]) } == ["the fonts changed"])
        #expect(
            reasons { ($0.figure.isTransparent, $0.figure.hasAlpha) = (true, true) }
                == ["the figure's transparency changed"])
        #expect(
            reasons { ($0.figure.width, $0.figure.height) = (800, 600) }
                == ["the size changed: 640x480 at 100.0 dpi → 800x600 at 100.0 dpi"])
        #expect(
            reasons { $0.figure.libraries["cairo"] = "1.18" } == ["the libraries changed: cairo 1.16 → cairo 1.18"])
        #expect(
            reasons { ($0.figure.dpi, $0.source.program) = (200, "p2") } == [
                "the program changed", "the size changed: 640x480 at 100.0 dpi → 640x480 at 200.0 dpi",
            ])
        #expect(
            MissingReason.reasons(
                for: .missing, recipe: .example, parameters: Digest(of: [9]), last: last) == [.parametersChanged])
        #expect(MissingReason.reasons(for: .missing, recipe: .example, parameters: parameters, last: nil) == [.new])
    }
}

extension Recipe {
    static let example = Recipe(
        source: Source(
            animator: "Reel.Wave", program: "p1", options: Options("count: 60", content: Digest(of: [60])),
            inputs: ["a.csv": Digest(of: [2])]),
        figure: Figure(
            width: 640, height: 480, dpi: 100, fonts: Digest(of: [3]), libraries: ["cairo": "1.16", "pango": "1.50"]))
}
