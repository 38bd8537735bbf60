import FlipbookCanvas

/// A patch of any shape: a path in data, y up.
///
///     var path = Path()
///     path.move(to: Point(x: 0, y: 0))
///     path.curve(Point(x: 0, y: 1), Point(x: 1, y: 1), to: Point(x: 1, y: 0))
///     let patch = PathPatch(path)
///     axes.add(patch)
public final class PathPatch: Patch {
    /// The shape, in data, y up. Points that are not finite make a shape that isn't drawn.
    public var path: Path { didSet { changed(.data) } }

    /// A patch, to be added to axes.
    public init(_ path: Path = Path()) {
        self.path = path
        super.init()
    }

    override var kind: String { "path patch" }

    override var outline: Path { path.bounds.map { _ in path } ?? Path() }
}
