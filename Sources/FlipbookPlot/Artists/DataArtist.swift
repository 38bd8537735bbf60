import FlipbookCanvas

/// An artist that shows data in axes, and can be added to them: a ``Line``, an ``Image``, or a ``CustomArtist`` of your own.
open class DataArtist: Artist {
    /// What the artist is called in a legend and in errors. A legend leaves out one that begins with an underscore.
    public var label = "" { didSet { changed(.layout) } }
    /// Multiplies the alpha of its colours: 0 transparent, 1 as the colours are.
    public var alpha = 1.0 { didSet { changed(.looks) } }

    /// Whether what lies outside the axes is cut off. Nothing is, where it is false: the artist reaches over the axes.
    public var isClipped = true { didSet { changed(.looks) } }
    /// The shape outside of which nothing of the artist is drawn, besides what lies outside the axes; nil for none. Limits don't
    /// follow it. Texts that the artist writes beside its data are drawn outside of it too.
    public var clipPath: ClipPath? { didSet { changed(.looks) } }
    /// What its x and y are given in: data, unless it is set. Limits don't follow what isn't given in data.
    public var coordinates = Coordinates.data { didSet { changed(.all) } }

    /// How its paths are drawn, one after the other; as they are where it is empty.
    ///
    ///     line.pathEffects = [.stroke(color: .white, width: 5), .normal]
    ///
    /// Drawing throws a ``PlotError`` where a width is negative, ticks lie less than 0.1 points apart, or a number is not finite or is
    /// 1,000,000 or more. See <doc:TextsAndAnnotations>.
    public var pathEffects: [PathEffect] = [] { didSet { changed(.looks) } }

    /// Whether an effect is drawn for all elements before the next effect begins, as matplotlib does for its collections; otherwise
    /// each path gets all effects at once.
    var isCollection: Bool { false }

    override final func drawWithEffects(on canvas: any Canvas, in transform: Transform) throws {
        try transform.clipToPath(canvas) {
            guard !pathEffects.isEmpty else { return try draw(on: canvas, in: transform) }
            for effects in isCollection ? pathEffects.map({ [$0] }) : [pathEffects] {
                try draw(on: self.canvas(canvas, effects, transform.pixelsPerPoint), in: transform)
            }
        }
    }

    /// Draws what stands for the thing that has one of the ``legendLabels``, with the effects of its paths.
    final func drawSampleWithEffects(
        ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double
    ) throws {
        try drawSample(
            ofLabel: index, on: self.canvas(canvas, pathEffects, pixelsPerPoint), in: box,
            pixelsPerPoint: pixelsPerPoint)
    }

    /// A canvas that draws with effects, which fade as the artist does.
    private func canvas(_ canvas: any Canvas, _ effects: [PathEffect], _ scale: Double) throws -> any Canvas {
        try canvas.affected(by: effects, opacity: min(max(alpha, 0), 1), pixelsPerPoint: scale, of: name)
    }

    /// What kind of artist it is, for errors.
    var kind: String { "artist" }

    /// The range of its data, for limits that follow them; nil where it has none.
    final var dataLimits: DataLimits? { limits(dataVersion) { limitsOfData().map(coordinates.limits) } }
    private var limits = Cached<DataLimits?>()

    /// Finds ``dataLimits``.
    func limitsOfData() -> DataLimits? { nil }

    /// The range of its data along z, empty where they have two dimensions.
    final var zExtent: DataExtent { depth(dataVersion) { extentAlongZ() } }
    private var depth = Cached<DataExtent>()

    /// Finds ``zExtent``.
    func extentAlongZ() -> DataExtent { DataExtent() }

    /// How often the data have changed: what is derived from them is ``Cached`` until they change again.
    private(set) final var dataVersion = 0

    /// Where it lies in axes, or in a figure.
    func transform(_ transform: Transform) -> Transform {
        guard !isClipped || coordinates != .data else { return transform }
        let textSize = inheritedStyle.textSize * transform.pixelsPerPoint
        return coordinates.transform(transform, by: reference(transform, fontSize: textSize)).clipped(isClipped)
    }

    override func changed(_ what: Changes) {
        if what.contains(.data) { dataVersion += 1 }
        super.changed(what)
    }

    /// Whether limits follow it; axes where none does have limits from 0 to 1.
    var affectsLimits: Bool { true }

    /// Whether limits that follow the data leave the style's margin for it along an axis that has none of its own.
    func needsMargin(along direction: Axis.Direction) -> Bool { false }

    /// Values of x that the margin of following limits doesn't cross: the edge of an image.
    var stickyX: [Double] { [] }
    /// Values of y that the margin of following limits doesn't cross: the foot of a bar.
    var stickyY: [Double] { [] }

    /// The ticks that an axis has for it where the axis chooses: one at each box of a box plot.
    func ticks(along direction: Axis.Direction) -> [Tick] { [] }

    /// Records that its ticks may have changed, and its data.
    func ticksChanged() {
        changed([.data, .layout])
        guard let axes = parent as? Axes else { return }
        for axis in [axes.xAxis, axes.yAxis] { axis.domain.artistTicksChanged() }
    }

    /// Whether limits that follow the data move for it only where it would lie outside of them, unless something is added
    /// after it.
    var needsNoMargin: Bool { false }

    /// Whether a legend tells what the artist is, where it has a label.
    var isInLegend: Bool { false }

    /// Whether it is one of matplotlib's containers, which a legend shows after all other artists: bars, error bars, stems.
    var isContainer: Bool { false }

    /// What a legend calls the things that the artist shows: its label, unless it has one for each of them.
    var legendLabels: [String] { [label] }

    /// Draws what stands for the artist in a legend, into a box of pixels.
    func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {}

    /// Draws what stands for the thing that has one of the ``legendLabels``.
    func drawSample(ofLabel index: Int, on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        try drawSample(on: canvas, in: box, pixelsPerPoint: pixelsPerPoint)
    }

    /// Adds what a legend should not hide.
    func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {}

    /// What it shows at z-orders of their own, such as the error bars and the texts of bars. They move where it changes, and
    /// are seen where it is visible.
    var overlays: [Artist] { [] }

    override var parts: [Artist] { overlays }

    /// The layouts of the texts that it draws itself.
    func textLayouts(in transform: Transform, measurer: any TextMeasurer) throws -> [TextLayout] { [] }

    /// The box on the canvas of what may reach over the axes, so that a tight layout makes room for it; nil where nothing does.
    func box(in transform: Transform, measurer: any TextMeasurer) throws -> Rect? { nil }

    /// Takes from the axes what it wasn't given itself: their style, a colour of the cycle.
    func join(_ axes: Axes) { inherit(axes.style) }

    /// Has the looks of a style where it has none of its own.
    func inherit(_ style: Style) { self.style = style }

    private var style = Style.standard
    override final var inheritedStyle: Style { style }

    /// The colour that axes gave it. It keeps that one when it leaves them, comes back, or moves to others.
    private(set) final var cycleColor: Color?
    /// The colour of an artist that has none of its own.
    final var inheritedColor: Color { cycleColor ?? inheritedStyle.firstColor }
    /// The dashes, marker and width that axes gave it with the colour.
    private(set) final var cycleLook = Cycle.Look()
    /// In which update axes gave it colours; 0 for the setup, nil for never.
    private var colorUpdate: Int?

    /// Takes a colour from the axes that it joins, unless it has one.
    final func takeColor(from axes: Axes, _ color: (Axes) -> Color) {
        if takesColors(from: axes) { cycleColor = color(axes) }
    }

    /// Takes what the axes' cycle has for the next line, unless it has taken some.
    final func takeLook(from axes: Axes) {
        guard takesColors(from: axes) else { return }
        cycleLook = axes.nextLook()
        cycleColor = cycleLook.color ?? axes.style.lineColor ?? axes.style.firstColor
    }

    /// Whether it is to take colours from the axes that it joins: not where it has some from the setup or from this
    /// update. Those of an earlier update don't count: another process may not have drawn that frame.
    final func takesColors(from axes: Axes) -> Bool {
        let update = axes.figure?.updates ?? 0
        if let colorUpdate, colorUpdate == 0 || colorUpdate == update { return false }
        colorUpdate = update
        if rank != nil {
            axes.figure?.undoBeforeNextUpdate { [self] in
                colorUpdate = nil
                forgetColors()
                changed(.looks)
            }
        }
        return true
    }

    /// Forgets the colours that axes gave it.
    func forgetColors() { (cycleColor, cycleLook) = (nil, Cycle.Look()) }

    /// By its label where it has one, else by its number in its axes.
    override var name: String {
        guard let axes = parent as? Axes else { return label.isEmpty ? kind : "\(kind) '\(label)'" }
        let number = (axes.artists.firstIndex { $0 === self } ?? 0) + 1
        return "\(kind) \(label.isEmpty ? "\(number)" : "'\(label)'") of \(axes.name)"
    }
}
