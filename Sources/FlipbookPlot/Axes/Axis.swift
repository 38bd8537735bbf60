import FlipbookCanvas

/// One of the two axes of ``Axes``: its limits and scale, its ticks with their labels, its own label.
public final class Axis: Artist {
    enum Direction: String { case x, y, z }
    let direction: Direction
    /// What the axis is called in errors.
    var noun: String

    /// What the axis shows; written beyond the tick labels.
    public let label: Text
    /// From the tick labels to the label, in points.
    public var labelPad: Double { didSet { changed(.layout) } }
    /// The looks of the ticks and their labels.
    public var tickStyle: TickStyle { didSet { changed(.layout) } }
    /// The looks of the minor ticks and their labels.
    public var minorTickStyle: TickStyle { didSet { changed(.layout) } }
    /// The font of the tick labels.
    public var fontFamily: String { didSet { changed(.layout) } }
    /// Lines across the axes at the ticks; nil for none.
    public var gridLines: GridLines? { didSet { changed(.looks) } }
    /// Lines across the axes at the minor ticks; nil for none.
    public var minorGridLines: GridLines? { didSet { changed(.looks) } }

    /// The limits, the scale and the choice of ticks, which shared axes have in common.
    private(set) var domain: AxisDomain
    let hasMinorTicks: Bool
    private var labelSide: Side { didSet { changed(.layout) } }
    var settledTicks: SettledTicks?
    var placed = PlacedAxis()

    init(_ direction: Direction, style: Style) {
        self.direction = direction
        noun = direction.rawValue
        label = Text(size: style.labelSize, style: style)
        labelPad = style.labelPad
        tickStyle = style.ticks
        minorTickStyle = style.minorTicks
        hasMinorTicks = style.hasMinorTicks
        fontFamily = style.fontFamily
        gridLines = style.gridLines
        minorGridLines = style.minorGridLines
        domain = AxisDomain(margin: style.margin)
        labelSide = direction == .x ? .bottom : .left
        super.init(zOrder: style.axisZOrder)
        label.color = style.axisLabelColor
        domain.add(self)
        label.parent = self
        label.verticalAlignment = direction == .x ? .top : .bottom
        if direction == .y {
            label.rotation = 90
            label.rotationMode = .anchor
        }
    }

    var axes: Axes? { parent as? Axes }

    override var takesRoom: Bool { true }

    override var parts: [Artist] { [label] }

    override var name: String { "\(noun) axis of \(parent?.name ?? "no axes")" }

    /// The side with the label and the offset text. Setting it moves the ticks and the tick labels there too; tick labels
    /// that are nowhere stay away.
    ///
    /// An x axis has bottom and top, a y axis left and right; nothing happens where it is given one of the others.
    public var side: Side {
        get { labelSide }
        set {
            guard direction.sides.contains(newValue) else { return }
            labelSide = newValue
            label.verticalAlignment =
                switch newValue {
                case .bottom, .right: .top
                case .left: .bottom
                case .top: .baseline
                }
            for style in [\Axis.tickStyle, \Axis.minorTickStyle] {
                self[keyPath: style].sides = [newValue]
                if !self[keyPath: style].labelSides.isDisjoint(with: direction.sides) {
                    self[keyPath: style].labelSides = [newValue]
                }
            }
        }
    }

    /// Has the limits, the scale and the choice of ticks in common with another axis from now on.
    func share(_ other: Axis) {
        guard domain !== other.domain else { return }
        domain.remove(self)
        domain = other.domain
        domain.add(self)
        changed(.all)
    }

    override func draw(on canvas: any Canvas, in view: View) throws {
        try drawGridLines(on: canvas, in: view)
        try drawTicks(on: canvas, in: view)
        try drawTexts(on: canvas, in: view)
    }

    /// Throws where the axis was given something that can't be drawn.
    func check() throws {
        try scale.check(name)
        try domain.checkLimits(of: name)
        try locator.check(in: limits, of: name)
        try minorLocator.check(in: limits, of: name)
        try formatter.check(name)
        try minorFormatter.check(name)
    }
}

extension Axis.Direction {
    /// 0 for x, 1 for y, 2 for z.
    var index: Int { self == .x ? 0 : self == .y ? 1 : 2 }

    /// The side where the axis begins, and the one opposite.
    var sides: [Side] { self == .x ? [.bottom, .top] : [.left, .right] }
}
