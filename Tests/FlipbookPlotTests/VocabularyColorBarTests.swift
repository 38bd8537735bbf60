import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Colour bars as matplotlib draws them, with each of its options.
@Suite struct VocabularyColorBarTests {
    struct Layout: Decodable {
        var colourBars: [Asked]
    }

    struct Asked: Decodable {
        var parents: Int
        var range: [Double]?
        var options: Options
        var box, barBox, limits, ticks: [Double]
        var outline: [[Double]]
        var labels: [String]
        var dividers: [[[Double]]]

        struct Options: Decodable {
            var location, orientation, extend, spacing, ticklocation, format: String?
            var shrink, aspect, fraction, pad: Double?
            var extendrect, drawedges: Bool?
            var extendfrac: Fraction?
            var boundaries, values, bounds, anchor, panchor, ticks, cax: [Double]?
        }

        enum Fraction: Decodable {
            case auto
            case numbers([Double])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if (try? container.decode(String.self)) != nil {
                    self = .auto
                } else {
                    self = .numbers(try (try? container.decode([Double].self)) ?? [container.decode(Double.self)])
                }
            }
        }
    }

    static let cases = Result { try Vocabulary.read("layout", as: Layout.self) }.map(\.colourBars)

    private func bar(_ asked: Asked, in figure: Figure, beside parents: [Axes]) throws -> ColorBar {
        let options = asked.options
        let names: [String: ColorBar.Extension] = ["both": .both, "min": .minimum, "max": .maximum]
        let extends = options.extend.flatMap { names[$0] } ?? .neither
        let norm: Norm =
            try options.bounds.map { .boundaries($0, extends: extends) }
            ?? .linear(try #require(asked.range)[0]...(try #require(asked.range)[1]))
        let mappable = ScalarMappable(norm: norm)
        let side = options.location.flatMap { Side(rawValue: $0) } ?? (options.orientation == nil ? .right : .bottom)
        let bar: ColorBar
        if let cax = options.cax {
            let room = figure.addAxes(left: cax[0], bottom: cax[1], width: cax[2], height: cax[3])
            bar = try figure.addColorBar(for: mappable, in: room, at: side)
        } else {
            func anchor(_ pair: [Double]?) -> Anchor? { pair.map { .at(x: $0[0], y: $0[1]) } }
            bar = try figure.addColorBar(
                for: mappable, at: side, axes: parents, fraction: options.fraction ?? 0.15, pad: options.pad,
                shrink: options.shrink ?? 1, aspect: options.aspect ?? 20, anchor: anchor(options.anchor),
                parentAnchor: anchor(options.panchor))
        }
        if options.bounds == nil, extends != .neither { bar.extends = extends }
        switch options.extendfrac {
        case .auto: bar.endLength = .auto
        case .numbers(let numbers):
            bar.endLength = numbers.count == 1 ? .fraction(numbers[0]) : .fractions(first: numbers[0], last: numbers[1])
        case nil: break
        }
        bar.hasRectangularEnds = options.extendrect ?? false
        bar.hasEdges = options.drawedges ?? false
        bar.boundaries = options.boundaries
        bar.values = options.values
        if options.spacing == "proportional" { bar.spacing = .proportional }
        if let place = options.ticklocation { bar.axis?.side = try #require(Side(rawValue: place)) }
        if let ticks = options.ticks { bar.axis?.locator = .fixed(ticks) }
        if options.format != nil { bar.axis?.formatter = .format("{x:.2f}") }
        return bar
    }

    @Test func theyAreThoseOfMatplotlib() throws {
        let cases = try Self.cases.get()
        try #require(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let name = "bar \(number) \(asked.options)"
            let figure = Figure()
            let parents = try figure.subplots(rows: 1, columns: asked.parents)[0]
            let bar = try bar(asked, in: figure, beside: parents)
            _ = try commands(of: figure)
            let (axes, axis) = (try #require(bar.axes), try #require(bar.axis))
            for (one, box) in [(parents[0], asked.box), (axes, asked.barBox)] {
                let found = one.boxInFigure
                for (a, b) in zip([found.left, found.bottom, found.width, found.height], box) {
                    #expect(abs(a - b) < 5e-4, "\(name): \(found), not \(box)")
                }
            }
            let unit = asked.limits[1] - asked.limits[0]
            let found = [axis.limits.lowerBound, axis.limits.upperBound] + axis.ticks.map(\.value)
            let expected = asked.limits + asked.ticks
            #expect(found.count == expected.count, "\(name): \(found), not \(expected)")
            for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-6 * unit, "\(name)") }
            #expect(axis.ticks.map(\.label) == asked.labels, "\(name)")
            let isUpright = axis.direction == .y
            let along = asked.outline.map { $0[isUpright ? 1 : 0] }
            #expect(abs((along.min() ?? 0) + bar.firstEnd) < 1e-6, "\(name)")
            #expect(abs((along.max() ?? 1) - 1 - bar.lastEnd) < 1e-6, "\(name)")
            let transform = try #require(axes.transform)
            let box = transform.box
            let dividers = asked.dividers.map { line -> Double in
                isUpright
                    ? (box.maxY - transform.y(line[0][1])) / box.height
                    : (transform.x(line[0][0]) - box.minX) / box.width
            }
            let edges = bar.hasEdges ? bar.edges(in: transform).sorted() : []
            #expect(edges.count == dividers.count, "\(name)")
            for (a, b) in zip(edges, dividers.sorted()) { #expect(abs(a - b) < 1e-6, "\(name)") }
        }
    }

    @Test func axesOfOneBarHaveTheirRoomBack() throws {
        let figure = Figure()
        let parents = try figure.subplots(rows: 1, columns: 2)[0]
        let before = parents.map(\.boxInPixels)
        let bar = try figure.addColorBar(for: ScalarMappable(), axes: parents)
        #expect(parents.map(\.boxInPixels) != before)
        figure.remove(bar)
        #expect(parents.map(\.boxInPixels) == before)
        #expect(throws: PlotError.self) { try figure.addColorBar(for: ScalarMappable()) }
        #expect(throws: PlotError.self) { try figure.addColorBar(for: ScalarMappable(), axes: []) }
        let room = figure.addAxes(left: 0.9, bottom: 0.1, width: 0.05, height: 0.8)
        try figure.addColorBar(for: ScalarMappable(), in: room)
        #expect(throws: PlotError.self) { try figure.addColorBar(for: ScalarMappable(), in: room) }
    }

    @Test func rangesThatCanNotBeAreErrors() throws {
        let ranges: [([Double]?, [Double]?)] = [
            ([1], nil), ([0, 0], nil), ([0, 1, 2], [1]), (nil, [1]), ([0, .nan], nil),
        ]
        for (boundaries, values) in ranges {
            let (figure, axes) = Figure.subplots()
            let bar = try figure.addColorBar(for: ScalarMappable(), axes: [axes])
            bar.boundaries = boundaries
            bar.values = values
            let error = #expect(throws: PlotError.self) { try commands(of: figure) }
            #expect(error?.description.contains("colour bar") == true)
        }
    }
}
