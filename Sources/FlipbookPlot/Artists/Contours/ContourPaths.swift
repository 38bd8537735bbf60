import FlipbookCanvas

/// Lines through points of data, some of them rings.
struct ContourPaths: Hashable {
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    /// Where each line ends, and whether it leads back to its start.
    private(set) var parts: [Part] = []

    struct Part: Hashable {
        var end: Int
        var isRing: Bool
    }

    mutating func append(_ point: (x: Double, y: Double)) {
        x.append(point.x)
        y.append(point.y)
    }

    /// Ends a line, and begins another with the next point.
    mutating func end(isRing: Bool) { parts.append(Part(end: x.count, isRing: isRing)) }

    /// The lines on the canvas.
    func path(in transform: Transform) -> Path {
        let points = transform(x, y)
        var path = Path()
        path.reserveCapacity(x.count + 2 * parts.count)
        var start = 0
        for part in parts {
            for index in start..<part.end {
                if index == start { path.move(to: points[index]) } else { path.line(to: points[index]) }
            }
            if part.isRing { path.close() }
            start = part.end
        }
        return path
    }
}
