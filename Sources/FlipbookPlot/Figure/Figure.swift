import FlipbookCanvas

/// A whole picture: a page of some inches with axes on it.
///
///     let figure = Figure()
///     let axes = figure.subplots()
///     axes.plot(x, x.map(cos))
///
/// A figure and everything in it is used from one thread.
public final class Figure: FigureArea {
    /// In inches.
    public var width: Double { didSet { changed(.layout) } }
    /// In inches.
    public var height: Double { didSet { changed(.layout) } }
    /// Pixels an inch.
    public var dpi: Double { didSet { changed(.layout) } }
    /// Where the axes lie. A tight layout moves them from where they were set last, whatever it did to them before.
    public var subplotParameters: SubplotParameters {
        get { tightParameters ?? looseParameters }
        set {
            looseParameters = newValue
            tightParameters = nil
        }
    }
    /// What lies on the figure itself, in the order in which it was added.
    public internal(set) var artists: [DataArtist] = []

    /// How the figure makes room for titles, labels and colour bars by itself.
    ///
    /// During the setup, and in a figure that is no animation, the layout is made anew whenever something has moved. In an
    /// animation it stays as the setup left it, so that axes don't jump from frame to frame; setting it in an update lays
    /// that frame out.
    ///
    /// Axes in boxes of their own, and in a ``GridSpec`` with edges of its own, stay where they are. Where texts leave no room
    /// for axes, constrained and compressed layout leave all axes where they are, with a warning; drawing throws a
    /// ``PlotError`` where tight layout has no room.
    public var layout = FigureLayout.none {
        didSet {
            isLayoutAsked = true
            changed(.layout)
        }
    }
    /// The axes, in the order in which they were made, those in subfigures included.
    public override var axes: [Axes] { allAxes }

    private var allAxes: [Axes] = []
    var isLayoutAsked = false
    /// Whether the layout of the setup has been settled for all frames.
    private var keepsLayout = false
    /// Where a constrained layout has put the axes; nil without one.
    private(set) var solution: LayoutSolution?

    /// Puts the axes and the texts over and beside them into other places.
    func settle(_ solution: LayoutSolution?) {
        guard self.solution != solution else { return }
        self.solution = solution
        for area in [self] + allSubfigures as [FigureArea] {
            for case let text as AreaText in area.areaTexts {
                text.put(solution?.texts[ObjectIdentifier(text)])
            }
            if area !== self { area.changed([.looks, .layout]) }
        }
        changed(.layout)
    }

    /// The subplot parameters that were set.
    private var looseParameters: SubplotParameters { didSet { changed(.layout) } }
    /// Those that a tight layout has made of them; nil where there was none.
    private var tightParameters: SubplotParameters? { didSet { changed(.layout) } }
    private(set) weak var measurer: (any TextMeasurer)?
    /// What was measured in the setup, or since the last update began.
    package var measuredTexts: Set<MeasuredText> = []
    /// Measures where the figure has not been drawn.
    var ownMeasurer: (any TextMeasurer)?
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
        looseParameters = style.subplots
        super.init(style: style)
    }

    /// Adds axes over those that are there, for a call.
    func insert(_ new: Axes, by call: String) {
        if !hasBackground { new.color = new.color.opacity(0) }
        allAxes.append(new)
        new.parent = self
        note(new, addedBy: call) {}
        changed(.all)
    }

    /// Removes axes with the colour bars of their artists; nothing happens where they aren't here.
    ///
    /// Axes that were over them or shared an axis with them stay as they are, and those that made room for a colour bar
    /// have their room back. Axes can't come back: to hide them for a while, set ``Artist/isVisible``.
    public func remove(_ old: Axes) {
        guard old.parent === self else { return }
        old.removeInsets()
        old.changeIndicators()
        old.axesAround?.changed(.layout)
        for case let artist as ScalarMappable in old.artists { artist.removeColorBars() }
        old.colorBar?.leaveRoom()
        old.leaveOthers()
        if case .divided(let cell) = old.position { cell.divider.remove(cell) }
        allAxes.removeAll { $0 === old }
        forgetLayout(of: old)
        old.parent = nil
        old.subfigure = nil
        changed(.all)
    }

    /// Makes the figure as it was when it was made, empty: matplotlib's `clf`. Its size, resolution and
    /// ``layout`` stay.
    public func clear() {
        for axes in axes { remove(axes) }
        for artist in artists { remove(artist) }
        for subfigure in subfigures { remove(subfigure) }
        removeTextsAndLegends()
        let new = Figure(style: style)
        reset(to: new)
        subplotParameters = new.subplotParameters
        resetColors()
        changed(.all)
    }

    /// Removes a colour bar; nothing happens where it isn't here. The axes beside it have their room back.
    public func remove(_ colorBar: ColorBar) {
        if let axes = colorBar.axes, axes.colorBar === colorBar { remove(axes) }
    }

    override var name: String { "figure" }

    override var inheritedStyle: Style { style }

    override var parts: [Artist] { subfigures as [Artist] + axes + artists + ownTexts }

    override var parameters: SubplotParameters { subplotParameters }

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
        guard isVisible else { return [] }
        let inner = allSubfigures
        let all = inner as [Artist] + axes + artists + ownTexts + inner.flatMap(\.ownTexts)
        return all.inDrawingOrder().flatMap { part in
            part.layers(in: (part.parent as? Subfigure)?.areaTransform ?? part.transform(in: page))
        }
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
        var layouts = try axes.flatMap { try $0.textLayouts(measurer: measurer) }
        for area in [self] + allSubfigures as [FigureArea] {
            let place = area.areaTransform ?? transform
            layouts += try (area.texts + area.areaTexts).compactMap { try $0.layOut(in: place, measurer: measurer) }
            layouts += area.legends.flatMap(\.textLayouts)
        }
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
        try arrange(measurer: measurer, force: isNew)
        for area in [self] + allSubfigures as [FigureArea] {
            guard let transform = area.areaTransform else { continue }
            for legend in area.legends {
                try legend.layOut(in: transform, measurer: measurer)
                legend.changed(.moved)
            }
        }
        self.measurer = measurer
    }

    /// Settles the axes where a layout, if there is one to be made, puts them.
    private func arrange(measurer: any TextMeasurer, force: Bool) throws {
        var kind: FigureLayout.Kind?
        if isLayoutAsked || !keepsLayout && layout != .none { kind = layout.kind }
        if kind != nil {
            let before = solution
            undoBeforeNextUpdate { [unowned self] in settle(before) }
            if tightParameters != nil { setTightParameters(nil) }
        }
        switch kind {
        case .constrained(let constrained):
            if force { for axes in axes { axes.changed(.layout) } }
            try ConstrainedLayoutRun(constrained, of: self, measurer: measurer).run()
        case .tight(let tight):
            settle(nil)
            try settleAxes(measurer: measurer, force: force)
            setTightParameters(try tight.parameters(of: self, measurer: measurer))
            try settleAxes(measurer: measurer, force: false)
        case .some(.none):
            settle(nil)
            fallthrough
        case nil:
            try settleAxes(measurer: measurer, force: force)
        }
        isLayoutAsked = false
    }

    /// Moves ticks to their limits and texts to their ticks where the axes are.
    func settleAxes(measurer: any TextMeasurer, force: Bool) throws {
        try checkRoom()
        for axes in axes { try axes.settle(measurer: measurer, force: force) }
    }

    /// Has axes lie where their place says, whatever a layout has found.
    func forgetLayout(of axes: Axes) { solution?.boxes[ObjectIdentifier(axes)] = nil }

    /// Settles the layout now, as the next drawing would: what it measures stays until something moves it, and so does
    /// the place that a legend has chosen.
    ///
    /// A render calls it between setup and the first update, so that no frame affects the layout of others.
    ///
    /// - Throws: what ``draw(on:)`` throws where things have no room.
    package func settleLayout(measurer: some TextMeasurer) throws {
        try settle(measurer: measurer)
        keepsLayout = true
        for legend in axes.flatMap(\.legends) { legend.keepLocation() }
    }

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
        measuredTexts = []
        isLayoutAsked = false
        if updates == 0 {
            for parts in lists {
                for (rank, part) in parts.enumerated() { part.rank = rank }
            }
        }
        updates += 1
    }

    /// All parts that can be added and removed, each with those beside it.
    private var lists: [[Artist]] {
        [axes, artists, texts, legends] + allSubfigures.flatMap { [$0.texts, $0.legends] as [[Artist]] }
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

    /// Records a warning: something that a person should know although the figure can be drawn. The first line is the
    /// warning: it is shown once per figure, and once per render. Lines after it name an example.
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
