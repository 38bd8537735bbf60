import Flipbook
import FlipbookPlot

/// Images that move, and texts on them.
extension EncoderScene {
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

    static func textOverImage() -> Animation {
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
    static func panningImage() -> Animation {
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
