import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Axes beside and inside of axes, and secondary axes, as matplotlib puts them.
@Suite struct VocabularyAxesBesideAxesTests {
    struct Layout: Decodable {
        var secondary: [Secondary]
        var appended: [Appended]
        var imageGrids: [Grids]
        var insetLocator: [Located]
    }

    struct Secondary: Decodable {
        var axis, conversion, at: String
        var limits, secondLimits, major: [Double]
        var majorLabels: [String]
    }

    struct Appended: Decodable {
        var image: [Int]
        var equal: Bool
        var added: [Part]
        var box: [Double]
        var boxes: [[Double]]

        struct Part: Decodable {
            var position, size, pad: String
        }
    }

    struct Grids: Decodable {
        var rows, columns: Int
        var image: [Int]
        var options: Options
        var boxes, colourBarBoxes: [[Double]]

        struct Options: Decodable {
            var axesPad: [Double]
            var cbarMode, cbarLocation, cbarSize: String?
            var cbarPad: Double?
        }
    }

    struct Located: Decodable {
        var loc, width, height: String
        var borderPad: Double
        var box: [Double]
    }

    static let cases = Result { try Vocabulary.read("layout", as: Layout.self) }

    /// Inches, or a percentage.
    private func length(_ text: String) throws -> AxesLength {
        text.hasSuffix("%")
            ? .fraction(try #require(Double(text.dropLast())) / 100) : .inches(try #require(Double(text)))
    }

    private func functions(_ name: String) -> (@Sendable (Double) -> Double, @Sendable (Double) -> Double) {
        switch name {
        case "fahrenheit": ({ $0 * 1.8 + 32 }, { ($0 - 32) / 1.8 })
        case "radians": ({ $0 * .pi / 180 }, { $0 * 180 / .pi })
        case "reciprocal": ({ 1 / $0 }, { 1 / $0 })
        case "negated": ({ -$0 }, { -$0 })
        default: ({ $0 * $0 }, { $0.squareRoot() })
        }
    }

    @Test func secondaryAxesAreThoseOfMatplotlib() throws {
        let cases = try Self.cases.get().secondary
        try #require(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let (figure, axes) = Figure.subplots()
            let (forward, inverse) = functions(asked.conversion)
            let place = Double(asked.at)
            let position = place.map { Spine.Position.axes($0) } ?? .outward(0)
            let isX = asked.axis == "x"
            (isX ? axes.xAxis : axes.yAxis).limits = asked.limits[0]...asked.limits[1]
            let far = place.map { $0 >= 0.5 } ?? ["top", "right"].contains(asked.at)
            let second =
                isX
                ? axes.secondaryX(at: far ? .top : .bottom, position: position, forward: forward, inverse: inverse)
                : axes.secondaryY(at: far ? .right : .left, position: position, forward: forward, inverse: inverse)
            _ = try commands(of: figure)
            let axis = isX ? second.xAxis : second.yAxis
            let unit = asked.secondLimits[1] - asked.secondLimits[0]
            let (found, expected) = (
                [axis.limits.lowerBound, axis.limits.upperBound] + axis.ticks.map(\.value),
                asked.secondLimits + asked.major
            )
            #expect(found.count == expected.count, "secondary \(number): \(found)")
            for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-6 * unit, "secondary \(number)") }
            #expect(axis.ticks.map(\.label) == asked.majorLabels, "secondary \(number)")
            // A value lies where the one that it stands for lies.
            let value = asked.limits[0] + 0.3 * (asked.limits[1] - asked.limits[0])
            let (one, other) = (
                isX ? axes.position(of: (value, 0)).x : axes.position(of: (0, value)).y,
                isX ? second.position(of: (forward(value), 0)).x : second.position(of: (0, forward(value))).y
            )
            #expect(abs(one - other) < 1e-9, "secondary \(number)")
        }
    }

    @Test func appendedAxesLieWhereMatplotlibPutsThem() throws {
        let cases = try Self.cases.get().appended
        try #require(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let (figure, axes) = Figure.subplots()
            axes.image(Grid(rows: asked.image[0], columns: asked.image[1]), aspect: asked.equal ? .equal : .auto)
            let more = try asked.added.map {
                axes.appendAxes(
                    at: try #require(Side(rawValue: $0.position)), size: try length($0.size), pad: try length($0.pad))
            }
            _ = try commands(of: figure)
            expectBox(axes, asked.box, "appended \(number)")
            for (one, box) in zip(more, asked.boxes) { expectBox(one, box, "appended \(number)") }
        }
    }

    @Test func imageGridsAreThoseOfMatplotlib() throws {
        let cases = try Self.cases.get().imageGrids
        try #require(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let figure = Figure()
            let modes: [String: ImageGrid.ColorBars] = ["single": .single, "each": .each, "edge": .edge]
            let options = asked.options
            let grid = try figure.addImageGrid(
                rows: asked.rows, columns: asked.columns, pad: options.axesPad[0], rowPad: options.axesPad.last,
                colorBars: options.cbarMode.flatMap { modes[$0] } ?? .none,
                at: options.cbarLocation.flatMap { Side(rawValue: $0) } ?? .right,
                colorBarSize: try options.cbarSize.map { try length($0) } ?? .fraction(0.05),
                colorBarPad: options.cbarPad.map { .inches($0) })
            for axes in grid.axes.joined() { axes.image(Grid(rows: asked.image[0], columns: asked.image[1])) }
            _ = try commands(of: figure)
            #expect(grid.colorBarAxes.count == asked.colourBarBoxes.count, "grid \(number)")
            for (axes, box) in zip(grid.axes.joined(), asked.boxes) { expectBox(axes, box, "grid \(number)") }
            for (axes, box) in zip(grid.colorBarAxes, asked.colourBarBoxes) {
                expectBox(axes, box, "bars of grid \(number) \(options)")
            }
        }
    }

    @Test func insetsOfASizeLieWhereMatplotlibPutsThem() throws {
        let places: [String: Anchor] = [
            "upper right": .upperRight, "upper left": .upperLeft, "lower left": .lowerLeft, "lower right": .lowerRight,
            "right": .centerRight, "center left": .centerLeft, "lower center": .lowerCenter,
            "upper center": .upperCenter, "center": .center,
        ]
        let cases = try Self.cases.get().insetLocator
        try #require(!cases.isEmpty)
        for asked in cases {
            let (figure, axes) = Figure.subplots()
            let inset = axes.addInset(
                at: try #require(places[asked.loc]), width: try length(asked.width), height: try length(asked.height),
                pad: asked.borderPad)
            _ = try commands(of: figure)
            expectBox(inset, asked.box, asked.loc)
        }
    }

    /// Whatever moves, axes beside others are where those of a new figure are.
    @Test func theyFollowTheAxesBesideThem() throws {
        struct Parts {
            let figure: Figure
            let axes: Axes
            let line: Line

            init() throws {
                (figure, axes) = Figure.subplots()
                line = axes.plot([0, 1], [1, 2])
                _ = axes.secondaryX(forward: { 10 - 2 * $0 }, inverse: { 5 - $0 / 2 })
                _ = axes.secondaryY(position: .data(0.5), forward: { $0 * $0 * $0 }, inverse: { $0 })
                _ = axes.appendAxes(at: .bottom, size: .fraction(0.1), pad: .inches(0.3))
                _ = axes.addInset(at: .lowerLeft, width: .fraction(0.2), height: .inches(0.5))
                _ = figure.addAxes(left: 0.1, bottom: 0.1, width: 0.5, height: 0.5, in: .inches)
                let parts = try figure.addBrokenAxes(yLimits: [0...1, 3...4])
                parts[0].plot([0, 1], [0, 4])
            }

            func set(_ number: Double) {
                line.setData(x: [0, 1], y: [1, 1 + 10 * number])
                axes.xAxis.setLimits(number > 0.5 ? 1 + number : 0, number > 0.5 ? 0 : 1 + number)
                axes.xAxis.scale = number > 0.8 ? .symLog(linearThreshold: 1) : .linear
                axes.title = number > 0.3 ? "title" : ""
                axes.aspect = number > 0.7 ? .ratio(0.1) : .auto
                axes.boxRatio = number < 0.2 ? 0.7 : nil
                figure.axes[6].artists.first?.alpha = number
                figure.width = 6 + number
            }
        }
        let parts = try Parts()
        for number in [0.1, 0.6, 0.9, 0.4, 0.75] {
            parts.set(number)
            let fresh = try Parts()
            fresh.set(number)
            #expect(try commands(of: parts.figure) == commands(of: fresh.figure))
        }
        parts.axes.clear()
        #expect(!parts.figure.axes.contains { $0.primaryAxes != nil })
    }

    @Test func aSecondaryAxisWithoutAFunctionThatFitsIsAnError() throws {
        for (low, high) in [(0.0, 1.0), (-1, 1)] {
            let (figure, axes) = Figure.subplots()
            axes.xAxis.limits = low...high
            _ = axes.secondaryX(forward: { 1 / $0 }, inverse: { 1 / $0 })
            if low == 0 {
                let error = #expect(throws: PlotError.self) { try commands(of: figure) }
                #expect(error?.code == .limits)
            }
        }
    }

    @Test func whatIsPlottedInBrokenAxesIsSeenInAllParts() throws {
        let figure = Figure()
        let parts = try figure.addBrokenAxes(xLimits: [0...1, 5...6, 9...10])
        parts[0].plot([0, 10], [0, 1], color: .red)
        let strokes = try commands(of: figure).filter { "\($0)".contains("\(Color.red)") }
        #expect(strokes.count == 3)
        #expect(parts[1].yLimits == parts[0].yLimits && parts[0].xLimits == 0...1)
        #expect(throws: PlotError.self) { try figure.addBrokenAxes(yLimits: [0...1]) }
    }
}
