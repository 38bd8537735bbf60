import Flipbook
import FlipbookPlot

/// An animation whose frames are encoded: a figure, and what moves in it.
struct EncoderScene {
    /// A figure, and what each frame does to it.
    typealias Animation = (figure: Figure, update: (Int) throws -> Void)

    let name: String
    let frames: Int
    let make: () throws -> Animation

    init(_ name: String, frames: Int, make: @escaping () throws -> Animation) {
        self.name = name
        self.frames = frames
        self.make = make
    }

    /// What settings are searched on.
    static var searched: [EncoderScene] {
        [
            EncoderScene("wave", frames: 300, make: wave),
            EncoderScene("panels", frames: 150, make: panels),
            EncoderScene("dashboard", frames: 120, make: dashboard),
            EncoderScene("heat map", frames: 150, make: heatMap),
            EncoderScene("noise", frames: 90, make: noise),
            EncoderScene("surface", frames: 150, make: surface),
            EncoderScene("scrolling axis", frames: 240) { scrolling(seed: 1, style: .standard, pixelsPerFrame: 1.65) },
            EncoderScene("zoom", frames: 150, make: zoom),
            EncoderScene("turning surface", frames: 150, make: turningSurface),
            EncoderScene("text over image", frames: 150, make: textOverImage),
            EncoderScene("dark lines", frames: 240, make: darkLines),
            EncoderScene("panning image", frames: 120, make: panningImage),
            EncoderScene("points", frames: 150, make: points),
            EncoderScene("bars", frames: 200, make: bars),
        ]
    }

    /// What the search doesn't see: its result is judged by them.
    static var leftOut: [EncoderScene] {
        [
            EncoderScene("pendulum", frames: 200, make: pendulum),
            EncoderScene("contours", frames: 150, make: contours),
            EncoderScene("strip chart", frames: 200) {
                scrolling(seed: 7, style: .ggplot, pixelsPerFrame: 0.7)
            },
            EncoderScene("turning points", frames: 150, make: turningPoints),
            EncoderScene("fading curves", frames: 150, make: fading),
            EncoderScene("growing curves", frames: 240, make: growing),
        ]
    }

    private static func phase(_ frame: Int, of count: Int) -> Double { 2 * .pi * Double(frame) / Double(count) }
}

// MARK: - The examples

extension EncoderScene {
    private static func wave() throws -> Animation {
        let wave = try CosineWave(options: .with { $0.count = 60 })
        return (try wave.setup(), { wave.update(frame: $0, parameters: phase($0, of: 60)) })
    }

    private static func panels() throws -> Animation {
        let panels = try MultiPanel(options: .with { $0.count = 90 })
        return (try panels.setup(), { panels.update(frame: $0, parameters: phase($0, of: 90)) })
    }

    /// The dashboard at half its size: 1200x900.
    private static func dashboard() throws -> Animation {
        let dashboard = try Dashboard(options: .with { $0.count = 120 })
        let figure = try dashboard.setup()
        figure.dpi = 50
        return (figure, { dashboard.update(frame: $0, parameters: try dashboard.moment($0)) })
    }
}

// MARK: - Fields and surfaces

extension EncoderScene {
    private static func heatMap() -> Animation {
        let (figure, axes) = Figure.subplots()
        let heat = Image(Grid(rows: 30, columns: 40))
        heat.colorLimits = -2...2
        axes.add(heat)
        return (
            figure,
            { frame in
                let phase = phase(frame, of: 60)
                heat.values = Grid(rows: 30, columns: 40) { row, column in
                    sin(0.3 * Double(column) + phase) + cos(0.2 * Double(row) - phase)
                }
            }
        )
    }

    private static func noise() -> Animation {
        let (figure, axes) = Figure.subplots()
        let noise = Image(Grid(rows: 60, columns: 80))
        noise.colorLimits = -3...3
        axes.add(noise)
        return (
            figure,
            { frame in
                var generator = SplitMix(state: UInt64(frame))
                noise.values = Grid(rows: 60, columns: 80) { _, _ in generator.normal() }
            }
        )
    }

    private static func surface() -> Animation {
        let (figure, axes) = Figure.subplots3D()
        let places = linspace(-5, 5, count: 40)
        let surface = Surface(places, places, Grid(rows: 40, columns: 40), colormap: .viridis)
        surface.colorLimits = -1...1
        axes.add(surface)
        axes.zLimits = -1...1
        return (
            figure,
            { frame in
                surface.setData(
                    x: places, y: places,
                    z: Grid(rows: 40, columns: 40) { row, column in
                        sin(hypot(places[row], places[column]) - phase(frame, of: 60))
                    })
            }
        )
    }

    private static func turningSurface() -> Animation {
        let (figure, axes) = Figure.subplots3D()
        let places = linspace(-3, 3, count: 35)
        axes.surface(
            places, places,
            Grid(rows: 35, columns: 35) { row, column in
                let (u, v) = (places[column], places[row])
                return (1 - u / 2 + pow(u, 5) + pow(v, 3)) * exp(-u * u - v * v)
            },
            colormap: .coolwarm)
        axes.title = "A surface"
        return (figure, { axes.camera.azimuth = .degrees(-60 + 1.2 * Double($0)) })
    }

    private static func contours() -> Animation {
        let (figure, axes) = Figure.subplots()
        let places = linspace(-3, 3, count: 60)
        func values(_ frame: Int) -> Grid {
            let phase = phase(frame, of: 150)
            return Grid(rows: 60, columns: 60) { row, column in
                let (u, v) = (places[column], places[row])
                return exp(-pow(u - cos(phase), 2) - pow(v - sin(phase), 2)) - exp(-pow(u + 1, 2) - pow(v - 1, 2))
            }
        }
        let areas = axes.filledContour(
            places, places, values(0), levels: .fixed(linspace(-1, 1, count: 11)), colormap: .plasma)
        return (figure, { areas.setData(z: values($0)) })
    }
}

// MARK: - Curves

extension EncoderScene {
    /// A noisy sum of waves, as a recorder draws it.
    private static func signal(_ time: Double, channel: Int, seed: UInt64) -> Double {
        var generator = SplitMix(state: seed &* 1_000_003 &+ UInt64(bitPattern: Int64((time * 30).rounded())))
        for _ in 0...channel { _ = generator.next() }
        let speed = 1 + 0.7 * Double(channel)
        return sin(speed * time) + 0.5 * cos(2.3 * speed * time + Double(channel)) + 0.08 * generator.normal()
            + 2.5 * Double(channel)
    }

    /// A time axis that scrolls, with its grid and its ticks.
    private static func scrolling(seed: UInt64, style: Style, pixelsPerFrame: Double) -> Animation {
        let (figure, axes) = Figure.subplots(style: style)
        let lines = (0..<3).map { Line(label: "channel \($0 + 1)") }
        for line in lines { axes.add(line) }
        axes.yLimits = -2...8
        axes.xLabel = "time in s"
        axes.yLabel = "voltage in V"
        axes.title = "A recording"
        if style == .standard { axes.gridLines = GridLines() }
        axes.addLegend(at: .upperRight)
        // 496 pixels of axes show ten seconds.
        let step = pixelsPerFrame * 10 / 496
        return (
            figure,
            { frame in
                let end = 20 + Double(frame) * step
                let times = ((Int(end - 10) * 30)...Int(end * 30) + 1).map { Double($0) / 30 }
                for (channel, line) in lines.enumerated() {
                    line.setData(x: times, y: times.map { signal($0, channel: channel, seed: seed) })
                }
                axes.xLimits = end - 10...end
            }
        )
    }

    /// Limits that zoom into a curve, with a grid.
    private static func zoom() -> Animation {
        let (figure, axes) = Figure.subplots()
        let x = linspace(-4, 4, count: 4000)
        axes.add(Line(x, x.map { sin(8 * $0) * exp(-$0 * $0 / 4) + 0.1 * sin(90 * $0) }))
        axes.gridLines = GridLines(alpha: 0.6)
        axes.title = "Closer and closer"
        return (
            figure,
            { frame in
                let reach = 4 * exp(-0.02 * Double(frame))
                axes.xLimits = 0.3 - reach...0.3 + reach
                axes.yLimits = 0.6 - reach / 2...0.6 + reach / 2
            }
        )
    }

    /// Curves, a filled area and a moving point on black.
    private static func darkLines() -> Animation {
        let (figure, axes) = Figure.subplots(style: .dark)
        let x = linspace(0, 10, count: 300)
        let lines = (0..<4).map { Line(width: 2, label: "mode \($0 + 1)") }
        for line in lines { axes.add(line) }
        let area = FillBetween(alpha: 0.3)
        axes.add(area)
        let point = Scatter(size: 80)
        axes.add(point)
        axes.xLimits = 0...10
        axes.yLimits = -3...3
        axes.title = "Modes of a string"
        axes.addLegend(at: .upperRight)
        return (
            figure,
            { frame in
                let phase = phase(frame, of: 120)
                func mode(_ number: Int, _ x: Double) -> Double {
                    sin(Double(number + 1) * .pi * x / 10) * cos(Double(number + 1) * phase)
                        / (1 + 0.4 * Double(number))
                }
                for (number, line) in lines.enumerated() { line.setData(x: x, y: x.map { mode(number, $0) }) }
                let sum = x.map { x in (0..<4).reduce(0) { $0 + mode($1, x) } }
                area.setData(positions: x, first: sum, second: [0])
                let index = frame % x.count
                point.setData(x: [x[index]], y: [sum[index]])
            }
        )
    }

    /// A pendulum beside its path in phase space.
    private static func pendulum() throws -> Animation {
        let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 12.8, height: 7.2, dpi: 100)
        let (left, right) = (axes[0][0], axes[0][1])
        // Steps of 1/300 s, ten a frame.
        var (angle, speed) = (2.6, 0.0)
        var path: [(angle: Double, speed: Double)] = []
        for _ in 0..<2000 {
            path.append((angle, speed))
            speed -= (9.81 * sin(angle) + 0.15 * speed) / 300
            angle += speed / 300
        }
        let rod = Line(width: 3, marker: .circle, markerSize: 12)
        left.add(rod)
        left.xLimits = -1.2...1.2
        left.yLimits = -1.2...1.2
        left.aspect = .equal
        left.title = "Pendulum"
        let trail = Line(label: "path")
        let now = Line(marker: .circle, label: "now")
        right.add(trail)
        right.add(now)
        right.xLimits = -3.2...3.2
        right.yLimits = -7...7
        right.xLabel = "angle in rad"
        right.yLabel = "angular speed in rad/s"
        right.gridLines = GridLines(alpha: 0.5)
        right.addLegend()
        return (
            figure,
            { frame in
                let state = path[frame * 10]
                rod.setData(x: [0, sin(state.angle)], y: [0, -cos(state.angle)])
                let seen = path[...(frame * 10)]
                trail.setData(x: seen.map(\.angle), y: seen.map(\.speed))
                now.setData(x: [state.angle], y: [state.speed])
            }
        )
    }

    /// Curves that get paler while others come, and an area behind them.
    private static func fading() -> Animation {
        let (figure, axes) = Figure.subplots()
        let x = linspace(0, 6, count: 200)
        let lines = (0..<5).map { number in Line(x, x.map { sin($0 * Double(number + 1) / 2) }, width: 3) }
        for line in lines { axes.add(line) }
        let area = axes.fillBetween(x, x.map { cos($0) - 0.3 }, x.map { cos($0) + 0.3 }, alpha: 0.2)
        axes.title = "One after the other"
        return (
            figure,
            { frame in
                for (number, line) in lines.enumerated() {
                    line.alpha = 0.5 + 0.5 * cos(phase(frame, of: 75) - Double(number))
                }
                area.alpha = 0.3 + 0.3 * sin(phase(frame, of: 150))
            }
        )
    }

    /// Four axes whose curves grow from the left to the right, so that most of a frame never changes.
    private static func growing() throws -> Animation {
        let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 8, height: 6)
        let x = linspace(0, 8 * .pi, count: 480)
        let lines = (0..<4).map { _ in Line(width: 1.5) }
        for (number, axes) in axes.joined().enumerated() {
            axes.add(lines[number])
            axes.xLimits = 0...8 * .pi
            axes.yLimits = -1.2...1.2
            axes.title = "Run \(number + 1)"
        }
        figure.layout = .tight()
        return (
            figure,
            { frame in
                let part = Array(x[...(2 * frame)])
                for (number, line) in lines.enumerated() {
                    line.setData(x: part, y: part.map { sin($0 * Double(number + 1) / 2) * exp(-$0 / 20) })
                }
            }
        )
    }
}

// MARK: - Points, bars, texts and pictures

extension EncoderScene {
    private static func points() -> Animation {
        let (figure, axes) = Figure.subplots()
        var generator = SplitMix(state: 3)
        var x = (0..<250).map { _ in generator.normal() }
        var y = (0..<250).map { _ in generator.normal() }
        let scatter = Scatter(values: x, size: 60, colormap: .viridis, alpha: 0.6)
        axes.add(scatter)
        axes.xLimits = -4...4
        axes.yLimits = -4...4
        axes.title = "Random walks"
        return (
            figure,
            { _ in
                for index in x.indices {
                    x[index] += 0.04 * generator.normal() - 0.01 * x[index]
                    y[index] += 0.04 * generator.normal() - 0.01 * y[index]
                }
                scatter.setData(x: x, y: y, values: x)
            }
        )
    }

    private static func bars() -> Animation {
        let (figure, axes) = Figure.subplots()
        let bars = Bars()
        axes.add(bars)
        axes.xLimits = -0.6...7.6
        axes.yLimits = 0...100
        axes.yLabel = "share in %"
        let title = axes
        return (
            figure,
            { frame in
                let heights = (0..<8).map { number in
                    50 + 35 * sin(phase(frame, of: 90 + 13 * number) + Double(number)) + 8 * cos(phase(frame, of: 40))
                }
                bars.setData(positions: (0..<8).map(Double.init), heights: heights)
                title.title = "Week \(frame / 4 + 1)"
            }
        )
    }

    /// Points in space, on black, and a camera that goes around them.
    private static func turningPoints() -> Animation {
        let (figure, axes) = Figure.subplots3D(style: .dark)
        var generator = SplitMix(state: 11)
        let clouds = (0..<3).map { _ in (0..<60).map { _ in SIMD3((0..<3).map { _ in generator.normal() }) } }
        for (number, cloud) in clouds.enumerated() {
            let shift = 3 * Double(number - 1)
            axes.scatter(cloud.map { $0.x + shift }, cloud.map { $0.y - shift }, cloud.map(\.z), size: 30)
        }
        return (figure, { axes.camera.azimuth = .degrees(2 * Double($0)) })
    }

    /// Cloudy values: noise at five scales, the same for the same seed.
    private static func clouds(rows: Int, columns: Int, seed: UInt64) -> Grid {
        var sum = Grid(rows: rows, columns: columns)
        for octave in 0..<5 {
            var generator = SplitMix(state: seed &+ UInt64(octave))
            let cell = 64 >> octave
            let knots = Grid(rows: rows / cell + 2, columns: columns / cell + 2) { _, _ in generator.normal() }
            for row in 0..<rows {
                for column in 0..<columns {
                    let (v, u) = (Double(row) / Double(cell), Double(column) / Double(cell))
                    let (top, left) = (Int(v), Int(u))
                    let (down, right) = (smooth(v - Double(top)), smooth(u - Double(left)))
                    let above = knots[top, left] * (1 - right) + knots[top, left + 1] * right
                    let below = knots[top + 1, left] * (1 - right) + knots[top + 1, left + 1] * right
                    sum[row, column] += (above * (1 - down) + below * down) / Double(1 << octave)
                }
            }
        }
        return sum
    }

    private static func smooth(_ part: Double) -> Double { part * part * (3 - 2 * part) }

    private static func textOverImage() -> Animation {
        let (figure, axes) = Figure.subplots()
        axes.add(Image(clouds(rows: 240, columns: 320, seed: 5), colormap: .gray))
        axes.xLimits = 0...320
        axes.yLimits = 0...240
        let label = PlacedText("a cell", color: .yellow, size: 14, weight: .bold)
        let mark = Scatter(size: 200, color: .red)
        axes.add(mark)
        axes.add(label)
        return (
            figure,
            { frame in
                let (u, v) = (160 + 110 * cos(phase(frame, of: 130)), 120 + 80 * sin(phase(frame, of: 90)))
                mark.setData(x: [u], y: [v])
                label.string = "cell at \(Int(u)), \(Int(v))"
                label.setData(position: (u + 8, v + 8))
            }
        )
    }

    /// A picture that fills the figure and moves under it.
    private static func panningImage() -> Animation {
        let figure = Figure()
        let axes = figure.addAxes(left: 0, bottom: 0, width: 1, height: 1)
        axes.isOn = false
        axes.add(
            Image(
                clouds(rows: 540, columns: 1000, seed: 9),
                extent: Image.Extent(left: 0, right: 1000, bottom: 0, top: 540), colormap: .magma))
        return (
            figure,
            { frame in
                let (u, v) = (2.3 * Double(frame), 30 + 30 * sin(phase(frame, of: 120)))
                axes.xLimits = u...u + 640
                axes.yLimits = v...v + 480
            }
        )
    }
}
