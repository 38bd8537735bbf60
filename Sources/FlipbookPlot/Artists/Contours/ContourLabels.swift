import FlipbookCanvas

/// The labels on the lines of a ``Contour``: matplotlib's `clabel`.
///
///     let contour = axes.contour(x, y, z)
///     contour.addLabels(size: 8, format: "%.1f")
///
/// Each line that is long enough has a label where it is straightest, turned along the line, which has a gap there. Labels
/// move with the lines. They are not seen until ``Contour/addLabels(size:format:isInline:gap:positions:color:isUpright:)``,
/// or until ``Artist/isVisible`` is set to true. ``DataTexts/strings`` are one for each of the levels that have labels, and
/// ``DataTexts/format`` takes precedence over ``formatter``.
public final class ContourLabels: DataTexts {
    /// The levels that have labels; nil for all. Drawing throws a ``PlotError`` where one is none of the contour's.
    public var levels: [Double]? { didSet { changed(.looks) } }
    /// How levels are written where there is no ``DataTexts/format``.
    public var formatter = Formatter.scalar(usesOffset: false) { didSet { changed(.looks) } }
    /// The colours of the labels in turn, from the lowest level up; nil for ``DataTexts/color`` where that is set, and for the
    /// lines' own colours otherwise.
    public var colors: [Color]? { didSet { changed(.looks) } }
    /// Whether lines have gaps where labels are.
    public var isInline = true { didSet { changed(.looks) } }
    /// From the side of a label to the ends of its line, in points.
    public var gap = 3.6 { didSet { changed(.looks) } }
    /// Whether labels are turned so that none is upside down.
    public var isUpright = true { didSet { changed(.looks) } }
    /// Points of data near which there is a label each, on the nearest line; nil for labels on all lines that are long enough.
    public var positions: [(x: Double, y: Double)]? { didSet { changed(.looks) } }

    private var found: (key: Key, labeler: ContourLabeler)?

    /// What the positions of labels depend on, besides the looks of the labels.
    private struct Key: Equatable {
        var dataVersion: Int
        var transform: Transform
        var widths: [Double?]
    }

    override init() {
        super.init()
        isVisible = false
    }

    override var name: String { "labels of \(parent?.name ?? "no contour")" }

    private var contour: Contour? { parent as? Contour }

    override var isCutOff: Bool { true }

    override var hasTexts: Bool { true }

    override func changed(_ what: Changes) {
        found = nil
        super.changed(what)
    }

    override var count: Int { levels?.count ?? contour?.levelValues.count ?? 0 }

    /// The numbers of the contour's levels that have labels, and what is written on each.
    func writtenLevels() throws -> [(level: Int, string: String)] {
        guard let contour else { return [] }
        let values = contour.levelValues
        let labelled = values.indices.filter { levels?.contains(values[$0]) ?? true }
        if let levels, let odd = levels.first(where: { !values.contains($0) }) {
            throw PlotError(
                .values,
                "\(name): \(odd) is none of the levels \(values.prefix(20)); give levels that have lines, or nil")
        }
        guard let low = labelled.first, let high = labelled.last else { return [] }
        let shown = labelled.map { values[$0] }
        let written: [String]
        if let format {
            let format = try parsed(format)
            written = shown.map(format.text)
        } else {
            try formatter.check(name)
            // The last one again, as matplotlib does: a formatter needs two numbers to tell how many decimals they have.
            written = formatter.labels(of: shown + [values[high]], in: values[low]...values[high]).labels
        }
        return zip(labelled, written).enumerated().map { index, pair in
            (pair.0, index < strings.count ? strings[index] : pair.1)
        }
    }

    /// Labels with their lines, for the contour as it is.
    private func labeler(
        _ written: [(level: Int, string: String)], in transform: Transform, measurer: any TextMeasurer
    ) throws -> ContourLabeler {
        guard let contour else { return ContourLabeler([]) }
        guard gap.isFinite, rotation.degrees.isFinite else {
            throw PlotError(.size, "\(name): a gap of \(gap) or the rotation is not finite; give a number of points")
        }
        let font = try font(pixelsPerPoint: transform.pixelsPerPoint)
        let paths = try contour.paths()
        var widths = [Double?](repeating: nil, count: paths.count)
        for (level, string) in written where level < widths.count && !string.isEmpty {
            widths[level] = try TextLayout(
                string, in: self, style: font, at: .zero, horizontal: .center, vertical: .center, measurer: measurer
            ).flat.width
        }
        let key = Key(dataVersion: contour.dataVersion, transform: transform, widths: widths)
        if let found, found.key == key { return found.labeler }
        var labeler = ContourLabeler(paths.map { $0.lines(in: transform) })
        labeler.isInline = isInline
        labeler.gap = gap * transform.pixelsPerPoint
        labeler.isUpright = isUpright
        labeler.pixel = 0.72 * transform.pixelsPerPoint
        if let positions {
            for position in positions {
                let point = transform(position.x, position.y)
                if point.isFinite { labeler.label(near: point, widths: widths) }
            }
        } else {
            for (level, width) in widths.enumerated() {
                if let width { labeler.label(level: level, width: width) }
            }
        }
        found = (key, labeler)
        return labeler
    }

    /// The lines on each level with gaps for the labels.
    func paths(in transform: Transform, measurer: any TextMeasurer) throws -> [Path] {
        try labeler(writtenLevels(), in: transform, measurer: measurer).lines.map(\.path)
    }

    override func items(in transform: Transform, measurer: any TextMeasurer) throws -> [Item] {
        guard let contour else { return [] }
        let written = try writtenLevels()
        let lineColors = try contour.levelColors(of: contour.levelValues)
        if colors?.isEmpty ?? false {
            throw PlotError(.values, "\(name): there are no colours to take in turn; give one or more, or nil")
        }
        return try labeler(written, in: transform, measurer: measurer).labels.compactMap { label in
            guard let index = written.firstIndex(where: { $0.level == label.level }) else { return nil }
            let own = hasOwnColor ? nil : lineColors[label.level]
            return Item(
                index: index, value: 0, point: label.point, string: written[index].string, rotation: label.rotation,
                color: colors?.inTurn(index) ?? own)
        }
    }
}

extension Contour {
    /// Writes the levels on the lines, which have gaps there. What is nil is left as it is.
    ///
    /// - Parameters:
    ///   - size: the font size, in points; nil for the style's.
    ///   - format: how levels are written, such as `"%.1f"`; nil for the labels' ``ContourLabels/formatter``, which may be a
    ///     function of yours.
    ///   - isInline: whether lines have gaps where labels are.
    ///   - gap: from the side of a label to the ends of its line, in points.
    ///   - positions: points of data near which there is a label each; nil for labels on all lines that are long enough.
    ///   - color: the colour of all labels; nil for the lines' own.
    ///   - isUpright: whether labels are turned so that none is upside down.
    /// - Returns: ``labels``, to be changed later.
    @discardableResult
    public func addLabels(
        size: Double? = nil, format: String? = nil, isInline: Bool? = nil, gap: Double? = nil,
        positions: [(x: Double, y: Double)]? = nil, color: Color? = nil, isUpright: Bool? = nil
    ) -> ContourLabels {
        labels.isVisible = true
        if let size { labels.size = size }
        if let format { labels.format = format }
        if let isInline { labels.isInline = isInline }
        if let gap { labels.gap = gap }
        if let positions { labels.positions = positions }
        if let color { labels.color = color }
        if let isUpright { labels.isUpright = isUpright }
        return labels
    }
}
