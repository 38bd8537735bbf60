import FlipbookCanvas

extension Axis {
    /// Draws a line across the box at each tick.
    func drawGridLines(on canvas: any Canvas, in transform: Transform) throws {
        try draw(gridLines, at: placed.major.positions, on: canvas, in: transform)
        try draw(minorGridLines, at: placed.minor.positions, on: canvas, in: transform)
    }

    private func draw(_ grid: GridLines?, at positions: [Double], on canvas: any Canvas, in transform: Transform) throws
    {
        guard let grid else { return }
        let width = grid.width * transform.pixelsPerPoint
        let name = "grid of \(name)"
        guard let stroke = try grid.style.stroke(color: grid.color, alpha: grid.alpha, width: width, of: name) else {
            return
        }
        let lines = transform.projection.gridLines(at: positions, along: direction)
        guard !lines.paths.isEmpty else { return }
        transform.clip(canvas) {
            for path in lines.paths { canvas.stroke(path, stroke, snap: lines.snap) }
        }
    }

    /// Draws a mark at each tick, on each side that has them.
    func drawTicks(on canvas: any Canvas, in transform: Transform) throws {
        try draw(placed.major, tickStyle, "ticks of", on: canvas, in: transform)
        try draw(placed.minor, minorTickStyle, "minor ticks of", on: canvas, in: transform)
    }

    /// Each mark begins at a whole pixel, so that all are equally long once they are snapped.
    private func draw(
        _ ticks: PlacedTicks, _ style: TickStyle, _ kind: String, on canvas: any Canvas, in transform: Transform
    ) throws {
        let width = style.width * transform.pixelsPerPoint
        let solid = try LineStyle.solid.stroke(color: style.color, alpha: 1, width: width, of: "\(kind) \(name)")
        guard var stroke = solid, style.length > 0, style.length.isFinite, !ticks.positions.isEmpty else { return }
        stroke.cap = .butt
        func whole(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
        let length = style.length * transform.pixelsPerPoint
        let outside = length * style.direction.partOutside
        for edge in placed.edges where style.sides.contains(edge.side) {
            let marks = Edge(edge.side, at: whole(edge.place)).lines(
                at: ticks.positions.map(whole), out: (outside - length, outside))
            canvas.stroke(marks, stroke, snap: .always)
        }
    }

    /// Draws the tick labels, the label and the offset text.
    func drawTexts(on canvas: any Canvas, in transform: Transform) throws {
        for label in placed.major.labels { try label.layout.draw(on: canvas, color: tickStyle.labelColor) }
        for label in placed.minor.labels { try label.layout.draw(on: canvas, color: minorTickStyle.labelColor) }
        try label.draw(on: canvas, in: transform)
        try placed.offsetText?.draw(on: canvas, color: tickStyle.labelColor)
    }
}
