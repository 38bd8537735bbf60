import FlipbookCanvas

extension ColorBar {
    /// Draws the lines of contours across the strip.
    ///
    /// - Parameter name: the artist that they are of, for an error.
    func draw(
        _ lines: [ColorBands.Line], _ colors: [Color], of name: String, on canvas: any Canvas, in transform: Transform
    ) throws {
        // As matplotlib cuts them: lines at the ends of a horizontal strip in half, those of an upright one not.
        let reach = 2 * (lines.map(\.width).max() ?? 0) * transform.pixelsPerPoint
        let box = transform.box
        let whole = Rect(x: box.x, y: box.y - reach / 2, width: box.width, height: box.height + reach)
        try canvas.withClip(whole) {
            for (line, color) in zip(lines, colors) {
                let place = along(line.value, in: transform)
                guard place.isFinite else { continue }
                let ends = [0.0, 1].map { point(across: $0, along: place, in: transform.box) }
                let stroke = try LineStyle.solid.stroke(
                    color: color, width: line.width * transform.pixelsPerPoint, of: name)
                if let stroke { canvas.stroke(Path(ends), stroke.cutOff) }
            }
        }
    }

    /// Draws a line at each level of contours that lies on the strip.
    func draw(_ contour: Contour, on canvas: any Canvas, in transform: Transform) throws {
        let colors = try contour.bandColors().inner
        let limits = limits
        // But for rounding.
        let pad = 1e-10 * (limits.upperBound - limits.lowerBound)
        let seen = zip(contour.barLines, colors).filter {
            $0.0.value >= limits.lowerBound - pad && $0.0.value <= limits.upperBound + pad
        }
        try draw(seen.map(\.0), seen.map(\.1), of: contour.name, on: canvas, in: transform)
    }
}
