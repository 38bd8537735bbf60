import FlipbookCanvas

/// Follows a field with Heun's method (Runge-Kutta of order 2, the error from the step of order 1), in steps as long as
/// the error allows. Places are in the field's columns and rows, lengths in sides of the field.
struct StreamTracer {
    /// The largest error of a step.
    private static let maxError = 0.003

    let field: StreamField
    let isBroken: Bool
    /// How far a line may go to one side.
    let maxLength: Double
    private(set) var mask: StreamMask
    private let columnsPerColumn: Double
    private let rowsPerRow: Double
    private let maxStep: Double

    init(_ field: StreamField, mask: StreamMask, isBroken: Bool, maxLength: Double) {
        self.field = field
        self.mask = mask
        self.isBroken = isBroken
        self.maxLength = maxLength
        columnsPerColumn = Double(mask.columns - 1) / Double(field.columns - 1)
        rowsPerRow = Double(mask.rows - 1) / Double(field.rows - 1)
        maxStep = min(1 / Double(mask.columns), 1 / Double(mask.rows), 0.1)
    }

    /// The place of a part of the mask.
    func place(_ column: Int, _ row: Int) -> Point {
        Point(x: Double(column) * (1 / columnsPerColumn), y: Double(row) * (1 / rowsPerRow))
    }

    /// Follows the field from a place.
    ///
    /// - Parameter line: what the line's places are added to; nothing is where there is no line.
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

    private func part(at place: Point) -> (Int, Int) {
        (
            Int((place.x * columnsPerColumn).rounded(.toNearestOrEven)),
            Int((place.y * rowsPerRow).rounded(.toNearestOrEven))
        )
    }

    /// - Returns: how long the line has become.
    private mutating func follow(from start: Point, sign: Double, into line: inout [Point]) -> Double {
        let size = SIMD2(Double(field.columns - 1), Double(field.rows - 1))
        var place = SIMD2(start.x, start.y)
        var (length, step) = (0.0, maxStep)
        guard field.contains(place) else { return 0 }
        while true {
            line.append(Point(x: place.x, y: place.y))
            guard let first = field.direction(place).map({ $0 * sign }) else { return length }
            var (move, taken, error) = (SIMD2<Double>.zero, step, 0.0)
            repeat {
                let ahead = place + step * first
                guard field.contains(ahead) else {
                    return length + goToBorder(from: place, along: first, into: &line)
                }
                guard let second = field.direction(ahead).map({ $0 * sign }) else { return length }
                move = step * 0.5 * (first + second)
                let off = (move - step * first) / size
                error = (off.x * off.x + off.y * off.y).squareRoot()
                taken = step
                step = error == 0 ? maxStep : min(maxStep, 0.85 * step * (Self.maxError / error).squareRoot())
            } while error >= Self.maxError
            place += move
            guard field.contains(place) else { return length }
            let (column, row) = part(at: Point(x: place.x, y: place.y))
            guard mask.enter(column, row) || !isBroken, length + taken <= maxLength else { return length }
            length += taken
        }
    }

    /// Goes straight on to the border of the field.
    ///
    /// - Returns: how far that is.
    private func goToBorder(from place: SIMD2<Double>, along move: SIMD2<Double>, into line: inout [Point]) -> Double {
        func distance(_ place: Double, _ move: Double, _ end: Double) -> Double {
            move == 0 ? .infinity : move < 0 ? place / -move : (end - place) / move
        }
        let length = min(
            distance(place.x, move.x, Double(field.columns - 1)), distance(place.y, move.y, Double(field.rows - 1)))
        guard length.isFinite else { return 0 }
        let end = place + move * length
        line.append(Point(x: end.x, y: end.y))
        return length
    }
}
