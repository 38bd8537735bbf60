import Flipbook

/// An artist of one's own: stems from a baseline to points, with a head on each.
///
/// It draws through the transform alone, so that it is right on any scale and in polar axes, too.
final class Lollipops: CustomArtist {
    /// Where the stems stand.
    var x: [Double] = [] { didSet { dataChanged() } }
    /// Where the heads are, as many as there are ``x``.
    var y: [Double] = [] { didSet { dataChanged() } }
    /// Where the stems begin.
    var baseline = 0.0 { didSet { dataChanged() } }
    /// How large a head is, in points.
    var size = 8.0 { didSet { looksChanged() } }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x + x, y: y + x.map { _ in baseline }) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard x.count == y.count else {
            throw PlotError(.lengthsDiffer, "\(name): there are \(x.count) x and \(y.count) y; give as many of each")
        }
        transform.clip(canvas) {
            for (foot, head) in zip(transform(x, x.map { _ in baseline }), transform(x, y)) {
                drawStem(from: foot, to: head, on: canvas, pixelsPerPoint: transform.pixelsPerPoint)
            }
            drawHeads(at: transform(x, y), on: canvas, pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let head = Point(x: box.maxX, y: box.midY)
        drawStem(from: Point(x: box.minX, y: box.midY), to: head, on: canvas, pixelsPerPoint: pixelsPerPoint)
        drawHeads(at: [head], on: canvas, pixelsPerPoint: pixelsPerPoint)
    }

    private func drawStem(from foot: Point, to head: Point, on canvas: any Canvas, pixelsPerPoint: Double) {
        guard foot.isFinite, head.isFinite else { return }
        canvas.stroke(Path([foot, head]), Stroke(color: color.faded(by: alpha), width: 1.5 * pixelsPerPoint))
    }

    private func drawHeads(at points: [Point], on canvas: any Canvas, pixelsPerPoint: Double) {
        let half = size * pixelsPerPoint / 2
        let diamond = Path(
            [Point(x: 0, y: -half), Point(x: half, y: 0), Point(x: 0, y: half), Point(x: -half, y: 0)], closed: true)
        canvas.draw(diamond, at: points, fill: color.faded(by: alpha), stroke: nil, snap: .never)
    }
}
