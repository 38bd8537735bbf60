import Flipbook
import FlipbookCairo
import FlipbookPlot

/// What it takes to draw: on one thread, the medians of many frames.
struct DrawingCost: Codable {
    let name: String
    /// Processor milliseconds to draw what changed, `update` not counted.
    let draw: Double
    /// Processor milliseconds to draw the whole figure instead; nil where all of it changed.
    let whole: Double?

    /// The frames of an animator, one after the other, each drawn twice: what changed, and all of it.
    ///
    /// - Parameter parameters: those of a frame.
    init<A: Animator>(_ animator: A, frames: Int, _ parameters: (Int) throws -> A.Parameters) throws {
        let figure = try animator.setup()
        let (width, height) = try figure.pixelSize()
        let canvas = try CairoCanvas(width: width, height: height)
        let other = try CairoCanvas(width: width, height: height)
        let painter = FigurePainter(figure, on: canvas)
        let whole = try Self.milliseconds(of: frames) { frame, start in
            try animator.update(frame: frame, parameters: parameters(frame))
            start()
            try figure.draw(on: other)
        }
        let changed = try Self.milliseconds(of: frames) { frame, start in
            try animator.update(frame: frame, parameters: parameters(frame))
            start()
            try painter.paint()
        }
        name = String(describing: A.self)
        draw = changed
        self.whole = whole
    }

    /// 60 frames of an example.
    init(of example: Example) throws {
        let count = 60
        func phase(_ frame: Int) -> Double { 2 * .pi * Double(frame) / Double(count) }
        switch example.name {
        case "CosineWave":
            self = try DrawingCost(CosineWave(options: .with { $0.count = count }), frames: count, phase)
        case "MultiPanel":
            self = try DrawingCost(MultiPanel(options: .with { $0.count = count }), frames: count, phase)
        default:
            let dashboard = try Dashboard(options: .with { $0.count = count })
            self = try DrawingCost(dashboard, frames: count, dashboard.moment)
        }
    }

    /// The median of each number.
    static func median(_ rounds: [DrawingCost]) -> DrawingCost {
        func middle(_ numbers: [Double]) -> Double? { numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2] }
        return DrawingCost(
            name: rounds[0].name, draw: middle(rounds.map(\.draw)) ?? 0, whole: middle(rounds.compactMap(\.whole)))
    }

    private init(name: String, draw: Double, whole: Double?) {
        self.name = name
        self.draw = draw
        self.whole = whole
    }

    /// A figure with much data, which is set again before each drawing.
    private init(_ name: String, _ artist: DataArtist, _ change: () -> Void) throws {
        let (figure, axes) = Figure.subplots()
        axes.add(artist)
        let canvas = try CairoCanvas(width: 640, height: 480)
        self.name = name
        whole = nil
        draw = try Self.milliseconds(of: 9) { _, start in
            start()
            change()
            try figure.draw(on: canvas)
        }
    }

    /// A trail that grows by a point in each frame.
    private init(growing trail: Trail, to count: Int) throws {
        let (figure, axes) = Figure.subplots()
        axes.add(trail)
        (axes.xLimits, axes.yLimits) = (-1.1...1.1, -1.1...1.1)
        let canvas = try CairoCanvas(width: 640, height: 480)
        let other = try CairoCanvas(width: 640, height: 480)
        let painter = FigurePainter(figure, on: canvas)
        func cost(_ draw: () throws -> Void) rethrows -> Double {
            try Self.milliseconds(of: 99) { frame, start in
                trail.end = count - 100 + frame
                start()
                try draw()
            }
        }
        name = "trail of \(count) points, one more"
        draw = try cost { try painter.paint() }
        whole = try cost { try figure.draw(on: other) }
    }

    /// Figures of much data. `matplotlib_drawing.py` beside this file draws the same with matplotlib.
    static func largeData() throws -> [DrawingCost] {
        let count = 1_000_000
        let x = (0..<count).map { 10 * Double($0) / Double(count) }
        let wave = x.map { sin($0) }
        let noise = zip(x, 0..<count).map { sin($0) + 0.3 * sin(7919 * Double($1)) }
        let ring = x.prefix(100_000).map { ($0 * cos(1e3 * $0), $0 * sin(1e3 * $0)) }
        let (ringX, ringY) = (ring.map(\.0), ring.map(\.1))
        let cells = Grid(rows: 2000, columns: 2000) { sin(0.01 * Double($0)) * cos(0.013 * Double($1)) }
        let line = Line()
        let points = Scatter()
        let colored = Scatter()
        colored.values = ringX
        let image = Image(cells)
        let meshValues = Grid(rows: 1000, columns: 1000) { sin(0.01 * Double($0)) * cos(0.013 * Double($1)) }
        let (meshX, meshY) = Grid.meshgrid(linspace(0, 1, count: 1000), linspace(0, 1, count: 1000))
        let bentX = Grid(rows: 1000, columns: 1000) { meshX[$0, $1] + 0.1 * sin(3 * meshY[$0, $1]) }
        let (flat, bent) = (QuadMesh(meshValues), QuadMesh(bentX, meshY, meshValues))
        let shaded = QuadMesh(meshValues, shading: .gouraud)
        let places = (0..<50_000).map { (sqrt(Double($0) / 50_000), 2.399963 * Double($0)) }
        let triangles = Triangulation(places.map { $0 * cos($1) }, places.map { $0 * sin($1) })
        let heights = zip(triangles.x, triangles.y).map { sin(4 * $0) * cos(3 * $1) }
        let contour = Contour(triangles, heights, levels: 8)
        let filled = FilledContour(triangles, heights, levels: 8)
        let colors = TriangleMesh(triangles, heights)
        let mixed = TriangleMesh(triangles, heights, shading: .gouraud)
        let hexagons = Hexbin()
        var random = RandomGenerator(seed: 1)
        let (cloudX, cloudY) = (random.normal(count: count), random.normal(count: count))
        let path = ColoredLine()
        let turned = Scatter(marker: .triangleUp)
        turned.rotations = (0..<10_000).map { .degrees(Double($0)) }
        let (someX, someY) = (Array(ringX.suffix(10_000)), Array(ringY.suffix(10_000)))
        let time = linspace(0, 200, count: 10_000)
        let trail = Trail(time.map { sin(1.3 * $0) }, time.map { cos(0.9 * $0) })
        return [
            try DrawingCost("line of 1 000 000 points, a sine", line) { line.setData(x: x, y: wave) },
            try DrawingCost("line of 1 000 000 points, noise", line) { line.setData(x: x, y: noise) },
            try DrawingCost("scatter of 100 000 points, alike", points) { points.setData(x: ringX, y: ringY) },
            try DrawingCost("scatter of 100 000 points, colours", colored) { colored.setData(x: ringX, y: ringY) },
            try DrawingCost("image of 2000x2000 values", image) { image.values = cells },
            try DrawingCost("pcolormesh of 1000x1000, flat", flat) { flat.setData(values: meshValues) },
            try DrawingCost("pcolormesh of 1000x1000, bent", bent) { bent.setData(values: meshValues) },
            try DrawingCost("pcolormesh of 1000x1000, gouraud", shaded) { shaded.setData(values: meshValues) },
            try DrawingCost("tripcolor of 100 000 triangles, flat", colors) { colors.setData(values: heights) },
            try DrawingCost("tripcolor of 100 000, gouraud", mixed) { mixed.setData(values: heights) },
            try DrawingCost("tricontour of 100 000 triangles", contour) { contour.setData(z: heights) },
            try DrawingCost("tricontourf of 100 000 triangles", filled) { filled.setData(z: heights) },
            try DrawingCost("hexbin of 1 000 000 points", hexagons) { hexagons.setData(x: cloudX, y: cloudY) },
            try DrawingCost("line of 100 000 segments, colours", path) {
                path.setData(x: ringX, y: ringY, values: Array(ringX.dropLast()))
            },
            try DrawingCost("10 000 rotated markers", turned) { turned.setData(x: someX, y: someY) },
            try DrawingCost(growing: trail, to: 10_000),
        ]
    }

    /// The median over frames of what comes after `start` is called.
    static func milliseconds(of frames: Int, _ body: (Int, () -> Void) throws -> Void) rethrows -> Double {
        // The first frames find out what stays.
        let times = try (-min(frames / 2, 3)..<frames).map { frame in
            var start = 0.0
            try body(max(frame, 0)) { start = processorTime() }
            return processorTime() - start
        }
        return times.sorted()[times.count / 2]
    }
}
