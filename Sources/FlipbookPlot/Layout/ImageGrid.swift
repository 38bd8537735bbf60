/// Axes of images in a grid whose gaps are in inches, and the axes for their colour bars. Made by
/// ``FigureArea/addImageGrid(rows:columns:pad:rowPad:colorBars:at:colorBarSize:colorBarPad:in:)``.
public struct ImageGrid {
    /// Which colour bars have room in the grid.
    public enum ColorBars: Hashable, Sendable {
        /// None.
        case none
        /// One for all axes.
        case single
        /// One beside each axes.
        case each
        /// One for each row at the left or the right, for each column at the top or the bottom.
        case edge
    }

    /// The axes by row, then by column.
    public let axes: [[Axes]]
    /// The axes for colour bars, from the upper left to the lower right: see ``FigureArea/addColorBar(for:in:at:label:)``.
    public let colorBarAxes: [Axes]
}

extension FigureArea {
    /// Adds a grid of axes for images: the `ImageGrid` of matplotlib's axes_grid1.
    ///
    ///     let grid = try figure.addImageGrid(rows: 1, columns: 2, pad: 0.1, colorBars: .single)
    ///     for axes in grid.axes[0] { image = axes.image(values) }
    ///     try figure.addColorBar(for: image, in: grid.colorBarAxes[0])
    ///
    /// Axes are as large as their limits, all in one unit. Those of a column share x, those of a row share y, and tick
    /// labels are at the left and the bottom only.
    ///
    /// - Parameters:
    ///   - rows: how many axes are below one another.
    ///   - columns: how many axes are beside one another.
    ///   - pad: the gap between two columns, in inches.
    ///   - rowPad: the gap between two rows, in inches; `pad` where it is nil.
    ///   - colorBars: which colour bars there is room for.
    ///   - side: where the colour bars lie.
    ///   - colorBarSize: how wide a colour bar is; a fraction is one of the axes, or of all of them for a single one.
    ///   - colorBarPad: the gap between axes and colour bar; `pad` where it is nil.
    ///   - cell: the room of all; the figure's where it is nil.
    /// - Throws: ``PlotError`` where there is less than one row or column, or no such cell.
    public func addImageGrid(
        rows: Int, columns: Int, pad: Double = 0.02, rowPad: Double? = nil, colorBars: ImageGrid.ColorBars = .none,
        at side: Side = .right, colorBarSize: AxesLength = .fraction(0.05), colorBarPad: AxesLength? = nil,
        in cell: GridCell? = nil
    ) throws -> ImageGrid {
        let room = cell ?? GridSpec(rows: 1, columns: 1)[0, 0]
        try room.check()
        guard rows > 0, columns > 0 else {
            throw PlotError(.subplots, "an image grid of \(rows)x\(columns) can't be; give 1 or more rows and columns")
        }
        let divider = AxesDivider(room: .cell(room), isEven: { true }, anchor: { .center })
        let axes = (0..<rows).map { _ in (0..<columns).map { _ in Axes(position: .cell(room), style: style) } }
        let isBeside = side == .left || side == .right
        let barPad = colorBarPad ?? .inches(isBeside ? pad : rowPad ?? pad)
        // A track for each column of axes and for each of bars, from the left; then the rows, from the bottom.
        var acrossTracks = tracks(
            columns, gap: pad, bars: isBeside ? colorBars : .none, isBefore: side == .left, size: colorBarSize,
            barPad: barPad, length: { axes[0][$0].limitTracks().x })
        var upTracks = tracks(
            rows, gap: rowPad ?? pad, bars: isBeside ? .none : colorBars, isBefore: side == .bottom, size: colorBarSize,
            barPad: barPad, length: { axes[rows - 1 - $0][0].limitTracks().y })
        if colorBars == .single {
            let lowest = axes[rows - 1][0].limitTracks()
            let count = Double(isBeside ? rows : columns)
            let length = isBeside ? lowest.x : lowest.y
            let new = [
                DividerTrack(barPad, of: { count * length() }), DividerTrack(colorBarSize, of: { count * length() }),
            ]
            if isBeside {
                acrossTracks.add(new, isBefore: side == .left)
            } else {
                upTracks.add(new, isBefore: side == .bottom)
            }
        }
        (divider.columns, divider.rows) = (acrossTracks.all, upTracks.all)
        for row in 0..<rows {
            for column in 0..<columns {
                axes[row][column].position = .divided(
                    DividedCell(divider, column: acrossTracks.axes[column], row: upTracks.axes[rows - 1 - row]))
                adopt(axes[row][column])
            }
        }
        share(axes, x: .column, y: .row)
        let cells: [DividedCell]
        switch colorBars {
        case .none: cells = []
        case .single:
            var cell = DividedCell(divider, column: acrossTracks.axes[0], row: upTracks.axes[0])
            if isBeside {
                cell.columns = (acrossTracks.bars[0], acrossTracks.bars[0])
                cell.rows = (divider.rows[0], divider.rows[divider.rows.count - 1])
            } else {
                cell.rows = (upTracks.bars[0], upTracks.bars[0])
                cell.columns = (divider.columns[0], divider.columns[divider.columns.count - 1])
            }
            cells = [cell]
        case .each:
            cells = (0..<rows * columns).map { index in
                let (row, column) = (rows - 1 - index / columns, index % columns)
                return DividedCell(
                    divider, column: isBeside ? acrossTracks.bars[column] : acrossTracks.axes[column],
                    row: isBeside ? upTracks.axes[row] : upTracks.bars[row])
            }
        case .edge:
            cells = (0..<(isBeside ? rows : columns)).map { index in
                DividedCell(
                    divider, column: isBeside ? acrossTracks.bars[0] : acrossTracks.axes[index],
                    row: isBeside ? upTracks.axes[rows - 1 - index] : upTracks.bars[0])
            }
        }
        return ImageGrid(axes: axes, colorBarAxes: cells.map { adopt(Axes(position: .divided($0), style: style)) })
    }

    /// The tracks of one direction, without those of a single bar.
    private func tracks(
        _ count: Int, gap: Double, bars: ImageGrid.ColorBars, isBefore: Bool, size: AxesLength, barPad: AxesLength,
        length: (Int) -> () -> Double
    ) -> GridTracks {
        var result = GridTracks()
        for index in 0..<count {
            if index > 0 { result.all.append(DividerTrack(inches: gap)) }
            let own = DividerTrack(relative: length(index))
            let hasBar = bars == .each || bars == .edge && index == (isBefore ? 0 : count - 1)
            let (bar, pad) = (DividerTrack(size, of: own.relative), DividerTrack(barPad, of: own.relative))
            result.all += !hasBar ? [own] : isBefore ? [bar, pad, own] : [own, pad, bar]
            result.axes.append(own)
            if hasBar { result.bars.append(bar) }
        }
        return result
    }
}

/// The columns or the rows of an image grid.
private struct GridTracks {
    var all: [DividerTrack] = []
    var axes: [DividerTrack] = []
    var bars: [DividerTrack] = []

    /// Adds the gap and the track of a single bar.
    mutating func add(_ new: [DividerTrack], isBefore: Bool) {
        all = isBefore ? new.reversed() + all : all + new
        bars = [new[1]]
    }
}
