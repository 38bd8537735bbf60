/// Finds lines on a level, and the areas between two levels: short pieces first, each between two numbered nodes, and then
/// which piece follows which.
protocol LevelTracer {
    /// The level of the lines, or the lower one of the areas, that are found now.
    var lower: Double { get set }
    /// The pieces that were found last.
    var pieces: [(from: Int32, to: Int32)] { get }
    /// The node that follows each, or -1.
    var next: [Int32] { get set }
    /// Whether a piece leads to each node: none does outside of ``lines(at:)``.
    var isEntered: [Bool] { get set }

    /// Finds the pieces on a level, what is above it at their left.
    mutating func findPieces(at level: Double)
    /// The node at which a ring begins whose first piece this is.
    func start(ofRing piece: (from: Int32, to: Int32)) -> Int32
    /// Adds the path from a node on, and forgets it.
    mutating func follow(from start: Int, into paths: inout ContourPaths)
    /// The outlines of the areas above one level and not above another, the area at their left: a hole runs the other way.
    mutating func areas(above lower: Double, upTo upper: Double) -> ContourPaths
}

extension LevelTracer {
    /// The lines on a level, what is above it at their left.
    mutating func lines(at level: Double) -> ContourPaths {
        lower = level
        findPieces(at: level)
        for piece in pieces {
            next[Int(piece.from)] = piece.to
            isEntered[Int(piece.to)] = true
        }
        var paths = ContourPaths()
        // Those that begin at a border first; what is left are rings.
        for piece in pieces where !isEntered[Int(piece.from)] { follow(from: Int(piece.from), into: &paths) }
        for piece in pieces {
            isEntered[Int(piece.to)] = false
            if next[Int(piece.from)] >= 0 { follow(from: Int(start(ofRing: piece)), into: &paths) }
        }
        return paths
    }

    func start(ofRing piece: (from: Int32, to: Int32)) -> Int32 { piece.from }
}

/// Finds lines on a level, and the areas between two levels, in a mesh.
///
/// Marching squares: in each cell, short pieces lead from edge to edge, with what is above the level at their left. A
/// point where a line crosses an edge belongs to two cells at most, so that the pieces need only be told which follows
/// which. Where two opposite corners of a cell are above the level and the others are not, the mean of the four says
/// whether the middle is. These are the rules of contourpy's `mpl2014`, which matplotlib uses.
///
/// Takes time in proportion to the cells for each level; nothing is allocated for a single cell.
struct ContourTracer: LevelTracer {
    private let mesh: ContourMesh
    /// The node that follows each, or -1. Nodes are crossings of the lower level by edge, then those of the upper one,
    /// then two for each point of the mesh: areas that meet in a point may pass it twice.
    var next: [Int32]
    var isEntered: [Bool]
    /// 1 for each point above the level, else 0.
    private var above: [UInt8]
    private(set) var pieces: [(from: Int32, to: Int32)] = []
    /// The pieces on the last upper level: areas often share it, or one begins where another ends.
    private var upperPieces: (level: Double, pieces: [(from: Int32, to: Int32)])?
    private var starts: [Int] = []

    private let upperCrossings: Int
    private let corners: Int
    var lower = 0.0
    private var upper = 0.0

    /// - Precondition: the mesh has less than 200 million points.
    init(_ mesh: ContourMesh) {
        self.mesh = mesh
        upperCrossings = 3 * mesh.points
        corners = 6 * mesh.points
        next = [Int32](repeating: -1, count: 8 * mesh.points)
        isEntered = [Bool](repeating: false, count: 3 * mesh.points)
        above = [UInt8](repeating: 0, count: mesh.points)
    }

    /// In contourpy a ring that comes into its first cell from the north begins where it leaves the cell. No ring comes from
    /// the south there: it would have been found in the cell before.
    func start(ofRing piece: (from: Int32, to: Int32)) -> Int32 {
        Int(piece.from) < mesh.points ? piece.to : piece.from
    }

    mutating func areas(above lower: Double, upTo upper: Double) -> ContourPaths {
        (self.lower, self.upper) = (lower, upper)
        starts.removeAll(keepingCapacity: true)
        if let upperPieces, upperPieces.level == lower { pieces = upperPieces.pieces } else { findPieces(at: lower) }
        for piece in pieces { link(Int(piece.from), Int(piece.to)) }
        if let upperPieces, upperPieces.level == upper {
            pieces = upperPieces.pieces
        } else {
            findPieces(at: upper)
            upperPieces = (upper, pieces)
        }
        for piece in pieces { link(upperCrossings + Int(piece.to), upperCrossings + Int(piece.from)) }
        for (edge, from, to) in mesh.border {
            let (first, last) = (zone(of: from), zone(of: to))
            if first == last, first != 1 { continue }
            func node(_ point: Int, _ zone: Int) -> Int {
                zone == 1 ? corners + 2 * point : zone == 0 ? edge : upperCrossings + edge
            }
            link(node(from, first), node(to, last))
        }
        var paths = ContourPaths()
        for start in starts where next[start] >= 0 { follow(from: start, into: &paths) }
        return paths
    }

    /// 0 up to the lower level, 1 between the levels, 2 above.
    private func zone(of point: Int) -> Int { mesh.z[point] > upper ? 2 : mesh.z[point] > lower ? 1 : 0 }

    private mutating func link(_ from: Int, _ to: Int) {
        let from = from >= corners && next[from] >= 0 ? from + 1 : from
        next[from] = Int32(truncatingIfNeeded: to)
        starts.append(from)
    }

    mutating func findPieces(at level: Double) {
        pieces.removeAll(keepingCapacity: true)
        let (columns, points) = (mesh.columns, mesh.points)
        for index in 0..<points { above[index] = mesh.z[index] > level ? 1 : 0 }
        for row in 0..<mesh.rows - 1 {
            var point = row * columns
            while let crossed = crossedCell(from: point, before: (row + 1) * columns - 1) {
                if mesh.cells[crossed] != .none {
                    let outline = ContourOutline(
                        of: mesh.cells[crossed], at: crossed, columns: columns, points: points)
                    addPieces(of: outline, level: level)
                }
                point = crossed + 1
            }
        }
    }

    /// The first cell in a row whose corners don't all lie on one side of the level.
    private func crossedCell(from start: Int, before end: Int) -> Int? {
        above.withUnsafeBufferPointer { above in
            let columns = mesh.columns
            var point = start
            var west = above[point] &+ above[point + columns]
            while point < end {
                let east = above[point + 1] &+ above[point + columns + 1]
                if west &+ east != 0, west &+ east != 4 { return point }
                west = east
                point += 1
            }
            return nil
        }
    }

    /// Leads from each edge where the way around the cell goes down through the level to one where it goes up.
    private mutating func addPieces(of outline: ContourOutline, level: Double) {
        var (down, up) = (SIMD2(-1, -1), SIMD2(-1, -1))
        var count = 0
        for index in 0..<outline.count {
            let following = index + 1 == outline.count ? 0 : index + 1
            let (here, there) = (above[outline.corners[index]] == 1, above[outline.corners[following]] == 1)
            if here, !there {
                down[count == 0 ? 0 : 1] = outline.edges[index]
                count += 1
            } else if !here, there {
                up[up[0] < 0 ? 0 : 1] = outline.edges[index]
            }
        }
        guard count > 0 else { return }
        guard count == 2 else { return add(down[0], up[0]) }
        let middle = (0..<4).reduce(0) { $0 + 0.25 * mesh.z[outline.corners[$1]] }
        // Which comes first in going around, a way up or a way down, depends on the first corner.
        let startsAbove = above[outline.corners[0]] == 1
        let isNext = (middle > level) == startsAbove
        add(down[0], up[isNext ? 0 : 1])
        add(down[1], up[isNext ? 1 : 0])
    }

    private mutating func add(_ from: Int, _ to: Int) {
        pieces.append((Int32(truncatingIfNeeded: from), Int32(truncatingIfNeeded: to)))
    }

    mutating func follow(from start: Int, into paths: inout ContourPaths) {
        var node = start
        while true {
            paths.append(point(of: node))
            let following = Int(next[node])
            next[node] = -1
            node = following
            if node >= corners, next[node] < 0 { node += 1 }
            if next[node] < 0 { break }
        }
        let isRing = node == start || node >= corners || start >= corners
        if !isRing { paths.append(point(of: node)) }
        paths.end(isRing: isRing)
    }

    private func point(of node: Int) -> (Double, Double) {
        if node >= corners {
            let point = (node - corners) / 2
            return (mesh.x[point], mesh.y[point])
        }
        let isLower = node < upperCrossings
        let level = isLower ? lower : upper
        let (first, second) = mesh.ends(of: isLower ? node : node - upperCrossings)
        let part = (mesh.z[second] - level) / (mesh.z[second] - mesh.z[first])
        return (
            part * mesh.x[first] + (1 - part) * mesh.x[second], part * mesh.y[first] + (1 - part) * mesh.y[second]
        )
    }
}

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
    /// The edges with something on one side only: on the left of the way from one point to the other.
    let border: [(edge: Int, from: Int, to: Int)]

    /// What is left of a cell.
    enum Cell: UInt8 {
        case none, whole, withoutSouthWest, withoutSouthEast, withoutNorthEast, withoutNorthWest
    }

    /// - Parameters:
    ///   - hasCornerMask: whether of a cell that lacks one corner a triangle is left, and not nothing.
    ///   - isValid: whether a value counts, where it is finite.
    /// - Precondition: there are `rows * columns` of x, y and z, and at least two of each.
    init(x: [Double], y: [Double], z: Grid, hasCornerMask: Bool = true, isValid: (Double) -> Bool) {
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
                if !hasCornerMask, cells[point] != .whole { cells[point] = .none }
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
