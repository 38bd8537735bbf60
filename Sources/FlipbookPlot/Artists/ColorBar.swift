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

    /// How long the ends for values beyond the limits are, as fractions of the strip between the limits.
    public enum EndLength: Hashable, Sendable, ExpressibleByFloatLiteral {
        /// Both ends are as long.
        case fraction(Double)
        /// A length of its own for the end at the bottom or the left, and for the one at the top or the right.
        case fractions(first: Double, last: Double)
        /// As long as the part of the bar beside it: matplotlib's `extendfrac="auto"`.
        case auto

        /// Both ends are as long.
        public init(floatLiteral value: Double) { self = .fraction(value) }
    }

    /// The artist whose colours are shown.
    public let mappable: ScalarMappable
    /// How long the parts are that stand for ranges.
    public var spacing = Spacing.uniform { didSet { follow(.data) } }
    /// Whether lines divide the parts that have one colour each. They have the colour of the outline and half its width.
    public var hasEdges = false { didSet { changed(.looks) } }
    /// How long the ends for values beyond the limits are.
    public var endLength: EndLength = 0.05 { didSet { changed(.layout) } }
    /// The ends of the ranges that have a colour each, two or more that rise; nil for those of the artist, or of its norm.
    /// Drawing throws a ``PlotError`` where they can't be. What lies beyond has the colours of the pointed ends.
    public var boundaries: [Double]? { didSet { follow(.all) } }
    /// The values whose colours the ranges have, one for each; nil for those in the middle of the ranges. Without
    /// ``boundaries``, the ranges end halfway between them.
    public var values: [Double]? { didSet { follow(.all) } }
    /// Whether the ends for values beyond the limits are rectangles, not points.
    public var hasRectangularEnds = false { didSet { changed(.looks) } }
    /// Which ends are pointed; nil for those of filled contours that are open, or of a norm with boundaries.
    @Styled(\ColorBar.inheritedExtension, changes: [.data, .layout]) public var extends: Extension!
    private var inheritedExtension: Extension { bands?.extends ?? mappable.norm.extends }
    /// Contours whose levels lines across the bar mark, in their colours and widths: matplotlib's `add_lines`.
    public var contours: [Contour] = [] {
        didSet {
            for contour in followedContours { contour.removeFollower(self) }
            followedContours = contours.filter { $0 !== mappable }
            for contour in followedContours { contour.addFollower(self) }
            changed(.looks)
        }
    }
    private var followedContours: [Contour] = []
    /// The colour of the line around the strip.
    public var outlineColor: Color { didSet { changed(.looks) } }
    /// How wide the line around the strip is, in points.
    public var outlineWidth: Double { didSet { changed(.looks) } }
    /// How many times as long as wide the strip is, pointed ends included; nil where it fills its axes.
    public var aspect: Double? { didSet { changed(.layout) } }

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
    init(for mappable: ScalarMappable, at side: Side, aspect: Double?, in axes: Axes) {
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
        if mappable.parent == nil { mappable.inherit(axes.style) }
        mappable.addFollower(self)
        follow(.all)
    }

    /// The axes that the strip fills.
    public var axes: Axes? { parent as? Axes }

    /// Gives its room back to the axes beside it, and follows its artist no more.
    func leaveRoom() {
        mappable.removeFollower(self)
        for contour in followedContours { contour.removeFollower(self) }
        for room in rooms { room.remove(self, from: axes?.figure) }
        rooms = []
    }

    /// The axis along the strip, with the ticks and the label.
    public var axis: Axis? { isUpright ? axes?.yAxis : axes?.xAxis }

    private var isUpright: Bool { side == .left || side == .right }

    override var kind: String { "colour bar" }

    /// Those of the artist; any that an axis can have where the norm can't map these: drawing the bar throws then.
    var limits: ClosedRange<Double> {
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
            own.isLogarithmic && (bands == nil || mappable.colorBands != nil)
            ? own : bands.map { spacing == .uniform ? Scale.boundaries($0.boundaries) : .linear } ?? own
        if axis?.scale != scale { axis?.scale = scale }
        changed(what.intersection([.looks, .data]))
    }

    /// Puts a tick at the ends of bands, unless the axis was given others.
    private func followBands() {
        let norm = mappable.norm
        let own = mappable.colorBands
        let new = own ?? givenBands ?? norm.boundaries.map { ColorBands(boundaries: $0, extends: norm.extends) }
        guard new != bands else { return }
        if new?.extends != bands?.extends { changed(.layout) }
        bands = new
        guard let axis else { return }
        let (locator, minor) = (locatorOfBands ?? .auto, minorLocatorOfBands ?? .auto)
        locatorOfBands = bands.map { .fixed($0.ticks) }
        minorLocatorOfBands = bands.map { own == nil && givenBands == nil ? .fixed($0.boundaries) : .none }
        if axis.locator == locator { axis.locator = locatorOfBands ?? .auto }
        if axis.minorLocator == minor { axis.minorLocator = minorLocatorOfBands ?? .auto }
    }

    /// The ranges that were given, where they can be.
    private var givenBands: ColorBands? {
        var ends = boundaries ?? []
        if boundaries == nil, let values, values.count > 1 {
            let middles = zip(values, values.dropFirst()).map { 0.5 * ($0 + $1) }
            ends = [values[0] - (middles[0] - values[0])] + middles
            ends.append(values[values.count - 1] + (values[values.count - 1] - middles[middles.count - 1]))
        }
        guard ends.count > 1, ends.allSatisfy(\.isFinite), zip(ends, ends.dropFirst()).allSatisfy(<),
            values.map({ $0.count == ends.count - 1 }) ?? true
        else { return nil }
        return ColorBands(boundaries: ends, extends: mappable.norm.extends)
    }

    /// How long the ends are where there are some: at the bottom or the left, and at the other side.
    private var endLengths: (first: Double, last: Double) {
        let (first, last): (Double, Double)
        switch endLength {
        case .fraction(let length): (first, last) = (length, length)
        case .fractions(let one, let other): (first, last) = (one, other)
        case .auto:
            guard let ends = bands?.boundaries else {
                let part = 1 / Double(max(mappable.colormap.colors.count, 1))
                return (part, part)
            }
            guard spacing == .proportional else { return (1 / Double(ends.count - 1), 1 / Double(ends.count - 1)) }
            let whole = ends[ends.count - 1] - ends[0]
            return ((ends[1] - ends[0]) / whole, (ends[ends.count - 1] - ends[ends.count - 2]) / whole)
        }
        return (first > 0 && first.isFinite ? first : 0, last > 0 && last.isFinite ? last : 0)
    }

    private var isTurned: Bool { axis?.isInverted ?? false }

    /// How long the pointed end at the bottom or the left is.
    var firstEnd: Double { extends == .both || extends == (isTurned ? .maximum : .minimum) ? endLengths.first : 0 }
    /// How long the pointed end at the top or the right is.
    var lastEnd: Double { extends == .both || extends == (isTurned ? .minimum : .maximum) ? endLengths.last : 0 }

    /// The box of the strip between the limits, in the room of its axes: ends and aspect taken into account.
    func box(in room: Rect, anchor: Anchor) -> Rect {
        let length = 1 + firstEnd + lastEnd
        let aspect = aspect.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        if isUpright {
            let height = room.height / length
            let inner = Rect(x: room.x, y: room.y + lastEnd * height, width: room.width, height: height)
            guard let aspect else { return inner }
            return inner.shrunk(toRatio: aspect / length, anchor: anchor)
        }
        let width = room.width / length
        let inner = Rect(x: room.x + firstEnd * width, y: room.y, width: width, height: room.height)
        guard let aspect else { return inner }
        return inner.shrunk(toRatio: length / aspect, anchor: anchor)
    }

    /// The box with the pointed ends, in pixels.
    var boxWithEnds: Rect {
        let box = axes?.boxInPixels ?? Rect(x: 0, y: 0, width: 0, height: 0)
        return part(from: -firstEnd, to: 1 + lastEnd, of: box)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if let aspect, !(aspect > 0 && aspect.isFinite) {
            throw PlotError(.size, "\(name): it can't be \(aspect) times as long as wide; give a number above 0")
        }
        guard (boundaries == nil && values == nil) || givenBands != nil || mappable.colorBands != nil else {
            throw PlotError(
                .values,
                "\(name): the boundaries \((boundaries ?? []).prefix(20)) and values \((values ?? []).prefix(20)) make no "
                    + "ranges; give two or more boundaries that rise, and one value for each range between them")
        }
        if let bands {
            try draw(bands, on: canvas, in: transform)
        } else {
            try drawAllColors(on: canvas, in: transform)
        }
        for contour in contours { try draw(contour, on: canvas, in: transform) }
        let stroke = try LineStyle.solid.stroke(
            color: outlineColor, width: outlineWidth * transform.pixelsPerPoint, of: "outline of \(name)")
        guard var stroke else { return }
        stroke.join = .miter
        if hasEdges { drawEdges(stroke, on: canvas, in: transform) }
        canvas.stroke(outline(in: transform.box), stroke)
    }

    /// How far along the strip the lines between neighbouring colours lie, and those where pointed ends begin.
    func edges(in transform: Transform) -> [Double] {
        var inner: [Double]
        if let bands {
            inner = bands.boundaries.dropFirst().dropLast().map { along($0, in: transform) }
        } else {
            let count = mappable.colormap.colors.count
            inner = (1..<max(count, 2)).map { Double($0) / Double(count) }
        }
        if firstEnd > 0 { inner.append(0) }
        if lastEnd > 0 { inner.append(1) }
        return inner
    }

    /// Draws the lines between neighbouring colours.
    private func drawEdges(_ outline: Stroke, on canvas: any Canvas, in transform: Transform) {
        var stroke = outline
        stroke.width /= 2
        for place in edges(in: transform) {
            canvas.stroke(Path([0.0, 1].map { point(across: $0, along: place, in: transform.box) }), stroke)
        }
    }

    /// How far along the strip a value lies: 0 at its bottom or left, 1 at its other end.
    func along(_ value: Double, in transform: Transform) -> Double {
        isUpright
            ? (transform.box.maxY - transform.y(value)) / transform.box.height
            : (transform.x(value) - transform.box.minX) / transform.box.width
    }

    /// The colours of ranges.
    private func colors(of bands: ColorBands) throws -> ColorBands.Colors {
        if mappable.colorBands != nil { return try mappable.bandColors() }
        let table = try mappable.colorTable()
        let ends = bands.boundaries
        let middles = zip(ends, ends.dropFirst()).map { 0.5 * ($0 + $1) }
        return ColorBands.Colors(
            under: table(ends[0].nextDown), inner: (values ?? middles).map { table($0) },
            over: table(ends[ends.count - 1].nextUp))
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
            var hatches =
                mappable.colorBands == nil ? [] : try mappable.bandHatches(pixelsPerPoint: transform.pixelsPerPoint)
            let over = colors.over == nil ? nil : hatches.popLast() ?? nil
            let under = colors.under == nil || hatches.isEmpty ? nil : hatches.removeFirst()
            drawEnds(
                under: colors.under, over: colors.over, hatches: (under, over), on: canvas, in: transform)
            for (index, color) in colors.inner.enumerated() {
                let ends = (
                    along(bands.boundaries[index], in: transform), along(bands.boundaries[index + 1], in: transform)
                )
                canvas.draw(
                    Path(part(from: ends.0, to: ends.1, of: transform.box)), fill: color, stroke: nil, snap: .automatic,
                    hatch: hatches.indices.contains(index) ? hatches[index] : nil)
            }
        }
        try draw(bands.lines, colors.inner, of: mappable.name, on: canvas, in: transform)
    }

    /// Fills the pointed ends with the colours of values beyond the limits: from the pixel where the strip ends.
    ///
    /// - Parameter hatches: those of the two ends.
    private func drawEnds(
        under: Color?, over: Color?, hatches: (under: Hatch.Ink?, over: Hatch.Ink?) = (nil, nil),
        on canvas: any Canvas, in transform: Transform
    ) {
        let (first, last) = isTurned ? (over, under) : (under, over)
        let (firstHatch, lastHatch) = isTurned ? (hatches.over, hatches.under) : (hatches.under, hatches.over)
        let ends = [(first, firstHatch, 0.0, -firstEnd), (last, lastHatch, 1, lastEnd)]
        for (color, hatch, start, length) in ends where length != 0 {
            let inside = start - length / 4
            let end = start + length
            let corners: [(Double, Double)] =
                hasRectangularEnds
                ? [(0, inside), (0, end), (1, end), (1, inside)]
                : [(0, inside), (0, start), (0.5, end), (1, start), (1, inside)]
            let path = Path(corners.map { point(across: $0.0, along: $0.1, in: transform.box) }, closed: true)
            guard let color else { continue }
            canvas.withClip(part(from: start, to: start + length, of: transform.box)) {
                canvas.draw(path, fill: color, stroke: nil, snap: .automatic, hatch: hatch)
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
    func point(across: Double, along: Double, in box: Rect) -> Point {
        let (x, y) = isUpright ? (across, along) : (along, across)
        return Point(x: box.minX + x * box.width, y: box.maxY - y * box.height)
    }
}

extension Rect {
    /// The largest box inside whose height is `ratio` times its width.
    func shrunk(toRatio ratio: Double, anchor: Anchor) -> Rect {
        let tall = width * ratio
        let size = tall <= height ? Size(width: width, height: tall) : Size(width: height / ratio, height: height)
        return anchor.box(of: size, in: self)
    }
}
