import FlipbookCanvas

/// A box with two axes, in which artists show data. Made by ``Figure/subplots()``.
public class Axes: Artist {
    /// The horizontal axis.
    public let xAxis: Axis
    /// The vertical axis.
    public let yAxis: Axis
    /// The lines around the box.
    public let spines: Spines
    /// The text over the box; ``title`` is its string.
    public let titleText: Text
    /// From the box to the title's baseline, in points.
    public var titlePad: Double { didSet { changed(.layout) } }
    /// The colour inside the box.
    public var color: Color { didSet { changed(.looks) } }
    /// How long a unit of y is beside a unit of x.
    public var aspect = Aspect.auto { didSet { changed([.data, .layout]) } }
    /// What gives way to the ``aspect``.
    public var adjustable = Adjustable.box { didSet { changed([.data, .layout]) } }
    /// Where a box that the ``aspect`` has shrunk lies in its room.
    public var anchor = Anchor.center { didSet { changed(.layout) } }
    /// Whether the axes, the lines around the box and its colour are seen.
    public var isOn = true { didSet { changed([.order, .layout]) } }
    /// What shows data here, in the order in which it was added.
    public private(set) var artists: [DataArtist] = []

    /// Texts at places of their own, in the order in which they were added.
    public private(set) var texts: [PlacedText] = []
    /// What the artists with a label are called; nil for none.
    public var legend: Legend? {
        willSet { legend?.parent = nil }
        didSet {
            legend?.parent = self
            changed([.order, .layout])
        }
    }

    /// The colour bar that fills the axes and says how large their box is.
    weak var colorBar: ColorBar?
    /// Where the axes lie in the figure.
    var place: AxesPlace { didSet { changed(.layout) } }
    let style: Style
    private var colorsTaken = 0
    private var fillColorsTaken = 0
    private var placedView: View?
    /// What these axes and those over them have in common.
    var twinGroup: TwinGroup?

    init(place: AxesPlace, style: Style) {
        self.place = place
        self.style = style
        xAxis = Axis(.x, style: style)
        yAxis = Axis(.y, style: style)
        spines = Spines(style: style)
        titleText = Text(size: style.titleSize, style: style)
        titlePad = style.titlePad
        color = style.axesColor
        super.init(zOrder: 0)
        for part in parts { part.parent = self }
    }

    /// The text over the box.
    public var title: String {
        get { titleText.string }
        set { titleText.string = newValue }
    }

    /// The text under the horizontal axis.
    public var xLabel: String {
        get { xAxis.label.string }
        set { xAxis.label.string = newValue }
    }

    /// The text left of the vertical axis.
    public var yLabel: String {
        get { yAxis.label.string }
        set { yAxis.label.string = newValue }
    }

    /// The x at the left and the right side. Setting it keeps it; until then it follows the data.
    public var xLimits: ClosedRange<Double> {
        get { xAxis.limits }
        set { xAxis.limits = newValue }
    }

    /// The y at the lower and the upper side. Setting it keeps it; until then it follows the data.
    public var yLimits: ClosedRange<Double> {
        get { yAxis.limits }
        set { yAxis.limits = newValue }
    }

    /// Lines across the box at the ticks of all axes; nil for none. Reading it gives the x axis's.
    public var gridLines: GridLines? {
        get { xAxis.gridLines }
        set {
            for axis in allAxes { axis.gridLines = newValue }
        }
    }

    /// Lines across the box at the minor ticks of all axes; nil for none. Reading it gives the x axis's.
    public var minorGridLines: GridLines? {
        get { xAxis.minorGridLines }
        set {
            for axis in allAxes { axis.minorGridLines = newValue }
        }
    }

    /// Adds an artist, over those of the same z-order. One that is in other axes leaves them.
    public func add(_ artist: DataArtist) {
        (artist.parent as? Axes)?.remove(artist)
        artists.append(artist)
        artist.parent = self
        artist.join(self)
        artist.changed(.all)
    }

    /// Removes an artist; nothing happens where it isn't here.
    public func remove(_ artist: DataArtist) {
        guard let index = artists.firstIndex(where: { $0 === artist }) else { return }
        artists.remove(at: index).parent = nil
        changed(.all)
    }

    /// Adds a text. One that is somewhere else leaves it.
    public func add(_ text: PlacedText) {
        text.leave()
        texts.append(text)
        text.parent = self
        changed(.order)
    }

    /// Removes a text; nothing happens where it isn't here.
    public func remove(_ text: PlacedText) {
        guard let index = texts.firstIndex(where: { $0 === text }) else { return }
        texts.remove(at: index).parent = nil
        changed(.order)
    }

    /// The next colour of the style's cycle for a line.
    func nextColor() -> Color {
        defer { colorsTaken += 1 }
        return style.cycleColor(colorsTaken)
    }

    /// The next colour of the style's cycle for bars, fills and scattered points: they go through it on their own.
    func nextFillColor() -> Color {
        defer { fillColorsTaken += 1 }
        return style.cycleColor(fillColorsTaken)
    }

    override var name: String {
        guard let figure else { return "axes of no figure" }
        let number = figure.axes.firstIndex { $0 === self }.map { " \($0 + 1)" } ?? ""
        return title.isEmpty ? "axes\(number)" : "axes\(number) '\(title)'"
    }

    /// Where data lie on the canvas; nil without a figure.
    var view: View? {
        figure.map {
            View(
                box: boxInPixels, x: xAxis.span(limits: xLimits), y: yAxis.span(limits: yLimits),
                pixelsPerPoint: $0.pixelsPerPoint)
        }
    }

    /// How many units of y there are to one of x.
    var unitRatio: Double { yAxis.length(yAxis.domain.limits) / xAxis.length(xAxis.domain.limits) }

    override var takesRoom: Bool { true }

    override var parts: [Artist] {
        let data = artists.flatMap { artist -> [Artist] in [artist] + artist.overlays }
        let frame: [Artist] = spines.all + allAxes
        return data + texts + frame + [titleText] + [legend].compactMap(\.self)
    }

    /// The texts along the axes that are seen.
    var axisTextLayouts: [TextLayout] { allAxes.flatMap(\.textLayouts) }

    /// The box together with the ticks and texts of all axes.
    var boxWithTicks: Rect { allAxes.reduce(boxInPixels) { $1.boxWithTexts(around: $0) } }

    /// The axes along which data lie.
    var allAxes: [Axis] { [xAxis, yAxis] }

    /// The box within the room that the figure gives.
    func box(in room: Rect) -> Rect { boxOfAspect(in: room) }

    /// How much of the limits divided by the most intervals is enough for the step from tick to tick.
    var tickCrowding: Double { 1 }

    /// The texts that lie between the box and a title over it.
    var textsUnderTitle: [TextLayout] { xAxis.textLayouts }

    /// How many intervals an axis has room for, as matplotlib guesses it: a label of numbers is at most three times as
    /// wide as it is high, and lines want to be two apart.
    func roomForTicks(along axis: Axis) -> Int {
        let box = boxInPixels
        return axis.direction == .x
            ? roomForTicks(along: axis, length: box.width, labelLength: 3)
            : roomForTicks(along: axis, length: box.height, labelLength: 2)
    }

    override func changed(_ what: Changes) {
        if what.contains(.data) {
            for axis in allAxes { axis.domain.dataChanged() }
        }
        super.changed(what)
    }

    /// Puts ticks and texts where limits, sizes and the room for them ask for; nothing moves where none of them did.
    ///
    /// - Parameter force: whether everything is placed anew, as for texts that another measurer measures.
    func settle(measurer: any TextMeasurer, force: Bool) throws {
        guard isVisible else { return }
        try check()
        guard let view, force || view != placedView || changes.contains(.layout) else { return }
        placedView = nil
        try placeAxes(in: view, measurer: measurer)
        try legend?.place(in: view, measurer: measurer)
        placedView = view
        changed(.placement)
        for twin in twins where twin.isVisible {
            if let view = twin.placedView { try twin.placeTitle(in: view, measurer: measurer) }
        }
    }

    /// Throws where the axes were given something that can't be drawn.
    func check() throws {
        for axis in allAxes { try axis.check() }
        try checkAspect()
    }

    /// Puts the ticks of all axes and their texts into their places.
    func placeAxes(in view: View, measurer: any TextMeasurer) throws {
        for axis in allAxes { try axis.place(in: view, spines: spines, measurer: measurer) }
    }

    override func layers(in page: View) -> [Layer] {
        guard isVisible, let view = placedView else { return [] }
        let hasMoved = changes.contains(.placement)
        let background = Layer(under: self, isStale: hasMoved || changes.contains(.looks)) { [self] canvas in
            try drawBackground(on: canvas, in: view)
        }
        return [background]
            + partsInDrawingOrder(in: view).map { part in
                // A legend shows samples of what its axes hold; an overlay follows its artist.
                let leader = part === legend ? self : part.parent === self ? nil : part.parent
                let follows = leader.map { !$0.changes.isEmpty } ?? false
                return Layer(part, in: view, isStale: hasMoved || follows || !part.changes.isEmpty)
            }
    }

    /// Draws what lies under all parts.
    func drawBackground(on canvas: any Canvas, in view: View) throws {
        if isOn, color.alpha > 0 { canvas.fill(view.outline, color: color) }
    }

    /// The parts that are drawn over the background, from the lowest to the highest.
    func partsInDrawingOrder(in view: View) -> [Artist] {
        let hidden: [Artist] = isOn ? [] : spines.all + allAxes
        return parts.inDrawingOrder().filter { part in !hidden.contains { $0 === part } }
    }

    override func draw(on canvas: any Canvas, in page: View) throws {
        for layer in layers(in: page) { try layer.draw(canvas) }
    }
}
