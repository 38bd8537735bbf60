import FlipbookCanvas

/// A rectangle in data, its sides in any order.
struct Block: Hashable, Sendable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double

    /// One that is so wide and reaches from a base upwards, or to the right.
    init(from start: Double, to end: Double, base: Double, reaching height: Double, _ orientation: Orientation) {
        switch orientation {
        case .vertical: (left, right, bottom, top) = (start, end, base, base + height)
        case .horizontal: (left, right, bottom, top) = (base, base + height, start, end)
        }
    }

    var isFinite: Bool { left.isFinite && right.isFinite && bottom.isFinite && top.isFinite }

    /// The outline on the canvas.
    func path(_ transform: Transform) -> Path { transform.projection.area(x: (left, right), y: (bottom, top)) }

    /// The box around it on the canvas.
    func box(_ transform: Transform) -> Rect { transform.projection.box(x: (left, right), y: (bottom, top)) }
}

extension [Block] {
    /// Corners of those that have a say in limits: finite ones that are not mere points.
    var corners: (x: [Double], y: [Double]) {
        let seen = filter { $0.isFinite && ($0.left != $0.right || $0.bottom != $0.top) }
        return (seen.flatMap { [$0.left, $0.right] }, seen.flatMap { [$0.bottom, $0.top] })
    }
}
