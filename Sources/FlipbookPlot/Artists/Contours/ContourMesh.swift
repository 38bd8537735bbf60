/// The values of a function of two variables at the points of a mesh, and which of its cells are whole.
///
/// A cell lies between four points: south-west, south-east, north-east and north-west, as if x grew to the right and y
/// upwards. Where one of the four has no value, the triangle of the other three is left; with fewer, nothing is.
struct ContourMesh {
    let rows: Int
    let columns: Int
    let x: [Double]
    let y: [Double]
    let z: [Double]
    /// What is left of each cell; a cell has the number of its south-western point.
    let cells: [Cell]
    /// The edges with something on one side only, which is at the left of who goes from one point to the other.
    let border: [(edge: Int, from: Int, to: Int)]

    /// What is left of a cell.
    enum Cell: UInt8 {
        case none, whole, withoutSouthWest, withoutSouthEast, withoutNorthEast, withoutNorthWest
    }

    /// - Parameter isValid: whether a value counts, where it is finite.
    /// - Precondition: there are `rows * columns` of x, y and z, and at least two of each.
    init(x: [Double], y: [Double], z: Grid, isValid: (Double) -> Bool) {
        (rows, columns, self.x, self.y, self.z) = (z.rows, z.columns, x, y, z.values)
        let valid = z.values.indices.map { index in
            z.values[index].isFinite && isValid(z.values[index]) && x[index].isFinite && y[index].isFinite
        }
        let columns = z.columns
        if valid.allSatisfy(\.self) {
            (cells, border) = Self.wholeCells(rows: rows, columns: columns)
            return
        }
        var cells = [Cell](repeating: .none, count: valid.count)
        for row in 0..<z.rows - 1 {
            for point in row * columns..<(row + 1) * columns - 1 {
                cells[point] =
                    switch (valid[point], valid[point + 1], valid[point + columns + 1], valid[point + columns]) {
                    case (true, true, true, true): .whole
                    case (false, true, true, true): .withoutSouthWest
                    case (true, false, true, true): .withoutSouthEast
                    case (true, true, false, true): .withoutNorthEast
                    case (true, true, true, false): .withoutNorthWest
                    default: .none
                    }
            }
        }
        self.cells = cells
        border = Self.border(of: cells, columns: columns)
    }

    /// How many points there are. Edges have numbers below three times as many: first those to the east of each point,
    /// then those to the north, then those across the cell at its north-east.
    var points: Int { z.count }

    /// The ends of an edge.
    func ends(of edge: Int) -> (first: Int, second: Int) {
        let point = edge % points
        switch edge / points {
        case 0: return (point, point + 1)
        case 1: return (point, point + columns)
        default:
            let rises = cells[point] == .withoutSouthEast || cells[point] == .withoutNorthWest
            return rises ? (point, point + columns + 1) : (point + 1, point + columns)
        }
    }

    /// The corners of a cell, counter-clockwise, and the edge that follows each; none, three or four.
    func outline(of point: Int) -> ContourOutline {
        ContourOutline(of: cells[point], at: point, columns: columns, points: points)
    }

    /// The cells and the border where every point has a value.
    private static func wholeCells(rows: Int, columns: Int) -> ([Cell], [(edge: Int, from: Int, to: Int)]) {
        var cells = [Cell](repeating: .none, count: rows * columns)
        var border: [(edge: Int, from: Int, to: Int)] = []
        for row in 0..<rows - 1 {
            for point in row * columns..<(row + 1) * columns - 1 { cells[point] = .whole }
            let isOutermost = row == 0 || row == rows - 2
            for column in stride(from: 0, to: columns - 1, by: isOutermost ? 1 : max(columns - 2, 1)) {
                let point = row * columns + column
                let outline = ContourOutline(of: .whole, at: point, columns: columns, points: cells.count)
                let isBorder = [row == 0, column == columns - 2, row == rows - 2, column == 0]
                for index in 0..<4 where isBorder[index] {
                    border.append((outline.edges[index], outline.corners[index], outline.corners[(index + 1) % 4]))
                }
            }
        }
        return (cells, border)
    }

    private static func border(of cells: [Cell], columns: Int) -> [(edge: Int, from: Int, to: Int)] {
        var sides = [UInt8](repeating: 0, count: 3 * cells.count)
        func outlines(_ body: (ContourOutline) -> Void) {
            for point in cells.indices where cells[point] != .none {
                body(ContourOutline(of: cells[point], at: point, columns: columns, points: cells.count))
            }
        }
        outlines { for index in 0..<$0.count { sides[$0.edges[index]] += 1 } }
        var border: [(edge: Int, from: Int, to: Int)] = []
        outlines {
            for index in 0..<$0.count where sides[$0.edges[index]] == 1 {
                border.append(($0.edges[index], $0.corners[index], $0.corners[index + 1 == $0.count ? 0 : index + 1]))
            }
        }
        return border
    }
}

/// The corners of a cell, counter-clockwise, and the edge that follows each.
struct ContourOutline {
    /// Three or four.
    private(set) var count = 0
    private(set) var corners = SIMD4<Int>.zero
    private(set) var edges = SIMD4<Int>.zero

    init(of cell: ContourMesh.Cell, at point: Int, columns: Int, points: Int) {
        let across = 2 * points + point
        let corner = SIMD4(point, point + 1, point + columns + 1, point + columns)
        let edge = SIMD4(point, points + point + 1, point + columns, points + point)
        switch cell {
        case .none: break
        case .whole: (count, corners, edges) = (4, corner, edge)
        case .withoutSouthWest:
            (count, corners, edges) = (3, SIMD4(corner[1], corner[2], corner[3], 0), SIMD4(edge[1], edge[2], across, 0))
        case .withoutSouthEast:
            (count, corners, edges) = (3, SIMD4(corner[0], corner[2], corner[3], 0), SIMD4(across, edge[2], edge[3], 0))
        case .withoutNorthEast:
            (count, corners, edges) = (3, SIMD4(corner[0], corner[1], corner[3], 0), SIMD4(edge[0], across, edge[3], 0))
        case .withoutNorthWest:
            (count, corners, edges) = (3, SIMD4(corner[0], corner[1], corner[2], 0), SIMD4(edge[0], edge[1], across, 0))
        }
    }
}
