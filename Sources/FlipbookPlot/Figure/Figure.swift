import FlipbookCanvas

/// A whole picture: a page of some inches with axes on it.
///
///     let figure = Figure()
///     let axes = figure.subplots()
///     axes.plot(x, x.map(cos))
///
/// A figure and everything in it is used from one thread.
public final class Figure: ArtistContainer {
    /// In inches.
    public var width: Double { didSet { changed(.layout) } }
    /// In inches.
    public var height: Double { didSet { changed(.layout) } }
    /// Pixels an inch.
    public var dpi: Double { didSet { changed(.layout) } }
    /// The colour around the axes.
    public var color: Color { didSet { changed(.looks) } }
    /// Where the axes lie. A tight layout moves them from where they were set last, whatever it did to them before.
    public var subplotParameters: SubplotParameters {
        get { tightParameters ?? looseParameters }
        set {
            looseParameters = newValue
            tightParameters = nil
        }
    }
    /// The axes, in the order in which they were made.
    public private(set) var axes: [Axes] = []

    /// What lies on the figure itself, in the order in which it was added.
    public internal(set) var artists: [DataArtist] = []

    /// The title over all axes; ``title`` is its string.
    public let titleText: PlacedText

    /// The subplot parameters that were set.
    private var looseParameters: SubplotParameters { didSet { changed(.layout) } }
    /// Those that a tight layout has made of them; nil where there was none.
    private var tightParameters: SubplotParameters? { didSet { changed(.layout) } }
    /// What ``tightLayout(pad:columnPad:rowPad:)`` asked for, until the layout next settles.
    private var pendingTightLayout: TightLayout? { didSet { changed(.layout) } }
    private weak var measurer: (any TextMeasurer)?
    private var warnings: [String] = []
    private var earlierWarnings: Set<Substring> = []
    /// The characters that couldn't be drawn.
    var missingCharacters = MissingCharacters()
    /// How many updates have begun; 0 during the setup.
    private(set) var updates = 0
    /// Takes back what the library changed by itself since the last update began.
    private var undoings: [() -> Void] = []
    /// Whether axes that are added have the background of their style.
    package var hasBackground = true
    /// How often the figure has been drawn.
    private(set) var drawings = 0

    /// An empty figure.
    ///
    /// - Parameters:
    ///   - width: in inches; the style's where it is nil.
    ///   - height: in inches; the style's where it is nil.
    ///   - dpi: pixels an inch; the style's where it is nil.
    ///   - style: the looks that the parts of the figure begin with.
    public init(width: Double? = nil, height: Double? = nil, dpi: Double? = nil, style: Style = .default) {
        self.width = width ?? style.figureWidth
        self.height = height ?? style.figureHeight
        self.dpi = dpi ?? style.dpi
        color = style.figureColor
        looseParameters = style.subplots
        titleText = PlacedText("", at: (0.5, 0.98), in: .figure, role: .figureTitle)
        titleText.horizontalAlignment = .center
        titleText.verticalAlignment = .top
        super.init(style: style)
        titleText.parent = self
    }

    /// The title over all axes, matplotlib's `suptitle`.
    public var title: String {
        get { titleText.string }
        set { titleText.string = newValue }
    }

    /// Adds axes to the figure, over those that it has, for a call of the figure or of axes.
    @discardableResult
    func adopt<New: Axes>(_ new: New, by call: String = #function, of caller: String = "figure") -> New {
        if !hasBackground { new.color = new.color.opacity(0) }
        axes.append(new)
        new.parent = self
        note(new, addedBy: "\(caller).\(call)") {}
        changed(.all)
        return new
    }

    /// Removes axes with the colour bars of their artists; nothing happens where they aren't here.
    ///
    /// Axes that were over them or shared an axis with them stay as they are, and those that made room for a colour bar
    /// have their room back. Axes can't come back: to hide them for a while, set ``Artist/isVisible``.
    public func remove(_ old: Axes) {
        guard old.parent === self else { return }
        old.removeInsets()
        old.changeIndicators()
        for case let artist as ScalarMappable in old.artists { artist.removeColorBars() }
        old.colorBar?.leaveRoom()
        old.leaveOthers()
        if case .divided(let cell) = old.position { cell.divider.remove(cell) }
        axes.removeAll { $0 === old }
        old.parent = nil
        changed(.all)
    }

    /// Makes the figure as it was when it was made, empty: matplotlib's `clf`. Its size and resolution stay.
    public func clear() {
        for axes in axes { remove(axes) }
        for artist in artists { remove(artist) }
        removeTextsAndLegends()
        let new = Figure(style: style)
        titleText.reset(to: new.titleText)
        (titleText.position, titleText.coordinates) = (new.titleText.position, new.titleText.coordinates)
        titleText.isClipped = false
        color = hasBackground ? new.color : new.color.opacity(0)
        subplotParameters = new.subplotParameters
        pendingTightLayout = nil
        resetColors()
        changed(.all)
    }

    /// Removes a colour bar; nothing happens where it isn't here. The axes beside it have their room back.
    public func remove(_ colorBar: ColorBar) {
        if let axes = colorBar.axes, axes.colorBar === colorBar { remove(axes) }
    }

    override var name: String { "figure" }

    override var inheritedStyle: Style { style }

    override var parts: [Artist] { axes as [Artist] + artists + texts + [titleText] + legends }

    /// The size of the picture in pixels: inches times dots an inch, cut off to whole pixels.
    ///
    /// - Throws: ``PlotError`` where a side is less than 1 pixel or more than 32767, or NaN.
    package func pixelSize() throws -> (width: Int, height: Int) {
        func pixels(_ inches: Double) throws -> Int {
            let pixels = inches * dpi
            guard inches > 0, pixels >= 1, pixels < 32_768 else {
                throw PlotError(
                    .size,
                    "a figure of \(width)x\(height) inches at \(dpi) dpi can't be drawn: "
                        + "each side must have 1 to 32767 pixels")
            }
            return Int(pixels)
        }
        return (try pixels(width), try pixels(height))
    }

    var pixelsPerPoint: Double { dpi / 72 }

    /// The whole figure, 0...1 along both sides. It begins in the lower left corner of the picture, and may be a part of a
    /// pixel larger.
    var transform: Transform {
        let rows = height * dpi
        return Transform(
            box: Rect(x: 0, y: rows.rounded(.down) - rows, width: width * dpi, height: rows), xLimits: 0...1,
            yLimits: 0...1, pixelsPerPoint: pixelsPerPoint)
    }

    /// Draws the whole figure, and first settles what has moved since it was last drawn.
    ///
    /// A ``FigurePainter`` draws the same again and again and spares what has not changed.
    ///
    /// - Throws: ``PlotError`` where the data of an artist can't be drawn, `CanvasError` where a font is missing.
    package func draw(on canvas: some Canvas) throws {
        try settle(measurer: canvas)
        canvas.clear(color)
        for layer in layers(in: transform) { try layer.draw(canvas) }
        finishDrawing()
    }

    override func layers(in page: Transform) -> [Layer] {
        isVisible ? parts.inDrawingOrder().flatMap { $0.layers(in: $0.transform(in: page)) } : []
    }

    /// Records that everything has been drawn as it is now.
    func finishDrawing() {
        settled()
        drawings += 1
    }

    /// Each text that is seen and the box that it takes.
    ///
    /// - Throws: what ``draw(on:)`` throws.
    package func textBoxes(measurer: some TextMeasurer) throws -> [TextBox] {
        try settle(measurer: measurer)
        let own = try (texts + [titleText]).compactMap { try $0.layOut(in: transform, measurer: measurer) }
        let layouts = try axes.flatMap { try $0.textLayouts(measurer: measurer) } + own + legends.flatMap(\.textLayouts)
        return layouts.map { TextBox(text: $0.text, box: $0.box) }
    }

    /// Moves what has to move: limits to their data, ticks to their limits, texts to their ticks.
    func settle(measurer: any TextMeasurer) throws {
        let isNew = self.measurer !== measurer
        guard isNew || !changes.isDisjoint(with: [.data, .layout]) else {
            for axes in axes { try axes.settleLegends(measurer: measurer) }
            return
        }
        self.measurer = nil
        try checkRoom()
        for axes in axes { try axes.settle(measurer: measurer, force: isNew) }
        if let tight = pendingTightLayout {
            if tightParameters != nil {
                setTightParameters(nil)
                try checkRoom()
                for axes in axes { try axes.settle(measurer: measurer, force: false) }
            }
            setTightParameters(try tight.parameters(of: self, measurer: measurer))
            pendingTightLayout = nil
            try checkRoom()
            for axes in axes { try axes.settle(measurer: measurer, force: false) }
        }
        for legend in legends {
            try legend.layOut(in: transform, measurer: measurer)
            legend.changed(.moved)
        }
        self.measurer = measurer
    }

    /// Settles the layout now, as the next drawing would: what it measures stays until something moves it, and so does
    /// the place that a legend has chosen.
    ///
    /// A render calls it between setup and the first update, so that no frame affects the layout of others.
    ///
    /// - Throws: what ``draw(on:)`` throws where things have no room.
    package func settleLayout(measurer: some TextMeasurer) throws {
        try settle(measurer: measurer)
        for legend in axes.flatMap(\.legends) { legend.keepLocation() }
    }

    /// Has the edges of subplots and the gaps between them moved when the layout next settles.
    func ask(for layout: TightLayout) { pendingTightLayout = layout }

    /// A tight layout belongs to the update that asked for it.
    private func setTightParameters(_ new: SubplotParameters?) {
        let (loose, tight) = (looseParameters, tightParameters)
        undoBeforeNextUpdate { [unowned self] in (looseParameters, tightParameters) = (loose, tight) }
        tightParameters = new
    }

    // MARK: Updates

    /// Begins an update of an animation: what the library has changed by itself is again as the setup left it, so that
    /// no frame affects another one. What the animator has set stays.
    ///
    /// A renderer calls it between ``settleLayout(measurer:)`` and the first update, and before each of the others.
    package func beginUpdate() {
        for undo in undoings.reversed() { undo() }
        undoings = []
        if pendingTightLayout != nil { pendingTightLayout = nil }
        if updates == 0 {
            for parts in lists {
                for (rank, part) in parts.enumerated() { part.rank = rank }
            }
        }
        updates += 1
    }

    /// All parts that can be added and removed, each with those beside it.
    private var lists: [[Artist]] {
        [axes, artists, texts, legends]
            + axes.flatMap { axes -> [[Artist]] in [axes.artists, axes.texts, axes.legends] }
    }

    /// Has something taken back before the next update, where there is one: a change that the library makes by itself.
    func undoBeforeNextUpdate(_ undo: @escaping () -> Void) {
        if updates > 0 { undoings.append(undo) }
    }

    /// Records which call added a part, and when.
    ///
    /// - Parameter order: puts the parts beside it into ``Artist/rank``'s order.
    func note(_ part: Artist, addedBy call: String, order: @escaping () -> Void) {
        guard part.rank == nil else { return undoBeforeNextUpdate(order) }
        part.addition = Artist.Addition(call: String(call.prefix { $0 != "(" }), update: updates)
    }

    /// Ends an update: warns of calls that add to what they added in earlier ones.
    package func endUpdate() {
        guard changes.contains(.order) else { return }
        for parts in lists {
            let added = parts.map(\.addition).filter { $0.update > 0 }
            let earlier = Set(added.filter { $0.update < updates }.map(\.call))
            for addition in added where addition.update == updates && earlier.contains(addition.call) {
                warn(
                    "update calls \(addition.call), and what it added for an earlier frame is still there: the picture "
                        + "depends on which frames a worker drew before. Add it in setup and change it in update, or "
                        + "take the old one away first, with axes.clear(), axes.remove(_:) or figure.remove(_:).")
            }
        }
    }

    /// Records a warning: something that a person should know although the figure can be drawn.
    ///
    /// The first line is the warning: it is shown once per figure, and once per render. Lines after it name an example.
    package func warn(_ text: String) {
        if earlierWarnings.insert(text.prefix { !$0.isNewline }).inserted { warnings.append(text) }
    }

    /// The warnings since the last call, in the order in which they came up.
    package func takeWarnings() -> [String] {
        for warning in missingCharacters.takeWarnings() { warn(warning) }
        defer { warnings = [] }
        return warnings
    }

    private func checkRoom() throws {
        _ = try pixelSize()
        for axes in axes where axes.isVisible {
            let box = axes.boxInPixels
            guard box.width > 0, box.height > 0, box.width.isFinite, box.height.isFinite, box.x.isFinite, box.y.isFinite
            else {
                if case .inset = axes.position {
                    throw PlotError(
                        .subplots,
                        "\(axes.name): the inset has no room; give it a width and a height that aren't 0, where the axes "
                            + "around it can show them")
                }
                throw PlotError(
                    .subplots,
                    "\(axes.name): no room is left between the edges of the subplots; "
                        + "give a left below the right, a bottom below the top, and gaps of 0 or more")
            }
        }
    }
}

/// A text of a figure and where it lies.
package struct TextBox: Hashable, Sendable {
    /// What is written.
    package var text: String
    /// The box around the text, in pixels from the upper left corner of the figure.
    package var box: Rect
}
