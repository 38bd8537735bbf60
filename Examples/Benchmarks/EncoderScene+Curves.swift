import Flipbook
import FlipbookPlot

/// Curves.
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
    static func scrolling(seed: UInt64, style: Style, pixelsPerFrame: Double) -> Animation {
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
    static func zoom() -> Animation {
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
    static func darkLines() -> Animation {
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
    static func pendulum() throws -> Animation {
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
    static func fading() -> Animation {
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
    static func growing() throws -> Animation {
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
