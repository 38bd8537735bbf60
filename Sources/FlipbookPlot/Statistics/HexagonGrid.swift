import FlipbookMathematics

/// Hexagons that fill a plane, and the values of points in each of them.
///
/// The centres lie on two lattices of rectangles, each in the middles of the other's cells. A point belongs to the nearest
/// centre. Carr, Littlefield, Nicholson, Littlefield: Scatterplot Matrix Techniques for Large N, Journal of the American
/// Statistical Association 82 (1987), as matplotlib's `hexbin`.
struct HexagonGrid {
    /// The sides of the grid, along each axis's own measure: the data, or their decimal logarithms.
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let columns: Int
    let rows: Int

    /// - Parameters:
    ///   - x: the first and the last centre of a row; widened a little, so that no point lies outside by rounding.
    ///   - y: the first and the last row of centres.
    init(x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int) {
        let padding = 1e-9 * (x.upperBound - x.lowerBound)
        self.x = x.lowerBound - padding...x.upperBound + padding
        self.y = y
        self.columns = columns
        self.rows = rows
    }

    /// From a centre to the next in its row.
    var width: Double { (x.upperBound - x.lowerBound) / Double(columns) }
    /// From a row of centres to the next of the same lattice.
    var height: Double { (y.upperBound - y.lowerBound) / Double(rows) }

    /// How many hexagons there are.
    var count: Int { (columns + 1) * (rows + 1) + columns * rows }

    /// The corners of a hexagon around its centre.
    var corners: [(x: Double, y: Double)] {
        [(0.5, -0.5), (0.5, 0.5), (0, 1), (-0.5, 0.5), (-0.5, -0.5), (0, -1)].map { ($0 * width, $1 * height / 3) }
    }

    /// The centre of a hexagon.
    func center(_ index: Int) -> (x: Double, y: Double) {
        let first = (columns + 1) * (rows + 1)
        let (column, row) =
            index < first
            ? (Double(index / (rows + 1)), Double(index % (rows + 1)))
            : (Double((index - first) / rows) + 0.5, Double((index - first) % rows) + 0.5)
        return (column * width + x.lowerBound, row * height + y.lowerBound)
    }

    /// The hexagon of each point; ``count`` for points outside.
    ///
    /// A branch on which of two centres is nearer would be predicted wrongly half of the time: there is none.
    ///
    /// - Parameters:
    ///   - pointsX: along the grid's measure, as many as `pointsY`.
    ///   - pointsY: along the grid's measure.
    func cells(of pointsX: [Double], _ pointsY: [Double]) -> [Int32] {
        let (left, low, width, height) = (x.lowerBound, y.lowerBound, width, height)
        let (columns, rows) = (Double(columns), Double(rows))
        let (first, outside) = ((columns + 1) * (rows + 1), Double(count))
        // Adding and subtracting this rounds a number below 2^51 to a whole one, an even one where it lies between two.
        let rounder = 0x1.8p52
        // Far outside is as good as outside, and so is what isn't a number.
        func measured(_ value: Double, _ count: Double) -> Double {
            let value = value > -2 ? value : -2
            return value < count + 2 ? value : count + 2
        }
        return [Int32](unsafeUninitializedCapacity: pointsX.count) { cells, initializedCount in
            for index in 0..<pointsX.count {
                let column = measured((pointsX[index] - left) / width, columns)
                let row = measured((pointsY[index] - low) / height, rows)
                let (column1, row1) = (column + rounder - rounder, row + rounder - rounder)
                let column2 = column1 > column ? column1 - 1 : column1
                let row2 = row1 > row ? row1 - 1 : row1
                let (x1, y1) = (column - column1, row - row1)
                let (x2, y2) = (column - column2 - 0.5, row - row2 - 0.5)
                let isFirst = x1 * x1 + 3 * y1 * y1 < x2 * x2 + 3 * y2 * y2
                // The second lattice has a column and a row less.
                let (fewer, start) = (isFirst ? 0.0 : 1, isFirst ? 0 : first)
                let (cellColumn, cellRow) = (isFirst ? column1 : column2, isFirst ? row1 : row2)
                let reach = min(min(cellColumn, columns - fewer - cellColumn), min(cellRow, rows - fewer - cellRow))
                let cell = reach >= 0 ? start + cellColumn * (rows + 1 - fewer) + cellRow : outside
                // The lower bits are those of the whole number.
                cells.initializeElement(at: index, to: Int32(truncatingIfNeeded: (cell + rounder).bitPattern))
            }
            initializedCount = pointsX.count
        }
    }
}
