import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Where axes lie, as matplotlib puts them: mosaics and insets.
@Suite struct VocabularyLayoutTests {
    struct Layout: Decodable {
        var mosaics: [MosaicCase]
        var insets: [InsetCase]
        var texts: [String: [Double]]
    }

    struct MosaicCase: Decodable {
        var mosaic: Rows
        var layout: String
        var size: [Double]
        var options: Options
        var axes: [Named]

        struct Options: Decodable {
            var widthRatios: [Double]?
        }

        struct Named: Decodable {
            var name: String
            var box: [Double]
        }

        /// Lines of letters, or rows of names and mosaics.
        struct Rows: Decodable {
            var mosaic: Mosaic

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let lines = try? container.decode([String].self) {
                    mosaic = Mosaic(lines.joined(separator: "\n"))
                } else if let names = try? container.decode([[String]].self) {
                    mosaic = Mosaic(names)
                } else {
                    mosaic = try container.decode(Part.self).mosaic
                }
            }
        }

        struct Part: Decodable {
            var mosaic: Mosaic

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let name = try? container.decode(String.self) {
                    mosaic = Mosaic(name)
                } else {
                    mosaic = Mosaic(parts: try container.decode([Part].self).map(\.mosaic))
                }
            }
        }
    }

    struct InsetCase: Decodable {
        var xLimits: [Double]
        var yLimits: [Double]
        var bounds: [Double]
        var inData: Bool
        var insetXLimits: [Double]
        var insetYLimits: [Double]
        var equal: Bool
        var box: [Double]
        var rectangle: [Double]
        var connectors: [Connector]

        struct Connector: Decodable {
            var shown: Bool
            var ends: [[Double]]
        }
    }

    static let cases = Result { try Vocabulary.read("layout", as: Layout.self) }

    @Test func mosaicsAreThoseOfMatplotlib() throws {
        let cases = try Self.cases.get().mosaics
        try #require(!cases.isEmpty)
        let measurer = TableMeasurer(metrics: try Self.cases.get().texts, dpi: 100)
        for asked in cases {
            let figure = Figure(width: asked.size[0], height: asked.size[1])
            let isConstrained = asked.layout == "constrained"
            if isConstrained { figure.layout = .constrained() }
            let axes = try figure.subplotMosaic(
                asked.mosaic.mosaic, widthRatios: asked.options.widthRatios ?? [])
            #expect(Set(axes.keys) == Set(asked.axes.map(\.name)))
            if isConstrained { _ = try figure.textBoxes(measurer: measurer) }
            for named in asked.axes {
                expectBox(try #require(axes[named.name]), named.box, named.name, within: isConstrained ? 0.001 : 1e-6)
            }
            #expect(figure.axes.map { one in axes.first { $1 === one }?.key } == asked.axes.map(\.name))
        }
    }

    @Test func mosaicsThatCanNotBeAreErrors() {
        let bad: [Mosaic] = ["", "AB;A", "AB;BA", "ABA", [["a", "b"], "c"], [[]], [["a", [["a"]]]], "AA;A."]
        for mosaic in bad {
            let figure = Figure()
            let error = #expect(throws: PlotError.self) { try figure.subplotMosaic(mosaic) }
            #expect(error?.code == .subplots)
            #expect(figure.axes.isEmpty)
        }
    }

    @Test func insetsLieWhereMatplotlibPutsThem() throws {
        let cases = try Self.cases.get().insets
        try #require(!cases.isEmpty)
        for (number, asked) in cases.enumerated() {
            let (figure, axes) = Figure.subplots()
            axes.xAxis.setLimits(asked.xLimits[0], asked.xLimits[1])
            axes.yAxis.setLimits(asked.yLimits[0], asked.yLimits[1])
            let inset = axes.addInset(
                left: asked.bounds[0], bottom: asked.bounds[1], width: asked.bounds[2], height: asked.bounds[3],
                in: asked.inData ? .data : .axes)
            inset.xLimits = asked.insetXLimits[0]...asked.insetXLimits[1]
            inset.yLimits = asked.insetYLimits[0]...asked.insetYLimits[1]
            if asked.equal { inset.aspect = .equal }
            let indicator = axes.indicateZoom(of: inset)
            _ = try commands(of: figure)
            expectBox(inset, asked.box, "inset \(number)")
            let lines = indicator.connectors(in: try #require(axes.transform))
            #expect(lines.map(\.isDrawn) == asked.connectors.map(\.shown), "inset \(number)")
            for (line, expected) in zip(lines, asked.connectors) {
                for (point, place) in zip([line.from, line.to], expected.ends) {
                    #expect(abs(point.x - place[0]) < 0.5 && abs(480 - point.y - place[1]) < 0.5, "inset \(number)")
                }
            }
        }
    }

    /// Whatever moves, an inset and its mark are where those of a new figure are.
    @Test func insetsFollowTheAxesAroundThem() throws {
        let random = Seeded.generator("insets")
        for _ in 0..<20 {
            let (figure, axes) = Figure.subplots()
            let isInData = random.chance(0.5)
            let inset = axes.addInset(left: 0.2, bottom: 0.3, width: 0.4, height: 0.4, in: isInData ? .data : .axes)
            axes.indicateZoom(of: inset)
            for _ in 0..<4 {
                func set(_ axes: Axes, _ inset: Axes, _ numbers: [Double]) {
                    axes.xAxis.setLimits(numbers[0], numbers[0] + numbers[1])
                    inset.yAxis.setLimits(numbers[2], numbers[2] + numbers[3])
                    axes.title = numbers[4] > 0.5 ? "title" : ""
                    axes.aspect = numbers[4] > 0.7 ? .equal : .auto
                    inset.isVisible = numbers[3] > 0.4
                }
                let numbers = (0..<5).map { _ in random.value(0.1...1) }
                set(axes, inset, numbers)
                let (other, otherAxes) = Figure.subplots()
                let otherInset = otherAxes.addInset(
                    left: 0.2, bottom: 0.3, width: 0.4, height: 0.4, in: isInData ? .data : .axes)
                otherAxes.indicateZoom(of: otherInset)
                set(otherAxes, otherInset, numbers)
                #expect(try commands(of: figure) == commands(of: other))
            }
            axes.clear()
            #expect(figure.axes.count == 1 && inset.parent == nil)
        }
    }

    @Test func aColorBarOfAnInsetLiesInItsRoom() throws {
        let (figure, axes) = Figure.subplots()
        let inset = axes.addInset(left: 0.5, bottom: 0.5, width: 0.4, height: 0.4)
        let room = inset.boxInPixels
        let image = inset.image(Grid(rows: 2, columns: 2) { Double($0 + $1) })
        inset.aspect = .auto
        let bar = try figure.addColorBar(for: image)
        _ = try commands(of: figure)
        let box = try #require(bar.axes?.boxInPixels)
        #expect(box.minX > inset.boxInPixels.maxX && box.maxX <= room.maxX)
        #expect(box.minY >= room.minY - 1e-9 && box.maxY <= room.maxY + 1e-9)
        figure.remove(bar)
        #expect(abs(inset.boxInPixels.width - room.width) < 1e-9)
    }

    @Test func anInsetWithoutRoomIsAnErrorThatNamesIt() throws {
        for (width, height) in [(0.0, 0.2), (0.2, .nan), (.infinity, 0.1)] {
            let (figure, axes) = Figure.subplots()
            _ = axes.addInset(left: 0.1, bottom: 0.1, width: width, height: height)
            let error = #expect(throws: PlotError.self) { try commands(of: figure) }
            #expect(error?.description.contains("axes 2: the inset has no room") == true)
        }
    }
}
