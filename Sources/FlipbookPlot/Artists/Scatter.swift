import FlipbookCanvas

/// A marker at each point of data, with sizes and colours of their own. A point where a number isn't finite is left
/// out.
///
///     let points = axes.scatter(x, y, values: speed)
///     try figure.addColorBar(for: points)
///
/// Made by `axes.scatter(…)`, or on its
/// own and then added. Where all points have one size and one colour, the marker is painted once and copied to whole
/// pixels, as matplotlib does, which is many times as fast.
public class Scatter: ScalarMappable {
    /// The points' x, in data; as many as ``y`` when the figure is drawn.
    public final var x: [Double] { didSet { changed(.data) } }
    /// The points' y, in data; as many as ``x`` when the figure is drawn.
    public final var y: [Double] { didSet { changed(.data) } }
    /// The values that have colours of the ``ScalarMappable/colormap``, one for each point; nil for ``colors``.
    public final var values: [Double]? { didSet { changed(.data) } }
    /// What marks the points. A ``Marker/pixel`` is as large as a square here.
    public final var marker = Marker.circle { didSet { changed(.looks) } }
    /// What marks each point; nil for ``marker`` at all of them. Drawing throws a ``PlotError`` where it has another number
    /// of markers than there are points.
    public final var markers: [Marker]? { didSet { changed(.looks) } }
    /// How far the markers are turned counter-clockwise: one for each point or one for all; nil for not at all.
    public final var rotations: [Angle]? { didSet { changed(.looks) } }
    /// Whether only the edges of markers are seen, in the colours that their faces have otherwise: matplotlib's fill style
    /// `"none"`. They are as wide as lines unless ``edgeWidths`` are set.
    public final var isHollow = false { didSet { changed(.looks) } }
    /// Whether points whose value is NaN are shown, in the colormap's ``Colormap/bad`` colour: matplotlib's `plotnonfinite`.
    public final var showsBadValues = false { didSet { changed(.looks) } }
    /// The colours of the edges: one for each point or one for all. Nil gives each edge the colour of its face, which is
    /// matplotlib's "face"; `[.transparent]` draws no edges, which is its "none". Markers that are only lines have the
    /// colour of the face.
    public final var edgeColors: [Color]? { didSet { changed(.looks) } }

    /// The areas of the boxes that the markers fill, in points squared: one for each point or one for all; nil for the
    /// square of the style's marker size.
    @Styled(\Scatter.standardSizes) public final var sizes: [Double]!
    /// The colours inside the markers: one for each point or one for all; nil for the next of the axes' cycle for fills.
    /// They have no effect where there are ``values``.
    @Styled(\Scatter.inheritedColors) public final var colors: [Color]!
    /// The widths of the edges in points: one for each point or one for all; nil for the style's for edges, or for lines
    /// where a marker is only lines.
    @Styled(\Scatter.standardEdgeWidths) public final var edgeWidths: [Double]!

    private var inheritedColors: [Color] { [inheritedColor] }
    /// Those of points that are given none.
    var standardSizes: [Double] { [inheritedStyle.markerSize * inheritedStyle.markerSize] }
    /// Those of points that are given none.
    var standardEdgeWidths: [Double] {
        func width(_ marker: Marker) -> Double {
            marker.isFilled && !isHollow ? inheritedStyle.edgeWidth : inheritedStyle.lineWidth
        }
        guard let markers, !isHollow, let first = markers.first else { return [width(marker)] }
        return markers.allSatisfy { $0.isFilled == first.isFilled } ? [width(first)] : markers.map(width)
    }

    /// What marks a point.
    final func marker(at index: Int) -> Marker {
        let marker = markers.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? self.marker
        return marker == .pixel ? .square : marker
    }

    /// How far the marker of a point is turned.
    final func rotation(at index: Int) -> Angle {
        rotations.flatMap { $0.count == 1 ? $0[0] : $0.indices.contains(index) ? $0[index] : nil } ?? .zero
    }

    /// Points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the points' x, in data.
    ///   - y: the points' y, in data; as many as `x` when the figure is drawn.
    ///   - values: what the points' colours stand for, one for each; nil where all have one colour.
    ///   - size: the area of the box that each marker fills, in points squared.
    ///   - color: the colour inside all markers.
    ///   - marker: what marks the points.
    ///   - edgeColor: the colour of all edges; nil for that of each face, `.transparent` for no edges.
    ///   - edgeWidth: how wide all edges are, in points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], values: [Double]? = nil, size: Double? = nil, color: Color? = nil,
        marker: Marker? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.values = values
        super.init(zOrder: 1)
        if let marker { self.marker = marker }
        sizes = size.map { [$0] }
        colors = color.map { [$0] }
        edgeColors = edgeColor.map { [$0] }
        edgeWidths = edgeWidth.map { [$0] }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// The colour inside all markers; reading it gives the first of ``colors``. Nil for the next of the axes' cycle.
    public final var color: Color! {
        get { colors.first ?? inheritedColor }
        set { colors = newValue.map { [$0] } }
    }

    /// Moves all points at once; their number may change. ``values`` stay as they are.
    public final func setData(x: [Double], y: [Double]) {
        self.x = x
        self.y = y
    }

    /// Moves all points and changes their values at once; their number may change.
    public final func setData(x: [Double], y: [Double], values: [Double]) {
        setData(x: x, y: y)
        self.values = values
    }

    override final var kind: String { "scatter" }

    override final var isCollection: Bool { true }

    override final var mappedValues: [Double] { values ?? [] }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override final func join(_ axes: Axes) {
        super.join(axes)
        if !_colors.isSet, values == nil { takeColor(from: axes) { $0.nextFillColor() } }
    }

    override final var isInLegend: Bool { true }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.points += transform(x, y)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        try transform.clip(canvas) {
            try drawMarks(at: transform(x, y), sizes: sizes, on: canvas, pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    /// A marker as large as the mean of the largest and the smallest, in the first colour.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try check()
        let point = Point(x: box.midX, y: box.maxY - box.height * 3 / 8)
        try drawMarks(at: [point], sizes: [sampleSize], on: canvas, pixelsPerPoint: pixelsPerPoint)
    }

    /// The mean of the largest and the smallest of the sizes.
    final var sampleSize: Double {
        let finite = (sizes ?? []).filter(\.isFinite)
        return finite.min().flatMap { least in finite.max().map { (least + $0) / 2 } } ?? standardSizes[0]
    }

    /// The edge of one of the markers; nil where it has none.
    ///
    /// - Parameters:
    ///   - face: the colour of the marker's face, in which the artist's ``DataArtist/alpha`` is already.
    ///   - opacity: multiplies the alpha of the edge.
    final func edge(
        _ index: Int, face: Color, opacity: Double = 1, pixelsPerPoint: Double
    ) throws -> Stroke? {
        let own = marker(at: index).isFilled && !isHollow ? edgeColors?.inTurn(index) : nil
        var stroke = try LineStyle.solid.stroke(
            color: own.map { faded($0) } ?? face, alpha: opacity,
            width: (edgeWidths.inTurn(index) ?? 0) * pixelsPerPoint, of: "edges of \(name)")
        stroke?.cap = .butt
        return own?.alpha == 0 ? nil : stroke
    }

    /// Draws the first of the markers, at these points of the canvas.
    private func drawMarks(at points: [Point], sizes: [Double], on canvas: any Canvas, pixelsPerPoint: Double) throws {
        let color = faded(color)
        let stroke = try edge(
            edgeColors?.firstIndex { $0.alpha > 0 } ?? 0, face: color, pixelsPerPoint: pixelsPerPoint)
        func scale(_ size: Double) -> Double { size.squareRoot() * pixelsPerPoint }
        let hasOneEdge = edgeColors?.count ?? 1 == 1 && edgeWidths.count == 1
        let hasOneShape = markers == nil && rotations?.count ?? 1 == 1
        if self.sizes.count == 1, values == nil, colors.count == 1, hasOneEdge, hasOneShape {
            let marker = marker(at: 0)
            guard let size = sizes.first, size > 0, size.isFinite, !points.isEmpty else { return }
            let shape = try marker.resolved(on: canvas, family: inheritedStyle.fontFamily).path(size: scale(size))
            return canvas.draw(
                shape.turned(by: rotation(at: 0)), at: points.finite,
                fill: marker.hasInside && !isHollow ? color : nil, stroke: stroke, snap: .automatic)
        }
        let table = try values == nil ? nil : colorTable()
        let (values, colors) = (values, (self.colors ?? []).map { faded($0) })
        let edges = edgeColors.map { $0.map { faded($0) } }
        let turns = rotations?.map { cosineAndSine($0.radians) }
        let isFilled = (markers ?? [marker]).map { $0.isFilled && !isHollow }
        let hasInside = (markers ?? [marker]).map { $0.hasInside && !isHollow }
        let marks = points.indices.prefix(x.count).map { index -> Mark? in
            let value = values?[index]
            let fill = value.flatMap { value in table.map { $0(value) } } ?? colors.each(index)
            let size = sizes.each(index)
            guard showsBadValues || value?.isFinite ?? true, size > 0 else { return nil }
            let edge = isFilled.each(index) ? edges?.each(index) ?? fill : fill
            let turn = turns?.each(index) ?? (1, 0)
            let mark = Mark(
                at: points[index], scale: scale(size), cosine: turn.0, sine: turn.1,
                fill: hasInside.each(index) ? fill : nil, edge: edge.alpha > 0 ? edge : nil)
            return mark.isFinite ? mark : nil
        }
        // Copies of one shape with edges of one width are drawn in one go.
        var start = 0
        while start < marks.count {
            let marker = marker(at: start)
            let end =
                edgeWidths.count > 1
                ? start + 1
                : markers == nil
                    ? marks.count
                    : marks.indices[start...].first { self.marker(at: $0) != marker }
                        ?? marks.count
            let shape = try marker.resolved(on: canvas, family: inheritedStyle.fontFamily).path(size: 1)
            let pen = edgeWidths.count > 1 ? try edge(start, face: color, pixelsPerPoint: pixelsPerPoint) : stroke
            let run = marks[start..<end].compactMap(\.self)
            if edgeWidths.count == 1 || !run.isEmpty { canvas.draw(shape, as: run, stroke: pen) }
            start = end
        }
    }

    /// Throws where numbers are missing or impossible.
    func check() throws { try check(["x": x.count, "y": y.count, "values": values?.count]) }

    /// Throws where the numbers of coordinates and values differ, or looks are missing or impossible.
    final func check(_ counts: KeyValuePairs<String, Int?>) throws {
        try checkLengths(
            counts,
            oneForAll: [
                "sizes": sizes.count, "colors": values == nil ? colors.count : nil, "edgeColors": edgeColors?.count,
                "edgeWidths": edgeWidths.count, "rotations": rotations?.count,
            ])
        try checkLengths([counts.first?.key ?? "x": counts.first?.value, "markers": markers?.count])
        if let rotation = rotations?.first(where: { !$0.degrees.isFinite }) {
            throw PlotError(
                .size, "\(name): a marker can't be turned by \(rotation.degrees) degrees; give finite rotations")
        }
        if let size = sizes.first(where: { $0 < 0 }) {
            throw PlotError(.size, "\(name): a marker can't have an area of \(size); give sizes of 0 or more")
        }
    }
}

extension Axes {
    /// Marks points, in the next colour of the cycle for fills. Looks that are nil are those of a new ``Scatter``.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - values: what the points' colours stand for, one for each; nil where all have one colour.
    ///   - size: the area of the box that a marker fills, in points squared; nil for that of the style's marker.
    ///   - color: the colour; nil for that of the cycle or the style.
    ///   - marker: what marks the points.
    ///   - edgeColor: the colour of the edges; nil for that of each face, `.transparent` for no edges.
    ///   - edgeWidth: how wide the edge is, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the points, to be changed later: ``Scatter/sizes``, ``Scatter/colors`` and ``Scatter/values`` say how
    ///   they differ.
    @discardableResult
    public func scatter(
        _ x: [Double], _ y: [Double], values: [Double]? = nil, size: Double? = nil, color: Color? = nil,
        marker: Marker? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Scatter {
        include(
            Scatter(
                x, y, values: values, size: size, color: color, marker: marker, edgeColor: edgeColor,
                edgeWidth: edgeWidth, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
