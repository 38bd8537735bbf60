import FlipbookCanvas

/// The lines of a ``StreamPlot``.
struct StreamLines {
    /// The places of all lines, in columns and rows of the grid.
    private(set) var places: [Point] = []
    /// Where in ``places`` each line is; two places or more.
    private(set) var lines: [Range<Int>] = []
    /// The range of all lines, in data; nil where there is none.
    private(set) var limits: DataLimits?
    private let origin: Point
    private let scale: Point

    /// - Throws: ``PlotError`` where the field or what steers the lines is wrong.
    init(_ plot: StreamPlot) throws(PlotError) {
        try plot.check()
        let (dx, dy) = (plot.x[1] - plot.x[0], plot.y[1] - plot.y[0])
        origin = Point(x: plot.x[0], y: plot.y[0])
        scale = Point(x: 1 / dx, y: 1 / dy)
        let mask = StreamMask(columns: plot.xParts, rows: plot.yParts)
        var tracer = StreamTracer(
            StreamField(u: plot.u, v: plot.v, dx: dx, dy: dy), mask: mask, isBroken: plot.isBroken,
            maxLength: plot.direction == .both ? plot.maxLength / 2 : plot.maxLength)
        func trace(from start: Point) {
            let first = places.count
            tracer.trace(from: start, plot.direction, minLength: plot.minLength, into: &places)
            if places.count > first { lines.append(first..<places.count) }
        }
        if let starts = plot.startPoints {
            for start in starts { trace(from: place(of: start, on: plot.u)) }
        } else {
            for part in StreamMask.spiral(columns: mask.columns, rows: mask.rows) {
                guard tracer.mask.isFree(part.column, part.row) else { continue }
                trace(from: tracer.place(part.column, part.row))
            }
        }
        let data = places.map(data)
        limits = DataLimits(x: data.map(\.x), y: data.map(\.y))
    }

    /// Where a place is, in data.
    func data(_ place: Point) -> Point {
        Point(x: place.x / scale.x + origin.x, y: place.y / scale.y + origin.y)
    }

    private func place(of data: (x: Double, y: Double), on grid: Grid) -> Point {
        let (x, y) = ((data.x - origin.x) * scale.x, (data.y - origin.y) * scale.y)
        return Point(x: min(max(x, 0), Double(grid.columns - 1)), y: min(max(y, 0), Double(grid.rows - 1)))
    }
}

extension StreamPlot {
    /// Into how many columns the field is divided for lines to keep a distance.
    fileprivate var xParts: Int { Int(30 * xDensity) }
    /// Into how many rows the field is divided for lines to keep a distance.
    fileprivate var yParts: Int { Int(30 * yDensity) }

    /// Throws where there can't be lines.
    fileprivate func check() throws(PlotError) {
        for (values, direction) in [(x, "x"), (y, "y")] {
            guard values.isEven else {
                throw PlotError(
                    .values,
                    "\(name): \(direction) must be two or more numbers that rise evenly; resample the field on such a grid"
                )
            }
        }
        try checkShape(of: u, "u")
        try checkShape(of: v, "v")
        guard [xDensity, yDensity].allSatisfy({ $0 >= 0.1 && $0 <= 100 }) else {
            throw PlotError(
                .size, "\(name): lines can't have a density of \(xDensity), \(yDensity); give numbers of 0.1...100")
        }
        guard minLength >= 0, maxLength > 0, maxLength <= 1000 else {
            throw PlotError(
                .size,
                "\(name): lines can't be \(minLength) to \(maxLength) sides of the field long; give a least length of 0 or "
                    + "more, and a largest above 0 up to 1000")
        }
        for start in startPoints ?? [] {
            guard start.x >= x[0], start.x <= x[x.count - 1], start.y >= y[0], start.y <= y[y.count - 1] else {
                throw PlotError(
                    .values,
                    "\(name): a line can't begin at \(start.x), \(start.y), outside of the field; give points within "
                        + "\(x[0])...\(x[x.count - 1]), \(y[0])...\(y[y.count - 1])")
            }
        }
    }

    /// Throws where a grid doesn't fit to x and y.
    func checkShape(of grid: Grid, _ what: String) throws(PlotError) {
        guard grid.columns == x.count, grid.rows == y.count, grid.values.count == x.count * y.count else {
            throw PlotError(
                .lengthsDiffer,
                "\(name): \(what) is a grid of \(grid.rows)x\(grid.columns), x has \(x.count) values and y has \(y.count); "
                    + "give a row for each y and a column for each x")
        }
    }
}

extension [Double] {
    /// Whether these are two or more finite numbers that rise by steps of one size, near enough.
    fileprivate var isEven: Bool {
        guard count > 1, let first, let last else { return false }
        let step = (last - first) / Double(count - 1)
        return step > 0 && step.isFinite && zip(self, dropFirst()).allSatisfy { abs($1 - $0 - step) <= 1e-5 * step }
    }
}
