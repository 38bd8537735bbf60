import FlipbookCanvas

/// A box with two axes, in which artists show data. Made by ``FigureArea/subplots()``.
public class Axes: ArtistContainer {
    /// The horizontal axis.
    public let xAxis: Axis
    /// The vertical axis.
    public let yAxis: Axis
    /// The lines around the box.
    public let spines: Spines
    /// The text over the middle of the box; ``title`` is its string.
    public let titleText: Text
    /// The text over the left end of the box; ``leftTitle`` is its string.
    public let leftTitleText = Text(role: .title)
    /// The text over the right end of the box; ``rightTitle`` is its string.
    public let rightTitleText = Text(role: .title)
    /// From the box to the baseline of the titles, in points.
    public var titlePad: Double { didSet { changed(.layout) } }
    /// The height that the titles stand on, from 0 at the lower side of the box to 1 at its upper one, without
    /// ``titlePad``; nil for the lowest one over the box and over the texts of its upper side.
    public var titleY: Double? { didSet { changed(.layout) } }
    /// The colour inside the box.
    public var color: Color { didSet { changed(.looks) } }
    /// The ratio of the height of one y unit to the width of one x unit on the page.
    public var aspect = Aspect.auto { didSet { changed([.data, .layout]) } }
    /// How many times as high as wide the box is, whatever it shows; nil for what fills the room. An ``aspect`` then
    /// adjusts the limits.
    public var boxRatio: Double? { didSet { changed([.data, .layout]) } }
    /// What is adjusted to the ``aspect``: the box unless it is set, and the limits of twins.
    public var adjustable: Adjustable {
        get { ownAdjustable ?? (twins.count > 1 || boxRatio != nil ? .dataLimits : .box) }
        set { ownAdjustable = newValue }
    }
    /// Where a box that the ``aspect`` has shrunk lies in its room: in the middle unless it is set, or at the side of a
    /// colour bar.
    public var anchor: Anchor {
        get { ownAnchor ?? room.anchor ?? .center }
        set { ownAnchor = newValue }
    }
    /// Whether the margin of limits that follow the data ends at the foot of bars, the sides of images and the like; where it is
    /// false, limits have their margin there too.
    public var usesStickyEdges = true { didSet { changed(.data) } }
    /// Whether the axes, the lines around the box and its colour are seen.
    public var isOn = true { didSet { changed([.order, .layout]) } }
    /// What shows data here, in the order in which it was added.
    public private(set) var artists: [DataArtist] = []

    /// The colour bar that fills the axes and decides how large their box is.
    weak var colorBar: ColorBar?
    /// The subfigure that the axes are in; nil where they are in the figure itself.
    weak var subfigure: Subfigure?
    /// Where the axes lie in the figure.
    var position: AxesPosition { didSet { changed(.layout) } }
    /// What marks the limits of these axes in the axes around them.
    var indicators: [InsetIndicator.WeakIndicator] = []
    /// The room that the axes share with their twins and with the colour bars beside them.
    var room = AxesRoom()
    /// Other axes whose artists are shown here too.
    weak var shown: Axes?
    /// The marks where these axes are broken off.
    var breakMarks: [Artist] = []
    var ownAdjustable: Adjustable? { didSet { changed([.data, .layout]) } }
    var ownAnchor: Anchor? { didSet { changed(.layout) } }
    private var settledTransform: Transform?
    /// What these axes and those over them have in common.
    var twinGroup: TwinGroup?
    /// What was done to the axes when they were made, after their initialiser.
    private var making: [(Axes) -> Void] = []
    /// The axis of other axes that made room for an axis of these twins.
    weak var movedAxis: Axis?

    required init(position: AxesPosition, style: Style) {
        self.position = position
        xAxis = Axis(.x, style: style)
        yAxis = Axis(.y, style: style)
        spines = Spines(style: style)
        titleText = Text(role: .title)
        titlePad = style.titlePad
        color = style.axesColor
        super.init(style: style)
        leftTitleText.horizontalAlignment = .left
        rightTitleText.horizontalAlignment = .right
        for part in parts { part.parent = self }
    }

    /// The text over the middle of the box.
    public var title: String {
        get { titleText.string }
        set { titleText.string = newValue }
    }

    /// The text over the box that begins at its left side.
    public var leftTitle: String {
        get { leftTitleText.string }
        set { leftTitleText.string = newValue }
    }

    /// The text over the box that ends at its right side.
    public var rightTitle: String {
        get { rightTitleText.string }
        set { rightTitleText.string = newValue }
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

    /// The x at the left and the right side. Setting it keeps it; until then it follows the data. Computed limits are given
    /// to ``Axis/setLimits(_:_:)-(Double,Double)``: Swift stops a program that makes a range such as `3...1`.
    public var xLimits: ClosedRange<Double> {
        get { xAxis.limits }
        set { xAxis.limits = newValue }
    }

    /// The y at the lower and the upper side. Setting it keeps it; until then it follows the data. Computed limits are given
    /// to ``Axis/setLimits(_:_:)-(Double,Double)``: Swift stops a program that makes a range such as `3...1`.
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
    public func add(_ artist: DataArtist) { include(artist) }

    /// Adds an artist for a call, and returns it.
    @discardableResult
    func include<New: DataArtist>(_ artist: New, by call: String = #function) -> New {
        artist.leave()
        // The legend, and whether a line at the end widens the limits, depend on their order.
        put(artist as DataArtist, into: \Axes.artists, of: self, changes: [.data, .order, .layout], by: call)
        artist.join(self)
        artist.changed(.all)
        return artist
    }

    /// Removes an artist; nothing happens where it isn't here. The axes of a colour bar leave the figure with it.
    public func remove(_ artist: DataArtist) {
        guard let index = artists.firstIndex(where: { $0 === artist }) else { return }
        if artist === colorBar { figure?.remove(self) }
        artists.remove(at: index).parent = nil
        changed(.all)
    }

    /// Makes the axes as they were when they were made, empty: matplotlib's `cla`.
    ///
    ///     func update(frame: Int) {
    ///         axes.clear()
    ///         axes.yLimits = 0...10
    ///         for curve in curves(of: frame) { axes.plot(x, curve) }
    ///     }
    ///
    /// All artists, texts and legends go, and so do the colour bars of the artists. Titles, labels, limits, scales,
    /// ticks, grids, spines, colours, aspect and, in three dimensions, the camera are those of new axes of the figure's
    /// style, and the colour cycle begins again. Where the axes lie, whether they are visible, and with which axes they
    /// share an axis stays. Limits, scale and ticks of a shared axis are those of the axes that it was shared with, so
    /// only clearing those resets them.
    public func clear() {
        for case let artist as ScalarMappable in artists { artist.removeColorBars() }
        for artist in artists { remove(artist) }
        removeInsets()
        removeTextsAndLegends()
        let new = type(of: self).init(position: position, style: style)
        for step in making { step(new) }
        reset(to: new)
        resetColors()
        changed(.all)
    }

    /// Does something to new axes that is done again when they are cleared.
    func make(_ step: @escaping (Axes) -> Void) {
        making.append(step)
        step(self)
    }

    /// Sets what axes have besides artists, texts and legends to what other axes of their kind have.
    func reset(to new: Axes) {
        for (text, other) in zip(titleTexts, new.titleTexts) { text.reset(to: other) }
        titlePad = new.titlePad
        titleY = new.titleY
        color = figure?.hasBackground ?? true ? new.color : new.color.opacity(0)
        aspect = new.aspect
        boxRatio = new.boxRatio
        ownAdjustable = new.ownAdjustable
        ownAnchor = new.ownAnchor
        isOn = new.isOn
        usesStickyEdges = new.usesStickyEdges
        for (axis, other) in zip(allAxes, new.allAxes) { axis.reset(to: other) }
        for (spine, other) in zip(spines.all, new.spines.all) { spine.reset(to: other) }
    }

    override var name: String {
        guard let figure else { return "axes of no figure" }
        let number = figure.axes.firstIndex { $0 === self }.map { " \($0 + 1)" } ?? ""
        return title.isEmpty ? "axes\(number)" : "axes\(number) \(quoted(title))"
    }

    /// Where data lie on the canvas; nil without a figure.
    var transform: Transform? {
        figure.map {
            Transform(
                box: boxInPixels, x: xAxis.span(limits: xLimits), y: yAxis.span(limits: yLimits),
                pixelsPerPoint: $0.pixelsPerPoint)
        }
    }

    /// How many units of y there are to one of x.
    var unitRatio: Double { yAxis.length(yAxis.domain.limits) / xAxis.length(xAxis.domain.limits) }

    override var takesRoom: Bool { true }

    override final var inheritedStyle: Style { style }

    override var parts: [Artist] {
        let data = artists.flatMap { artist -> [Artist] in [artist] + artist.overlays }
        let frame: [Artist] = spines.all + allAxes
        return data + texts + frame + breakMarks + titleTexts + legends
    }

    /// The texts along the axes that are seen.
    var axisTextLayouts: [TextLayout] { allAxes.flatMap(\.textLayouts) }

    /// The box together with the ticks and texts of all axes.
    var boxWithTicks: Rect {
        (allAxes + secondaryAxes.flatMap(\.allAxes)).reduce(boxInPixels) { $1.boxWithTexts(around: $0) }
    }

    /// An inset is drawn over the axes around it, whatever their order.
    override var drawingOrder: Double {
        axesAround.map { max(zOrder, $0.drawingOrder) } ?? zOrder
    }

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

    /// Lays out ticks and texts again if limits, sizes or the available room changed.
    ///
    /// - Parameter force: whether it is done even if nothing changed, as for texts that another measurer measures.
    func settle(measurer: any TextMeasurer, force: Bool) throws {
        guard isVisible else {
            changeIndicators()
            if changes.contains(.layout) { try layOutTitles(measurer: measurer) }
            return
        }
        try check()
        let isMoved = force || changes.contains(.layout) || legends.contains(where: \.hasNewEntries)
        guard let transform, isMoved || transform != settledTransform else {
            return try settleLegends(measurer: measurer)
        }
        settledTransform = nil
        try layOutAxes(in: transform, measurer: measurer)
        for legend in legends { try legend.layOut(in: transform, measurer: measurer) }
        settledTransform = transform
        changed(.moved)
        changeIndicators()
        try layOutTitles(measurer: measurer)
    }

    /// Has what marks the limits of these axes drawn again.
    func changeIndicators() {
        for mark in indicators { mark.indicator?.changed(.looks) }
    }

    /// Puts legends that choose their place where they hide the least of what is shown now.
    func settleLegends(measurer: any TextMeasurer) throws {
        guard isVisible, !changes.isEmpty, let settledTransform else { return }
        for legend in legends where legend.choosesLocation {
            try legend.layOut(in: settledTransform, measurer: measurer)
        }
    }

    /// Puts the titles of these axes, their twins and the axes around them into their places: over the texts of all of them.
    private func layOutTitles(measurer: any TextMeasurer) throws {
        for twin in twins + [primaryAxes, axesAround].compactMap(\.self) where twin.isVisible {
            guard let transform = twin.settledTransform else { continue }
            let before = twin.titleTexts.map(\.layout)
            try twin.layOutTitle(in: transform, measurer: measurer)
            for (text, before) in zip(twin.titleTexts, before) where text.layout != before { text.changed(.looks) }
        }
    }

    /// Throws where the axes were given something that can't be drawn.
    func check() throws {
        for axis in allAxes { try axis.check() }
        try checkAspect()
    }

    /// Puts the ticks of all axes and their texts into their places.
    func layOutAxes(in transform: Transform, measurer: any TextMeasurer) throws {
        for axis in allAxes { try axis.layOut(in: transform, spines: spines, measurer: measurer) }
    }

    override func layers(in page: Transform) -> [Layer] {
        guard isVisible, let transform = settledTransform else { return [] }
        let hasMoved = changes.contains(.moved)
        let background = Layer(under: self, isStale: hasMoved || changes.contains(.looks)) { [self] canvas in
            try drawBackground(on: canvas, in: transform)
        }
        return [background]
            + partsInDrawingOrder(in: transform).map { part in
                // An overlay follows its artist.
                let follows = part.parent !== self && !(part.parent?.changes.isEmpty ?? true)
                return Layer(part, in: part.transform(in: transform), isStale: hasMoved || follows || part.isStale)
            }
    }

    /// Draws what lies under all parts.
    func drawBackground(on canvas: any Canvas, in transform: Transform) throws {
        if isOn, color.alpha > 0 { canvas.fill(transform.projection.outline, color: color) }
    }

    /// The parts that are drawn over the background, from the lowest to the highest.
    func partsInDrawingOrder(in transform: Transform) -> [Artist] {
        let hidden: [Artist] = isOn ? [] : spines.all + allAxes
        let others = shown?.artists.flatMap { artist -> [Artist] in [artist] + artist.overlays } ?? []
        return (others + parts).inDrawingOrder().filter { part in !hidden.contains { $0 === part } }
    }

    override func draw(on canvas: any Canvas, in page: Transform) throws {
        for layer in layers(in: page) { try layer.draw(canvas) }
    }
}
