import FlipbookCanvas

/// The lines of a ``StreamPlot``.
struct StreamLines {
    /// The positions of all lines, in columns and rows of the grid.
    private(set) var positions: [Point] = []
    /// Where in ``positions`` each line is; two positions or more.
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
            maxLength: plot.direction == .both ? plot.maxLength / 2 : plot.maxLength, stepScale: plot.stepScale,
            errorScale: plot.errorScale)
        func trace(from start: Point) {
            let first = positions.count
            tracer.trace(from: start, plot.direction, minLength: plot.minLength, into: &positions)
            if positions.count > first { lines.append(first..<positions.count) }
        }
        if let starts = plot.startPoints {
            for start in starts { trace(from: position(of: start, on: plot.u)) }
        } else {
            for part in StreamMask.spiral(columns: mask.columns, rows: mask.rows) {
                guard tracer.mask.isFree(part.column, part.row) else { continue }
                trace(from: tracer.position(part.column, part.row))
            }
        }
        let data = positions.map(data)
        limits = DataLimits(x: data.map(\.x), y: data.map(\.y))
    }

    /// Where a position is, in data.
    func data(_ position: Point) -> Point {
        Point(x: position.x / scale.x + origin.x, y: position.y / scale.y + origin.y)
    }

    private func position(of data: (x: Double, y: Double), on grid: Grid) -> Point {
        let (x, y) = ((data.x - origin.x) * scale.x, (data.y - origin.y) * scale.y)
        return Point(x: min(max(x, 0), Double(grid.columns - 1)), y: min(max(y, 0), Double(grid.rows - 1)))
    }
}

extension StreamPlot {
    /// Into how many columns the field is divided for lines to keep a distance.
    fileprivate var xParts: Int { Int(30 * density) }
    /// Into how many rows the field is divided for lines to keep a distance.
    fileprivate var yParts: Int { Int(30 * (yDensity ?? density)) }

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
        let yDensity = yDensity ?? density
        guard [density, yDensity].allSatisfy({ $0 >= 0.1 && $0 <= 100 }) else {
            throw PlotError(
                .size, "\(name): lines can't have a density of \(density), \(yDensity); give numbers of 0.1...100")
        }
        guard minLength >= 0, maxLength > 0, maxLength <= 1000 else {
            throw PlotError(
                .size,
                "\(name): lines can't be \(minLength) to \(maxLength) sides of the field long; give a least length of 0 or "
                    + "more, and a largest above 0 up to 1000")
        }
        guard [stepScale, errorScale].allSatisfy({ $0 >= 0.01 && $0 <= 1000 }) else {
            throw PlotError(
                .size,
                "\(name): scales of its steps can't be \(stepScale) and \(errorScale); give numbers of 0.01...1000")
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

/// Follows a field with Heun's method (Runge-Kutta of order 2, the error from the step of order 1), in steps as long as
/// the error allows. Positions are in the field's columns and rows, lengths in sides of the field.
struct StreamTracer {
    let field: StreamField
    let isBroken: Bool
    /// How far a line may go to one side.
    let maxLength: Double
    private(set) var mask: StreamMask
    private let columnsPerColumn: Double
    private let rowsPerRow: Double
    private let maxStep: Double
    /// The largest error of a step, in sides of the field.
    private let maxError: Double

    init(
        _ field: StreamField, mask: StreamMask, isBroken: Bool, maxLength: Double, stepScale: Double, errorScale: Double
    ) {
        self.field = field
        self.mask = mask
        self.isBroken = isBroken
        self.maxLength = maxLength
        columnsPerColumn = Double(mask.columns - 1) / Double(field.columns - 1)
        rowsPerRow = Double(mask.rows - 1) / Double(field.rows - 1)
        maxStep = min(1 / Double(mask.columns), 1 / Double(mask.rows), 0.1) * stepScale
        // As matplotlib's `streamplot`.
        maxError = 0.003 * errorScale
    }

    /// The position of a part of the mask.
    func position(_ column: Int, _ row: Int) -> Point {
        Point(x: Double(column) * (1 / columnsPerColumn), y: Double(row) * (1 / rowsPerRow))
    }

    /// Follows the field from a position.
    ///
    /// - Parameter line: what the line's positions are added to; nothing is where there is no line.
    mutating func trace(
        from start: Point, _ direction: StreamPlot.Direction, minLength: Double, into line: inout [Point]
    ) {
        let (column, row) = part(at: start)
        guard mask.begin(column, row) || !isBroken else { return }
        let count = line.count
        var length = 0.0
        if direction != .forward {
            length += follow(from: start, sign: -1, into: &line)
            line[count...].reverse()
        }
        if direction != .backward {
            mask.goBack(to: column, row)
            if line.count > count { line.removeLast() }
            length += follow(from: start, sign: 1, into: &line)
        }
        if !(length > minLength) || line.count - count < 2 {
            mask.undo()
            line.removeSubrange(count...)
        }
    }

    private func part(at position: Point) -> (Int, Int) {
        (
            Int((position.x * columnsPerColumn).rounded(.toNearestOrEven)),
            Int((position.y * rowsPerRow).rounded(.toNearestOrEven))
        )
    }

    /// - Returns: how long the line has become.
    private mutating func follow(from start: Point, sign: Double, into line: inout [Point]) -> Double {
        let size = SIMD2(Double(field.columns - 1), Double(field.rows - 1))
        var position = SIMD2(start.x, start.y)
        var (length, step) = (0.0, maxStep)
        guard field.contains(position) else { return 0 }
        while true {
            line.append(Point(x: position.x, y: position.y))
            guard let first = field.direction(position).map({ $0 * sign }) else { return length }
            var (move, taken, error) = (SIMD2<Double>.zero, step, 0.0)
            repeat {
                let ahead = position + step * first
                guard field.contains(ahead) else {
                    return length + goToBorder(from: position, along: first, into: &line)
                }
                guard let second = field.direction(ahead).map({ $0 * sign }) else { return length }
                move = step * 0.5 * (first + second)
                let off = (move - step * first) / size
                error = (off.x * off.x + off.y * off.y).squareRoot()
                taken = step
                step = error == 0 ? maxStep : min(maxStep, 0.85 * step * (maxError / error).squareRoot())
            } while error >= maxError
            position += move
            guard field.contains(position) else { return length }
            let (column, row) = part(at: Point(x: position.x, y: position.y))
            guard mask.enter(column, row) || !isBroken, length + taken <= maxLength else { return length }
            length += taken
        }
    }

    /// Goes straight on to the border of the field.
    ///
    /// - Returns: how far that is.
    private func goToBorder(from position: SIMD2<Double>, along move: SIMD2<Double>, into line: inout [Point]) -> Double
    {
        func distance(_ position: Double, _ move: Double, _ end: Double) -> Double {
            move == 0 ? .infinity : move < 0 ? position / -move : (end - position) / move
        }
        let length = min(
            distance(position.x, move.x, Double(field.columns - 1)),
            distance(position.y, move.y, Double(field.rows - 1)))
        guard length.isFinite else { return 0 }
        let end = position + move * length
        line.append(Point(x: end.x, y: end.y))
        return length
    }
}

/// A field of vectors on an even grid, in the grid's own coordinates: column and row, counted from 0.
struct StreamField {
    let columns: Int
    let rows: Int
    /// The vectors in columns and rows per time, and their length in sides of the field per time; NaN where
    /// the field isn't finite.
    private let samples: [SIMD4<Double>]

    /// - Parameters:
    ///   - dx: from column to column, in data.
    ///   - dy: from row to row, in data.
    init(u: Grid, v: Grid, dx: Double, dy: Double) {
        columns = u.columns
        rows = u.rows
        let (width, height) = (Double(columns - 1), Double(rows - 1))
        samples = zip(u.values, v.values).map { u, v in
            guard u.isFinite, v.isFinite else { return SIMD4(repeating: .nan) }
            let (u, v) = (u * (1 / dx), v * (1 / dy))
            let (across, up) = (u / width, v / height)
            return SIMD4(u, v, (across * across + up * up).squareRoot(), 0)
        }
    }

    /// Whether there is a field here.
    func contains(_ position: SIMD2<Double>) -> Bool {
        position.x >= 0 && position.x <= Double(columns - 1) && position.y >= 0 && position.y <= Double(rows - 1)
    }

    /// How far to go along the field for each side of the field's length; nil where it is zero or not finite.
    ///
    /// - Precondition: the field contains the position.
    func direction(_ position: SIMD2<Double>) -> SIMD2<Double>? {
        let (column, row) = (Int(position.x), Int(position.y))
        let right = column == columns - 1 ? 0 : 1
        let first = row * columns + column
        let second = row == rows - 1 ? first : first + columns
        let (across, up) = (position.x - Double(column), position.y - Double(row))
        let lower = samples[first] * (1 - across) + samples[first + right] * across
        let upper = samples[second] * (1 - across) + samples[second + right] * across
        let here = lower * (1 - up) + upper * up
        guard here.z > 0 else { return nil }
        return SIMD2(here.x, here.y) * (1 / here.z)
    }
}

extension Grid {
    /// The value between the four around a position, given as column and row; the nearest border's outside.
    ///
    /// - Precondition: there are a row and a column.
    func interpolated(_ x: Double, _ y: Double) -> Double {
        let (x, y) = (min(max(x, 0), Double(columns - 1)), min(max(y, 0), Double(rows - 1)))
        let (column, row) = (Int(x), Int(y))
        let right = column == columns - 1 ? 0 : 1
        let first = row * columns + column
        let second = row == rows - 1 ? first : first + columns
        let (across, up) = (x - Double(column), y - Double(row))
        let lower = values[first] * (1 - across) + values[first + right] * across
        let upper = values[second] * (1 - across) + values[second + right] * across
        return lower * (1 - up) + upper * up
    }
}

/// Which parts of a field stream lines run through: one line each, so that lines keep a distance.
struct StreamMask {
    let columns: Int
    let rows: Int
    private var isTaken: [Bool]
    /// The parts that the present line has taken.
    private var own: [Int] = []
    /// The part where the present line is.
    private var current = -1

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        isTaken = [Bool](repeating: false, count: columns * rows)
    }

    func isFree(_ column: Int, _ row: Int) -> Bool { !isTaken[row * columns + column] }

    /// Begins a line in a part.
    ///
    /// - Returns: false where another line has it.
    mutating func begin(_ column: Int, _ row: Int) -> Bool {
        own.removeAll(keepingCapacity: true)
        return enter(column, row)
    }

    /// Goes back to where the present line began.
    mutating func goBack(to column: Int, _ row: Int) { current = row * columns + column }

    /// Takes a part for the present line.
    ///
    /// - Returns: false where another line, or an earlier piece of this one, has it.
    mutating func enter(_ column: Int, _ row: Int) -> Bool {
        let part = row * columns + column
        guard part != current else { return true }
        guard !isTaken[part] else { return false }
        isTaken[part] = true
        own.append(part)
        current = part
        return true
    }

    /// Gives back the parts that the present line has taken.
    mutating func undo() {
        for part in own { isTaken[part] = false }
    }

    /// All parts, from the lower left corner along the border and then inwards in a spiral.
    static func spiral(columns: Int, rows: Int) -> [(column: Int, row: Int)] {
        var (firstColumn, firstRow, lastColumn, lastRow) = (0, 1, columns - 1, rows - 1)
        var (x, y) = (0, 0)
        var heading = 0
        return (0..<columns * rows).map { _ in
            defer {
                switch heading {
                case 0:
                    x += 1
                    if x >= lastColumn { (lastColumn, heading) = (lastColumn - 1, 1) }
                case 1:
                    y += 1
                    if y >= lastRow { (lastRow, heading) = (lastRow - 1, 2) }
                case 2:
                    x -= 1
                    if x <= firstColumn { (firstColumn, heading) = (firstColumn + 1, 3) }
                default:
                    y -= 1
                    if y <= firstRow { (firstRow, heading) = (firstRow + 1, 0) }
                }
            }
            return (x, y)
        }
    }
}
