import FlipbookCanvas

/// The two slanted lines where axes are broken off, one at each end of a side.
private final class BreakMarks: Artist {
    private let side: Side

    init(_ side: Side) {
        self.side = side
        super.init(zOrder: 2)
    }

    override var name: String { "break marks of \(parent?.name ?? "no axes")" }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let spines = (parent as? Axes)?.spines else { return }
        // As wide as matplotlib's example draws them: a marker of 12 points, half as steep.
        let (x, y) = (6 * transform.pixelsPerPoint, 3 * transform.pixelsPerPoint)
        let isUpright = side == .left || side == .right
        let (across, up) = isUpright ? (y, x) : (x, y)
        let edge = Edge(side, of: transform.box)
        let ends: [(Side, Double)] =
            isUpright
            ? [(.bottom, transform.box.maxY), (.top, transform.box.minY)]
            : [(.left, transform.box.minX), (.right, transform.box.maxX)]
        for (end, place) in ends where spines[end].isVisible {
            let middle = edge.point(along: place, out: 0)
            let spine = spines[end]
            guard
                let stroke = try LineStyle.solid.stroke(
                    color: spine.color, width: max(spine.width, 1) * transform.pixelsPerPoint, of: name)
            else { continue }
            canvas.stroke(
                Path([Point(x: middle.x - across, y: middle.y + up), Point(x: middle.x + across, y: middle.y - up)]),
                stroke)
        }
    }
}

extension Axes {
    /// Ends these axes with slanted marks at a side, beyond which another part goes on.
    func breakOff(at side: Side) {
        spines[side].isVisible = false
        let marks = BreakMarks(side)
        marks.parent = self
        breakMarks.append(marks)
    }
}

extension FigureArea {
    /// Adds axes whose y axis leaves out what lies between some ranges.
    ///
    ///     let parts = try figure.addBrokenAxes(yLimits: [0...0.22, 0.78...1])
    ///     parts[0].plot(x, y)
    ///
    /// The parts lie over one another, with slanted lines where the axis is broken. What the first of them shows is shown
    /// in all; they share the x axis.
    ///
    /// - Parameters:
    ///   - yLimits: the limits of the parts, from the lowest up; two or more.
    ///   - heightRatios: how high the parts are relative to each other; as their limits where it is nil.
    ///   - gap: between the parts, as a fraction of their mean height.
    ///   - cell: the room of all; the figure's where it is nil.
    /// - Returns: the parts, from the lowest up.
    /// - Throws: ``PlotError`` where there are fewer than two ranges or no such cell, or ratios don't fit.
    public func addBrokenAxes(
        yLimits: [ClosedRange<Double>], heightRatios: [Double]? = nil, gap: Double = 0.1, in cell: GridCell? = nil
    ) throws -> [Axes] {
        let ratios = heightRatios ?? yLimits.map { $0.upperBound - $0.lowerBound }
        let parts = try makeParts(
            yLimits.count, in: cell,
            grid: GridSpec(
                rows: yLimits.count, columns: 1, heightRatios: ratios.reversed(), columnGap: 0, rowGap: gap)
        ) { grid, index in grid[yLimits.count - 1 - index, 0] }
        for (part, limits) in zip(parts, yLimits) { part.yLimits = limits }
        breakOff(parts, along: \.xAxis, from: .bottom, to: .top)
        for part in parts.dropFirst() { part.shareX(with: parts[0]) }
        return parts
    }

    /// Adds axes whose x axis leaves out what lies between some ranges, as ``addBrokenAxes(yLimits:heightRatios:gap:in:)``
    /// does along y.
    ///
    /// - Returns: the parts, from the left.
    public func addBrokenAxes(
        xLimits: [ClosedRange<Double>], widthRatios: [Double]? = nil, gap: Double = 0.1, in cell: GridCell? = nil
    ) throws -> [Axes] {
        let ratios = widthRatios ?? xLimits.map { $0.upperBound - $0.lowerBound }
        let parts = try makeParts(
            xLimits.count, in: cell,
            grid: GridSpec(rows: 1, columns: xLimits.count, widthRatios: ratios, columnGap: gap, rowGap: 0)
        ) { grid, index in grid[0, index] }
        for (part, limits) in zip(parts, xLimits) { part.xLimits = limits }
        breakOff(parts, along: \.yAxis, from: .left, to: .right)
        for part in parts.dropFirst() { part.shareY(with: parts[0]) }
        return parts
    }

    /// Breaks parts off where others go on; only the first has the ticks and labels of the axis that they share.
    private func breakOff(_ parts: [Axes], along axis: KeyPath<Axes, Axis>, from first: Side, to last: Side) {
        for (index, part) in parts.enumerated() {
            part.make {
                if index < parts.count - 1 { $0.breakOff(at: last) }
                guard index > 0 else { return }
                $0.breakOff(at: first)
                let shared = $0[keyPath: axis]
                shared.tickStyle.sides.subtract([first])
                shared.minorTickStyle.sides.subtract([first])
                shared.tickStyle.labelSides = []
                shared.minorTickStyle.labelSides = []
            }
        }
    }

    private func makeParts(
        _ count: Int, in cell: GridCell?, grid: GridSpec, at place: (GridSpec, Int) -> GridCell
    ) throws -> [Axes] {
        guard count > 1 else {
            throw PlotError(.subplots, "broken axes need two or more ranges of limits; give the range of each part")
        }
        let inner = (cell ?? GridSpec(rows: 1, columns: 1)[0, 0]).subgrid(grid)
        let parts = try (0..<count).map { try addAxes(in: place(inner, $0)) }
        for part in parts.dropFirst() { part.shown = parts[0] }
        return parts
    }
}
