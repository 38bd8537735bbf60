import FlipbookCanvas

extension Path {
    /// The ellipse that fills a rectangle, by eight cubic curves, as matplotlib's `Path.unit_circle`: from the middle of
    /// the upper side (`minY`) towards the right.
    init(ellipseIn box: Rect) {
        self.init()
        // Lancaster, "Approximating a circle or an ellipse using four Bezier cubic splines".
        let half = 0.5.squareRoot()
        let reach = 0.2652031
        let diagonal = half * reach
        func point(_ x: Double, _ y: Double) -> Point {
            Point(x: box.midX + x * box.width / 2, y: box.midY + y * box.height / 2)
        }
        move(to: point(0, -1))
        for (x, y) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] {
            // The quarter from (y, -x) to (x, y), turned from that between (0, -1) and (1, 0).
            func turned(_ a: Double, _ b: Double) -> Point { point(x * a - y * b, y * a + x * b) }
            curve(turned(reach, -1), turned(half - diagonal, -half - diagonal), to: turned(half, -half))
            curve(turned(half + diagonal, -half + diagonal), turned(1, -reach), to: turned(1, 0))
        }
        close()
    }
}
