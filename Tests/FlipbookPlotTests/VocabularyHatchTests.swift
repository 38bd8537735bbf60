import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyHatchTests {
    struct Family: Decodable {
        var dashes: [Dashes]
        var hatches: [Pattern]
    }

    struct Dashes: Decodable {
        var style: String?
        var offset: Double?
        var pattern: [Double]?
        var width: Double
        var answer: Answer

        struct Answer: Decodable {
            var offset: Double
            var lengths: [Double]
        }
    }

    struct Pattern: Decodable {
        var pattern: String
        var lines: [[Double]]
        var shapes: [Shapes]

        struct Shapes: Decodable {
            var size: [Double]
            var middles: [[Double]]
            var first: OracleOutline?
        }
    }

    private let oracle: Family

    init() throws { oracle = try Vocabulary.read("dashesAndHatches") }

    @Test func dashes() throws {
        #expect(!oracle.dashes.isEmpty)
        let named: [String: LineStyle] = [
            "-": .solid, "solid": .solid, "--": .dashed, "dashed": .dashed, "-.": .dashDot, "dashdot": .dashDot,
            ":": .dotted, "dotted": .dotted,
        ]
        for asked in oracle.dashes {
            let style = asked.style.flatMap { named[$0] } ?? .custom(asked.pattern ?? [], offset: asked.offset ?? 0)
            let stroke = try #require(try style.stroke(color: .black, width: asked.width, of: "line"))
            try #require(stroke.dashes.count == asked.answer.lengths.count, "\(asked)")
            for (length, expected) in zip(stroke.dashes, asked.answer.lengths) {
                #expect(abs(length - expected) < 1e-6, "\(asked)")
            }
            #expect(abs(stroke.dashOffset - asked.answer.offset) < 1e-6, "\(asked)")
        }
    }

    @Test func hatchLines() throws {
        #expect(!oracle.hatches.isEmpty)
        for asked in oracle.hatches {
            var rest = asked.lines[...]
            for lines in Hatch(asked.pattern).lines {
                func offset(_ x: Double, _ y: Double) -> Double {
                    (lines.across.x * x + lines.across.y * y) / lines.spacing - (lines.isHalfOff ? 0.5 : 0)
                }
                // All that cross the square or touch it.
                let corners = [offset(0, 0), offset(1, 0), offset(0, 1), offset(1, 1)]
                let first = Int(((corners.min() ?? 0) - 1e-6).rounded(.up))
                let last = Int(((corners.max() ?? 0) + 1e-6).rounded(.down))
                let found = rest.prefix(last - first + 1)
                rest = rest.dropFirst(found.count)
                let numbers = found.map { line -> Double in
                    #expect(abs(offset(line[0], line[1]) - offset(line[2], line[3])) < 1e-6, "\(asked.pattern)")
                    return offset(line[0], line[1])
                }
                try #require(numbers.count == last - first + 1, "\(asked.pattern)")
                for (number, expected) in zip(numbers.sorted(), first...last) {
                    #expect(abs(number - Double(expected)) < 1e-6, "\(asked.pattern): \(numbers)")
                }
            }
            #expect(rest.isEmpty, "\(asked.pattern): \(rest)")
        }
    }

    @Test func hatchShapes() throws {
        for asked in oracle.hatches {
            var left = asked.shapes
            for rows in Hatch(asked.pattern).rows {
                for part in rows.shape.separateParts {
                    let box = try #require(part.extent)
                    let index = left.firstIndex {
                        // matplotlib measures control points.
                        let bounds = part.bounds ?? box
                        return abs($0.size[0] - bounds.width) < 1e-6 && abs($0.size[1] - bounds.height) < 1e-6
                    }
                    let shapes = left.remove(at: try #require(index, "\(asked.pattern): \(box)"))
                    let bounds = part.bounds ?? box
                    let middles = (0...rows.count).flatMap { row -> [[Double]] in
                        let (shift, last) = row % 2 == 0 ? (0.0, rows.count) : (0.5, rows.count - 1)
                        return (0...last).map {
                            [
                                (Double($0) + shift) / Double(rows.count) + bounds.midX,
                                Double(row) / Double(rows.count) + bounds.midY,
                            ]
                        }
                    }
                    try #require(shapes.middles.count == middles.count, "\(asked.pattern)")
                    for (found, expected) in zip(middles, shapes.middles) {
                        #expect(abs(found[0] - expected[0]) < 1e-6 && abs(found[1] - expected[1]) < 1e-6)
                    }
                    guard let first = shapes.first?.path() else { continue }
                    #expect(part.distance(to: first) ?? 1 < 1e-6, "\(asked.pattern): \(part) should be \(first)")
                }
            }
            #expect(left.isEmpty, "\(asked.pattern)")
        }
    }
}

extension Path {
    /// Each part as a path.
    fileprivate var separateParts: [Path] {
        var parts: [Path] = []
        for element in elements {
            switch element {
            case .move(let point):
                parts.append(Path())
                parts[parts.count - 1].move(to: point)
            case .line(let point): parts[parts.count - 1].line(to: point)
            case .curve(let first, let second, to: let end): parts[parts.count - 1].curve(first, second, to: end)
            case .close: parts[parts.count - 1].close()
            }
        }
        return parts
    }
}
