import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyVectorTests {
    struct Family: Decodable {
        var barbs: [BarbCase]
        var quivers: [QuiverCase]
        var keys: [Key]
        var texts: [String: [Double]]
    }

    struct BarbCase: Decodable {
        var u: [Double]
        var v: [Double]
        var options: Options
        var polygons: [[[Double]]]

        struct Options: Decodable {
            var length: Double?
            var pivot: WordOrNumbers?
            var flipBarb: Bool?
            var rounding: Bool?
            var fillEmpty: Bool?
            var barbIncrements: Increments?
            var sizes: Sizes?
        }

        struct Increments: Decodable {
            var half: Double
            var full: Double
            var flag: Double
        }

        struct Sizes: Decodable {
            var emptybarb: Double?
            var spacing: Double?
            var height: Double?
            var width: Double?
        }
    }

    struct QuiverCase: Decodable {
        var xLimits: [Double]
        var yLimits: [Double]
        var x: [Double]
        var y: [Double]
        var u: [Double]
        var v: [Double]
        var options: Options
        var scale: Double
        var width: Double
        var polygons: [[[Double]]]

        struct Options: Decodable {
            var scale: Double?
            var angles: WordOrNumbers?
            var scaleUnits: String?
            var units: String?
            var width: Double?
            var pivot: String?
            var headwidth: Double?
            var headlength: Double?
            var headaxislength: Double?
            var minshaft: Double?
            var minlength: Double?
        }
    }

    struct Key: Decodable {
        var quiver: Int
        var options: Options
        var at: [Double]
        var polygon: [[Double]]
        var textAt: [Double]
        var aligned: [String]

        struct Options: Decodable {
            var x: Double
            var y: Double
            var length: Double
            var label: String
            var labelpos: String
            var coordinates: String
            var angle: Double?
            var labelsep: Double?

            enum CodingKeys: String, CodingKey {
                case label, labelpos, coordinates, angle, labelsep
                case x = "X"
                case y = "Y"
                case length = "U"
            }
        }
    }

    /// A word, a number or several numbers.
    struct WordOrNumbers: Decodable {
        var word: String?
        var numbers: [Double] = []

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if let number = try? one.decode(Double.self) {
                numbers = [number]
            } else if let several = try? one.decode([Double].self) {
                numbers = several
            } else {
                word = try one.decode(String.self)
            }
        }
    }

    static let units: [String: Quiver.Unit] = [
        "width": .width, "height": .height, "dots": .dots, "inches": .inches, "x": .x, "y": .y, "xy": .xy,
    ]

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("vectors") }

    /// Expects the corners of a path, in pixels around a point and y up, to be those of a polygon.
    private func expect(_ path: Path, around point: Point, is polygon: [[Double]], _ name: String) {
        let found = path.corners.map { [$0.x - point.x, point.y - $0.y] }
        let size = polygon.joined().map(abs).max() ?? 0
        let isNear =
            zip(found, polygon).allSatisfy { abs($0[0] - $1[0]) <= 1e-6 * size && abs($0[1] - $1[1]) <= 1e-6 * size }
        #expect(found.count == polygon.count && isNear, "\(name): \(found) should be \(polygon)")
    }

    @Test func barbsHaveTheCornersOfMatplotlib() throws {
        #expect(!oracle.barbs.isEmpty)
        for (number, asked) in oracle.barbs.enumerated() {
            let figure = Figure()
            let positions = asked.u.indices.map(Double.init)
            let barbs = figure.subplots().barbs(positions, positions, asked.u, asked.v)
            let options = asked.options
            if let length = options.length { barbs.length = length }
            if let pivot = options.pivot { barbs.pivot = pivot.numbers.first.map { .offset($0) } ?? .middle }
            barbs.flips = [options.flipBarb ?? false]
            barbs.isRounded = options.rounding ?? true
            barbs.fillsEmptyBarbs = options.fillEmpty ?? false
            if let steps = options.barbIncrements {
                barbs.increments = .init(half: steps.half, full: steps.full, flag: steps.flag)
            }
            if let sizes = options.sizes {
                barbs.sizes = .init(
                    spacing: sizes.spacing ?? 0.125, height: sizes.height ?? 0.4, width: sizes.width ?? 0.25,
                    emptyBarb: sizes.emptybarb ?? 0.15)
            }
            let drawn = try commands(of: figure).clipped
            try #require(drawn.count == asked.polygons.count)
            let transform = try #require(figure.axes[0].transform)
            for (index, polygon) in asked.polygons.enumerated() {
                let place = transform(positions[index], positions[index])
                // matplotlib writes the first corner again for the line that closes the polygon.
                expect(drawn[index].path, around: place, is: polygon.dropLast(), "barb \(index) of case \(number)")
            }
        }
    }

    private func quiver(_ asked: QuiverCase, in axes: Axes) -> Quiver {
        axes.xLimits = asked.xLimits[0]...asked.xLimits[1]
        axes.yLimits = asked.yLimits[0]...asked.yLimits[1]
        let options = asked.options
        let head = Quiver.Head(
            width: options.headwidth ?? 3, length: options.headlength ?? 5, axisLength: options.headaxislength ?? 4.5,
            minShaft: options.minshaft ?? 1, minLength: options.minlength ?? 1)
        var angles = Quiver.Angles.uv
        if let given = options.angles { angles = given.word == "xy" ? .xy : .fixed(given.numbers.map { .degrees($0) }) }
        return axes.quiver(
            asked.x, asked.y, asked.u, asked.v, scale: options.scale, width: options.width,
            pivot: options.pivot.map { $0 == "mid" ? .middle : .tip }, angles: angles,
            unit: options.units.flatMap { Self.units[$0] }, scaleUnit: options.scaleUnits.flatMap { Self.units[$0] },
            head: head)
    }

    @Test func arrowsHaveTheCornersOfMatplotlib() throws {
        #expect(!oracle.quivers.isEmpty)
        for (number, asked) in oracle.quivers.enumerated() {
            let figure = Figure()
            let axes = figure.subplots()
            let arrows = quiver(asked, in: axes)
            let drawn = try commands(of: figure).clipped
            let transform = try #require(axes.transform)
            let found = try QuiverArrows(arrows, in: transform)
            #expect(abs(found.scale - asked.scale) <= 1e-6 * asked.scale, "case \(number)")
            #expect(abs(found.unitWidth - asked.width) <= 1e-6 * asked.width, "case \(number)")
            try #require(drawn.count == asked.polygons.count)
            for (index, polygon) in asked.polygons.enumerated() {
                let place = transform(asked.x[index], asked.y[index])
                expect(drawn[index].path, around: place, is: polygon, "arrow \(index) of case \(number)")
            }
        }
    }

    @Test func keysAreThoseOfMatplotlib() throws {
        #expect(!oracle.keys.isEmpty)
        let sides: [String: Side] = ["N": .top, "S": .bottom, "E": .right, "W": .left]
        let coordinates: [String: Coordinates] = [
            "axes": .axes, "figure": .figure, "data": .data, "inches": .figurePoints,
        ]
        let measurer = TableMeasurer(metrics: oracle.texts, dpi: 100)
        for (number, asked) in oracle.keys.enumerated() {
            let figure = Figure()
            let axes = figure.subplots()
            let arrows = quiver(oracle.quivers[asked.quiver], in: axes)
            let options = asked.options
            let unit = options.coordinates == "inches" ? 72.0 : 1
            let key = axes.quiverKey(
                arrows, at: (options.x * unit, options.y * unit), length: options.length, options.label,
                in: try #require(coordinates[options.coordinates]), angle: .degrees(options.angle ?? 0),
                textSide: sides[options.labelpos], textPad: options.labelsep.map { $0 * 72 })
            _ = try commands(of: figure)
            let transform = key.transform(try #require(axes.transform))
            let (path, point) = try #require(try key.arrow(in: transform))
            #expect(abs(point.x - asked.at[0]) < 1e-6 * 640 && abs(480 - point.y - asked.at[1]) < 1e-6 * 480)
            expect(path, around: point, is: Array(asked.polygon.prefix(8)), "key \(number)")
            let text = key.textPoint(beside: point, pixelsPerPoint: transform.pixelsPerPoint)
            #expect(abs(text.x - asked.textAt[0]) < 0.5 && abs(480 - text.y - asked.textAt[1]) < 0.5, "key \(number)")
            #expect("\(key.text.horizontalAlignment)" == asked.aligned[0])
            #expect("\(key.text.verticalAlignment)" == asked.aligned[1])
            let box = try #require(try key.textLayouts(in: transform, measurer: measurer).first).box
            let (side, expected) =
                switch key.textSide {
                case .top: (box.maxY, text.y)
                case .bottom: (box.minY, text.y)
                case .right: (box.minX, text.x)
                case .left: (box.maxX, text.x)
                }
            #expect(abs(side - expected) < 0.5, "key \(number)")
        }
    }
}
