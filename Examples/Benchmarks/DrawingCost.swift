import Flipbook
import FlipbookCairo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What it takes to draw a figure of much data, its data set anew: on one thread, the medians of 9.
///
/// `drawing.py` beside this file draws the same with matplotlib.
struct DrawingCost: Codable {
    let name: String
    /// Processor milliseconds.
    let draw: Double

    /// All of them.
    static func all() throws -> [DrawingCost] {
        let count = 1_000_000
        let x = (0..<count).map { 10 * Double($0) / Double(count) }
        let wave = x.map { sin($0) }
        let noise = zip(x, 0..<count).map { sin($0) + 0.3 * sin(7919 * Double($1)) }
        let ring = x.prefix(100_000).map { ($0 * cos(1e3 * $0), $0 * sin(1e3 * $0)) }
        let (ringX, ringY) = (ring.map(\.0), ring.map(\.1))
        let line = Line()
        let points = Scatter()
        let colored = Scatter()
        colored.values = ringX
        return [
            try measure("line of 1 000 000 points, a sine", line) { line.setData(x: x, y: wave) },
            try measure("line of 1 000 000 points, noise", line) { line.setData(x: x, y: noise) },
            try measure("scatter of 100 000 points, alike", points) { points.setOffsets(x: ringX, y: ringY) },
            try measure("scatter of 100 000 points, colours", colored) { colored.setOffsets(x: ringX, y: ringY) },
        ]
    }

    private static func measure(_ name: String, _ artist: DataArtist, _ change: () -> Void) throws -> DrawingCost {
        let (figure, axes) = Figure.subplots()
        axes.add(artist)
        let canvas = try CairoCanvas(width: 640, height: 480)
        let times = try (0..<9).map { _ in
            let start = processorTime()
            change()
            try figure.draw(on: canvas)
            return processorTime() - start
        }
        return DrawingCost(name: name, draw: times.sorted()[4])
    }
}
