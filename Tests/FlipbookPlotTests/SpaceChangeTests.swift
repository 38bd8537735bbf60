import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// Axes of three dimensions that are changed and drawn again and again draw what new ones with the same contents draw.
@Suite struct SpaceChangeTests {
    /// All that the axes of this test show.
    struct Contents: ChangingContents {
        var camera = Camera()
        var boxAspect: SIMD3<Double> = [4, 4, 3]
        var isEqual = false
        var points = [[0.0, 1, 2], [0, 1, 0], [1, 2, 4]]
        var sizes = [20.0]
        var values: [Double]?
        var heights = [1.0, 2, 3, 4, 5, 6]
        var shift = 0.0
        var showsHeights = false
        var isShaded = true
        var colormap = Colormap.viridis
        var limits: ClosedRange<Double>?
        var sampling = GridSampling.atMost(rows: 50, columns: 50)
        var barHeights = [1.0, 2, 3]
        var barColors: [Color] = []
        var text = Point(x: 0, y: 0)
        var direction: SIMD3<Double>?
        var label = ""
        var zLimits: ClosedRange<Double>?
        var isLogarithmic = false
        var ordersByDepth = true
        var isVisible = true
        var alpha = 1.0

        mutating func change(_ random: inout Seeded) {
            func number(_ range: ClosedRange<Double> = -3...3) -> Double { .random(in: range, using: &random) }
            switch Int.random(in: 0..<22, using: &random) {
            case 0: camera.azimuth = .degrees(number(-180...180))
            case 1: camera.elevation = .degrees(number(-90...90))
            case 2: camera.roll = .degrees(number(-90...90))
            case 3:
                camera.lens = Bool.random(using: &random) ? .orthographic : .perspective(focalLength: number(0.5...2))
            case 4: boxAspect.z = number(1...5)
            case 5: isEqual.toggle()
            case 6:
                let count = Int.random(in: 0...6, using: &random)
                points = (0..<3).map { _ in (0..<count).map { _ in number() } }
                values = nil
                sizes = [number(0...50)]
            case 7: values = Bool.random(using: &random) ? nil : points[0].map { _ in number() }
            case 8: heights = heights.map { _ in Bool.random(using: &random) ? number() : 1 }
            case 9: heights[2] = .nan
            case 10: shift = number()
            case 11: showsHeights.toggle()
            case 12: isShaded.toggle()
            case 13: colormap = [.viridis, .gray, .jet].randomElement(using: &random)!
            case 14: limits = Bool.random(using: &random) ? nil : 0...number(1...4)
            case 15: sampling = .every(rows: Int.random(in: 1...3, using: &random), columns: 1)
            case 16: barHeights = [number(), number(), number()]
            case 17: barColors = Bool.random(using: &random) ? [] : [.red, .green, .blue]
            case 18: (text, direction) = (Point(x: number(), y: number()), [number(), 1, 0])
            case 19: label = ["", "x", "a long label"].randomElement(using: &random)!
            case 20: zLimits = Bool.random(using: &random) ? nil : 0.5...number(1...9)
            default:
                isLogarithmic.toggle()
                ordersByDepth.toggle()
                isVisible.toggle()
                alpha = number(0...1)
            }
        }
    }

    /// The artists of the axes, which are handed out and changed.
    struct Parts: ChangingPage {
        let figure: Figure
        let axes: Axes3D
        let line = Line3D()
        let scatter = Scatter3D()
        let surface = Surface([0, 1, 2], [0, 1], Grid(rows: 2, columns: 3))
        let wireframe = Wireframe([0, 1, 2], [0, 1], Grid(rows: 2, columns: 3))
        let bars = Bars3D([0, 1, 2], [0, 1, 0], widths: [0.5], depths: [0.5], heights: [1])
        let text = Text3D("text", at: (0, 0, 0))

        init() throws {
            (figure, axes) = Figure.subplots3D()
            for artist in [line, scatter, surface, wireframe, bars] as [DataArtist] { axes.add(artist) }
            axes.add(text)
            axes.zAxis.margin = 0.1
            try figure.addColorBar(for: surface)
        }

        func show(_ contents: Contents, after last: Contents?) throws {
            axes.camera = contents.camera
            axes.boxAspect = contents.boxAspect
            axes.aspect = contents.isEqual ? .equal : .auto
            line.setData(x: contents.points[0], y: contents.points[1], z: contents.points[2])
            line.isVisible = contents.isVisible
            scatter.setData(x: contents.points[0], y: contents.points[1], z: contents.points[2])
            scatter.sizes = contents.sizes
            scatter.values = contents.values
            surface.setData(z: try Grid(rows: 2, columns: 3, values: contents.heights))
            surface.setData(
                x: [0, 1 + contents.shift, 2], y: [0, 1], z: try Grid(rows: 2, columns: 3, values: contents.heights))
            surface.showsHeights = contents.showsHeights
            surface.isShaded = contents.isShaded
            surface.colormap = contents.colormap
            surface.norm = .linear(contents.limits)
            surface.alpha = contents.alpha
            surface.sampling = contents.sampling
            wireframe.setData(z: try Grid(rows: 2, columns: 3, values: contents.heights.reversed()))
            wireframe.sampling = contents.sampling
            bars.heights = contents.barHeights
            bars.colors = contents.barColors.isEmpty ? nil : contents.barColors
            text.setData(position: (contents.text.x, contents.text.y, contents.shift))
            text.direction = contents.direction
            axes.xLabel = contents.label
            axes.xAxis.scale = contents.isLogarithmic ? .log() : .linear
            if let limits = contents.zLimits { axes.zLimits = limits } else { axes.zAxis.isAutoscaled = true }
            axes.ordersByDepth = contents.ordersByDepth
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func changedAxesDrawAsNewOnes(seed: UInt64) throws {
        try Parts.expectChangesDrawAsNew(seed: seed)
    }
}
