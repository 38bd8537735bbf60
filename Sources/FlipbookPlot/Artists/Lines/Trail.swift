import FlipbookCanvas

/// The path of a moving point: a line through its positions up to the current one, its tip. It can show only the last positions,
/// and fade out towards its start.
///
///     let trail = axes.trail(x, y, length: 200)   // of the whole way, in the setup
///     trail.end = frame + 1                       // in an update: how far it has come
///
/// Or points are added at its tip, by ``append(x:y:)``. A point whose x or y is not finite leaves a gap. Ends and corners are
/// round.
///
/// A trail that is opaque and of one width (``tailAlpha`` is 1, ``tailWidth`` nil) is painted only where it has grown: a frame takes as
/// long for the ten thousandth point as for the tenth. One that fades is painted whole in each frame.
public final class Trail: DataArtist {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public private(set) var x: [Double]
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public private(set) var y: [Double]
    /// The number of points that are drawn, counted from the first; nil for all. More than there are count as all, less than 0 as none. Limits that
    /// follow the data don't depend on it.
    public var end: Int? { didSet { changed(.looks) } }
    /// How many of the points before the tip are seen; nil for all.
    public var length: Int? { didSet { changed(.looks) } }
    /// The factor for the alpha at the start of the visible part: 0 fades out, 1 doesn't fade. In between it changes evenly from point to
    /// point.
    public var tailAlpha: Double { didSet { changed(.looks) } }
    /// How wide the trail is at the start of the visible part, in points; nil for as wide as at the tip.
    public var tailWidth: Double? { didSet { changed(.looks) } }
    /// The colour; nil for the next of the axes' cycle.
    @Styled(\Trail.inheritedColor) public var color: Color!
    /// How wide the trail is at its tip, in points; nil for the style's.
    @Styled(\Trail.inheritedStyle.lineWidth) public var width: Double!

    /// How many pieces are drawn in one go: what a change costs is in proportion to it.
    private static let chunk = 64

    /// Whole chunks of a trail that doesn't fade, by their numbers.
    private var chunks: [Int: ColorPath] = [:]
    private var chunkLooks: ChunkLooks?
    /// The limits of as many points as were asked for last.
    private var known: (count: Int, limits: DataLimits?) = (0, nil)

    /// What a chunk depends on besides its points.
    private struct ChunkLooks: Equatable {
        var transform: Transform
        var color: Color
        var width: Double
    }

    /// A trail, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    ///   - length: how many of the points before the tip are seen; nil for all.
    ///   - color: the colour.
    ///   - width: how wide the trail is at its tip, in points.
    ///   - tailAlpha: multiplies the alpha at the start of the visible part; nil for 0 where there is a length, and else for 1.
    ///   - tailWidth: how wide the trail is at the start of the visible part, in points; nil for as wide as at the tip.
    ///   - alpha: multiplies the alpha of the colour.
    ///   - label: what a legend calls the trail.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], length: Int? = nil, color: Color? = nil, width: Double? = nil,
        tailAlpha: Double? = nil, tailWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) {
        (self.x, self.y, self.length) = (x, y, length)
        self.tailAlpha = tailAlpha ?? (length == nil ? 1 : 0)
        self.tailWidth = tailWidth
        super.init(zOrder: 2)
        self.color = color
        self.width = width
        set(alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all points at once; their number may change.
    public func setData(x: [Double], y: [Double]) {
        (self.x, self.y) = (x, y)
        chunks = [:]
        known = (0, nil)
        changed(.data)
    }

    /// Adds a point at the tip.
    ///
    /// In a render, an update must not depend on the frames before: give all points in the setup there, and set ``end``.
    public func append(x: Double, y: Double) {
        self.x.append(x)
        self.y.append(y)
        changed(.data)
    }

    override var kind: String { "trail" }

    override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet { takeLook(from: axes) }
    }

    /// Only those of points that were added are found.
    override func limitsOfData() -> DataLimits? {
        let count = min(x.count, y.count)
        if known.count < count {
            let new = DataLimits(x: Array(x[known.count..<count]), y: Array(y[known.count..<count]))
            known = (count, known.limits.flatMap { old in new.map(old.union) ?? old } ?? new)
        }
        return known.limits
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        let seen = seen
        obstacles.lines.append(transform(Array(x[seen]), Array(y[seen])))
    }

    /// The points that are seen.
    private var seen: Range<Int> {
        let count = min(x.count, y.count)
        let end = min(max(end ?? count, 0), count)
        return max(end - max(length ?? end, 0), 0)..<end
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try checkLengths(["x": x.count, "y": y.count])
        guard width.isFinite, width >= 0, tailWidth ?? 0 >= 0, tailWidth?.isFinite ?? true else {
            throw PlotError(
                .size,
                "\(name): a trail can't be \(width ?? 0) and \(tailWidth ?? 0) points wide; give widths of 0 or more")
        }
        let color = faded(color)
        guard seen.count > 1, color.alpha > 0, width > 0 || tailWidth ?? 0 > 0 else { return }
        guard tailAlpha == 1, tailWidth == nil, color.alpha == 1 else {
            let path = changingPath(color, in: transform)
            if !path.pieces.isEmpty { transform.clip(canvas) { canvas.draw(path) } }
            return
        }
        let looks = ChunkLooks(transform: transform, color: color, width: width)
        if looks != chunkLooks { (chunks, chunkLooks) = ([:], looks) }
        // The piece of a number goes from the point of that number to the next.
        let pieces = seen.lowerBound..<seen.upperBound - 1
        for number in pieces.lowerBound / Self.chunk...(pieces.upperBound - 1) / Self.chunk {
            let whole = number * Self.chunk..<(number + 1) * Self.chunk
            let path: ColorPath
            if pieces.clamped(to: whole) == whole, let known = chunks[number] {
                path = known
            } else {
                path = self.path(pieces.clamped(to: whole), looks)
                if pieces.clamped(to: whole) == whole { chunks[number] = path }
            }
            // Each in a clip of its own, so that one can be painted without the others.
            if !path.pieces.isEmpty { transform.clip(canvas) { canvas.draw(path) } }
        }
    }

    /// Some pieces of a trail that doesn't fade.
    private func path(_ range: Range<Int>, _ looks: ChunkLooks) -> ColorPath {
        let points = range.lowerBound...range.upperBound
        let width = looks.width * looks.transform.pixelsPerPoint
        let places = looks.transform(Array(x[points]), Array(y[points]))
        return ColorPath(
            zip(places, places.dropFirst()).filter { $0.isFinite && $1.isFinite }
                .map { ColorPath.Piece(from: $0, to: $1, width: width, color: 0) }, palette: [looks.color])
    }

    /// The pieces of a trail that changes along its way.
    private func changingPath(_ color: Color, in transform: Transform) -> ColorPath {
        // More steps can't be told apart.
        let steps = 255
        let tail = min(max(tailAlpha, 0), 1)
        let palette = (0...steps).map { color.faded(by: tail + (1 - tail) * Double($0) / Double(steps)) }
        let places = transform(Array(x[seen]), Array(y[seen]))
        let last = Double(places.count - 1)
        let (start, end) = (tailWidth ?? width ?? 0, width ?? 0)
        let pieces = zip(places, places.dropFirst()).enumerated().compactMap { index, ends -> ColorPath.Piece? in
            let part = (Double(index) + 0.5) / last
            let step = last > 1 ? Int((Double(steps) * Double(index) / (last - 1)).rounded()) : steps
            guard ends.0.isFinite, ends.1.isFinite, palette[step].alpha > 0 else { return nil }
            return ColorPath.Piece(
                from: ends.0, to: ends.1, width: (start + (end - start) * part) * transform.pixelsPerPoint, color: step)
        }
        return ColorPath(pieces, palette: palette)
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        guard
            let stroke = try LineStyle.solid.stroke(
                color: color, alpha: alpha, width: width * pixelsPerPoint, of: name)
        else { return }
        canvas.stroke(Path(acrossMiddleOf: box), stroke)
    }
}

extension DataLimits {
    /// The range of both.
    fileprivate func union(_ other: DataLimits) -> DataLimits {
        func union(_ first: ClosedRange<Double>?, _ second: ClosedRange<Double>?) -> ClosedRange<Double>? {
            first.flatMap { first in second.map(first.union) ?? first } ?? second
        }
        return DataLimits(
            x: union(x, other.x), y: union(y, other.y), leastPositiveX: min(leastPositiveX, other.leastPositiveX),
            leastPositiveY: min(leastPositiveY, other.leastPositiveY))
    }
}

extension Axes {
    /// Draws the path of a moving point. Looks that are nil are those of a new ``Trail``.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - length: how many of the points before the tip are seen; nil for all.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - width: how wide the trail is at its tip, in points; nil for the style's.
    ///   - tailAlpha: multiplies the alpha at the start of the visible part; nil for 0 where there is a length, and else for 1.
    ///   - tailWidth: how wide the trail is at the start of the visible part, in points; nil for as wide as at the tip.
    ///   - alpha: multiplies the alpha of the colour; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the trail, to be changed later: ``Trail/end`` says how far it has come.
    @discardableResult
    public func trail(
        _ x: [Double] = [], _ y: [Double] = [], length: Int? = nil, color: Color? = nil, width: Double? = nil,
        tailAlpha: Double? = nil, tailWidth: Double? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Trail {
        include(
            Trail(
                x, y, length: length, color: color, width: width, tailAlpha: tailAlpha, tailWidth: tailWidth,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
