import FlipbookCanvas

/// Draws the planes behind the data, the grid on them, and the axes with their ticks and texts.
struct AxesPainter3D {
    let axes: Axes3D
    let placed: [PlacedAxis3D]

    func draw(on canvas: any Canvas, in transform: Transform) throws {
        for (color, placed) in zip([axes.panes.x, axes.panes.y, axes.panes.z], placed) {
            guard let color else { continue }
            let edge = Stroke(color: color, width: axes.style.edgeWidth * transform.pixelsPerPoint, join: .miter)
            canvas.draw(placed.pane, fill: color, stroke: edge, snap: .automatic)
        }
        let pairs = zip(axes.allAxes, placed)
        for (axis, placed) in pairs { try drawGrid(of: axis, placed, on: canvas, in: transform) }
        for (axis, placed) in pairs where axis.isSeen { try drawAxis(axis, placed, on: canvas, in: transform) }
    }

    private func drawGrid(of axis: Axis, _ placed: PlacedAxis3D, on canvas: any Canvas, in transform: Transform) throws
    {
        for (grid, isMajor) in [(axis.gridLines, true), (axis.minorGridLines, false)] {
            guard let grid,
                var stroke = try grid.style.stroke(
                    color: grid.color, alpha: grid.alpha, width: grid.width * transform.pixelsPerPoint,
                    of: "grid of \(axis.name)")
            else { continue }
            stroke.cap = .butt
            for line in placed.gridLines where line.isMajor == isMajor { canvas.stroke(line.path, stroke) }
        }
    }

    private func drawAxis(_ axis: Axis, _ placed: PlacedAxis3D, on canvas: any Canvas, in transform: Transform) throws {
        let line = try LineStyle.solid.stroke(
            color: axes.axisLineColor, alpha: 1, width: axes.axisLineWidth * transform.pixelsPerPoint,
            of: "line of \(axis.name)")
        if let line { canvas.stroke(Path(placed.line), line) }
        for (style, isMajor) in [(axis.tickStyle, true), (axis.minorTickStyle, false)] {
            let mark = try LineStyle.solid.stroke(
                color: style.color, alpha: 1, width: style.width * transform.pixelsPerPoint, of: "ticks of \(axis.name)"
            )
            if let mark {
                for tick in placed.ticks where tick.isMajor == isMajor { canvas.stroke(tick.path, mark) }
            }
            for label in placed.labels where label.isMajor == isMajor {
                try label.layout.draw(on: canvas, color: style.labelColor)
            }
        }
        try placed.offsetText?.draw(on: canvas, color: axis.tickStyle.labelColor)
        try axis.label.draw(on: canvas, in: transform)
    }
}
