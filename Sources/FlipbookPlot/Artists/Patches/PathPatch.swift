import FlipbookCanvas

/// A patch of any shape: a path in data, y up.
///
///     var path = Path()
///     path.move(to: Point(x: 0, y: 0))
///     path.curve(Point(x: 0, y: 1), Point(x: 1, y: 1), to: Point(x: 1, y: 0))
///     let patch = PathPatch(path)
///     axes.add(patch)
public final class PathPatch: Patch {
    /// The shape, in data, y up. Nothing is drawn, and no limits follow it, where one of its points is not finite.
    public var path: Path { didSet { changed(.data) } }

    /// A patch, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - path: the shape, in data; nothing is drawn of an empty one, or where a point is not finite.
    ///   - color: the colour inside.
    ///   - edgeColor: the colour of the edge; nil for none.
    ///   - edgeWidth: how wide the edge is, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ path: Path = Path(), color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.path = path
        super.init(
            color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Gives the patch another shape, in data.
    public func setData(path: Path) { self.path = path }

    override var kind: String { "path patch" }

    override var outline: Path { path.isFinite ? path : Path() }
}
