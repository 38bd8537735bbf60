/// Axes of angles and radii around a centre: x are angles in radians, y are radii. Made by
/// ``FigureArea/addPolarAxes(in:)``.
///
///     let polar = figure.addPolarAxes()
///     polar.plot(angles, radii)
///     polar.radiusLimits = 0...2
///     polar.zeroLocation = .north
///
/// Points are joined by straight lines, and bars are bent. A point whose radius is less than that of the centre leaves
/// a gap. Of the ``Axes/spines``, `top` is the rim and `bottom` the inner rim, where there is one; `left` and `right`
/// lie where the angle begins and ends, where it isn't a full circle. There are no marks at the ticks.
public final class PolarAxes: Axes {
    /// Where an angle of 0 lies.
    public enum ZeroLocation: Hashable, Sendable {
        case east, northeast, north, northwest, west, southwest, south, southeast
        /// Counter-clockwise from the east, which is at the right.
        case angle(Angle)
    }

    /// Where angles grow to.
    public enum Direction: Hashable, Sendable { case counterclockwise, clockwise }

    /// Where an angle of 0 lies.
    public var zeroLocation = ZeroLocation.east { didSet { changed(.layout) } }
    /// Where angles grow to.
    public var direction = Direction.counterclockwise { didSet { changed(.layout) } }
    /// The angle along which the labels of radii lie, where the angle goes around a full circle.
    public var radiusLabelAngle = Angle.degrees(22.5) { didSet { changed(.layout) } }
    /// The radius of the centre; the first of the ``radiusLimits`` where it is nil. A smaller one leaves a hole in the
    /// middle.
    public var radiusOrigin: Double? { didSet { changed(.layout) } }

    required init(position: AxesPosition, style: Style) {
        super.init(position: position, style: style)
        aspect = .equal
        angleAxis.noun = "angle"
        radiusAxis.noun = "radius"
        angleLimits = 0...fullCircle
        radiusAxis.domain.span.beginsAtZero = true
        gridLines = style.gridLines ?? GridLines()
        for axis in [angleAxis, radiusAxis] {
            axis.tickStyle.sides = []
            axis.minorTickStyle.sides = []
        }
        angleAxis.standardLocator = .degrees
        angleAxis.standardFormatter = .degrees
    }

    override func reset(to new: Axes) {
        super.reset(to: new)
        guard let new = new as? PolarAxes else { return }
        zeroLocation = new.zeroLocation
        direction = new.direction
        radiusLabelAngle = new.radiusLabelAngle
        radiusOrigin = new.radiusOrigin
    }

    /// The axis of the angle, in radians; its labels lie around the rim.
    public var angleAxis: Axis { xAxis }

    /// The axis of the radius.
    public var radiusAxis: Axis { yAxis }

    /// From where to where the angle goes, in radians: a full circle, or less for a part of one; drawing throws a
    /// ``PlotError`` where it is more.
    public var angleLimits: ClosedRange<Double> {
        get { xLimits }
        set { xLimits = newValue }
    }

    /// The radius in the centre and at the rim. Setting it keeps it; until then it begins at 0, or below it at the least
    /// of the data, and follows the data at the rim.
    public var radiusLimits: ClosedRange<Double> {
        get { yLimits }
        set { yLimits = newValue }
    }

    override var unitRatio: Double { 1 }

    override var transform: Transform? {
        guard let flat = super.transform else { return nil }
        let projection = PolarProjection(
            box: flat.box, angles: flat.xLimits, zeroAngle: zeroLocation.degrees * .pi / 180,
            isClockwise: direction == .clockwise, labelAngle: radiusLabelAngle.radians, radii: flat.ySpan,
            origin: radiusOrigin)
        return Transform(
            box: flat.box, x: flat.xSpan, y: flat.ySpan, pixelsPerPoint: flat.pixelsPerPoint, projection: projection)
    }

    override func check() throws {
        guard angleAxis.scale == .linear else {
            throw PlotError(.scale, "\(angleAxis.name): an angle has a linear scale; make its scale that")
        }
        try super.check()
        let turns = (angleLimits.upperBound - angleLimits.lowerBound) / fullCircle
        guard turns <= 1 + 1e-14 else {
            throw PlotError(
                .limits,
                "\(angleAxis.name): limits of \(turns) circles can't be drawn; give limits, and ticks, in radians that "
                    + "are a full circle apart at most")
        }
        guard adjustable == .box else {
            throw PlotError(
                .aspect,
                "\(name): the limits of polar axes, and of those over them, can't be adjusted; leave it to the "
                    + "box")
        }
        guard zeroLocation.degrees.isFinite, radiusLabelAngle.degrees.isFinite else {
            throw PlotError(
                .limits, "\(name): the zero location or the angle of the radius labels is not a finite number")
        }
        try checkOrigin()
    }

    private func checkOrigin() throws {
        guard let origin = radiusOrigin else { return }
        let limits = radiusLimits
        let isBefore = radiusAxis.isInverted ? origin > limits.lowerBound : origin < limits.upperBound
        guard origin.isFinite, isBefore, radiusAxis.scale.accepts(origin) else {
            throw PlotError(
                .limits,
                "\(radiusAxis.name): \(origin) can't be the radius of the centre; give one before the radius at the rim, "
                    + "and above 0 on a logarithmic axis")
        }
    }
}

extension PolarAxes.ZeroLocation {
    /// Counter-clockwise from the right.
    fileprivate var degrees: Double {
        switch self {
        case .east: 0
        case .northeast: 45
        case .north: 90
        case .northwest: 135
        case .west: 180
        case .southwest: 225
        case .south: 270
        case .southeast: 315
        case .angle(let angle): angle.degrees
        }
    }
}

extension FigureArea {
    /// Polar axes over some cells of a grid.
    ///
    /// - Throws: ``PlotError`` where the grid has no such cells.
    public func addPolarAxes(in cell: GridCell) throws -> PolarAxes {
        try cell.check()
        return adopt(PolarAxes(position: .cell(cell), style: style))
    }

    /// Polar axes that take all the room.
    public func addPolarAxes() -> PolarAxes {
        adopt(PolarAxes(position: .cell(GridSpec(rows: 1, columns: 1)[0, 0]), style: style))
    }
}
