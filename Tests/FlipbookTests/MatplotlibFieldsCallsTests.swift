import Flipbook
import Testing

/// The rows of "Coming from matplotlib" on light, ways of mixing, labels of contours, and vectors.
struct MatplotlibFieldsCallsTests {
    private let x = linspace(0, 1, count: 12)
    private var z: Grid { Grid(x: x, y: x) { x, y in sin(x) * y } }

    private func draw(_ figure: Figure) throws { _ = try figure.axes[0].boundingBox() }

    @Test func images() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(z)
        let smooth = axes.image(z, interpolation: .lanczos)
        smooth.interpolationStage = .rgba
        smooth.alphas = z
        smooth.filterRadius = 3
        image.affine = Affine2D().rotated(by: .degrees(30))
        var affine = Affine2D()
        affine = affine.skewed(x: .degrees(30), y: .degrees(15)).scaled(x: -1, y: 0.5).translated(x: 1, y: 2)
        #expect(affine.yy == 0.5)
        let sun = LightSource(azimuth: .degrees(315), altitude: .degrees(45))
        axes.image(try sun.shade(z, colormap: .viridis, exaggeration: 2))
        image.setData(picture: try sun.shade(z, colormap: .gray, blend: .soft))
        let picture = try Raster(red: z, green: z, blue: z)
        let lit = try sun.shade(picture, elevations: z)
        #expect(lit.width == 12)
        axes.image(try sun.hillshade(z, dx: 2), colormap: .gray)
        try draw(figure)
    }

    @Test func contoursAndVectors() throws {
        let (figure, axes) = Figure.subplots()
        let lines = axes.contour(x, x, z, levels: [0.25, 0.5])
        lines.hasCornerMask = false
        let bar = try figure.addColorBar(for: axes.filledContour(x, x, z))
        bar.contours = [lines]
        let labels = lines.addLabels(size: 8, format: "%.1f")
        labels.levels = [0.5]
        labels.isInline = false
        labels.formatter = Formatter { "\($0) m" }
        lines.addLabels(positions: [(0.5, 0.5)])
        let arrows = axes.quiver(x, x, z, z)
        let field = axes.quiver(x, x, z, z, angles: .xy, unit: .inches)
        #expect(field.unit == .inches)
        axes.quiverKey(arrows, at: (0.9, 0.9), length: 2, "2 m/s", textSide: .right)
        axes.quiverKey(arrows, at: (0.9, 0.9), length: 2, "2 m/s", in: .figure, angle: .degrees(30))
        let wind = axes.barbs(x, x, x, x, values: x, length: 8, pivot: .middle)
        wind.increments = Barbs.Increments(half: 2, full: 4, flag: 20)
        wind.flips = [true]
        wind.fillsEmptyBarbs = true
        try draw(figure)
    }
}
