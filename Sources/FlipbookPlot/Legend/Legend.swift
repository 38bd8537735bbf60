import FlipbookCanvas

/// Tells which artist of axes is which: a sample and the label of each that has a label.
///
///     axes.plot(x, y).label = "measured"
///     axes.addLegend(at: .upperLeft)
///
/// It follows its artists: new labels, colours and line styles show in the next drawing. An artist that isn't visible
/// keeps its entry.
public final class Legend: Artist {
    /// Where the legend lies.
    public var location: LegendLocation { didSet { changed(.layout) } }
    /// The box that the legend is placed in, as fractions of the axes from their lower left corner; nil for the axes.
    ///
    /// A box without width and height is a point: `anchor = LegendAnchor(x: 1, y: 1)` with ``LegendLocation/upperLeft``
    /// puts the legend beside the axes.
    public var anchor: LegendAnchor? { didSet { changed(.layout) } }
    /// What is written over the entries; nothing where it is empty.
    public var title = "" { didSet { changed(.layout) } }
    /// The looks.
    public var style: LegendStyle { didSet { changed(.layout) } }

    private let page: Style
    /// The place that it chose last, and whether it keeps that one.
    private var chosen: LegendLocation?
    private var keepsChosen = false
    private var entries: [(artist: DataArtist, handle: Rect, text: TextLayout)] = []
    private var titleLayout: TextLayout?
    /// The box around the legend, since the layout last settled.
    private(set) var box: Rect?

    /// A legend, to be given to ``Axes/legend``.
    public init(at location: LegendLocation = .best, style: Style = .default) {
        self.location = location
        self.style = style.legend
        page = style
        super.init(zOrder: 5)
    }

    override var takesRoom: Bool { true }

    override var name: String { "legend of \(parent?.name ?? "no axes")" }

    private var axes: Axes? { parent as? Axes }

    /// The texts in their places.
    var textLayouts: [TextLayout] { isVisible ? [titleLayout].compactMap(\.self) + entries.map(\.text) : [] }

    /// Whether its place depends on what the axes show now.
    var choosesPlace: Bool { location == .best && !keepsChosen }

    /// Keeps the place that it has chosen, where it has entries.
    func keepPlace() {
        if choosesPlace, !entries.isEmpty { keepsChosen = true }
    }

    /// Puts samples and texts into their places.
    func place(in transform: Transform, measurer: any TextMeasurer) throws {
        (entries, titleLayout, box) = ([], nil, nil)
        let artists = axes?.artists.filter { $0.isInLegend && !$0.label.isEmpty } ?? []
        guard isVisible, !artists.isEmpty || !title.isEmpty else { return }
        try checkStyle()
        let packing = try LegendPacking(
            labels: artists.map(\.label), title: title, of: self, family: page.fontFamily,
            pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
        let room = self.room(in: transform, em: style.textSize * transform.pixelsPerPoint)
        if choosesPlace, let axes {
            chosen = Obstacles(of: axes, in: transform, measurer: measurer).freest(for: packing.size, in: room)
        }
        let corner = (location == .best ? chosen ?? location : location).corner(of: packing.size, in: room)
        guard corner.x.isFinite, corner.y.isFinite else {
            throw PlotError(.size, "\(name): it has no place; give an anchor and pads that are finite")
        }
        box = Rect(x: corner.x, y: corner.y, width: packing.size.width, height: packing.size.height)
        titleLayout = try packing.title.map { try $0.layout(at: corner, in: self, measurer: measurer) }
        entries = try zip(artists, packing.entries).map { artist, entry in
            (artist, entry.handle.moved(by: corner), try entry.text.layout(at: corner, in: self, measurer: measurer))
        }
    }

    /// The box that the legend lies in: the anchor's or that of the axes, without the pad.
    private func room(in transform: Transform, em: Double) -> Rect {
        let (box, pad) = (transform.box, style.axesPad * em)
        let outer =
            anchor.map {
                Rect(
                    x: box.minX + $0.x * box.width, y: box.maxY - ($0.y + $0.height) * box.height,
                    width: $0.width * box.width, height: $0.height * box.height)
            } ?? box
        return Rect(x: outer.x + pad, y: outer.y + pad, width: outer.width - 2 * pad, height: outer.height - 2 * pad)
    }

    private func checkStyle() throws {
        try checkFontSize(style.textSize, of: name)
        try checkFontSize(style.titleSize, of: "title of \(name)")
        let lengths = [
            style.cornerSize, style.pad, style.rowGap, style.columnGap, style.handleLength, style.handleHeight,
            style.handlePad, style.axesPad,
        ]
        guard style.columns > 0, lengths.allSatisfy({ abs($0) < 1e6 }) else {
            throw PlotError(.size, "\(name): give 1 or more columns, and lengths that are finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let box else { return }
        if style.hasFrame {
            let fill = style.color ?? axes?.color ?? page.axesColor
            let stroke = try LineStyle.solid.stroke(
                color: style.edgeColor, alpha: style.alpha, width: style.edgeWidth * transform.pixelsPerPoint,
                of: "frame of \(name)")
            let corner = style.cornerSize * style.textSize * transform.pixelsPerPoint
            canvas.draw(
                Path(box, cornerSize: corner), fill: fill.opacity(fill.alpha * style.alpha), stroke: stroke?.mitered,
                snap: .always)
        }
        let color = style.textColor ?? page.textColor
        try titleLayout?.draw(on: canvas, color: color)
        for entry in entries {
            try entry.artist.drawSample(on: canvas, in: entry.handle, pixelsPerPoint: transform.pixelsPerPoint)
            try entry.text.draw(on: canvas, color: color)
        }
    }
}

/// A box to place a legend in: fractions of the axes, from their lower left corner.
public struct LegendAnchor: Hashable, Sendable {
    /// The left side.
    public var x: Double
    /// The lower side.
    public var y: Double
    /// From left to right.
    public var width: Double
    /// From the bottom up.
    public var height: Double

    /// A box, or a point where it has neither width nor height.
    public init(x: Double, y: Double, width: Double = 0, height: Double = 0) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

extension Axes {
    /// Adds a legend of the artists that have a label, in place of one that was there.
    ///
    /// - Returns: the legend, to be changed later.
    @discardableResult
    public func addLegend(at location: LegendLocation = .best, title: String = "") -> Legend {
        let new = Legend(at: location, style: style)
        new.title = title
        legend = new
        return new
    }
}

extension LegendLocation {
    /// The upper left corner of a box that lies here in a room.
    func corner(of size: Size, in room: Rect) -> Point {
        Point(
            x: room.minX + anchor.x * (room.width - size.width), y: room.minY + anchor.y * (room.height - size.height))
    }
}

extension Rect {
    /// The same rectangle further right and down.
    func moved(by offset: Point) -> Rect { Rect(x: x + offset.x, y: y + offset.y, width: width, height: height) }
}
