import FlipbookCanvas

/// A strip of all the colours of an artist, with the values that they stand for along it.
///
///     let image = axes.image(values)
///     let bar = try figure.addColorBar(for: image, label: "metres")
///
/// It lies in axes of its own and follows its artist: colormap, norm, limits and alpha.
public final class ColorBar: DataArtist {
    /// Which ends of the bar are pointed, which means that there are values beyond the limits.
    public enum Extension: String, Hashable, Sendable, Codable {
        /// Neither end.
        case neither
        /// The end of the smallest value.
        case minimum
        /// The end of the largest value.
        case maximum
        /// Both ends.
        case both
    }

    /// How long the parts of a bar are that shows ranges of values, such as those of a filled contour or of a norm with
    /// boundaries.
    public enum Spacing: Hashable, Sendable {
        /// As long as each other.
        case uniform
        /// As long as the ranges.
        case proportional
    }

    /// The artist whose colours are shown.
    public let mappable: ScalarMappable
    /// How long the parts are that stand for ranges.
    public var spacing = Spacing.uniform { didSet { follow(.data) } }
    /// Whether lines divide the parts that stand for ranges. They have the colour of the outline and half its width.
    public var hasEdges = false { didSet { changed(.looks) } }
    /// How long a pointed end is, as a fraction of the strip between the limits.
    public var endLength = 0.05 { didSet { changed(.layout) } }
    /// Whether the ends for values beyond the limits are rectangles, not points.
    public var hasRectangularEnds = false { didSet { changed(.looks) } }
    /// Which ends are pointed; nil for those of filled contours that are open, or of a norm with boundaries.
    @Styled(\ColorBar.inheritedExtension, changes: [.data, .layout]) public var extends: Extension!
    private var inheritedExtension: Extension { bands?.extends ?? mappable.norm.extends }
    /// The colour of the line around the strip.
    public var outlineColor: Color { didSet { changed(.looks) } }
    /// How wide the line around the strip is, in points.
    public var outlineWidth: Double { didSet { changed(.looks) } }
    /// How many times as long as wide the strip is, pointed ends included.
    public var aspect: Double { didSet { changed(.layout) } }

    /// The rooms that it shares with the axes beside it.
    var rooms: [AxesRoom] = []
    /// How these are divided; nil where it has axes of its own.
    var split: ColorBarSplit?
    private var weakParents: [WeakAxes] = []
    /// The axes beside it, those that are still there.
    var parents: [Axes] {
        get { weakParents.compactMap(\.axes) }
        set { weakParents = newValue.map { WeakAxes(axes: $0) } }
    }

    private struct WeakAxes {
        weak var axes: Axes?
    }

    private let side: Side
    /// What is shown where the artist has no colours in between.
    private var bands: ColorBands?
    /// The ticks that bands were given.
    private var locatorOfBands: Locator?
    private var minorLocatorOfBands: Locator?

    /// Fills the axes, which are to show nothing else.
    init(for mappable: ScalarMappable, at side: Side, aspect: Double, in axes: Axes) {
        self.mappable = mappable
        self.side = side
        self.aspect = aspect
        outlineColor = axes.style.spineColor
        outlineWidth = axes.style.spineWidth
        super.init(zOrder: 1)
        axes.include(self)
        axes.colorBar = self
        for spine in axes.spines.all { spine.isVisible = false }
        (isUpright ? axes.xAxis : axes.yAxis).isVisible = false
        axes.xAxis.margin = 0
        axes.yAxis.margin = 0
        axis?.domain.span.isExact = true
        axis?.side = side
        axis?.gridLines = nil
        axis?.minorGridLines = nil
        mappable.addFollower(self)
        follow(.all)
    }

    /// The axes that the strip fills.
    public var axes: Axes? { parent as? Axes }

    /// Gives its room back to the axes beside it, and follows its artist no more.
    func leaveRoom() {
        mappable.removeFollower(self)
        for room in rooms { room.remove(self, from: axes?.figure) }
        rooms = []
    }

    /// The axis along the strip, with the ticks and the label.
    public var axis: Axis? { isUpright ? axes?.yAxis : axes?.xAxis }

    private var isUpright: Bool { side == .left || side == .right }

    override var kind: String { "colour bar" }

    /// Those of the artist; any that an axis can have where the norm can't map these: drawing the bar throws then.
    private var limits: ClosedRange<Double> {
        let limits = bands.map { $0.boundaries[0]...$0.boundaries[$0.boundaries.count - 1] } ?? mappable.colorLimits
        return mappable.norm.canMap(limits) ? limits : 1...10
    }

    override func limitsOfData() -> DataLimits? {
        let values = [limits.lowerBound, limits.upperBound]
        return isUpright ? DataLimits(x: [0, 1], y: values) : DataLimits(x: values, y: [0, 1])
    }

    /// Follows a change of the artist.
    func follow(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) { followBands() }
        let own = mappable.norm.barScale(limits)
        let scale =
            own.isLogarithmic
            ? own : bands.map { spacing == .uniform ? Scale.boundaries($0.boundaries) : .linear } ?? own
        if axis?.scale != scale { axis?.scale = scale }
        changed(what.intersection([.looks, .data]))
    }

    /// Puts a tick at the ends of bands, unless the axis was given others.
    private func followBands() {
        let norm = mappable.norm
        let own = mappable.colorBands
        let new = own ?? norm.boundaries.map { ColorBands(boundaries: $0, extends: norm.extends) }
        guard new != bands else { return }
        if new?.extends != bands?.extends { changed(.layout) }
        bands = new
        guard let axis else { return }
        let (locator, minor) = (locatorOfBands ?? .auto, minorLocatorOfBands ?? .auto)
        locatorOfBands = bands.map { .fixed($0.ticks) }
        minorLocatorOfBands = bands.map { own == nil ? .fixed($0.boundaries) : .none }
        if axis.locator == locator { axis.locator = locatorOfBands ?? .auto }
        if axis.minorLocator == minor { axis.minorLocator = minorLocatorOfBands ?? .auto }
    }

    private var sensibleEndLength: Double { endLength > 0 && endLength.isFinite ? endLength : 0 }

    private var isTurned: Bool { axis?.isInverted ?? false }

    /// How long the pointed end at the bottom or the left is.
    private var firstEnd: Double {
        extends == .both || extends == (isTurned ? .maximum : .minimum) ? sensibleEndLength : 0
    }
    /// How long the pointed end at the top or the right is.
    private var lastEnd: Double {
        extends == .both || extends == (isTurned ? .minimum : .maximum) ? sensibleEndLength : 0
    }

    /// The box of the strip between the limits, in the room of its axes: ends and aspect taken into account.
    func box(in room: Rect, anchor: Anchor) -> Rect {
        let length = 1 + firstEnd + lastEnd
        guard aspect > 0, aspect.isFinite else { return room }
        if isUpright {
            let height = room.height / length
            let inner = Rect(x: room.x, y: room.y + lastEnd * height, width: room.width, height: height)
            return inner.shrunk(toRatio: aspect / length, anchor: anchor)
        }
        let width = room.width / length
        let inner = Rect(x: room.x + firstEnd * width, y: room.y, width: width, height: room.height)
        return inner.shrunk(toRatio: length / aspect, anchor: anchor)
    }

    /// The box with the pointed ends, in pixels.
    var boxWithEnds: Rect {
        let box = axes?.boxInPixels ?? Rect(x: 0, y: 0, width: 0, height: 0)
        return part(from: -firstEnd, to: 1 + lastEnd, of: box)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard aspect > 0, aspect.isFinite else {
            throw PlotError(.size, "\(name): it can't be \(aspect) times as long as wide; give a number above 0")
        }
        if let bands {
            try draw(bands, on: canvas, in: transform)
        } else {
            try drawAllColors(on: canvas, in: transform)
        }
        let stroke = try LineStyle.solid.stroke(
            color: outlineColor, width: outlineWidth * transform.pixelsPerPoint, of: "outline of \(name)")
        guard var stroke else { return }
        stroke.join = .miter
        if hasEdges, let bands { drawEdges(of: bands, stroke, on: canvas, in: transform) }
        canvas.stroke(outline(in: transform.box), stroke)
    }

    /// Draws a line between neighbouring ranges, and where a pointed end begins.
    private func drawEdges(of bands: ColorBands, _ outline: Stroke, on canvas: any Canvas, in transform: Transform) {
        var stroke = outline
        stroke.width /= 2
        let inner = bands.boundaries.dropFirst().dropLast().map { along($0, in: transform) }
        for place in inner + (firstEnd > 0 ? [0] : []) + (lastEnd > 0 ? [1] : []) {
            canvas.stroke(Path([0.0, 1].map { point(across: $0, along: place, in: transform.box) }), stroke)
        }
    }

    /// How far along the strip a value lies: 0 at its bottom or left, 1 at its other end.
    private func along(_ value: Double, in transform: Transform) -> Double {
        isUpright
            ? (transform.box.maxY - transform.y(value)) / transform.box.height
            : (transform.x(value) - transform.box.minX) / transform.box.width
    }

    /// The colours of ranges.
    private func colors(of bands: ColorBands) throws -> ColorBands.Colors {
        if mappable.colorBands != nil { return try mappable.bandColors() }
        let table = try mappable.colorTable()
        let values = bands.boundaries
        return ColorBands.Colors(
            under: table(values[0].nextDown), inner: zip(values, values.dropFirst()).map { table(0.5 * ($0 + $1)) },
            over: table(values[values.count - 1].nextUp))
    }

    private func drawAllColors(on canvas: any Canvas, in transform: Transform) throws {
        _ = try mappable.norm.map(mappable.colorLimits, of: mappable.name)
        let map: Colormap = mappable.colormap
        let lowFirst = map.colors.map { Raster.pixel($0, alpha: mappable.alpha) }
        let colors = isUpright != isTurned ? lowFirst.reversed() : lowFirst
        let raster = Raster(
            width: isUpright ? 1 : colors.count, height: isUpright ? colors.count : 1, pixels: colors)
        let ends = [map(-1), map(2)].map { $0.faded(by: mappable.alpha) }
        drawEnds(under: ends[0], over: ends[1], on: canvas, in: transform)
        try canvas.withClip(transform.box) { try canvas.drawImage(raster, in: transform.box, interpolation: .nearest) }
    }

    /// Draws a box for each band, or the lines in their place.
    private func draw(_ bands: ColorBands, on canvas: any Canvas, in transform: Transform) throws {
        let colors = try colors(of: bands)
        if bands.lines.isEmpty {
            drawEnds(under: colors.under, over: colors.over, on: canvas, in: transform)
            for (index, color) in colors.inner.enumerated() {
                let ends = (
                    along(bands.boundaries[index], in: transform), along(bands.boundaries[index + 1], in: transform)
                )
                canvas.fill(Path(part(from: ends.0, to: ends.1, of: transform.box)), color: color)
            }
        }
        // Lines at the ends of the strip are cut in half there.
        try canvas.withClip(transform.box) {
            for (line, color) in zip(bands.lines, colors.inner) {
                let place = along(line.value, in: transform)
                let ends = [0.0, 1].map { point(across: $0, along: place, in: transform.box) }
                let stroke = try LineStyle.solid.stroke(
                    color: color, width: line.width * transform.pixelsPerPoint, of: mappable.name)
                if let stroke { canvas.stroke(Path(ends), stroke.cutOff) }
            }
        }
    }

    /// Fills the pointed ends with the colours of values beyond the limits: from the pixel where the strip ends.
    private func drawEnds(under: Color?, over: Color?, on canvas: any Canvas, in transform: Transform) {
        let (first, last) = isTurned ? (over, under) : (under, over)
        for (color, start, length) in [(first, 0.0, -firstEnd), (last, 1, lastEnd)] where length != 0 {
            let inside = start - length / 4
            let end = start + length
            let corners: [(Double, Double)] =
                hasRectangularEnds
                ? [(0, inside), (0, end), (1, end), (1, inside)]
                : [(0, inside), (0, start), (0.5, end), (1, start), (1, inside)]
            let path = Path(corners.map { point(across: $0.0, along: $0.1, in: transform.box) }, closed: true)
            guard let color else { continue }
            canvas.withClip(part(from: start, to: start + length, of: transform.box)) {
                canvas.fill(path, color: color)
            }
        }
    }

    private func outline(in box: Rect) -> Path {
        var corners = [(0.0, 0.0)]
        let across = hasRectangularEnds ? [0.0, 1] : [0.5]
        if firstEnd > 0 { corners += across.map { ($0, -firstEnd) } }
        corners += [(1, 0), (1, 1)]
        if lastEnd > 0 { corners += across.reversed().map { ($0, 1 + lastEnd) } }
        corners.append((0, 1))
        return Path(corners.map { point(across: $0.0, along: $0.1, in: box) }, closed: true)
    }

    /// The box across the strip between two fractions of its length.
    private func part(from start: Double, to end: Double, of box: Rect) -> Rect {
        let (a, b) = (point(across: 0, along: start, in: box), point(across: 1, along: end, in: box))
        return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y))
    }

    /// A point by fractions of the strip's width and length, from its lower left corner.
    private func point(across: Double, along: Double, in box: Rect) -> Point {
        let (x, y) = isUpright ? (across, along) : (along, across)
        return Point(x: box.minX + x * box.width, y: box.maxY - y * box.height)
    }
}

extension Rect {
    /// The largest box inside whose height is `ratio` times its width.
    fileprivate func shrunk(toRatio ratio: Double, anchor: Anchor) -> Rect {
        let tall = width * ratio
        let size = tall <= height ? Size(width: width, height: tall) : Size(width: height / ratio, height: height)
        return anchor.box(of: size, in: self)
    }
}

/// What a colour bar shows of an artist that has a colour for each of some ranges of values, or lines on levels.
struct ColorBands: Hashable {
    /// Where the ranges end, two values or more that rise. They are as long as each other on the bar.
    var boundaries: [Double]
    /// Whether there are colours for what lies beyond.
    var extends = ColorBar.Extension.neither
    /// Lines across the bar; where there are some, nothing else is seen in it.
    var lines: [Line] = []

    struct Line: Hashable {
        var value: Double
        /// In points.
        var width: Double
    }

    /// The colours of ranges or of lines.
    struct Colors {
        var under: Color?
        var inner: [Color]
        var over: Color?
    }

    /// The boundaries that have a tick: at most ten, 0 among them where it is one, as matplotlib's `FixedLocator`.
    var ticks: [Double] { boundaries.thinned(to: 10) }
}

extension Side {
    /// Where a colour bar at this side lies in its room: towards the axes.
    fileprivate var colorBarAnchor: Anchor {
        switch self {
        case .right: .centerLeft
        case .left: .centerRight
        case .bottom: .upperCenter
        case .top: .lowerCenter
        }
    }
}

extension FigureArea {
    /// Adds a colour bar beside the axes of an artist, or beside several axes, which make room for it.
    ///
    /// - Parameters:
    ///   - mappable: an artist in axes of this figure.
    ///   - side: where the bar lies. At the top and the bottom it is horizontal.
    ///   - axes: the axes that the bar lies beside, all in the figure itself or all in one subfigure; those of the artist
    ///     where it is nil.
    ///   - fraction: how much of the axes' room it takes.
    ///   - pad: how much of the axes' room is left between; matplotlib's where it is nil: 0.05 at the right and the top,
    ///     0.1 at the left, 0.15 at the bottom, and 0.05 of the axes' size in a constrained layout.
    ///   - shrink: how much of the axes' side it is long.
    ///   - aspect: how many times as long as wide it is.
    ///   - anchor: where it lies in its room; at the side of the axes where it is nil.
    ///   - label: what the values are.
    /// - Returns: the bar, with ``ColorBar/axis`` and ``ColorBar/axes`` to be changed later.
    /// - Throws: ``PlotError`` where the artist is in no axes of this figure, or a number leaves no room.
    @discardableResult
    public func addColorBar(
        for mappable: ScalarMappable, at side: Side = .right, axes: [Axes]? = nil, fraction: Double = 0.15,
        pad: Double? = nil,
        shrink: Double = 1, aspect: Double = 20, anchor: Anchor? = nil, label: String = ""
    ) throws -> ColorBar {
        guard let own = mappable.parent as? Axes, own.figure === figure, own.figure != nil else {
            throw PlotError(
                .subplots, "\(mappable.name): a colour bar needs an artist in axes of its figure; add it first")
        }
        let parents = axes ?? [own]
        guard let parent = parents.first, parents.allSatisfy({ $0.area === parent.area && $0.figure === figure }) else {
            throw PlotError(
                .subplots,
                "\(mappable.name): a colour bar needs axes to lie beside, all in one figure or subfigure; give one or more"
            )
        }
        let split = ColorBarSplit(
            side: side, fraction: fraction, ownPad: pad, shrink: shrink,
            anchor: anchor ?? side.colorBarAnchor)
        try split.check()
        let strip = Axes(position: parent.position, style: style)
        parent.area?.adopt(strip, by: "addColorBar")
        strip.anchor = split.anchor
        let bar = ColorBar(for: mappable, at: side, aspect: aspect, in: strip)
        bar.axis?.label.string = label
        (bar.split, bar.parents) = (split, parents)
        AxesRoom.add(bar, split, beside: parents)
        return bar
    }
}
