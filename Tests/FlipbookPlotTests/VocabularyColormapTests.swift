import FlipbookPlot
import Testing

@Suite struct VocabularyColormapTests {
    struct Family: Decodable {
        var maps: [String: String]
        var aliases: [String: String]
        var sequences: [String: [String]]
        var extremes: [Extremes]
        var made: [Made]
        var resampled: [Resampled]
    }

    struct Extremes: Decodable {
        var map: String
        var under: String
        var over: String
        var bad: String
        var given: Ends
        var then: Ends

        struct Ends: Decodable {
            var under: String?
            var over: String?
            var bad: String?
        }
    }

    struct Made: Decodable {
        var colours: [String]
        var places: [Double]?
        var listed: Bool
        var options: Options
        var values: [Double]
        var answers: [String]

        struct Options: Decodable {
            var count: Int?
            var gamma: Double?

            private enum CodingKeys: String, CodingKey {
                case count = "N"
                case gamma
            }
        }
    }

    struct Resampled: Decodable {
        var map: String
        var reversed: Bool
        var entries: Int
        var table: String
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("colormaps") }

    /// Whether hexadecimal digits, colour after colour, differ by one of 256 at most.
    private func areNear(_ first: String, _ second: String) -> Bool {
        func bytes(_ text: String) -> [Int] {
            let digits = text.compactMap(\.hexDigitValue)
            return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
        }
        let (first, second) = (bytes(first), bytes(second))
        return first.count == second.count && zip(first, second).allSatisfy { abs($0 - $1) <= 1 }
    }

    private func digits(_ color: Color) -> String { color.hex + (color.alpha == 1 ? "ff" : "") }

    private func table(_ map: Colormap) -> String {
        map.colors.map { String($0.opacity(1).hex.dropFirst()) }.joined()
    }

    @Test func mapsAndAliases() throws {
        #expect(!oracle.maps.isEmpty && !oracle.aliases.isEmpty)
        for (name, expected) in oracle.maps { #expect(areNear(table(try Colormap(name)), expected), "\(name)") }
        for (name, other) in oracle.aliases {
            let (map, same) = try (Colormap(name), Colormap(other))
            #expect(map.name == name && map.colors == same.colors)
        }
    }

    @Test func sequences() throws {
        #expect(!oracle.sequences.isEmpty)
        for (name, expected) in oracle.sequences {
            #expect(try Color.sequence(name).map(\.hex) == expected, "\(name)")
        }
        #expect { try Color.sequence("petrof10") } throws: { "\($0)".contains("'petroff10'") }
    }

    @Test func extremes() throws {
        #expect(!oracle.extremes.isEmpty)
        for asked in oracle.extremes {
            var map = try Colormap(asked.map)
            func ends() -> [String] { [map(-0.1), map(1.1), map(.nan)].map(digits) }
            #expect(ends() == [asked.under, asked.over, asked.bad], "\(asked.map)")
            if let color = asked.given.under { map.under = try Color(color) }
            if let color = asked.given.over { map.over = try Color(color) }
            if let color = asked.given.bad { map.bad = try Color(color) }
            #expect(ends() == [asked.then.under, asked.then.over, asked.then.bad], "\(asked.map)")
        }
    }

    @Test func made() throws {
        #expect(!oracle.made.isEmpty)
        for (index, asked) in oracle.made.enumerated() {
            let colors = try asked.colours.map { try Color($0) }
            let map =
                try asked.listed
                ? Colormap(name: "made", colors: colors)
                : Colormap(
                    name: "made", through: colors, at: asked.places, count: asked.options.count ?? 256,
                    gamma: asked.options.gamma ?? 1)
            let found = asked.values.map { digits(map($0)) }
            #expect(zip(found, asked.answers).allSatisfy(areNear), "map \(index): \(found) is \(asked.answers)")
        }
    }

    @Test func resampled() throws {
        #expect(!oracle.resampled.isEmpty)
        for asked in oracle.resampled {
            let map = try Colormap(asked.map)
            let found = (asked.reversed ? map.reversed : map).resampled(asked.entries)
            #expect(areNear(table(found), asked.table), "\(asked.entries) of \(asked.map): \(table(found))")
        }
    }
}
