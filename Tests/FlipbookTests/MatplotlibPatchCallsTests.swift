import Flipbook
import FlipbookCairo
import Testing

/// The calls of the article about limits of errors, patches, clips, gradients and tables.
struct MatplotlibPatchCallsTests {
    private let canvas: CairoCanvas

    init() throws { canvas = try CairoCanvas(width: 640, height: 480) }

    @Test func limitsOfErrorsAndLinesWithoutEnds() throws {
        let (figure, axes) = Figure.subplots()
        let colors: [Color] = [.red, .green, .blue]
        let measured = axes.errorBar(
            [1, 2, 3], [2, 1, 3], xError: .constant(0.1), yError: .constant(0.1), style: .dotted)
        measured.errors.yUpperLimits = [true]
        measured.errors.xLowerLimits = [true, false, true]
        (measured.errors.first, measured.errors.every) = (1, 6)
        measured.errors.colors = colors
        axes.line(through: (0, 0), slope: 1)
        axes.line(through: (0, 0), and: (1, 2))
        try figure.draw(on: canvas)
        #expect(axes.artists.count == 3)
    }

    @Test func patchesClipsAndGradients() throws {
        let (figure, axes) = Figure.subplots()
        axes.add(Arc(at: (0, 0), width: 2, height: 1, from: .degrees(0), to: .degrees(90)))
        axes.add(Annulus(at: (0, 0), radius: 2, width: 0.5))
        axes.add(Annulus(at: (0, 0), radii: (2, 1), width: 0.5, rotation: .degrees(30)))
        axes.add(RegularPolygon(at: (0, 0), corners: 6, radius: 1))
        let image = axes.image(Grid(rows: 3, columns: 4) { Double($0 * $1) })
        image.clipPath = ClipPath(Circle(at: (2, 1), radius: 1))
        let (line, path) = (axes.plot([0, 1], [0, 1]), Path(Rect(x: 0, y: 0, width: 0.5, height: 1)))
        line.clipPath = ClipPath(path, in: .axes)
        let bars = axes.bar([1, 2], [2, 1])
        bars.gradient = .linear([.white, .tabBlue])
        axes.usesStickyEdges = false
        try figure.draw(on: canvas)
        #expect(axes.artists.count == 7)
    }

    @Test func pictures() throws {
        let (_, axes) = Figure.subplots()
        #expect(throws: PlotError.self) {
            let photo = try Raster(contentsOf: "photo.png")
            axes.image(photo)
        }
        #expect(throws: PlotError.self) {
            var photo = try Raster([[.red]])
            photo = try Raster(contentsOf: "photo.jpg")
            axes.image(photo)
        }
    }

    @Test func tables() throws {
        let (figure, axes) = Figure.subplots()
        let (texts, rows, columns) = ([["1", "2"], ["3", "4"]], ["a", "b"], ["x", "y"])
        let table = axes.table(texts, rowLabels: rows, columnLabels: columns, at: .bottom)
        table.alignment = .center
        table.edges = [.top, .bottom]
        table.box = Rect(x: 0.1, y: 0.2, width: 0.5, height: 0.3)
        table.scale = (1, 1.5)
        table.fittedColumns = [0]
        table.shrinksText = false
        table.textSize = 8
        table[row: 0, column: 0].color = .red
        try figure.draw(on: canvas)
        #expect(axes.artists.count == 1)
    }
}
