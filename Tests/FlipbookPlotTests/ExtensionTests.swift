import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

/// What a user of the library can write: artists, locators, formatters, scales, norms, markers and patches.
@Suite struct ExtensionTests {
    private final class Dots: CustomArtist {
        var x: [Double] = [] { didSet { dataChanged() } }
        var y: [Double] = [] { didSet { dataChanged() } }
        var drawings = 0

        override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

        override func draw(on canvas: any Canvas, in transform: Transform) throws {
            guard x.count == y.count else { throw PlotError(.lengthsDiffer, "\(name): give as many y as x") }
            drawings += 1
            let dot = Path(Rect(x: -1, y: -1, width: 2, height: 2))
            canvas.draw(dot, at: transform(x, y), fill: color, stroke: nil, snap: .never)
        }
    }

    private func texts(_ figure: Figure) throws -> [String] {
        try commands(of: figure).compactMap { if case .text(let line, _, _, _, _) = $0 { line } else { nil } }
    }

    private static let root = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })

    @Test func anArtistOfOnesOwnMovesLimitsTakesAColorAndHasAnEntry() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1])
        let dots = Dots()
        (dots.x, dots.y, dots.label) = ([0, 10], [5, 20], "dots")
        axes.add(dots)
        axes.addLegend()
        #expect(axes.xLimits == -0.5...10.5 && axes.yLimits == -1...21)
        #expect(dots.color == .tabOrange && dots.name == "Dots 'dots' of axes 1")
        #expect(try texts(figure).contains("dots"))
        let samples = try commands(of: figure).filter {
            if case .draw(_, .some(.tabOrange), nil, _) = $0 { true } else { false }
        }
        #expect(samples.count == 1)
        dots.y = [5, 200]
        #expect(axes.yLimits.upperBound == 210)
        dots.y = [5]
        let error = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(error?.code == .lengthsDiffer && error?.description == "Dots 'dots' of axes 1: give as many y as x")
        axes.remove(dots)
        #expect(axes.yLimits.upperBound < 2 && dots.name == "Dots 'dots'")
    }

    @Test func aLegendLooksAtWhatAnOwnArtistDraws() throws {
        let (figure, axes) = Figure.subplots()
        let dots = Dots()
        (dots.x, dots.y, dots.label) = ([0, 1, 0.95], [0, 0, 0.95], "dots")
        axes.add(dots)
        let legend = axes.addLegend()
        _ = try commands(of: figure)
        #expect(try #require(legend.box).midX < axes.boxInPixels.midX)
    }

    @Test func ownArtistsCantLieInThreeDimensions() throws {
        let figure = Figure()
        figure.subplots3D().add(Dots())
        let error = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(error?.code == .dimensions)
    }

    @Test func ticksAndTheirTextsCanBeFunctions() throws {
        let (figure, axes) = Figure.subplots()
        axes.xLimits = 0...10
        axes.xAxis.locator = Locator { limits in [limits.upperBound / 2, .nan, limits.lowerBound] }
        let metres = Formatter { "\(Int($0)) m" }
        axes.xAxis.formatter = metres
        #expect(axes.xAxis.ticks == [Tick(value: 5, label: "5 m"), Tick(value: 0, label: "0 m")])
        #expect(try texts(figure).contains("5 m"))
        axes.xAxis.formatter = Formatter { "\(Int($0)) s" }
        #expect(try texts(figure).contains("5 s") && metres == metres && metres != Formatter { "\($0)" })
        axes.xLimits = 0...20
        #expect(axes.xAxis.ticks.map(\.value) == [10, 0])
        axes.xAxis.locator = Locator { _ in [Double](repeating: 1, count: 10_001) }
        let error = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(error?.code == .ticks && error?.description.hasPrefix("x axis of axes 1") ?? false)
    }

    @Test func aScaleOfOnesOwnSpreadsValuesByItsFunction() throws {
        let (figure, axes) = Figure.subplots()
        axes.yAxis.scale = Self.root
        axes.yLimits = 0...100
        let box = axes.boxInPixels
        let places = [0.0, 25, 100].map { axes.position(of: (0, $0), in: .pixels).y }
        #expect(abs(places[1] - (places[0] + places[2]) / 2) < 1e-9 && abs(places[0] - box.maxY) < 1e-9)
        #expect(axes.yAxis.ticks.map(\.value) == [0, 20, 40, 60, 80, 100])
        axes.yAxis.scale = Scale(
            name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 }, locator: .fixed([4, 9]),
            formatter: Formatter { "<\(Int($0))>" })
        #expect(axes.yAxis.ticks.map(\.label) == ["<4>", "<9>"])
        axes.yAxis.locator = .fixed([1])
        #expect(axes.yAxis.ticks.map(\.label) == ["<1>"])
        _ = try commands(of: figure)
    }

    @Test func limitsOnAScaleOfOnesOwnFollowTheData() throws {
        let random = Seeded.generator("own scales")
        for _ in 0..<200 {
            let (figure, axes) = Figure.subplots()
            axes.yAxis.scale = Self.root
            let values = (0..<3).map { _ in random.chance(0.3) ? 0 : random.value(0...100) }
            axes.plot([0, 1, 2], values)
            let limits = axes.yLimits
            #expect(limits.lowerBound >= 0 && limits.lowerBound <= values.min()! && limits.upperBound >= values.max()!)
            #expect(limits.upperBound <= max(2 * values.max()!, 1), "\(values) \(limits)")
            _ = try commands(of: figure)
        }
    }

    @Test func aScaleThatCantShowLimitsIsAnErrorThatNamesItAndTheAxis() throws {
        let (figure, axes) = Figure.subplots()
        func error() -> PlotError? { #expect(throws: PlotError.self) { try commands(of: figure) } }
        axes.yAxis.scale = Self.root
        axes.plot([0, 1], [-3, -1])
        let data = error()
        #expect(data?.code == .limits && data?.description.hasPrefix("y axis of axes 1") ?? false)
        #expect(data?.description.contains("'root'") ?? false)
        axes.yLimits = 0...1
        _ = try commands(of: figure)
        axes.yAxis.scale = Scale(name: "down", forward: { -$0 }, inverse: { -$0 })
        #expect(error()?.code == .scale)
    }

    @Test func aNormTakesAnyScale() throws {
        let random = Seeded.generator("own norms")
        for _ in 0..<100 {
            let values = (0..<9).map { _ in random.value(0...50) }
            let roots = Norm.linear().limits(following: values.map { $0.squareRoot() })
            let (norm, linear) = (Norm(Self.root), Norm.linear())
            let limits = norm.limits(following: values)
            let (map, plain) = (try norm.map(limits, of: "x"), try linear.map(roots, of: "x"))
            for value in values { #expect(abs(map(value) - plain(value.squareRoot())) < 1e-12) }
            #expect(map(-1).isNaN)
        }
        let log = Norm(Scale(name: "log", forward: { log10($0) }, inverse: { pow(10, $0) }), limits: 1...1000)
        #expect(try abs(log.map(1...1000, of: "x")(10) - 1 / 3) < 1e-12)
        #expect(throws: PlotError.self) { try Norm(Self.root, limits: -1...1).map(-1...1, of: "x") }
    }

    @Test func aValueThatAnOwnNormTakesToInfinityHasTheBadColor() throws {
        let inverse = Scale(name: "inverse", forward: { -1 / $0 }, inverse: { -1 / $0 })
        #expect(try Norm(inverse, limits: 1...2).map(1...2, of: "x")(0).isNaN)
    }

    @Test func aNormsOneLimitBeyondTheDataStays() throws {
        let random = Seeded.generator("one-sided norms")
        for _ in 0..<100 {
            let data = (0..<5).map { _ in random.value(1...9) }
            for norm in [Norm.linear(), .log(), Norm(Self.root)] {
                var (above, below) = (norm, norm)
                above.lowerLimit = random.value(10...20)
                below.upperLimit = random.value(0.1...0.9)
                let (high, low) = (above.limits(following: data), below.limits(following: data))
                #expect(high.lowerBound == above.lowerLimit && high.upperBound > high.lowerBound)
                #expect(low.upperBound == below.upperLimit && low.lowerBound < low.upperBound)
                #expect(try above.map(high, of: "x")(high.lowerBound) == 0)
                #expect(try below.map(low, of: "x")(low.upperBound) == 1)
            }
        }
    }

    @Test func aNormIsWrittenAndReadBackWithItsBase() throws {
        for norm in [Norm.linear(1...2), .log(), Norm(.log(base: 2), limits: 1...8), Norm(.log(base: 2.5))] {
            #expect(try JSONDecoder().decode(Norm.self, from: JSONEncoder().encode(norm)) == norm)
        }
    }

    @Test func anEqualAspectOnAScaleOfOnesOwnNeverCutsData() throws {
        let random = Seeded.generator("aspects of own scales")
        var drawn = 0
        for _ in 0..<60 {
            let (figure, axes) = Figure.subplots()
            axes.yAxis.scale = Self.root
            let values = (0..<4).map { _ in random.value(0...100) }
            axes.plot((0..<4).map { _ in random.value(-20...20) }, values)
            (axes.aspect, axes.adjustable) = (.ratio(random.value(0.2...5)), .dataLimits)
            let limits = axes.yLimits
            #expect(limits.lowerBound <= values.min()! && limits.upperBound >= values.max()!)
            do {
                _ = try commands(of: figure)
                drawn += 1
            } catch let error as PlotError {
                #expect(error.code == .aspect)
            }
        }
        #expect(drawn > 0)
    }

    @Test func aScaleThatEndsSomewhereNeverTraps() throws {
        let ending = Scale(
            name: "ending", forward: { $0 > 100 ? .nan : $0 * 2 }, inverse: { $0 > 200 ? .nan : $0 / 2 })
        let random = Seeded.generator("ending scales")
        for _ in 0..<100 {
            let (figure, axes) = Figure.subplots()
            axes.yAxis.scale = ending
            axes.plot([0, 1], [random.value(-200...200), random.value(-200...200)])
            if random.chance(0.5) { axes.aspect = .equal }
            if random.chance(0.5) { axes.adjustable = .dataLimits }
            if random.chance(0.3) { axes.yAxis.upperLimit = random.value(90...110) }
            do { _ = try commands(of: figure) } catch is PlotError {}
            _ = (axes.yLimits, axes.position(of: (0, 150)), axes.data(at: Point(x: 0.5, y: 0.99)))
        }
    }

    @Test func ticksWithoutANumberAreLeftOutWithTheirLabels() throws {
        let (_, axes) = Figure.subplots()
        axes.xAxis.setTicks([1, .nan, 3], labels: ["one", "none", "three"])
        #expect(axes.xAxis.ticks == [Tick(value: 1, label: "one"), Tick(value: 3, label: "three")])
    }

    @Test func aColorBarHasTheScaleOfItsNorm() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(Grid(rows: 2, columns: 2) { Double(4 * $0 + $1) })
        image.norm = Norm(Self.root)
        let bar = try figure.addColorBar(for: image)
        #expect(bar.axis?.scale == Self.root && bar.axis?.limits == 0...5)
        _ = try commands(of: figure)
    }

    @Test func aMarkerOfAPathIsDrawnAsOneThatHasAName() throws {
        let square = Path(
            [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map { Point(x: $0.0, y: $0.1) }, closed: true)
        #expect(Marker.path(square).path(size: 7) == Marker.square.path(size: 7))
        #expect(Marker.path(square).isFilled && !Marker.path(square, isFilled: false).isFilled)
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1]).marker = .path(square)
        axes.scatter([0, 1], [0, 1]).marker = .path(square)
        let drawn = try commands(of: figure).filter { if case .drawAt = $0 { true } else { false } }
        #expect(drawn.count == 2)
    }

    @Test func aPathPatchIsItsPathInData() throws {
        let (figure, axes) = Figure.subplots()
        let path = Path([Point(x: 0, y: 1), Point(x: 4, y: 2), Point(x: 4, y: 11)], closed: true)
        let patch = PathPatch()
        axes.add(patch)
        #expect(try commands(of: figure).clipped.isEmpty)
        patch.path = path
        #expect(axes.yLimits == 0.5...11.5)
        let drawn = try commands(of: figure).clipped.map(\.path)
        #expect(drawn == [path.map { axes.position(of: ($0.x, $0.y), in: .pixels) }])
    }
}

/// From data to the page and back, and what lies there.
@Suite struct PositionTests {
    private func axes(_ number: Int) throws -> (figure: Figure, axes: Axes) {
        let figure = Figure(width: 7, height: 5.013, dpi: 90)
        let axes: Axes = number < 4 ? try figure.subplots(rows: 2, columns: 2)[1][0] : figure.addPolarAxes()
        axes.yLimits = 1...50
        switch number {
        case 1: axes.yAxis.scale = .log()
        case 2: axes.yAxis.scale = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
        case 3: axes.yAxis.isInverted = true
        case 5: (axes as? PolarAxes)?.angleLimits = 1...2.5
        case 6:
            (axes as? PolarAxes)?.zeroLocation = .north
            (axes as? PolarAxes)?.direction = .clockwise
        default: break
        }
        return (figure, axes)
    }

    @Test(arguments: 0..<7) func dataComeBackFromTheirPosition(number: Int) throws {
        let (figure, axes) = try axes(number)
        let random = Seeded.generator("positions")
        for _ in 0..<100 {
            let (x, y) = (random.value(number < 4 ? 0...1 : 1.1...2.4), random.value(1.5...49))
            for unit in [PageUnit.pixels, .figure, .axes] {
                let place = axes.position(of: (x, y), in: unit)
                let back = try #require(axes.data(at: place, in: unit))
                #expect(abs(back.x - x) < 1e-9 && abs(back.y - y) < 1e-9, "\(unit) \(x) \(y) \(back)")
            }
            let (pixel, page) = (axes.position(of: (x, y), in: .pixels), axes.position(of: (x, y), in: .figure))
            #expect(abs(page.x * figure.width * figure.dpi - pixel.x) < 1e-9)
        }
    }

    @Test func anOriginWithoutANumberMovesNothing() throws {
        let (figure, axes) = try axes(4)
        let polar = try #require(axes as? PolarAxes)
        let place = axes.position(of: (1, 20), in: .pixels)
        for origin in [Double.nan, .infinity] {
            polar.radiusOrigin = origin
            #expect(axes.position(of: (1, 20), in: .pixels) == place)
        }
        #expect(figure.width > 0 && place.x.isFinite)
    }

    @Test func aTextAtAPositionLiesThere() throws {
        let (figure, axes) = try axes(1)
        let place = axes.position(of: (0.3, 10))
        let own = axes.text("in data", at: (0.3, 10))
        let text = figure.text("on the page", at: (place.x, place.y))
        let boxes = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 630, height: 451)))
        let found = ["in data", "on the page"].map { name in boxes.first { $0.text == name }!.box }
        #expect(abs(found[0].minX - found[1].minX) < 1e-9 && abs(found[0].maxY - found[1].maxY) < 1e-9)
        _ = (own, text)
    }

    @Test func positionsInThreeDimensionsAreThoseOfTexts() throws {
        let figure = Figure()
        let axes = figure.subplots3D()
        (axes.xLimits, axes.yLimits, axes.zLimits) = (0...1, 0...1, 0...1)
        let place = axes.position(of: (0.2, 0.4, 0.9), in: .pixels)
        axes.text("here", at: (0.2, 0.4, 0.9))
        let boxes = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        #expect(abs(try #require(boxes.first { $0.text == "here" }).box.minX - place.x) < 1e-9)
        #expect(axes.data(at: place) == nil)
    }

    @Test func anExtentIsTheRoomThatATextTakes() throws {
        let figure = Figure(dpi: 144)
        let canvas = RecordingCanvas(size: Size(width: 1, height: 1))
        for string in ["one line", "two\nlines, gjp"] {
            figure.text(string, at: (0.5, 0.5)).size = 14
            let box = try #require(try figure.textBoxes(measurer: canvas).first { $0.text == string }).box
            let extent = try figure.textExtent(of: string, size: 14, measurer: canvas)
            #expect(abs(2 * extent.width - box.width) < 1e-9 && abs(2 * extent.height - box.height) < 1e-9)
        }
        #expect(throws: PlotError.self) { try figure.textExtent(of: "a", size: 0, measurer: canvas) }
    }

    @Test func referenceLinesAndSpansFollowPolarAxes() throws {
        let figure = Figure()
        let axes = figure.addPolarAxes()
        axes.radiusLimits = 0...4
        axes.horizontalLine(at: 3)
        axes.verticalLine(at: 1)
        axes.horizontalSpan(1...2).isFilled = false
        let center = axes.position(of: (0, 0), in: .pixels)
        let radius = axes.position(of: (0, 4), in: .pixels).x - center.x
        let paths = try commands(of: figure).clipped.filter { $0.stroke?.color != axes.style.gridColor }.map(\.path)
        #expect(paths.count == 3)
        func radii(_ path: Path) -> [Double] {
            path.elements.compactMap { element -> Point? in
                switch element {
                case .move(let point), .line(let point), .curve(_, _, to: let point): point
                case .close: nil
                }
            }.map { hypot($0.x - center.x, $0.y - center.y) / radius * 4 }
        }
        let found = paths.map { Set(radii($0).map { ($0 * 1e6).rounded() / 1e6 }) }
        #expect(found.contains([3]) && found.contains([0, 4]) && found.contains([1, 2]))
    }

    @Test func whatCantFollowPolarAxesIsAnError() throws {
        let figure = Figure()
        let axes = figure.addPolarAxes()
        let image = Image(Grid(rows: 2, columns: 2) { _, _ in 1 })
        axes.add(image)
        let error = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(error?.description.hasPrefix("image 1 of axes 1") ?? false)
        axes.remove(image)
        _ = try commands(of: figure)
        axes.spines.top.bounds = 0...1
        let bounds = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(bounds?.description.hasPrefix("top spine of axes 1") ?? false)
    }
}
