import FlipbookCanvas

/// How wide or high axes beside or inside others are, and the gap between them.
public enum AxesLength: Hashable, Sendable {
    /// A fraction of the axes that they lie beside or in.
    case fraction(Double)
    /// Inches on the page.
    case inches(Double)
}

/// A column or a row of a divided room.
final class DividerTrack {
    /// How long it is in the unit that all tracks of the direction share, which fills the room.
    let relative: () -> Double
    let inches: Double

    init(relative: @escaping () -> Double = { 0 }, inches: Double = 0) {
        self.relative = relative
        self.inches = inches
    }

    /// As long as given, where a fraction is one of other tracks.
    convenience init(_ length: AxesLength, of other: @escaping () -> Double) {
        switch length {
        case .fraction(let fraction): self.init(relative: { fraction * other() })
        case .inches(let inches): self.init(inches: inches)
        }
    }
}

/// A room that is divided into columns and rows, some as long as the limits of axes, some in inches: the `Divider` of
/// matplotlib's axes_grid1.
final class AxesDivider {
    let room: AxesPosition
    /// From the left.
    var columns: [DividerTrack] = []
    /// From the bottom.
    var rows: [DividerTrack] = []
    /// Whether a unit is as long in both directions.
    private let isEven: () -> Bool
    private let anchor: () -> Anchor

    init(room: AxesPosition, isEven: @escaping () -> Bool, anchor: @escaping () -> Anchor) {
        self.room = room
        self.isEven = isEven
        self.anchor = anchor
    }

    /// What is divided: where a layout has put it, or where its place is.
    func roomBox(in area: FigureArea, of figure: Figure) -> PageBox {
        figure.solution?.boxes[ObjectIdentifier(self)] ?? figure.box(of: room, in: area)
    }

    /// The box of some tracks, in pixels.
    func box(of cell: DividedCell, in area: FigureArea, of figure: Figure) -> Rect {
        let room = figure.inPixels(roomBox(in: area, of: figure))
        let dpi = figure.dpi
        let (across, up) = (Self.scale(columns, room.width / dpi), Self.scale(rows, room.height / dpi))
        let least = min(across, up)
        let (x, y) = isEven() ? (least, least) : (across, up)
        let (lefts, bottoms) = (Self.offsets(columns, x, dpi), Self.offsets(rows, y, dpi))
        let size = Size(width: lefts[columns.count], height: bottoms[rows.count])
        let whole =
            isEven()
            ? anchor().box(of: size, in: room)
            : Rect(x: room.x, y: room.maxY - size.height, width: size.width, height: size.height)
        func span(_ track: (first: DividerTrack, last: DividerTrack), _ tracks: [DividerTrack]) -> (Int, Int) {
            (
                tracks.firstIndex { $0 === track.first } ?? 0,
                (tracks.firstIndex { $0 === track.last } ?? tracks.count - 1) + 1
            )
        }
        let (left, right) = span(cell.columns, columns)
        let (bottom, top) = span(cell.rows, rows)
        let all = Rect(
            x: whole.x + lefts[left], y: whole.maxY - bottoms[top], width: lefts[right] - lefts[left],
            height: bottoms[top] - bottoms[bottom])
        let part = cell.part
        return Rect(
            x: all.minX + part.left * all.width, y: all.maxY - part.top * all.height,
            width: (part.right - part.left) * all.width, height: (part.top - part.bottom) * all.height)
    }

    /// How many inches a unit takes.
    private static func scale(_ tracks: [DividerTrack], _ length: Double) -> Double {
        let units = tracks.reduce(0) { $0 + $1.relative() }
        return units > 0 ? (length - tracks.reduce(0) { $0 + $1.inches }) / units : 0
    }

    /// Where tracks begin, and where the last one ends, in pixels.
    private static func offsets(_ tracks: [DividerTrack], _ scale: Double, _ dpi: Double) -> [Double] {
        tracks.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1.relative() * scale + $1.inches) * dpi) }
    }

    /// Takes away the tracks that were added for axes.
    func remove(_ cell: DividedCell) {
        columns.removeAll { track in cell.added.contains { $0 === track } }
        rows.removeAll { track in cell.added.contains { $0 === track } }
    }
}

/// Where axes lie in a divided room.
struct DividedCell {
    let divider: AxesDivider
    var columns: (first: DividerTrack, last: DividerTrack)
    var rows: (first: DividerTrack, last: DividerTrack)
    /// The tracks that go when the axes go.
    var added: [DividerTrack] = []
    /// The part that the axes take, where a colour bar has another: fractions from the lower left corner.
    var part = PageBox.whole

    init(_ divider: AxesDivider, column: DividerTrack, row: DividerTrack) {
        self.divider = divider
        columns = (column, column)
        rows = (row, row)
    }
}

extension Axes {
    /// Tracks as long as the limits, for a unit of x and y that the aspect makes equal.
    func limitTracks() -> (x: () -> Double, y: () -> Double) {
        func length(_ axis: Axis) -> Double { axis.domain.limits.upperBound - axis.domain.limits.lowerBound }
        return (
            { [weak self] in self.map { length($0.xAxis) } ?? 0 },
            { [weak self] in self.map { length($0.yAxis) * ($0.aspect.value ?? 1) } ?? 0 }
        )
    }

    /// Adds axes beside these, which make room for them: `make_axes_locatable` and `append_axes` of matplotlib.
    ///
    ///     let side = axes.appendAxes(at: .right, size: .fraction(0.05), pad: .inches(0.1))
    ///     try figure.addColorBar(for: image, in: side)
    ///
    /// They are as high as these axes, or as wide, whatever the ``aspect`` makes of them. More axes lie beyond those that
    /// were appended before. Axes that have a colour bar beside them already keep it in their room.
    ///
    /// - Parameters:
    ///   - side: where they lie.
    ///   - size: how wide they are, or how high at the top and the bottom; a fraction is one of these axes.
    ///   - pad: the gap between.
    /// - Returns: the new axes, which share nothing with these: see ``shareX(with:)`` and ``shareY(with:)``.
    public func appendAxes(at side: Side, size: AxesLength, pad: AxesLength = .fraction(0.2)) -> Axes {
        let own = dividedCell()
        let divider = own.divider
        let lengths = limitTracks()
        let isBeside = side == .left || side == .right
        let (gap, track) = (
            DividerTrack(pad, of: isBeside ? lengths.x : lengths.y),
            DividerTrack(size, of: isBeside ? lengths.x : lengths.y)
        )
        switch side {
        case .right: divider.columns += [gap, track]
        case .left: divider.columns = [track, gap] + divider.columns
        case .top: divider.rows += [gap, track]
        case .bottom: divider.rows = [track, gap] + divider.rows
        }
        var cell =
            isBeside
            ? DividedCell(divider, column: track, row: own.rows.first)
            : DividedCell(divider, column: own.columns.first, row: track)
        cell.added = [gap, track]
        let new = Axes(position: .divided(cell), style: style)
        area?.adopt(new, of: "axes")
        changed(.layout)
        return new
    }

    /// The cell of these axes in a divider, made now where they have none.
    private func dividedCell() -> DividedCell {
        if case .divided(let cell) = position { return cell }
        let divider = AxesDivider(
            room: position, isEven: { [weak self] in self?.aspect.value != nil },
            anchor: { [weak self] in self?.anchor ?? .center })
        let lengths = limitTracks()
        divider.columns = [DividerTrack(relative: lengths.x)]
        divider.rows = [DividerTrack(relative: lengths.y)]
        let cell = DividedCell(divider, column: divider.columns[0], row: divider.rows[0])
        for twin in twins {
            twin.position = .divided(cell)
            figure?.forgetLayout(of: twin)
        }
        return cell
    }
}
