import FlipbookCanvas

/// Many filled polygons as one artist, each with a colour of its own, or with that of a value: matplotlib's `PolyCollection`.
///
///     let cells = axes.polygons(x, y, values: heights)
///     try figure.addColorBar(for: cells)
///
/// Made by `axes.polygons(…)`, or on its own and then added. A corner whose x or y is not finite is left out, and its two
/// sides with it.
public final class PolygonCollection: ScalarMappable {
    /// The x of the corners of each polygon, in data; as many as in ``y`` when the figure is drawn.
    public private(set) var x: [[Double]]
    /// The y of the corners of each polygon, in data; as many as in ``x`` when the figure is drawn.
    public private(set) var y: [[Double]]
    /// The values that have colours of the ``ScalarMappable/colormap``, one for each polygon; nil for ``colors``. Where nothing is
    /// filled and the edges have no colours of their own, these have them.
    public var values: [Double]? { didSet { changed(.data) } }
    /// Whether the insides are painted. Polygons that aren't filled have edges in the style's colour unless they are given some.
    public var isFilled = true { didSet { changed(.looks) } }
    /// The colours of the edges: one for each polygon or one for all; nil for none where polygons are filled.
    public var edgeColors: [Color]? { didSet { changed(.looks) } }
    /// Whether each edge has the colour of its face, whatever ``edgeColors`` are: matplotlib's `edgecolors="face"`.
    public var usesFaceColorsForEdges = false { didSet { changed(.looks) } }
    /// The colours inside: one for each polygon or one for all; nil for the style's for patches. They have no effect where there are
    /// ``values``.
    @Styled(\PolygonCollection.inheritedColors) public var colors: [Color]!
    /// The widths of the edges in points: one for each polygon or one for all; nil for the style's.
    @Styled(\PolygonCollection.standardEdgeWidths) public var edgeWidths: [Double]!

    private var inheritedColors: [Color] { [inheritedStyle.patchColor ?? inheritedStyle.firstColor] }
    private var standardEdgeWidths: [Double] { [inheritedStyle.edgeWidth] }

    /// Polygons, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the x of the corners of each polygon, in data.
    ///   - y: the y of the corners, as many as in `x` when the figure is drawn.
    ///   - values: what the polygons' colours stand for, one for each; nil for `color`.
    ///   - color: the colour inside all polygons.
    ///   - edgeColor: the colour of all edges; nil for none.
    ///   - edgeWidth: how wide all edges are, in points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [[Double]] = [], _ y: [[Double]] = [], values: [Double]? = nil, color: Color? = nil,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        (self.x, self.y, self.values) = (x, y, values)
        super.init(zOrder: 1)
        colors = color.map { [$0] }
        edgeColors = edgeColor.map { [$0] }
        edgeWidths = edgeWidth.map { [$0] }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Moves all polygons at once; their number may change. ``values`` stay as they are.
    public func setData(x: [[Double]], y: [[Double]]) {
        (self.x, self.y) = (x, y)
        changed(.data)
    }

    /// Moves all polygons and changes their values at once; their number may change.
    public func setData(x: [[Double]], y: [[Double]], values: [Double]) {
        setData(x: x, y: y)
        self.values = values
    }

    override var kind: String { "polygons" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { values ?? [] }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x.flatMap(\.self), y: y.flatMap(\.self)) }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += zip(x, y).map { transform($0, $1) }
    }

    private func check() throws {
        try checkLengths(
            ["x": x.count, "y": y.count, "values": values?.count],
            oneForAll: [
                "colors": values == nil ? colors.count : nil, "edgeColors": edgeColors?.count,
                "edgeWidths": edgeWidths.count,
            ])
        for (x, y) in zip(x, y) { try checkLengths(["x of a polygon": x.count, "y": y.count]) }
    }

    /// The colours inside and of the edges; one for each polygon or one for all.
    private func looks() throws -> (faces: [Color?], edges: [Color?]) {
        let table = try values == nil ? nil : colorTable()
        let mapped: [Color?]? = values.flatMap { values in table.map { table in values.map { table($0) } } }
        let faces: [Color?] = isFilled ? mapped ?? (colors ?? []).map { faded($0) } : [nil]
        if usesFaceColorsForEdges { return (faces, faces) }
        if let edgeColors, isFilled || mapped == nil { return (faces, edgeColors.map { faded($0) }) }
        if !isFilled { return (faces, mapped ?? [faded(inheritedStyle.edgeColor)]) }
        return (faces, [inheritedStyle.hasEdges ? faded(inheritedStyle.edgeColor) : nil])
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        guard !x.isEmpty else { return }
        let (faces, edges) = try looks()
        let widths: [Double] = edgeWidths
        try transform.clip(canvas) {
            for index in x.indices where x[index].count > 1 {
                let stroke = try edges.each(index).flatMap {
                    try LineStyle.solid.stroke(
                        color: $0, width: widths.each(index) * transform.pixelsPerPoint, of: "edges of \(name)")?
                        .mitered
                }
                let path = Path(transform(x[index], y[index]), closed: true)
                canvas.draw(path, fill: faces.each(index), stroke: stroke, snap: .automatic)
            }
        }
    }

    override var isInLegend: Bool { true }

    /// A box that is filled and edged as the first polygon.
    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try check()
        guard !x.isEmpty else { return }
        let (faces, edges) = try looks()
        let stroke = try edges.each(0).flatMap {
            try LineStyle.solid.stroke(
                color: $0, width: edgeWidths.each(0) * pixelsPerPoint, of: "edges of \(name)")?.mitered
        }
        canvas.draw(Path(box), fill: faces.each(0), stroke: stroke, snap: .automatic)
    }
}

extension Axes {
    /// Fills many polygons, each with a colour of its own, or with that of a value. Looks that are nil are those of a new
    /// ``PolygonCollection``.
    ///
    /// - Parameters:
    ///   - x: the x of the corners of each polygon.
    ///   - y: the y of the corners, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - values: what the polygons' colours stand for, one for each; nil for `color`.
    ///   - color: the colour inside; nil for the style's.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the polygons, to be changed later: ``PolygonCollection/colors`` and ``PolygonCollection/values`` say how they differ.
    @discardableResult
    public func polygons(
        _ x: [[Double]], _ y: [[Double]], values: [Double]? = nil, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> PolygonCollection {
        include(
            PolygonCollection(
                x, y, values: values, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap,
                norm: norm, alpha: alpha, label: label, zOrder: zOrder))
    }
}
