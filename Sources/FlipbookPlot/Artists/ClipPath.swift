import FlipbookCanvas

/// A shape outside of which nothing of an artist is drawn: see ``DataArtist/clipPath``.
///
///     image.clipPath = ClipPath(Circle(at: (260, 200), radius: 200))
///     line.clipPath = ClipPath(Path(Rect(x: 0, y: 0, width: 0.5, height: 1)), in: .axes)
public struct ClipPath: Hashable, Sendable {
    /// The shape, y up. What it winds around is inside. Nothing is drawn of an artist whose shape is empty, or has a point that
    /// is not finite.
    public var path: Path
    /// What the path is given in.
    public var coordinates: Coordinates

    /// A shape of a path, y up.
    public init(_ path: Path, in coordinates: Coordinates = .data) {
        self.path = path
        self.coordinates = coordinates
    }

    /// The shape of a patch as it is now. Later changes of the patch don't affect it; the patch need not be in axes.
    public init(_ patch: Patch) { self.init(patch.outline, in: patch.coordinates) }

    /// The shape on the canvas.
    ///
    /// - Parameter transform: that of the axes or the figure.
    func onCanvas(in transform: Transform, of artist: DataArtist) -> Path {
        let textSize = artist.inheritedStyle.textSize * transform.pixelsPerPoint
        let shape = coordinates.transform(transform, by: artist.reference(transform, fontSize: textSize))(path)
        return shape.isFinite ? shape : Path()
    }
}
