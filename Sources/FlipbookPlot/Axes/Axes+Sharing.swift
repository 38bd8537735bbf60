/// Axes that lie over each other. An identity, and nothing else.
final class TwinGroup {}

extension Axes {
    /// Has the x axis' limits, scale and choice of ticks in common with other axes of the same figure from now on.
    ///
    /// What was set here before is forgotten. Limits that follow the data follow those of both.
    public func shareX(with other: Axes) { xAxis.share(other.xAxis) }

    /// Has the y axis' limits, scale and choice of ticks in common with other axes of the same figure from now on.
    ///
    /// What was set here before is forgotten. Limits that follow the data follow those of both.
    public func shareY(with other: Axes) { yAxis.share(other.yAxis) }

    /// Axes over these with the same x axis and a y axis of their own, at the right.
    ///
    /// Where they keep a ratio of units, limits are adjusted and not the box.
    /// ``Figure/remove(_:)-(Axes)`` takes them away again, and their axis then goes back to the side where it was.
    public func twinX() -> Axes {
        let twin = makeTwin(by: #function) {
            $0.xAxis.isVisible = false
            $0.yAxis.side = .right
        }
        twin.shareX(with: self)
        twin.movedAxis = yAxis
        yAxis.makeRoom(for: twin, at: .left)
        return twin
    }

    /// Axes over these with the same y axis and an x axis of their own, at the top.
    ///
    /// Where they keep a ratio of units, limits are adjusted and not the box.
    /// ``Figure/remove(_:)-(Axes)`` takes them away again, and their axis then goes back to the side where it was.
    public func twinY() -> Axes {
        let twin = makeTwin(by: #function) {
            $0.yAxis.isVisible = false
            $0.xAxis.side = .top
        }
        twin.shareY(with: self)
        twin.movedAxis = xAxis
        xAxis.makeRoom(for: twin, at: .bottom)
        return twin
    }

    private func makeTwin(by call: String, _ step: @escaping (Axes) -> Void) -> Axes {
        let twin = Axes(position: position, style: style)
        area?.adopt(twin, by: call, of: "axes")
        twin.room = room
        let group = twinGroup ?? TwinGroup()
        for axes in [self, twin] {
            axes.twinGroup = group
            if axes.ownAdjustable == .box { axes.ownAdjustable = nil }
            axes.changed([.data, .layout])
        }
        twin.zOrder = zOrder
        let color = color.opacity(0)
        twin.make {
            $0.color = color
            step($0)
        }
        return twin
    }

    /// Has nothing in common with other axes from now on.
    func leaveOthers() {
        for axis in allAxes { axis.leaveDomain() }
        movedAxis?.moveBack(from: self)
        movedAxis = nil
        let others = twins.filter { $0 !== self }
        twinGroup = nil
        if others.count == 1 { others[0].twinGroup = nil }
        for twin in others { twin.changed([.data, .layout]) }
    }

    /// These axes and those that lie over them.
    var twins: [Axes] {
        guard let twinGroup, let figure else { return [self] }
        return figure.axes.filter { $0.twinGroup === twinGroup }
    }
}

/// Which axes of a grid have limits and ticks in common.
public enum Sharing: Hashable, Sendable {
    /// None.
    case none
    /// All of the grid.
    case all
    /// Those of each row.
    case row
    /// Those of each column.
    case column
}

/// Shares the axes of a grid, and leaves tick labels to the outer ones: to the last of a column that shares x, to the
/// first of a row that shares y.
func share(_ grid: [[Axes]], x: Sharing, y: Sharing) {
    for (row, line) in grid.enumerated() {
        for (column, axes) in line.enumerated() {
            if let first = x.first(of: grid, row: row, column: column) { axes.shareX(with: first) }
            if let first = y.first(of: grid, row: row, column: column) { axes.shareY(with: first) }
            if x == .all || x == .column, row < grid.count - 1 { axes.make { $0.xAxis.hideLabels() } }
            if y == .all || y == .row, column > 0 { axes.make { $0.yAxis.hideLabels() } }
        }
    }
}

extension Sharing {
    fileprivate func first(of grid: [[Axes]], row: Int, column: Int) -> Axes? {
        switch self {
        case .none: nil
        case .all: grid[0][0]
        case .row: grid[row][0]
        case .column: grid[0][column]
        }
    }
}

extension Axis {
    fileprivate func hideLabels() {
        tickStyle.labelSides.remove(side)
        minorTickStyle.labelSides.remove(side)
    }
}
