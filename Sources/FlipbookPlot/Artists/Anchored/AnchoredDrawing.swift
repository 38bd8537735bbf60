import FlipbookCanvas

/// Artists in a box of their own in a corner or at a side of axes: matplotlib's `DrawingArea` and `AuxTransformBox`.
///
///     let dot = Circle(at: (10, 10), radius: 10)
///     axes.add(AnchoredDrawing(dot, size: (20, 20), at: .upperRight))
///
///     // An ellipse as large as the axes show it.
///     axes.add(AnchoredDrawing(Ellipse(at: (0, 0), width: 0.1, height: 0.4), at: .lowerLeft))
///
/// With a ``size``, the artists' x and y are points from the lower left corner of the box. Without one they are data of the
/// axes, or given in other ``DataArtist/coordinates``, and the box is as large as their data. What reaches over the box is
/// shown. Texts that an artist writes beside its data are shown in axes only. ``DataArtist/alpha`` fades the frame; each artist
/// has an alpha of its own.
public final class AnchoredDrawing: AnchoredBox {
    /// The artists, in the order in which they were added.
    public private(set) var artists: [DataArtist] = []
    /// How large the box is, in points; nil for as large as the data of its artists.
    public var size: (width: Double, height: Double)? { didSet { changed(.looks) } }

    /// A box with artists, to be added to axes or a figure.
    ///
    /// - Parameters:
    ///   - artists: what is in it. One that is in axes, a figure or another drawing is removed from there.
    ///   - size: how large the box is, in points; nil for as large as the data of its artists.
    ///   - location: where the box lies.
    ///   - pad: from the artists to the box, in font sizes of legends.
    ///   - axesPad: from the box to the edge that it lies at, in font sizes of legends.
    ///   - hasFrame: whether there is a frame around it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ artists: DataArtist..., size: (width: Double, height: Double)? = nil, at location: Anchor = .upperRight,
        pad: Double = 0.4, axesPad: Double = 0.5, hasFrame: Bool = true, zOrder: Double? = nil
    ) {
        self.size = size
        super.init(at: location, pad: pad, axesPad: axesPad, hasFrame: hasFrame, zOrder: zOrder)
        for artist in artists { add(artist) }
    }

    /// Adds an artist, over those of the same z-order. One that is in axes, a figure or another drawing is removed from there.
    public func add(_ artist: DataArtist) {
        artist.leave()
        artists.append(artist)
        artist.parent = self
        artist.inherit(inheritedStyle)
        changed(.looks)
    }

    /// Removes an artist; nothing happens where it isn't here.
    public func remove(_ artist: DataArtist) {
        guard let index = artists.firstIndex(where: { $0 === artist }) else { return }
        artists.remove(at: index).parent = nil
        changed(.looks)
    }

    override var kind: String { "anchored drawing" }
    override var parts: [Artist] { artists }

    override func inherit(_ style: Style) {
        super.inherit(style)
        for artist in artists { artist.inherit(style) }
    }

    override func content(in transform: Transform, measurer: any TextMeasurer) throws -> Content {
        if let size {
            guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
                throw PlotError(
                    .size, "\(name): \(size.width) by \(size.height) points is no size; give two lengths above 0")
            }
            let scale = transform.pixelsPerPoint
            return Content(size: Size(width: size.width * scale, height: size.height * scale)) { [self] room, canvas in
                try draw(
                    artistsOn: canvas,
                    in: Transform(
                        box: room, xLimits: 0...size.width, yLimits: 0...size.height, pixelsPerPoint: scale))
            }
        }
        guard transform.projection.isRectangular else {
            throw PlotError(.size, "\(name): its artists have no size in these axes; give it a size in points")
        }
        let boxes = artists.filter(\.isVisible).compactMap(\.dataLimits).compactMap { data -> Rect? in
            guard let x = data.x, let y = data.y else { return nil }
            return Path([transform(x.lowerBound, y.lowerBound), transform(x.upperBound, y.upperBound)]).extent
        }
        guard let whole = boxes.dropFirst().reduce(boxes.first, { $0?.union($1) }) else {
            return try super.content(in: transform, measurer: measurer)
        }
        return Content(size: Size(width: whole.width, height: whole.height)) { [self] room, canvas in
            let box = transform.box.moved(by: Point(x: room.x - whole.x, y: room.y - whole.y))
            try draw(
                artistsOn: canvas,
                in: Transform(
                    box: box, x: transform.xSpan, y: transform.ySpan, pixelsPerPoint: transform.pixelsPerPoint))
        }
    }

    private func draw(artistsOn canvas: any Canvas, in transform: Transform) throws {
        for case let artist as DataArtist in (artists as [Artist]).inDrawingOrder() where artist.isVisible {
            try artist.drawWithEffects(on: canvas, in: artist.transform(in: transform).clipped(false))
        }
    }

    override var followsOthers: Bool { artists.contains(where: \.followsOthers) }
}
