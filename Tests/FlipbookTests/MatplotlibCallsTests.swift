import Flipbook
import Foundation
import Testing

/// The calls of the article that those read who come from matplotlib, word for word, so that they compile and run; a test
/// holds the two against each other.
struct MatplotlibCallsTests {
    private let x = linspace(0.1, 1, count: 30)
    private let y = linspace(1, 3, count: 30)
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)")
        .path

    func draw(_ figures: Figure...) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for figure in figures { try figure.save(folder + "/plot.png") }
    }

    @Test func figures() throws {
        try page()
        try cells()
        let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, sharesX: .all)
        let upper = axes[0][1]
        share(axes[1][2], with: upper)
        figure.title = "All"
        figure.text("below", at: (0.5, 0.01))
        figure.layout = .tight()
        figure.subplotParameters.left = 0.2
        try draw(figure)
    }

    private func page() throws {
        let night = Figure(style: .dark)
        var style = try Style("bmh", "petroff10")
        style.lineWidth = 3
        #expect(style != (try Style("bmh", "petroff10")))
        try draw(night, Figure(style: style))
        try style.apply("default")
        #expect(style == .standard)
        let (figure, axes) = Figure.subplots()
        axes.plot(x, y)
        try draw(figure)
    }

    private func share(_ axes: Axes, with other: Axes) {
        axes.shareX(with: other)
        let right = axes.twinX()
        right.xLimits = -7...7
        #expect(other.xLimits == -7...7)
        axes.clear()
        #expect(axes.xLimits == -7...7)
        guard let figure = axes.parent as? Figure else { return }
        figure.remove(axes)
        #expect(!figure.axes.contains { $0 === axes })
    }

    private func dates() throws {
        let (figure, axes) = Figure.subplots()
        let dates = x.map { Date(timeIntervalSince1970: 1.7e9 + $0 * 1e8) }
        axes.plot(dates, y)
        axes.scatter(axes.xAxis.positions(of: dates), y)
        axes.xAxis.setLimits(dates[0], dates[1])
        let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
        axes.xAxis.units = .dates(in: tokyo)
        axes.xAxis.locator = .months(every: 3)
        axes.xAxis.minorLocator = .weekdays([.monday])
        axes.xAxis.formatter = .dates("%d.%m.%Y")
        axes.xAxis.formatter = .conciseDates()
        try draw(figure)
    }

    private func cells() throws {
        let figure = Figure(width: 8, height: 4, dpi: 150)
        let grid = GridSpec(rows: 2, columns: 3, widthRatios: [2, 2, 1])
        let wide = try figure.addAxes(in: grid[0, 1...])
        let inset = figure.addAxes(left: 0.1, bottom: 0.1, width: 0.4, height: 0.4)
        #expect(figure.axes.count == 2 && wide !== inset)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try figure.save(folder + "/plot.pdf", dpi: 200)
    }

    @Test func axesInAxes() throws {
        let figure = Figure()
        let mosaic = try figure.subplotMosaic("AB;CC")
        let axes = try #require(mosaic["C"])
        axes.plot(x, y)
        let zoom = axes.addInset(left: 0.6, bottom: 0.6, width: 0.3, height: 0.3)
        (zoom.xLimits, zoom.yLimits) = (0.2...0.3, 1.2...1.4)
        axes.indicateZoom(of: zoom)
        (axes.xLimits, axes.yLimits) = (0...4, 0...5)
        let moving = axes.addInset(left: 2, bottom: 3, width: 1, height: 1, in: .data)
        #expect(figure.axes.count == 5 && moving.boxInPixels.width > 0)
        try draw(figure)
    }

    @Test func linesAndPoints() throws {
        let (values, sizes) = (y, x)
        let (figure, axes) = Figure.subplots()
        let line = axes.plot(x, y)
        line.setData(x: x, y: y)
        line.y = y
        line.style = .dashed
        line.width = 2
        line.color = .tabRed
        line.color = try Color("C1")
        line.alpha = 0.5
        line.label = "sine"
        line.zOrder = 3
        line.marker = .circle
        line.markerSize = 4
        line.markEvery = 2
        line.markSpacing = 0.1
        line.markStart = 0.05
        line.markerColor = .white
        try draw(figure)
        line.isVisible = false
        axes.remove(line)
        axes.step(x, y, where: .mid)
        let points = axes.scatter(x, y, values: values, size: 30)
        points.setData(x: x, y: y)
        points.sizes = sizes
        points.values = values
        points.edgeColors = [.transparent]
        points.edgeColors = nil
        let measured = axes.errorBar(x, y, yError: .constant(0.1))
        measured.errors.capSize = 3
        axes.horizontalLine(at: 0.5)
        axes.verticalLine(at: 0.5)
        axes.horizontalLines(at: y, from: [0], to: [1])
        axes.verticalLines(at: x, from: [0], to: [1])
        try draw(figure)
    }

    @Test func barsAndStatistics() throws {
        let values = y
        let (figure, axes) = Figure.subplots()
        let bars = axes.bar(["a", "b"], [3, 5], width: 0.6)
        bars.heights = [4, 2]
        bars.texts.format = "%.1f"
        bars.errors.y = .symmetric([0.5, 0.2])
        try draw(figure)
        try namesUpwards()
        let counts = axes.histogram(values, bins: 20)
        counts.isDensity = true
        axes.histogram(values, bins: .auto, shape: .step)
        axes.boxPlot([values, y]).hasNotches = true
        let pie = axes.pie([3, 2], labels: ["a", "b"])
        pie.percentages.format = "%d%%"
        try draw(figure)
    }

    private func namesUpwards() throws {
        let (figure, axes) = Figure.subplots()
        axes.horizontalBar(["a", "b"], [3, 5])
        try draw(figure)
    }

    @Test func areas() throws {
        let (figure, axes) = Figure.subplots()
        axes.fillBetween(x, y).alpha = 0.3
        axes.fill(x, y)
        axes.horizontalSpan(0...1)
        axes.verticalSpan(0...1)
        axes.add(Circle(at: (0, 0), radius: 1))
        axes.add(Rectangle(at: (0, 0), width: 2, height: 1))
        axes.add(Ellipse(at: (0, 0), width: 2, height: 1, rotation: .degrees(30)))
        axes.add(Wedge(at: (0, 0), radius: 1, from: .degrees(0), to: .degrees(90)))
        axes.add(Polygon([0, 1, 1], [0, 0, 1]))
        axes.add(Arrow(from: (0, 0), by: (1, 1)))
        axes.add(Rectangle(at: (0, 0), width: 2, height: 1, pad: 0.3, cornerSize: 0.3))
        try draw(figure)
    }

    @Test func imagesAndFields() throws {
        let x = linspace(0, 1, count: 30)
        let (xs, ys) = Grid.meshgrid(x, x)
        let z = Grid(x: x, y: x) { x, y in sin(x) * y }
        #expect(try xs.combined(with: ys) { sin($0) * $1 } == z)
        let bytes = try NumPyArray(z).npy()
        let array = try NumPyArray(npy: bytes)
        #expect(array.shape == [30, 30])
        let (figure, axes) = Figure.subplots()
        let image = axes.image(z, origin: .lower)
        image.colormap = .plasma
        image.values = z
        image.colorLimits = 0...1
        image.colormap = try Colormap("RdBu_r").resampled(8)
        var map = try Colormap(name: "m", through: [.red, .blue])
        map.under = .black
        map.bad = .gray
        #expect(map(-1) == .black && image.colormap.colors.count == 8)
        image.norm = .log(1...100)
        let bar = try figure.addColorBar(for: image, shrink: 0.8, label: "m")
        try draw(figure)
        figure.remove(bar)
        axes.contour(x, x, z, levels: 8)
        axes.filledContour(x, x, z, levels: [0, 0.5, 1])
        let arrows = axes.quiver(x, x, z, z)
        arrows.setData(u: z, v: z)
        axes.streamPlot(x, x, z, z).density = 0.5
        axes.streamPlot(x, x, z, z).stepScale = 0.1
        try draw(figure)
    }

    @Test func axesAndTicks() throws {
        let (figure, axes) = Figure.subplots()
        axes.xLimits = 0...10
        axes.yAxis.setLimits(1, 0)
        axes.yAxis.isInverted = true
        axes.xAxis.margin = 0.2
        axes.xAxis.autolimitMode = .roundNumbers
        axes.title = "Waves"
        axes.xLabel = "time"
        axes.aspect = .equal
        axes.color = .wheat
        axes.gridLines = GridLines(style: .dotted)
        axes.yAxis.gridLines = GridLines(alpha: 0.5)
        axes.xAxis.setTicks([0, 1], labels: ["a", "b"])
        axes.xAxis.tickStyle.labelRotation = .degrees(45)
        axes.xAxis.tickStyle.labelRotationMode = .anchor
        axes.xAxis.tickStyle.labelHorizontalAlignment = .right
        axes.xAxis.tickStyle.labelStyles = [TickLabelStyle(color: .red, weight: .bold)]
        try draw(figure)
        try dates()
        axes.xAxis.locator = .multiple(of: 0.5)
        try draw(figure)
        axes.xAxis.locator = .maxN(5)
        axes.xAxis.minorLocator = .autoMinor(4)
        axes.yAxis.formatter = .percent(of: 1)
        try draw(figure)
        axes.yAxis.formatter = .format("%.2f")
        axes.spines.top.isVisible = false
        axes.spines.left.position = .zero
        try draw(figure)
        axes.isOn = false
        try draw(figure)
        try logarithms()
    }

    @Test func scalesAndTicks() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot(x, y)
        axes.yAxis.scale = .symLog(linearThreshold: 0.1)
        try draw(figure)
        axes.yAxis.scale = .asinh()
        try draw(figure)
        axes.yAxis.scale = .logit()
        try draw(figure)
        axes.yAxis.scale = .linear
        axes.xAxis.scale = .log(base: 2, isMasked: true)
        try draw(figure)
        axes.xAxis.scale = .linear
        axes.xAxis.locator = .linear(5)
        try draw(figure)
        axes.xAxis.locator = .index(every: 2, offset: 0.5)
        try draw(figure)
        axes.xAxis.locator = .fixed(x, most: 5)
        try draw(figure)
        axes.xAxis.minorLocator = .log(multiples: .between)
        try draw(figure)
        axes.xAxis.locator = .symLog(linearThreshold: 1)
        try draw(figure)
        axes.xAxis.locator = .asinh(linearWidth: 1)
        try draw(figure)
        axes.xAxis.locator = .logit()
        try draw(figure)
        axes.xAxis.formatter = .engineering(unit: "Hz")
        try draw(figure)
        axes.xAxis.formatter = .format("{x:,.0f} km")
        try draw(figure)
        axes.xAxis.formatter = .log(form: .number, onlyPowers: true)
        try draw(figure)
        axes.xAxis.formatter = .log(form: .exponent)
        try draw(figure)
        axes.xAxis.formatter = .log(form: .power)
        try draw(figure)
        axes.xAxis.formatter = .logit(oneHalf: "1/2")
        try draw(figure)
        axes.xAxis.formatter = .scalar(plainExponents: nil)
        try draw(figure)
        axes.xAxis.minorFormatter = .format("%g")
        try draw(figure)
    }

    @Test func normsAndTheirColorBars() throws {
        let (figure, axes) = Figure.subplots()
        let image = try axes.image(Grid([[-1, 0.5], [2, 3]]))
        let bar = try figure.addColorBar(for: image)
        image.norm = .symLog(-10...10, linearThreshold: 0.1)
        try draw(figure)
        image.norm = .asinh(linearWidth: 2)
        try draw(figure)
        image.norm = .power(gamma: 0.5)
        try draw(figure)
        image.norm = .twoSlope(center: 0)
        try draw(figure)
        image.norm = .centered()
        try draw(figure)
        image.norm = .boundaries([0, 1, 4], extends: .maximum)
        try draw(figure)
        image.norm = Norm(Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 }))
        try draw(figure)
        bar.spacing = .proportional
        bar.hasEdges = true
        try draw(figure)
        bar.endLength = 0.1
        bar.hasRectangularEnds = true
        try draw(figure)
    }

    private func logarithms() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot(x, y)
        axes.xAxis.scale = .log()
        axes.xAxis.isAutoscaled = true
        try draw(figure)
    }

    @Test func limitsLegendsAndWhatIsOnesOwn() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot(x, y)
        line.label = "a"
        axes.yAxis.lowerLimit = 0
        let all = figure.addLegend()
        let second = Legend(at: .lowerLeft)
        second.artists = [line]
        axes.add(second)
        axes.colorCycle = [.red, .blue]
        axes.cycle = try Cycle(styles: [.solid, .dashed]).times(Cycle(colors: [.red, .blue]))
        axes.colorCycle = try Color.sequence("petroff10")
        all.entries = [Legend.Entry("a", Line(color: .red))]
        all.style.isReversed = true
        all.style.hasLabelsFirst = true
        all.style.alignment = .left
        all.style.fillsAnchor = true
        axes.xAxis.formatter = Formatter { "\($0) m" }
        axes.xAxis.scale = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
        let pixel = axes.position(of: (1, 2), in: .pixels)
        let data = axes.data(at: pixel, in: .pixels)
        #expect(abs((data?.x ?? 0) - 1) < 1e-9 && figure.legend === all && axes.yLimits.lowerBound == 0)
        try draw(figure)
    }

    @Test func texts() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot(x, y).label = "a run"
        axes.addLegend(at: .upperRight, title: "Runs")
        let text = axes.text("here", at: (1, 2))
        let corner = axes.text("A", at: (0.05, 0.95), in: .axes)
        text.string = "there"
        axes.title = #"$\sqrt{a^2 + b^2}$"#
        text.formulaFonts = .computerModern
        text.setData(position: (2, 1))
        text.size = 14
        text.weight = .bold
        text.horizontalAlignment = .center
        text.verticalAlignment = .top
        text.rotation = .degrees(45)
        #expect(axes.texts.contains { $0 === corner })
        try draw(figure)
    }

    @Test func polarAxesAndThreeDimensions() throws {
        let heights = Grid(x: x, y: y) { $0 + $1 }
        try drawn { figure in
            let polar = figure.addPolarAxes()
            polar.plot(x, y)
            polar.zeroLocation = .north
            polar.direction = .clockwise
            polar.radiusLimits = 0...2
            polar.radiusLabelAngle = .degrees(45)
        }
        try drawn { figure in
            let space = figure.subplots3D()
            space.plot(x, y, y)
            space.scatter(x, y, y, values: y)
            let surface = space.surface(x, y, heights, colormap: .viridis)
            surface.sampling = .every(rows: 2, columns: 2)
            space.wireframe(x, y, heights)
            space.bar3D(x, y, width: 0.5, depth: 0.5, heights: y)
            space.text("origin", at: (0, 0, 0), along: [1, 0, 0])
            space.zLimits = 0...1
            space.camera = Camera(elevation: .degrees(20), azimuth: .degrees(35))
            space.camera.lens = .orthographic
            space.boxAspect = [1, 1, 1]
        }
    }

    private func drawn(_ setup: (Figure) -> Void) throws {
        let figure = Figure()
        setup(figure)
        try draw(figure)
    }
}
