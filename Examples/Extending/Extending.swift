import Flipbook

/// What can be added to the library: an artist, a locator, a formatter, a scale, a norm, a colormap, a marker and a patch of
/// one's own, on four axes that move.
final class Extending: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the motion takes.") var count = 90
    }

    let options: Options
    let counts = Lollipops()
    let winds = Lollipops()
    let wave = Line()
    let hill = PathPatch()
    let x = linspace(0, 4 * .pi, count: 25)

    /// A scale is a pair of functions: equal steps of the root take equal room. Its ticks are squares, nine at most.
    let squareRoot = Scale(
        name: "square root", forward: { $0.squareRoot() }, inverse: { $0 * $0 },
        locator: Locator { limits in
            let last = limits.upperBound.squareRoot()
            let step = max(1, (last / 8).rounded(.up))
            return stride(from: 0, through: last, by: step).map { $0 * $0 }
        })

    /// A locator is a function from limits to values.
    let multiplesOfPi = Locator { limits in
        let (first, last) = ((limits.lowerBound / .pi).rounded(.up), (limits.upperBound / .pi).rounded(.down))
        return stride(from: first, through: last, by: 1).map { $0 * .pi }
    }

    /// A formatter is a function from values to texts.
    let inPi = Formatter { value in
        let count = Int((value / .pi).rounded())
        return count == 0 ? "0" : count == 1 ? "π" : "\(count)π"
    }

    init(options: Options) { self.options = options }

    var frames: Frames<Double> {
        Frames(count: options.count) { [count = options.count] in 2 * .pi * Double($0) / Double(count) }
    }

    func setup() throws -> Figure {
        let figure = Figure(width: 8, height: 6)
        let axes = try figure.subplots(rows: 2, columns: 2)
        figure.remove(axes[0][1])
        let polar = try figure.addPolarAxes(in: GridSpec(rows: 2, columns: 2)[0, 1])

        counts.label = "counts"
        axes[0][0].add(counts)
        axes[0][0].title = "an artist on a scale"
        axes[0][0].yAxis.scale = squareRoot
        axes[0][0].yLimits = 0...150
        axes[0][0].xLimits = -1...12
        axes[0][0].addLegend(at: .upperLeft)

        winds.color = .tabGreen
        polar.add(winds)
        polar.title = "the same artist on angles"
        polar.radiusLimits = 0...3

        wave.marker = .path(Self.heart)
        wave.markerSize = 12
        wave.color = .crimson
        axes[1][0].add(wave)
        axes[1][0].title = "a marker, a locator, a formatter"
        axes[1][0].yLimits = -1.3...1.3
        axes[1][0].xAxis.locator = multiplesOfPi
        axes[1][0].xAxis.formatter = inPi

        let dusk = try Colormap(name: "dusk", through: [.black, .purple, .orange, .white])
        let image = axes[1][1].image(Grid(rows: 40, columns: 60) { Double($0 * $1) }, origin: .lower, aspect: .auto)
        image.colormap = dusk
        image.norm = Norm(squareRoot)
        hill.color = .teal.opacity(0.8)
        axes[1][1].add(hill)
        axes[1][1].title = "a patch, a colormap, a norm"
        try figure.addColorBar(for: image)
        figure.layout = .tight()
        return figure
    }

    func update(frame: Int, parameters phase: Double) {
        counts.x = (0..<12).map(Double.init)
        counts.y = counts.x.map { 50 + 50 * sin(phase + $0 / 2) }
        winds.x = (0..<16).map { Double($0) * .pi / 8 }
        winds.y = winds.x.map { 2 + 0.8 * cos(3 * $0 + phase) }
        wave.setData(x: x, y: x.map { sin($0 + phase) })
        var path = Path()
        path.move(to: Point(x: 5, y: 0))
        path.curve(Point(x: 20, y: 0), Point(x: 20, y: 40), to: Point(x: 30 + 10 * cos(phase), y: 30))
        path.curve(Point(x: 40, y: 20), Point(x: 45, y: 0), to: Point(x: 55, y: 0))
        path.close()
        hill.path = path
    }

    /// A heart as large as a circle: y is up, and the marker reaches from -0.5 to 0.5.
    static var heart: Path {
        var path = Path()
        path.move(to: Point(x: 0, y: -0.5))
        path.curve(Point(x: -0.7, y: 0), Point(x: -0.5, y: 0.6), to: Point(x: 0, y: 0.25))
        path.curve(Point(x: 0.5, y: 0.6), Point(x: 0.7, y: 0), to: Point(x: 0, y: -0.5))
        path.close()
        return path
    }
}
