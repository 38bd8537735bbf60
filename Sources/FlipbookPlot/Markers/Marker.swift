import FlipbookCanvas

/// A small shape that marks points: matplotlib's markers, by their names there.
public enum Marker: String, Hashable, Sendable, CaseIterable, Codable {
    /// A circle of half the size: `.`
    case point
    /// One pixel, whatever the size: `,`
    case pixel
    /// `o`
    case circle
    /// `v`
    case triangleDown
    /// `^`
    case triangleUp
    /// `<`
    case triangleLeft
    /// `>`
    case triangleRight
    /// Three lines from the middle: `1`
    case triDown
    /// Three lines from the middle: `2`
    case triUp
    /// Three lines from the middle: `3`
    case triLeft
    /// Three lines from the middle: `4`
    case triRight
    /// `8`
    case octagon
    /// `s`
    case square
    /// `p`
    case pentagon
    /// `P`
    case plusFilled
    /// `*`
    case star
    /// Standing on a corner: `h`
    case hexagon
    /// Standing on a side: `H`
    case hexagonFlat
    /// `+`
    case plus
    /// `x`
    case x
    /// `X`
    case xFilled
    /// `D`
    case diamond
    /// `d`
    case diamondThin
    /// `|`
    case verticalLine
    /// `_`
    case horizontalLine
    /// A line from the point to the left.
    case tickLeft
    /// A line from the point to the right.
    case tickRight
    /// A line from the point upwards.
    case tickUp
    /// A line from the point downwards.
    case tickDown
    /// An angle whose tip is the point.
    case caretLeft
    /// An angle whose tip is the point.
    case caretRight
    /// An angle whose tip is the point.
    case caretUp
    /// An angle whose tip is the point.
    case caretDown
    /// An angle whose base is at the point.
    case caretLeftBase
    /// An angle whose base is at the point.
    case caretRightBase
    /// An angle whose base is at the point.
    case caretUpBase
    /// An angle whose base is at the point.
    case caretDownBase
}

extension Marker {
    /// Draws the marker at many points of the canvas, its face under its edge.
    ///
    /// - Parameters:
    ///   - places: in pixels; those that are not finite are left out.
    ///   - size: in points.
    ///   - color: inside; a marker of mere lines has no inside, but an angle has.
    ///   - edgeWidth: in points.
    ///   - join: the corners of the edge; the marker's own where it is nil.
    ///   - snaps: whether edges are aligned to pixels from a certain size on, as those of markers on lines are.
    ///   - name: the artist, for an error.
    func draw(
        at places: [Point], size: Double, color: Color?, edgeColor: Color?, edgeWidth: Double,
        join: Stroke.Join? = nil, snaps: Bool = true, on canvas: any Canvas, pixelsPerPoint: Double,
        of name: @autoclosure () -> String
    ) throws {
        guard size >= 0, size.isFinite else {
            throw PlotError(.size, "\(name()): markers can't have a size of \(size) points; give one of 0 or more")
        }
        let scale = size * pixelsPerPoint
        var stroke = try edgeColor.flatMap {
            try LineStyle.solid.stroke(
                color: $0, alpha: 1, width: edgeWidth * pixelsPerPoint, of: "markers of \(name())")
        }
        stroke?.cap = .butt
        stroke?.join = join ?? self.join
        // Numbers that are none never equal each other, and so would a drawing not equal itself.
        let places = places.finite
        guard size > 0, !places.isEmpty else { return }
        canvas.draw(
            path(size: scale), at: places, fill: color, stroke: self == .pixel ? nil : stroke,
            snap: snaps ? snap(size: scale) : .automatic)
    }
}

extension [Point] {
    /// Those that lie somewhere.
    var finite: [Point] {
        func isFinite(_ point: Point) -> Bool { point.x.isFinite && point.y.isFinite }
        return allSatisfy(isFinite) ? self : filter(isFinite)
    }
}
