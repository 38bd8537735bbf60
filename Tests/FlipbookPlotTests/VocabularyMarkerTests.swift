import FlipbookCairo
import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyMarkerTests {
    struct Family: Decodable {
        var markers: [Shape]
        var collections: [Drawn]
        var polygons: [Drawn]
    }

    struct Shape: Decodable {
        var marker: String?
        var number: Int?
        var polygon: [Int]?
        var fillStyle: String
        var filled: Bool
        var path: OracleOutline
        var other: OracleOutline?
        var join: String
        var cap: String
        /// nil where it isn't stated, infinite where it is null: at no size.
        var snapsFrom: Double?

        private enum CodingKeys: CodingKey {
            case marker, number, polygon, fillStyle, filled, path, other, join, cap, snapsFrom
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            marker = try container.decodeIfPresent(String.self, forKey: .marker)
            number = try container.decodeIfPresent(Int.self, forKey: .number)
            polygon = try container.decodeIfPresent([Int].self, forKey: .polygon)
            fillStyle = try container.decode(String.self, forKey: .fillStyle)
            filled = try container.decode(Bool.self, forKey: .filled)
            path = try container.decode(OracleOutline.self, forKey: .path)
            other = try container.decodeIfPresent(OracleOutline.self, forKey: .other)
            join = try container.decode(String.self, forKey: .join)
            cap = try container.decode(String.self, forKey: .cap)
            if container.contains(.snapsFrom) {
                snapsFrom = try container.decodeIfPresent(Double.self, forKey: .snapsFrom) ?? .infinity
            }
        }

        var name: String { "\(marker ?? "")\(number.map(String.init) ?? "")\(polygon ?? []) \(fillStyle)" }

        /// The marker that is asked for.
        var asked: Marker? {
            if let polygon {
                let angle = Angle.degrees(polygon.count > 2 ? Double(polygon[2]) : 0)
                return switch polygon[1] {
                case 0: .polygon(sides: polygon[0], angle: angle)
                case 1: .starPolygon(tips: polygon[0], angle: angle)
                default: .asterisk(arms: polygon[0], angle: angle)
                }
            }
            if let number { return Self.numbered[number] }
            guard let marker else { return nil }
            return marker.hasPrefix("$") ? .text(marker) : Self.named[marker]
        }

        static let named: [String: Marker] = [
            ".": .point, ",": .pixel, "o": .circle, "v": .triangleDown, "^": .triangleUp, "<": .triangleLeft,
            ">": .triangleRight, "1": .triDown, "2": .triUp, "3": .triLeft, "4": .triRight, "8": .octagon,
            "s": .square, "p": .pentagon, "P": .plusFilled, "*": .star, "h": .hexagon, "H": .hexagonFlat, "+": .plus,
            "x": .x, "X": .xFilled, "D": .diamond, "d": .diamondThin, "|": .verticalLine, "_": .horizontalLine,
        ]

        private static let numbered: [Marker] = [
            .tickLeft, .tickRight, .tickUp, .tickDown, .caretLeft, .caretRight, .caretUp, .caretDown, .caretLeftBase,
            .caretRightBase, .caretUpBase, .caretDownBase,
        ]
    }

    struct Drawn: Decodable {
        var options: Options
        var faces: [String]
        var edges: [String]
        var lineWidths: [Double]
        /// The values of polygons.
        var array: [Double]?

        struct Options: Decodable {
            var c: Colors?
            var color: String?
            var facecolors: String?
            var edgecolors: String?
            var marker: String?
            var linewidths: Numbers?
            var alpha: Numbers?
            var plotnonfinite: Bool?
        }

        /// One number or an array of some.
        struct Numbers: Decodable {
            var values: [Double]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                values = try (try? [container.decode(Double.self)]) ?? container.decode([Double].self)
            }
        }

        /// A colour, an array of some, or one of values.
        struct Colors: Decodable {
            var colors: [String]?
            var values: [Double]?

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let one = try? container.decode(String.self) {
                    colors = [one]
                } else if let several = try? container.decode([String].self) {
                    colors = several
                } else {
                    values = try container.decode([Double?].self).map { $0 ?? .nan }
                }
            }
        }
    }

    private let oracle: Family

    init() throws { oracle = try Vocabulary.read("markers") }

    private static let fills: [String: MarkerFill] = [
        "full": .full, "left": .left, "right": .right, "bottom": .bottom, "top": .top, "none": .none,
    ]

    @Test func shapes() throws {
        #expect(oracle.markers.count > 100)
        let canvas = try CairoCanvas(width: 1, height: 1)
        for asked in oracle.markers {
            let marker = try #require(asked.asked, "\(asked.name)")
            let fill = try #require(Self.fills[asked.fillStyle])
            #expect((marker.isFilled && fill != .none) == asked.filled, "\(asked.name)")
            #expect("\(marker.join)" == asked.join && asked.cap == "butt", "\(asked.name)")
            if let size = asked.snapsFrom {
                let isNever = size == .infinity
                #expect(marker.snap(size: isNever ? 1e9 : size) == (isNever ? .never : .always), "\(asked.name)")
                #expect(marker.snap(size: isNever ? 1 : 0.99 * size) == .never, "\(asked.name)")
            } else {
                #expect(marker.snap(size: 3) == .automatic, "\(asked.name)")
            }
            let expected = asked.path.path()
            if case .text = marker {
                let path = try marker.resolved(on: canvas).path(size: 1).flipped(scale: 1)
                #expect(path.isNear(expected, within: 0.01), "\(asked.name): \(path) should be \(expected)")
            } else if let halves = marker.halves(fill) {
                let other = try #require(asked.other?.path(), "\(asked.name)")
                #expect(halves.first.distance(to: expected) ?? 1 < 1e-6, "\(asked.name): \(halves.first) \(expected)")
                #expect(halves.second.distance(to: other) ?? 1 < 1e-6, "\(asked.name): \(halves.second) \(other)")
            } else if marker == .pixel {
                #expect(marker.path(size: 1).flipped(scale: 1).isNear(expected, within: 1e-4))
            } else {
                let path = marker.path(size: 1).flipped(scale: 1)
                #expect(asked.other == nil, "\(asked.name)")
                #expect(path.distance(to: expected) ?? 1 < 1e-6, "\(asked.name): \(path) should be \(expected)")
            }
        }
    }

    @Test func collections() throws {
        #expect(!oracle.collections.isEmpty)
        for asked in oracle.collections {
            let (figure, axes) = Figure.subplots()
            let points = axes.scatter([1, 2, 3], [1, 2, 3])
            try points.set(asked.options)
            let drawn = try marks(of: figure)
            try #require(drawn.count == 3, "\(asked.options): \(drawn)")
            for (index, mark) in drawn.enumerated() {
                func expect(_ color: Color?, _ colors: [String]) throws {
                    let expected = try colors.inTurn(index).map { try #require(Color(hex: $0)) } ?? .transparent
                    let color = color ?? .transparent
                    let isAlike = color.alpha == 0 && expected.alpha == 0 || color.isNear(expected)
                    #expect(isAlike, "\(asked.options): \(color) should be \(expected)")
                }
                let width = try #require(asked.lineWidths.inTurn(index))
                try expect(mark.fill, asked.faces)
                if width > 0 { try expect(mark.stroke?.color, asked.edges) }
                if let stroke = mark.stroke { #expect(abs(stroke.width - width * 100 / 72) < 1e-9, "\(asked.options)") }
            }
        }
    }

    @Test func polygons() throws {
        #expect(!oracle.polygons.isEmpty)
        for asked in oracle.polygons {
            let (figure, axes) = Figure.subplots()
            let cells = axes.polygons([[0, 1, 0], [1, 2, 1]], [[0, 0, 1], [1, 1, 2]], values: asked.array)
            let options = asked.options
            cells.isFilled = options.facecolors != "none"
            if let color = options.facecolors.flatMap({ Color(hex: $0) }) { cells.colors = [color] }
            cells.usesFaceColorsForEdges = options.edgecolors == "face"
            if let edge = options.edgecolors, edge != "face" { cells.edgeColors = [Color(hex: edge) ?? .transparent] }
            cells.alpha = options.alpha?.values[0] ?? 1
            let drawn = try commands(of: figure).compactMap { command -> (fill: Color?, stroke: Stroke?)? in
                guard case .draw(let path, let fill, let stroke, _) = command, path.corners.count == 3 else {
                    return nil
                }
                return (fill, stroke)
            }
            try #require(drawn.count == 2, "\(asked)")
            for (index, polygon) in drawn.enumerated() {
                let pairs = [(polygon.fill, asked.faces), (polygon.stroke?.color, asked.edges)]
                for (color, colors) in pairs {
                    let expected = try colors.inTurn(index).map { try #require(Color(hex: $0)) } ?? .transparent
                    let color = color ?? .transparent
                    let isAlike = color.alpha == 0 && expected.alpha == 0 || color.isNear(expected)
                    #expect(isAlike, "\(asked): \(color) should be \(expected)")
                }
                if let width = polygon.stroke?.width {
                    #expect(abs(width - asked.lineWidths[0] * 100 / 72) < 1e-9, "\(asked)")
                }
            }
        }
    }

    /// The face and the edge of each point.
    private func marks(of figure: Figure) throws -> [(fill: Color?, stroke: Stroke?)] {
        try commands(of: figure).flatMap { command -> [(fill: Color?, stroke: Stroke?)] in
            switch command {
            case .drawAt(let shape, let points, let fill, let stroke, snap: .automatic) where shape.elements.count > 2:
                return points.map { _ in (fill, stroke) }
            case .drawAs(_, let marks, let stroke):
                return marks.map { mark in
                    var stroke = mark.edge == nil ? nil : stroke
                    if let edge = mark.edge { stroke?.color = edge }
                    return (mark.fill, stroke)
                }
            default: return []
            }
        }
    }
}

extension Scatter {
    fileprivate func set(_ options: VocabularyMarkerTests.Drawn.Options) throws {
        func color(_ name: String) throws -> Color { name == "none" ? .transparent : try #require(Color(hex: name)) }
        values = options.c?.values
        if let given = try (options.c?.colors ?? options.color.map { [$0] } ?? options.facecolors.map { [$0] })?.map(
            color)
        {
            colors = given
        }
        if let edge = options.edgecolors, edge != "face" { edgeColors = [try color(edge)] }
        if options.color != nil { edgeColors = nil }
        if let name = options.marker { marker = try #require(VocabularyMarkerTests.Shape.named[name]) }
        edgeWidths = options.linewidths?.values
        if let alphas = options.alpha?.values {
            if alphas.count == 1 { alpha = alphas[0] } else { colors = alphas.map { self.color.opacity($0) } }
        }
        showsBadValues = options.plotnonfinite ?? false
    }
}

extension Color {
    fileprivate func isNear(_ other: Color) -> Bool {
        [red - other.red, green - other.green, blue - other.blue, alpha - other.alpha].allSatisfy {
            abs($0) < 0.51 / 255
        }
    }
}

extension Path {
    /// Whether each point of the lines and curves lies near a line or a curve of the other path, and the other way round.
    ///
    /// Builds of a font begin a part at different places, and have lines as lines or as curves.
    fileprivate func isNear(_ other: Path, within distance: Double) -> Bool {
        let (mine, others) = (lines, other.lines)
        func isNear(_ first: [(from: Point, to: Point)], _ second: [(from: Point, to: Point)]) -> Bool {
            for (_, point) in first {
                var isNear = false
                for (from, to) in second where !isNear {
                    let (x, y) = (to.x - from.x, to.y - from.y)
                    let square = x * x + y * y
                    let along = square > 0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / square : 0
                    let share = min(max(along, 0), 1)
                    let (across, down) = (from.x + share * x - point.x, from.y + share * y - point.y)
                    isNear = across * across + down * down < distance * distance
                }
                if !isNear { return false }
            }
            return !first.isEmpty
        }
        return isNear(mine, others) && isNear(others, mine)
    }

    /// The lines, and six for each curve.
    private var lines: [(from: Point, to: Point)] {
        let flat = parts { start, first, second, end, points in
            for step in 1...6 {
                let (t, u) = (Double(step) / 6, 1 - Double(step) / 6)
                func mix(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
                    u * u * u * a + 3 * u * t * (u * b + t * c) + t * t * t * d
                }
                points.append(
                    Point(x: mix(start.x, first.x, second.x, end.x), y: mix(start.y, first.y, second.y, end.y)))
            }
        }
        return flat.flatMap { part in zip(part, part.dropFirst()).map { (from: $0, to: $1) } }
    }
}
