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
