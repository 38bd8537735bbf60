import FlipbookCanvas

/// The four lines around axes.
public struct Spines {
    /// The line along the left side, where the y axis is.
    public let left: Spine
    /// The line along the right side.
    public let right: Spine
    /// The line along the lower side, where the x axis is.
    public let bottom: Spine
    /// The line along the upper side.
    public let top: Spine

    /// All four, in the order in which they are drawn.
    public var all: [Spine] { [left, right, bottom, top] }

    init(style: Style) {
        left = Spine(.left, style: style)
        right = Spine(.right, style: style)
        bottom = Spine(.bottom, style: style)
        top = Spine(.top, style: style)
    }

    /// The line along a side.
    package subscript(side: Side) -> Spine {
        switch side {
        case .left: left
        case .right: right
        case .bottom: bottom
        case .top: top
        }
    }
}

/// One of the lines around axes. The ticks of its side go where it goes.
public final class Spine: Artist {
    /// Where a spine lies.
    public enum Position: Hashable, Sendable {
        /// At a distance from the box, in points; inside the box where it is negative.
        case outward(Double)
        /// At a fraction of the box's width, from the left, or height, from below.
        case axes(Double)
        /// At a value of the other axis.
        case data(Double)

        /// In the middle of the box.
        public static let center = axes(0.5)
        /// At 0 of the other axis.
        public static let zero = data(0)
    }

    /// Where the line lies.
    public var position = Position.outward(0) { didSet { changed(.layout) } }
    /// From where to where the line goes, in data; along the whole side where it is nil, as it must be in polar axes.
    public var bounds: ClosedRange<Double>? { didSet { changed(.looks) } }
    /// The line's colour.
    public var color: Color { didSet { changed(.looks) } }
    /// In points.
    public var width: Double { didSet { changed(.looks) } }
    private let side: Side

    init(_ side: Side, style: Style) {
        self.side = side
        color = style.spineColor
        width = style.spineWidth
        super.init(zOrder: 2.5)
    }

    /// Looks as another spine.
    func reset(to new: Spine) {
        position = new.position
        bounds = new.bounds
        color = new.color
        width = new.width
        isVisible = new.isVisible
        zOrder = new.zOrder
    }

    override var name: String { "\(side.rawValue) spine of \(parent?.name ?? "no axes")" }

    private var isUpright: Bool { side == .left || side == .right }

    /// The line on which ticks of this side begin.
    func edge(in transform: Transform) -> Edge {
        let box = transform.box
        switch position {
        case .outward(let points):
            let side = Edge(side, of: box)
            let point = side.point(along: 0, out: points * transform.pixelsPerPoint)
            return Edge(self.side, at: isUpright ? point.x : point.y)
        case .axes(let fraction):
            return Edge(side, at: isUpright ? box.minX + fraction * box.width : box.maxY - fraction * box.height)
        case .data(let value):
            return Edge(side, at: isUpright ? transform.x(value) : transform.y(value))
        }
    }

    /// From where to where the line goes.
    func line(in transform: Transform) -> (start: Point, end: Point) {
        let (edge, map) = (edge(in: transform), isUpright ? transform.y : transform.x)
        let ends = isUpright ? (transform.box.maxY, transform.box.minY) : (transform.box.minX, transform.box.maxX)
        let (start, end) = bounds.map { (map($0.lowerBound), map($0.upperBound)) } ?? ends
        return (edge.point(along: start, out: 0), edge.point(along: end, out: 0))
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        let width = width * transform.pixelsPerPoint
        guard let stroke = try LineStyle.solid.stroke(color: color, width: width, of: name) else { return }
        guard bounds == nil || transform.projection.isRectangular else {
            throw PlotError(.limits, "\(name): the lines of polar axes are drawn whole; leave its bounds nil")
        }
        let (start, end) = line(in: transform)
        guard let lines = transform.projection.spine(side, from: start, to: end) else {
            throw PlotError(.size, "\(name) can't be drawn: its position or a bound is not finite")
        }
        for path in lines.paths { canvas.stroke(path, stroke, snap: lines.snap) }
    }
}
