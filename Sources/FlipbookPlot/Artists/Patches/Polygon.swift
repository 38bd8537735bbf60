import FlipbookCanvas

/// A filled polygon in data. A corner whose x or y is not finite is left out, and its two sides with it.
///
/// Made by ``Axes/fill(_:_:)``, or on its own and then added.
public final class Polygon: Patch {
    /// The corners' x; as many as ``y`` when the figure is drawn.
    public var x: [Double] { didSet { changed(.data) } }
    /// The corners' y; as many as ``x`` when the figure is drawn.
    public var y: [Double] { didSet { changed(.data) } }
    /// Whether the edge goes back from the last corner to the first one.
    public var isClosed = true { didSet { changed(.looks) } }
    private let isFill: Bool

    /// A polygon, to be added to axes.
    public convenience init(_ x: [Double], _ y: [Double]) { self.init(x, y, isFill: false) }

    fileprivate init(_ x: [Double], _ y: [Double], isFill: Bool) {
        self.x = x
        self.y = y
        self.isFill = isFill
        super.init()
    }

    /// Moves all corners at once; their number may change.
    public func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    override var kind: String { "polygon" }
    override var takesNextColor: Bool { isFill }

    override var outline: Path { Path(zip(x, y).map { Point(x: $0, y: $1) }, closed: isClosed) }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func path(in transform: Transform) throws -> Path {
        guard x.count == y.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): x has \(x.count) values and y has \(y.count); give as many of each, both at once with setData"
            )
        }
        return try super.path(in: transform)
    }
}

extension Axes {
    /// Fills the polygon with these corners, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: the corners' x.
    ///   - y: the corners' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    /// - Returns: the polygon, to be changed later.
    @discardableResult
    public func fill(_ x: [Double], _ y: [Double]) -> Polygon {
        include(Polygon(x, y, isFill: true))
    }
}
