import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct ColorBarTests {
    private func barred(
        _ values: [[Double]] = [[0, 1], [2, 4]], at side: Side = .right
    ) throws -> (figure: Figure, image: Image, bar: ColorBar) {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(try Grid(values), aspect: .auto)
        return (figure, image, try figure.addColorBar(for: image, at: side))
    }

    private func images(of figure: Figure) throws -> [Raster] {
        try commands(of: figure).compactMap { if case .image(let raster, _, _) = $0 { raster } else { nil } }
    }

    @Test func itFollowsItsArtist() throws {
        let (figure, image, bar) = try barred()
        let axis = try #require(bar.axis)
        #expect(axis.limits == 0...4)
        image.values[1, 1] = 10
        #expect(axis.limits == 0...10)
        image.colorLimits = -1...1
        #expect(axis.limits == -1...1)
        image.norm = .log(1...1000)
        #expect(axis.limits == 1...1000 && axis.scale == .log())
        image.norm = .linear()
        #expect(axis.limits == 0...10 && axis.scale == .linear)
        image.colormap = .gray
        let strip = try images(of: figure)[1]
        #expect(strip.height == 256 && strip.pixels.first == 0xffff_ffff && strip.pixels.last == 0xff00_0000)
        image.alpha = 0.5
        #expect(try images(of: figure)[1].pixels.last == 0x8000_0000)
    }

    /// The lines in the bar of contours are as wide as the contours.
    @Test func linesAreAsWideAsThoseOfTheContours() throws {
        func drawing(setsWidthsFirst: Bool) throws -> [Drawing.Command] {
            let (figure, axes) = Figure.subplots()
            let contour = axes.contour(try Grid([[0, 1, 2], [1, 2, 3]]), levels: [0.5, 1.5, 2.5])
            if setsWidthsFirst { contour.widths = [5] }
            try figure.addColorBar(for: contour)
            if !setsWidthsFirst { contour.widths = [5] }
            return try commands(of: figure)
        }
        #expect(try drawing(setsWidthsFirst: false) == drawing(setsWidthsFirst: true))
    }

    @Test func aChangedArtistDrawsAsANewOne() throws {
        let (figure, image, bar) = try barred()
        _ = try commands(of: figure)
        image.values = try Grid([[5, 6], [7, 8e4]])
        image.colormap = .jet
        bar.extends = .both
        image.colormap.over = .black
        let changed = try commands(of: figure)
        let (fresh, freshImage, freshBar) = try barred([[5, 6], [7, 8e4]])
        freshImage.colormap = image.colormap
        freshBar.extends = .both
        #expect(try commands(of: fresh) == changed)
    }

    /// Where strip and ends overlapped, one that is half transparent would show it.
    @Test(arguments: Side.allCases) func stripAndEndsMeetAndDoNotOverlap(side: Side) throws {
        let (figure, _, bar) = try barred(at: side)
        bar.extends = .both
        let strip = try #require(bar.axes).boxInPixels
        let clips = try commands(of: figure).compactMap { if case .pushClip(let clip) = $0 { clip } else { nil } }
        #expect(clips.count == 4 && clips[3] == strip)
        for end in clips[1...2] {
            let isBeside = [end.minX - strip.maxX, strip.minX - end.maxX].contains { abs($0) < 1e-9 }
            let isAboveOrBelow = [end.minY - strip.maxY, strip.minY - end.maxY].contains { abs($0) < 1e-9 }
            #expect(isBeside != isAboveOrBelow && (side == .left || side == .right) == isAboveOrBelow)
        }
    }

    @Test(arguments: Side.allCases) func itLiesAtItsSide(side: Side) throws {
        let (figure, image, bar) = try barred(at: side)
        let (main, own) = (try #require(image.parent as? Axes).boxInPixels, try #require(bar.axes).boxInPixels)
        switch side {
        case .right: #expect(own.minX > main.maxX && abs(own.height - 20 * own.width) < 1e-6)
        case .left: #expect(own.maxX < main.minX && abs(own.height - 20 * own.width) < 1e-6)
        case .top: #expect(own.maxY < main.minY && abs(own.width - 20 * own.height) < 1e-6)
        case .bottom: #expect(own.minY > main.maxY && abs(own.width - 20 * own.height) < 1e-6)
        }
        #expect(bar.axis?.side == side)
        bar.extends = .both
        let shorter = try #require(bar.axes).boxInPixels
        let ratio = side == .left || side == .right ? shorter.height / own.height : shorter.width / own.width
        #expect(abs(ratio - 1 / 1.1) < 1e-9)
        _ = try commands(of: figure)
    }

    @Test func itLiesBesideAxesInABox() throws {
        let figure = Figure()
        let axes = figure.addAxes(left: 0.1, bottom: 0.1, width: 0.8, height: 0.8)
        let image = axes.image(Grid(rows: 2, columns: 2), aspect: .auto)
        let bar = try figure.addColorBar(for: image, fraction: 0.1, pad: 0.1, shrink: 0.5, aspect: 10)
        #expect(abs(axes.boxInFigure.width - 0.64) < 1e-9)
        let own = try #require(bar.axes).boxInFigure
        #expect(abs(own.left - 0.82) < 1e-9 && abs(own.height - 0.4) < 1e-9 && abs(own.bottom - 0.3) < 1e-9)
    }

    @Test func whatCannotBeIsAnError() throws {
        let (figure, image, bar) = try barred()
        #expect(throws: PlotError.self) { try figure.addColorBar(for: Image(Grid(rows: 1, columns: 1))) }
        #expect(throws: PlotError.self) { try Figure().addColorBar(for: image) }
        for (fraction, pad, shrink) in [(0, 0.1, 1), (0.5, 0.5, 1), (0.1, -0.1, 1), (0.1, 0.1, 0), (.nan, 0.1, 1.0)] {
            #expect(throws: PlotError.self) {
                try figure.addColorBar(for: image, fraction: fraction, pad: pad, shrink: shrink)
            }
        }
        bar.aspect = 0
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.description.contains("colour bar"))
        bar.aspect = 20
        image.colorLimits = -(.infinity)...0
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .limits)
        image.norm = .log(-1...1)
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .limits)
    }

    @Test func anImageShowsItsValues() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(try Grid([[0, 1], [.nan, 4]]))
        #expect(axes.xLimits == -0.5...1.5 && axes.yLimits == -0.5...1.5 && axes.yAxis.isInverted)
        #expect(axes.boxInPixels.width == axes.boxInPixels.height)
        image.colormap = .gray
        #expect(try images(of: figure)[0].pixels == [0xff00_0000, 0xff40_4040, 0, 0xffff_ffff])
        axes.yAxis.isInverted = false
        #expect(try images(of: figure)[0].pixels == [0, 0xffff_ffff, 0xff00_0000, 0xff40_4040])
        axes.xAxis.isInverted = true
        #expect(try images(of: figure)[0].pixels == [0xffff_ffff, 0, 0xff40_4040, 0xff00_0000])
    }

    @Test func badGridsAreErrors() throws {
        #expect(throws: PlotError.self) { try Grid([[1, 2], [3]]) }
        #expect(throws: PlotError.self) { try Grid(rows: 2, columns: 2, values: [1]) }
        #expect(throws: PlotError.self) { try Grid(rows: .max, columns: 2, values: []) }
        for grid in [Grid(rows: 0, columns: 3), Grid(rows: -1, columns: 2)] {
            let (figure, axes) = Figure.subplots()
            axes.image(grid)
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.description.contains("image 1 of axes 1"))
        }
    }
}
