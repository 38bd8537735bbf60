import FlipbookCanvas

/// What holds axes, titles and legends: a ``Figure``, or a ``Subfigure`` in one.
public class FigureArea: ArtistContainer {
    /// The colour around the axes.
    public final var color: Color { didSet { changed(.looks) } }
    /// The title over all axes; ``title`` is its string.
    public let titleText: PlacedText
    /// The text under all axes; ``xLabel`` is its string.
    public let xLabelText: PlacedText
    /// The text left of all axes; ``yLabel`` is its string.
    public let yLabelText: PlacedText
    /// The parts that were made with ``addSubfigures(rows:columns:widthRatios:heightRatios:columnGap:rowGap:)``.
    public internal(set) final var subfigures: [Subfigure] = []

    override init(style: Style) {
        color = style.figureColor
        titleText = AreaText(.figureTitle, at: (0.5, 0.98), .center, .top)
        xLabelText = AreaText(.figureLabel, at: (0.5, 0.01), .center, .bottom)
        yLabelText = AreaText(.figureLabel, at: (0.02, 0.5), .left, .center)
        yLabelText.rotation = .degrees(90)
        super.init(style: style)
        for text in areaTexts { text.parent = self }
    }

    /// The axes, in the order in which they were made, those in subfigures included.
    public var axes: [Axes] { [] }

    /// The title over all axes, matplotlib's `suptitle`.
    public final var title: String {
        get { titleText.string }
        set { titleText.string = newValue }
    }

    /// The text under all axes, matplotlib's `supxlabel`.
    public final var xLabel: String {
        get { xLabelText.string }
        set { xLabelText.string = newValue }
    }

    /// The text left of all axes, matplotlib's `supylabel`.
    public final var yLabel: String {
        get { yLabelText.string }
        set { yLabelText.string = newValue }
    }

    /// The title and the labels.
    final var areaTexts: [PlacedText] { [titleText, xLabelText, yLabelText] }

    /// All parts of the area, and theirs.
    final var allSubfigures: [Subfigure] { subfigures.flatMap { [$0] + $0.allSubfigures } }

    /// What is written here over the axes, from the lowest to the highest.
    final var ownTexts: [Artist] { texts + areaTexts as [Artist] + legends }

    /// The sides of the area, as fractions of the figure.
    var frame: PageBox { PageBox(left: 0, right: 1, bottom: 0, top: 1) }

    /// The sides of the area without a layout that moves it.
    final var frameWithoutLayout: PageBox {
        guard let own = self as? Subfigure, let outer = own.outer else { return frame }
        return own.cell.box(outer.parameters).inside(outer.frameWithoutLayout)
    }

    /// The edges of grids here and the gaps between their cells.
    var parameters: SubplotParameters { figure?.subplotParameters ?? SubplotParameters() }

    /// The area on the canvas, 0...1 along both sides; nil without a figure.
    final var areaTransform: Transform? {
        figure.map {
            Transform(box: $0.inPixels(frame), xLimits: 0...1, yLimits: 0...1, pixelsPerPoint: $0.pixelsPerPoint)
        }
    }

    /// Adds axes over those that are there, for a call of the figure or of axes.
    @discardableResult
    final func adopt<New: Axes>(_ new: New, by call: String = #function, of caller: String = "figure") -> New {
        new.subfigure = self as? Subfigure
        figure?.insert(new, by: "\(caller).\(call)")
        return new
    }

    /// Sets the title, the labels and the colour to those of a new area.
    final func reset(to new: FigureArea) {
        for (text, other) in zip(areaTexts, new.areaTexts) {
            text.reset(to: other)
            (text.position, text.coordinates) = (other.position, other.coordinates)
            text.isClipped = false
        }
        color = figure?.hasBackground ?? true ? new.color : new.color.opacity(0)
    }
}

/// A title or a label of a figure. A layout moves it where it is at the position that it was made with.
final class AreaText: PlacedText {
    private let standard: (x: Double, y: Double)
    private let standardAlignment: VerticalAlignment
    /// Where a layout has put it; nil where none has.
    private(set) var placed: Placed?

    /// Puts it where a layout has it.
    func put(_ placed: Placed?) {
        guard self.placed != placed else { return }
        self.placed = placed
        changed(.looks)
    }

    struct Placed: Hashable {
        var x: Double?
        var y: Double?
        /// Whether the text stands on that place.
        var isOnIt = false
    }

    init(
        _ role: TextRole, at position: (x: Double, y: Double), _ horizontal: HorizontalAlignment,
        _ vertical: VerticalAlignment
    ) {
        standard = position
        standardAlignment = vertical
        super.init("", at: position, in: .figure, role: role)
        horizontalAlignment = horizontal
        verticalAlignment = vertical
    }

    /// Whether a layout may move it: along the direction in which it is given here.
    var isAutomatic: Bool {
        coordinates == .figure && isVisible && !string.isEmpty
            && (rotation == .zero ? position.y == standard.y : position.x == standard.x)
    }

    override func point(in transform: Transform) -> Point {
        guard let placed, isAutomatic else { return super.point(in: transform) }
        let box = transform.box
        return Point(
            x: box.minX + (placed.x ?? position.x) * box.width, y: box.maxY - (placed.y ?? position.y) * box.height)
    }

    override var alignmentInLayout: VerticalAlignment {
        placed?.isOnIt == true && isAutomatic ? .bottom : verticalAlignment
    }
}
