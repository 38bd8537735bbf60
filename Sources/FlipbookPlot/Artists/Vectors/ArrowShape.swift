import FlipbookCanvas

/// The outline of an arrow of a ``Quiver``: matplotlib's, with all lengths in widths of the shaft.
struct ArrowShape: Hashable, Sendable {
    var headWidth = 3.0
    var headLength = 5.0
    var headAxisLength = 4.5
    var minShaft = 1.0
    var minLength = 1.0
    var pivot = Quiver.Pivot.tail

    /// The corners of an arrow from the origin to the right, y up: around the upper side to the tip, and back below.
    ///
    /// An arrow that would be shorter than its head is made smaller as a whole, and one shorter than ``minLength`` is a
    /// hexagon.
    ///
    /// - Parameter corners: eight points, which are replaced.
    func outline(length: Double, corners: inout [Point]) {
        let length = min(max(length, 0), 65536)
        guard length >= minLength else {
            for index in 0..<8 {
                let (cosine, sine) = cosineAndSine(Double(index) * (.pi / 3))
                corners[index] = Point(x: cosine * minLength * 0.5, y: sine * minLength * 0.5)
            }
            return
        }
        let least = minShaft * headLength
        let shrink = length < least ? length / least : 1
        let tip = length < least ? least : length
        let half = 0.5 * shrink
        let end = tip * shrink
        let start =
            switch pivot {
            case .tail: 0.0
            case .middle: -0.5 * end
            case .tip: -end
            }
        let neck = start + (tip - headAxisLength) * shrink
        let barb = start + (tip - headLength) * shrink
        corners[0] = Point(x: start, y: half)
        corners[1] = Point(x: neck, y: half)
        corners[2] = Point(x: barb, y: half * headWidth)
        corners[3] = Point(x: start + end, y: 0)
        corners[4] = Point(x: barb, y: -half * headWidth)
        corners[5] = Point(x: neck, y: -half)
        corners[6] = Point(x: start, y: -half)
        corners[7] = corners[0]
    }
}
