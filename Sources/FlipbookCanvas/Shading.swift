/// Colours that vary with the position inside a path, in pixels: along a line, or from a point outwards.
///
/// Beyond its ends it has the colours of these.
package struct Shading: Hashable, Sendable {
    /// How the colours lie.
    package enum Shape: Hashable, Sendable {
        /// They change from one point to another, and are the same across.
        case linear(from: Point, to: Point)
        /// They change from a point to an ellipse around it, which has these radii.
        case radial(center: Point, radii: Size)
    }

    /// A colour, and where it is: 0 at the beginning, 1 at the end.
    package struct Stop: Hashable, Sendable {
        package var position: Double
        package var color: Color

        package init(_ color: Color, at position: Double) {
            self.position = position
            self.color = color
        }
    }

    package var shape: Shape
    /// In the order of their positions, one or more.
    package var stops: [Stop]

    package init(_ shape: Shape, _ stops: [Stop]) {
        self.shape = shape
        self.stops = stops
    }

    /// The colour in the middle: what a canvas without shadings paints.
    package var middle: Color { stops.isEmpty ? .transparent : stops[stops.count / 2].color }

    /// The colour at a point; that of the end where the shading has no extent.
    package func color(at point: Point) -> Color {
        var part: Double
        switch shape {
        case .linear(let start, let end):
            let (x, y) = (end.x - start.x, end.y - start.y)
            part = ((point.x - start.x) * x + (point.y - start.y) * y) / (x * x + y * y)
        case .radial(let center, let radii):
            let (x, y) = ((point.x - center.x) / radii.width, (point.y - center.y) / radii.height)
            part = (x * x + y * y).squareRoot()
        }
        if part.isNaN { part = 1 }
        guard let next = stops.firstIndex(where: { $0.position >= part }) else {
            return stops.last?.color ?? .transparent
        }
        guard next > 0 else { return stops[0].color }
        let (before, after) = (stops[next - 1], stops[next])
        let width = after.position - before.position
        let share = width > 0 ? (part - before.position) / width : 1
        func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
        let (a, b) = (before.color, after.color)
        return Color(
            red: mix(a.red, b.red), green: mix(a.green, b.green), blue: mix(a.blue, b.blue),
            alpha: mix(a.alpha, b.alpha))
    }

    /// The same moved to the right and down.
    package func moved(x: Double, y: Double) -> Shading {
        func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
        return switch shape {
        case .linear(let start, let end): Shading(.linear(from: moved(start), to: moved(end)), stops)
        case .radial(let center, let radii): Shading(.radial(center: moved(center), radii: radii), stops)
        }
    }
}

/// A canvas that paints shadings.
package protocol ShadingCanvas: Canvas {
    /// Fills a path (non-zero winding) with a shading and then strokes it, as `draw(_:fill:stroke:snap:)` does with a colour.
    func draw(_ path: Path, shading: Shading, stroke: Stroke?, snap: Snap)
}

extension Canvas {
    /// Fills a path with a shading, or with its middle colour where the canvas has no shadings, and then strokes it.
    package func draw(_ path: Path, filledWith shading: Shading, stroke: Stroke?, snap: Snap) {
        if let canvas = self as? any ShadingCanvas {
            canvas.draw(path, shading: shading, stroke: stroke, snap: snap)
        } else {
            draw(path, fill: shading.middle, stroke: stroke, snap: snap)
        }
    }
}
