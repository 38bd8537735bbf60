import FlipbookCanvas

extension Axis {
    /// Draws a line across the box at each tick.
    func drawGridLines(on canvas: any Canvas, in view: View) throws {
        try draw(gridLines, at: placed.major.positions, on: canvas, in: view)
        try draw(minorGridLines, at: placed.minor.positions, on: canvas, in: view)
    }

    private func draw(_ grid: GridLines?, at positions: [Double], on canvas: any Canvas, in view: View) throws {
        guard let grid else { return }
        let width = grid.width * view.pixelsPerPoint
        let name = "grid of \(name)"
        guard let stroke = try grid.style.stroke(color: grid.color, alpha: grid.alpha, width: width, of: name) else {
            return
        }
        if let polar = view.polar {
            return view.clip(canvas) {
                for position in positions { canvas.stroke(polar.gridLine(direction, at: position), stroke) }
            }
        }
        let across = direction == .x ? view.box.height : view.box.width
        let path = lines(from: Edge(direction.sides[0], of: view.box), at: positions, out: (0, -across))
        if !path.isEmpty { canvas.withClip(view.box) { canvas.stroke(path, stroke, snap: .always) } }
    }

    /// Draws a mark at each tick, on each side that has them.
    func drawTicks(on canvas: any Canvas, in view: View) throws {
        try draw(placed.major, tickStyle, "ticks of", on: canvas, in: view)
        try draw(placed.minor, minorTickStyle, "minor ticks of", on: canvas, in: view)
    }

    /// Each mark begins at a whole pixel, so that all are equally long once they are snapped.
    private func draw(
        _ ticks: PlacedTicks, _ style: TickStyle, _ kind: String, on canvas: any Canvas, in view: View
    ) throws {
        let width = style.width * view.pixelsPerPoint
        let solid = try LineStyle.solid.stroke(color: style.color, alpha: 1, width: width, of: "\(kind) \(name)")
        guard var stroke = solid, style.length > 0, style.length.isFinite, !ticks.positions.isEmpty else { return }
        stroke.cap = .butt
        func whole(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
        let length = style.length * view.pixelsPerPoint
        let outside = length * style.direction.partOutside
        for edge in placed.edges where style.sides.contains(edge.side) {
            let marks = lines(
                from: Edge(edge.side, at: whole(edge.place)), at: ticks.positions.map(whole),
                out: (outside - length, outside))
            canvas.stroke(marks, stroke, snap: .always)
        }
    }

    /// Draws the tick labels, the label and the offset text.
    func drawTexts(on canvas: any Canvas, in view: View) throws {
        for label in placed.major.labels { try label.layout.draw(on: canvas, color: tickStyle.labelColor) }
        for label in placed.minor.labels { try label.layout.draw(on: canvas, color: minorTickStyle.labelColor) }
        try label.draw(on: canvas, in: view)
        try placed.offsetText?.draw(on: canvas, color: tickStyle.labelColor)
    }

    /// A line at each of the positions along an edge, from so far out of the box to so far.
    private func lines(from edge: Edge, at positions: [Double], out: (from: Double, to: Double)) -> Path {
        var path = Path()
        path.reserveCapacity(2 * positions.count)
        for position in positions {
            path.move(to: edge.point(along: position, out: out.from))
            path.line(to: edge.point(along: position, out: out.to))
        }
        return path
    }
}
