import FlipbookCanvas

/// Tells which artist of axes is which: a sample and the label of each that has a label.
///
///     axes.plot(x, y).label = "measured"
///     axes.addLegend(at: .upperLeft)
///
/// It follows its artists: new labels, colours and line styles show in the next drawing. An artist that isn't visible
/// keeps its entry. Axes can have several legends, each of some ``artists``; one of a figure tells of all axes:
/// `figure.addLegend(at: .upperRight)`.
public final class Legend: Artist {
    /// Where the legend lies; `.best`, which is nil, for where it hides the least.
    public var location: Anchor? { didSet { changed(.layout) } }
    /// The box that the legend is placed in, as fractions of the axes, or of the figure, with x and y its lower left corner;
    /// nil for all of it.
    ///
    /// A box without width and height is a point: `anchor = Rect(x: 1, y: 1, width: 0, height: 0)` with
    /// ``Anchor/upperLeft`` puts the legend beside the axes.
    public var anchor: Rect? { didSet { changed(.layout) } }
    /// The side of the figure at which a constrained or compressed ``Figure/layout`` leaves room for the legend of a figure
    /// or a subfigure, so that it hides nothing; nil for none. matplotlib's places that begin with `outside`.
    ///
    ///     figure.addLegend(at: .upperRight).outside = .right
    ///
    /// ``location`` says where it lies along that side.
    public var outside: Side? { didSet { changed(.layout) } }
    /// The artists that it tells of, in this order; nil for all of its axes, or of all axes of its figure. Those without a
    /// label, and those that are in no axes, are left out.
    public var artists: [DataArtist]? { didSet { changed(.layout) } }
    /// Entries of its own, in this order, in place of those of artists; nil for none.
    ///
    ///     legend.entries = [
    ///         Legend.Entry("measured", Line(color: .red, marker: .circle)),
    ///         Legend.Entry("both fits", first, second, isSpread: true),
    ///     ]
    public var entries: [Entry]? {
        willSet {
            for artist in samples where artist.parent === self { artist.parent = nil }
        }
        didSet {
            adoptSamples()
            changed(.layout)
        }
    }

    /// A label, and the artists that its sample shows. These need not be in any axes.
    public struct Entry {
        /// What is written.
        public var label: String
        /// What the sample shows: from below to above, or from left to right.
        public var artists: [DataArtist]
        /// Whether the samples stand side by side, and not over one another.
        public var isSpread: Bool
        /// Between samples side by side, in font sizes; nil for the legend's pad.
        public var gap: Double?

        /// An entry of one artist, or of several in one sample.
        public init(_ label: String, _ artists: DataArtist..., isSpread: Bool = false, gap: Double? = nil) {
            self.label = label
            self.artists = artists
            self.isSpread = isSpread
            self.gap = gap
        }
    }

    private var samples: [DataArtist] { entries?.flatMap(\.artists) ?? [] }

    /// Takes in the samples that are in no axes, such as one that has left them: they have the looks of its page.
    private func adoptSamples() {
        for artist in samples
        where !(artist.parent is Axes) && (artist.parent !== self || artist.inheritedStyle != page) {
            artist.parent = self
            artist.inherit(page)
        }
    }

    /// The artists that are in no axes.
    override var parts: [Artist] { samples.filter { $0.parent === self } }

    /// What is written over the entries; nothing where it is empty.
    public var title = "" { didSet { changed(.layout) } }
    /// The looks.
    public var style: LegendStyle { didSet { changed(.layout) } }

    private let page: Style
    /// The place that it chose last, and whether it keeps that one.
    private var chosen: Anchor?
    private var keepsChosen = false
    private var rows: [(sample: Sample, handle: Rect, text: TextLayout)] = []

    /// What stands beside a label.
    fileprivate struct Sample {
        var label: String
        var artists: [(artist: DataArtist, index: Int)]
        var isSpread = false
        var gap: Double?
    }

    private var titleLayout: TextLayout?
    /// The box around the legend, since the layout last settled.
    private(set) var box: Rect?

    /// A legend, to be added to axes or a figure.
    public init(at location: Anchor? = .best, style: Style = .default) {
        self.location = location
        self.style = style.legend
        page = style
        super.init(zOrder: 5)
    }

    override var takesRoom: Bool { true }

    override var name: String { "legend of \(parent?.name ?? "no axes")" }

    private var axes: Axes? { parent as? Axes }

    /// The texts in their places.
    var textLayouts: [TextLayout] { isVisible ? [titleLayout].compactMap(\.self) + rows.map(\.text) : [] }

    /// Whether its place depends on what the axes show now.
    var choosesLocation: Bool { location == nil && !keepsChosen && axes != nil }

    /// The artists that have an entry.
    private var shown: [Sample] {
        let shown = entries.map { $0.map(Sample.init) } ?? labelledArtists
        return style.isReversed ? shown.reversed() : shown
    }

    private var labelledArtists: [Sample] {
        let all = artists ?? axes?.artistsForLegend ?? (parent as? FigureArea)?.axes.flatMap(\.artistsForLegend) ?? []
        return all.filter { $0.isInLegend && $0.parent is Axes }.flatMap { artist in
            artist.legendLabels.enumerated().filter { !$1.isEmpty && !$1.hasPrefix("_") }.map {
                Sample(label: $1, artists: [(artist, $0)])
            }
        }
    }

    /// Whether it was given artists, and has to be laid out again for them.
    var hasNewEntries: Bool {
        guard entries == nil else { return samples.contains { $0.parent == nil } }
        guard artists != nil, isVisible else { return false }
        let shown = shown
        return shown.count != rows.count
            || zip(shown, rows).contains { new, row in
                new.label != row.text.text
                    || !new.artists.elementsEqual(row.sample.artists) {
                        $0.artist === $1.artist && $0.index == $1.index
                    }
            }
    }

    /// Whether what it shows samples of may look different.
    override var followsOthers: Bool {
        !(parent?.changes.isEmpty ?? true) || ((artists ?? []) + samples).contains { !$0.changes.isEmpty }
    }

    /// Removes the legend from where it is.
    final func leave() { (parent as? ArtistContainer)?.remove(self) }

    /// Keeps the place that it has chosen, where it has entries.
    func keepLocation() {
        if choosesLocation, !rows.isEmpty { keepsChosen = true }
    }

    /// Puts samples and texts into their places.
    func layOut(in transform: Transform, measurer: any TextMeasurer) throws {
        adoptSamples()
        (rows, titleLayout, box) = ([], nil, nil)
        let shown = shown
        guard isVisible, !shown.isEmpty || !title.isEmpty else { return }
        try checkStyle()
        let pad = style.axesPad * style.textSize * transform.pixelsPerPoint
        let room = transform.box.room(in: anchor, pad: pad)
        let packing = try LegendPacking(
            labels: shown.map(\.label), title: title, of: self, family: page.fontFamily,
            pixelsPerPoint: transform.pixelsPerPoint, width: style.fillsAnchor ? room.width : nil, measurer: measurer)
        if choosesLocation, let axes {
            var obstacles = Obstacles(of: axes, in: transform, measurer: measurer)
            obstacles.boxes += axes.legends.prefix { $0 !== self }.compactMap(\.box)
            chosen = obstacles.freest(for: packing.size, in: room)
        }
        let place = (location ?? (axes == nil ? nil : chosen) ?? .upperRight).box(of: packing.size, in: room)
        let corner = Point(x: place.x, y: place.y)
        guard corner.isFinite else {
            throw PlotError(.size, "\(name): its position is not finite; give an anchor and pads that are finite")
        }
        box = place
        titleLayout = try packing.title.map { try $0.layout(at: corner, in: self, measurer: measurer) }
        rows = try zip(shown, packing.entries).map { sample, entry in
            let text = try entry.text.layout(at: corner, in: self, measurer: measurer)
            return (sample, entry.handle.moved(by: corner), text)
        }
    }

    private func checkStyle() throws {
        try checkFontSize(style.textSize, of: name)
        try checkFontSize(style.titleSize, of: "title of \(name)")
        let lengths =
            [
                style.cornerSize, style.pad, style.rowGap, style.columnGap, style.handleLength, style.handleHeight,
                style.handlePad, style.axesPad,
            ] + (entries ?? []).compactMap(\.gap)
        guard style.columns > 0, lengths.allSatisfy({ abs($0) < 1e6 }) else {
            throw PlotError(.size, "\(name): give 1 or more columns, and lengths that are finite")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let box else { return }
        if style.hasFrame {
            let fill = style.color ?? page.axesColor
            let stroke = try LineStyle.solid.stroke(
                color: style.edgeColor, alpha: style.alpha, width: style.edgeWidth * transform.pixelsPerPoint,
                of: "frame of \(name)")
            let corner = style.cornerSize * style.textSize * transform.pixelsPerPoint
            try canvas.affected(
                by: style.pathEffects, pixelsPerPoint: transform.pixelsPerPoint, of: "frame of \(name)"
            ).draw(
                Path(box, cornerSize: corner), fill: fill.faded(by: style.alpha), stroke: stroke?.mitered,
                snap: .always)
        }
        let color = style.textColor ?? page.textColor
        try titleLayout?.draw(on: canvas, color: color)
        for (index, row) in rows.enumerated() {
            try draw(row.sample, on: canvas, in: row.handle, pixelsPerPoint: transform.pixelsPerPoint)
            try row.text.draw(on: canvas, color: style.textColors?.inTurn(index) ?? color)
        }
    }

    /// Draws the artists of a sample over one another, or side by side as matplotlib's `HandlerTuple` does.
    private func draw(_ sample: Sample, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let count = sample.isSpread ? Double(max(sample.artists.count, 1)) : 1
        let gap = (sample.gap ?? style.pad) * style.textSize * pixelsPerPoint
        let width = (box.width - gap * (count - 1)) / count
        for (place, shown) in sample.artists.enumerated() {
            let left = box.x + (sample.isSpread ? Double(place) * (width + gap) : 0)
            try shown.artist.drawSampleWithEffects(
                ofLabel: shown.index, on: canvas, in: Rect(x: left, y: box.y, width: width, height: box.height),
                pixelsPerPoint: pixelsPerPoint)
        }
    }
}

extension Legend.Sample {
    fileprivate init(_ entry: Legend.Entry) {
        self.init(
            label: entry.label, artists: entry.artists.map { ($0, 0) }, isSpread: entry.isSpread, gap: entry.gap)
    }
}

extension Axes {
    /// Bars, error bars and stems come last, as in matplotlib, whose legends read its containers after all other artists.
    fileprivate var artistsForLegend: [DataArtist] {
        artists.filter { !$0.isContainer } + artists.filter(\.isContainer)
    }
}

extension Rect {
    /// The same rectangle further right and down.
    func moved(by offset: Point) -> Rect { Rect(x: x + offset.x, y: y + offset.y, width: width, height: height) }
}

/// The looks of a legend. Lengths are in font sizes of its texts unless said otherwise.
public struct LegendStyle: Hashable, Sendable {
    /// The font size of the texts, in points.
    public var textSize = 10.0
    /// The font size of the title, in points.
    public var titleSize = 10.0
    /// The colour of the texts; nil for the style's.
    public var textColor: Color?
    /// The colours of the labels in turn; nil for ``textColor``: matplotlib's `labelcolor`.
    public var textColors: [Color]?
    /// How many columns the entries are spread over.
    public var columns = 1
    /// Whether the last entry comes first.
    public var isReversed = false
    /// Whether labels stand left of their samples.
    public var hasLabelsFirst = false
    /// On which side the title and the entries lie, where one is wider than the other.
    public var alignment = HorizontalAlignment.center
    /// Whether the entries are as wide as the box that the legend is placed in.
    public var fillsAnchor = false
    /// Whether there is a box around the entries.
    public var hasFrame = true
    /// The colour of the box; nil for the style's colour of axes.
    public var color: Color?
    /// The colour of the box's outline.
    public var edgeColor = Color(red: 0.8, green: 0.8, blue: 0.8)
    /// How wide the box's outline is, in points.
    public var edgeWidth = 1.0
    /// Multiplies the alpha of the box and its outline.
    public var alpha = 0.8
    /// How far from a corner the box begins to bend; 0 for a square one.
    public var cornerSize = 0.2
    /// From the entries to the box.
    public var pad = 0.4
    /// From one entry to the one below.
    public var rowGap = 0.5
    /// From one column to the next.
    public var columnGap = 2.0
    /// How wide the sample of an artist is.
    public var handleLength = 2.0
    /// How high the sample of an artist is.
    public var handleHeight = 0.7
    /// From the sample of an artist to its text.
    public var handlePad = 0.8
    /// From the box to the edge that it lies at.
    public var axesPad = 0.5

    /// How the box is drawn, one effect after the other; as it is where it is empty.
    public var pathEffects: [PathEffect] = []

    package init() {}
}

/// What a legend should not hide, on the canvas.
struct Obstacles {
    /// Lines through points; a point that is not finite interrupts one.
    var lines: [[Point]] = []
    /// Points that are marked one by one.
    var points: [Point] = []
    /// Filled boxes.
    var boxes: [Rect] = []
    /// Measures the texts that artists draw.
    private(set) var measurer: (any TextMeasurer)?

    init() {}

    /// The artists and texts of axes. A text that can't be measured hides nothing.
    init(of axes: Axes, in transform: Transform, measurer: any TextMeasurer) {
        self.measurer = measurer
        for artist in axes.artists { artist.addObstacles(to: &self, in: artist.transform(transform)) }
        boxes += axes.dataTexts.flatMap { (try? $0.layouts(in: transform, measurer: measurer).map(\.box)) ?? [] }
        boxes += axes.texts.compactMap { try? $0.layOut(in: transform, measurer: measurer)?.box }
    }

    /// The place in a room where a box of this size hides the least; the first of the best.
    func freest(for size: Size, in room: Rect) -> Anchor {
        var best = (count: Int.max, location: Anchor.upperRight)
        for location in Anchor.named {
            let hidden = count(in: location.box(of: size, in: room))
            if hidden < best.count { best = (hidden, location) }
            if hidden == 0 { break }
        }
        return best.location
    }

    /// How many points and boxes lie in or reach into a box, and how many lines cross it.
    private func count(in box: Rect) -> Int {
        points.count(where: box.surrounds)
            + boxes.count {
                $0.minX < box.maxX && box.minX < $0.maxX && $0.minY < box.maxY && box.minY < $0.maxY
            }
            + lines.reduce(0) { sum, line in
                let crosses = zip(line, line.dropFirst()).contains { box.meets($0, $1) }
                return sum + line.count(where: box.surrounds) + (crosses ? 1 : 0)
            }
    }
}

extension Rect {
    /// Whether a point lies inside, not on an edge.
    func surrounds(_ point: Point) -> Bool {
        minX < point.x && point.x < maxX && minY < point.y && point.y < maxY
    }

    /// Whether a straight line between two points has one in the rectangle; false where it isn't finite.
    fileprivate func meets(_ first: Point, _ second: Point) -> Bool {
        let (dx, dy) = (abs(first.x - second.x), abs(first.y - second.y))
        return abs(first.x + second.x - 2 * midX) < dx + width && abs(first.y + second.y - 2 * midY) < dy + height
            && 2 * abs((first.x - midX) * (first.y - second.y) - (first.y - midY) * (first.x - second.x))
                < width * dy + height * dx
    }
}
