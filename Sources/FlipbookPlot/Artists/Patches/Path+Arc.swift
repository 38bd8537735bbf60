import FlipbookCanvas

extension Path {
    /// Goes on along a circle around the origin, y up, from one angle to another, in radians; the pen comes there by a line
    /// from where it is.
    ///
    /// The circle is made of cubic curves as in matplotlib's `Path.arc`, after L. Maisonobe, "Drawing an elliptical arc
    /// using polylines, quadratic or cubic Bézier curves" (2003).
    mutating func arc(from start: Double, to end: Double, radius: Double = 1) {
        let quarters = (abs(end - start) / (.pi / 2)).rounded(.up)
        let pieces = quarters <= 4 ? 1 << Int(quarters) : 16
        let step = (end - start) / Double(pieces)
        let (cosine, sine) = cosineAndSine(step)
        let tangent = 1 + cosine == 0 ? 0 : sine / (1 + cosine)
        let reach = sine * ((4 + 3 * tangent * tangent).squareRoot() - 1) / 3
        func point(_ angle: (cosine: Double, sine: Double), ahead: Double = 0) -> Point {
            Point(x: radius * (angle.cosine - ahead * angle.sine), y: radius * (angle.sine + ahead * angle.cosine))
        }
        var last = cosineAndSine(start)
        if isEmpty { move(to: point(last)) } else { line(to: point(last)) }
        for piece in 1...pieces {
            let next = cosineAndSine(piece == pieces ? end : start + Double(piece) * step)
            curve(point(last, ahead: reach), point(next, ahead: -reach), to: point(next))
            last = next
        }
    }

    /// A piece of a disk or, with an inner radius, of a ring around the origin, y up, between two angles in radians.
    init(wedgeFrom start: Double, to end: Double, radius: Double = 1, innerRadius: Double = 0) {
        self.init()
        arc(from: start, to: end, radius: radius)
        let isWhole = abs(abs(end - start) - 2 * .pi) < 1e-12
        if isWhole { close() }
        guard innerRadius != 0 else {
            if !isWhole {
                line(to: .zero)
                close()
            }
            return
        }
        if isWhole {
            var inner = Path()
            inner.arc(from: end, to: start, radius: innerRadius)
            append(inner)
        } else {
            arc(from: end, to: start, radius: innerRadius)
        }
        close()
    }
}
