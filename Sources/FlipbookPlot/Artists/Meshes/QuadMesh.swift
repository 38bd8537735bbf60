import FlipbookCanvas
import FlipbookPixels

/// A mesh of quadrilaterals that are coloured by values: rectangles of any sizes, or cells of a bent grid.
///
/// Made by `axes.pcolormesh(…)`, or on its own and then added. A cell with the value NaN has the colormap's
/// ``Colormap/bad`` colour, and one with a corner that isn't finite is left out. Without values, nothing is drawn.
///
/// Cells have no smooth edges, so that nothing shines through between them: each pixel has one cell's colour. In a PDF or an
/// SVG file up to 50,000 cells are paths, and more of them, or those that are ``Shading/gouraud``, a picture.
public final class QuadMesh: ScalarMappable {
    /// Where values belong in the mesh, and how colours change between them.
    public enum Shading: Hashable, Sendable, CaseIterable {
        /// ``nearest`` where there are as many positions as values, else ``flat``.
        case auto
        /// Each cell has one colour. There is one x more than columns of values, and one y more than rows: the edges.
        case flat
        /// Each cell has one colour. There are as many x as columns, and as many y as rows: the middles of the cells.
        case nearest
        /// Values belong to the corners, and colours are mixed in between. There are as many x as columns, and as many y as
        /// rows. A cell with a corner of NaN is left out.
        case gouraud
    }

    /// The values, as ``shading`` has them in the mesh.
    public var values: Grid { didSet { changed(.data) } }
    /// Where values belong in the mesh, and how colours change between them.
    public var shading = Shading.auto {
        didSet {
            meshVersion += 1
            changed(.data)
        }
    }
    /// The colour of the cells' edges; nil for none.
    public var edgeColor: Color? { didSet { changed(.looks) } }
    /// How wide the cells' edges are, in points; nil for the style's.
    @Styled(\QuadMesh.inheritedStyle.edgeWidth) public var edgeWidth: Double!

    /// nil for whole numbers.
    private var positions: (x: Grid, y: Grid)?
    /// How often something has changed that moves corners.
    private var meshVersion = 0
    private var mesh = Cached<QuadCorners>()
    /// How many rows and columns of values the corners were found for.
    private var size = (rows: 0, columns: 0)
    private var corners: (version: Int, transform: Transform, points: [Point])?
    private var picture = FacePicture()

    /// A mesh, to be added to axes: one x for each column of corners or cells, one y for each row. Looks that are nil are the
    /// artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the edges or middles of the columns, in data.
    ///   - y: the edges or middles of the rows, in data.
    ///   - values: what colours stand for.
    ///   - shading: where values belong in the mesh, and how colours change between them.
    ///   - edgeColor: the colour of the cells' edges; nil for none.
    ///   - edgeWidth: how wide the cells' edges are, in points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public convenience init(
        _ x: [Double], _ y: [Double], _ values: Grid, shading: Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            Grid(row: x), Grid(column: y), values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth,
            colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// A mesh, to be added to axes: one x and one y for each corner, or for the middle of each cell.
    public convenience init(
        _ x: Grid, _ y: Grid, _ values: Grid, shading: Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap, norm: norm,
            alpha: alpha, label: label, zOrder: zOrder)
        positions = (x, y)
    }

    /// A mesh, to be added to axes, whose corners lie at whole numbers, or whose middles do.
    public init(
        _ values: Grid = Grid(rows: 0, columns: 0), shading: Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) {
        self.values = values
        self.shading = shading
        self.edgeColor = edgeColor
        super.init(zOrder: 0)
        self.edgeWidth = edgeWidth
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// Changes the values and keeps the mesh.
    public func setData(values: Grid) { self.values = values }

    /// Moves the mesh and changes its values at once.
    ///
    /// - Parameters:
    ///   - x: the edges or middles of the columns, in data.
    ///   - y: the edges or middles of the rows, in data.
    ///   - values: what colours stand for.
    public func setData(x: [Double], y: [Double], values: Grid) {
        setData(x: Grid(row: x), y: Grid(column: y), values: values)
    }

    /// Moves the mesh and changes its values at once, with one x and one y for each corner or for the middle of each cell.
    public func setData(x: Grid, y: Grid, values: Grid) {
        positions = (x, y)
        meshVersion += 1
        self.values = values
    }

    override var kind: String { "mesh" }

    override var isCollection: Bool { true }

    override var mappedValues: [Double] { values.values }

    override func changed(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) { picture.clear() }
        super.changed(what)
    }

    private var isEmpty: Bool { values.rows == 0 && values.columns == 0 }

    /// Where the corners lie, in data.
    func checkedCorners() throws -> QuadCorners {
        if size != (values.rows, values.columns) {
            size = (values.rows, values.columns)
            meshVersion += 1
        }
        return try mesh(meshVersion) {
            let (rows, columns) = (values.rows, values.columns)
            guard let positions else { return QuadCorners(rows: rows, columns: columns, shading: shading) }
            if let corners = QuadCorners(
                x: positions.x, y: positions.y, rows: rows, columns: columns, shading: shading)
            {
                return corners
            }
            let advice =
                switch shading {
                case .flat: "one x more than columns and one y more than rows, the edges of the cells"
                case .nearest: "as many x as columns and as many y as rows, the middles of the cells"
                case .gouraud: "as many x as columns and as many y as rows, the corners of the cells"
                case .auto: "as many x as columns and as many y as rows, or one more of each"
                }
            let (x, y) = (positions.x, positions.y)
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(x.rows)x\(x.columns) x and \(y.rows)x\(y.columns) y for \(rows)x\(columns) values; "
                    + "give \(advice)")
        }
    }

    override func limitsOfData() -> DataLimits? { isEmpty ? nil : try? checkedCorners().limits }

    override var stickyX: [Double] { dataLimits?.x.map { [$0.lowerBound, $0.upperBound] } ?? [] }
    override var stickyY: [Double] { dataLimits?.y.map { [$0.lowerBound, $0.upperBound] } ?? [] }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if isEmpty { return }
        guard values.values.count == values.rows * values.columns else {
            throw PlotError(
                .values,
                "\(name): a grid of \(values.rows)x\(values.columns) with \(values.values.count) values can't be shown; "
                    + "give one value for each row and column")
        }
        let mesh = try checkedCorners()
        let edge = try edgeColor.flatMap { color in
            try LineStyle.solid.stroke(
                color: color, alpha: alpha, width: edgeWidth * transform.pixelsPerPoint, of: "edges of \(name)")?
                .mitered
        }
        try transform.clip(canvas) {
            try drawFaces(of: mesh, on: canvas, in: transform)
            if let edge {
                let lines = mesh.lines(through: points(of: mesh, in: transform))
                if !lines.isEmpty { canvas.stroke(lines, edge, snap: .always) }
            }
        }
    }

    private func drawFaces(of mesh: QuadCorners, on canvas: any Canvas, in transform: Transform) throws {
        if shading != .gouraud, FaceWindow.drawsPaths(values.values.count, on: canvas) {
            return try drawPaths(of: mesh, on: canvas, in: transform)
        }
        let isAlongAxes = mesh.isRectangular && transform.projection.isRectangular
        let (x, y) = isAlongAxes ? (mesh.x.map { transform.x($0) }, mesh.y.map { transform.y($0) }) : ([], [])
        let ranges = isAlongAxes ? (x.finiteRange, y.finiteRange) : points(of: mesh, in: transform).ranges
        guard let window = FaceWindow(x: ranges.0, y: ranges.1, in: transform, on: canvas) else { return }
        try picture.draw(in: window, of: transform, on: canvas) {
            isAlongAxes
                ? shading == .gouraud
                    ? try shadedCells(x: x, y: y, in: window) : try flatCells(values, x: x, y: y, in: window)
                : try quads(points(of: mesh, in: transform), of: mesh, in: window)
        }
    }

    /// The corners on the canvas, row by row.
    private func points(of mesh: QuadCorners, in transform: Transform) -> [Point] {
        if let corners, corners.version == meshVersion, corners.transform == transform { return corners.points }
        let points = mesh.points(in: transform)
        corners = (meshVersion, transform, points)
        return points
    }

    private func drawPaths(of mesh: QuadCorners, on canvas: any Canvas, in transform: Transform) throws {
        let points = points(of: mesh, in: transform)
        let table = try colorTable()
        for row in 0..<values.rows {
            for column in 0..<values.columns {
                let color = table(values[row, column])
                let corner = row * mesh.columns + column
                let quad = [
                    points[corner], points[corner + 1], points[corner + mesh.columns + 1],
                    points[corner + mesh.columns],
                ]
                guard color.alpha > 0, quad.allSatisfy(\.isFinite) else { continue }
                canvas.fill(Path(quad, closed: true), color: color, snap: .never)
            }
        }
    }

    /// The cells of a mesh that isn't rectangular on the canvas.
    private func quads(_ points: [Point], of mesh: QuadCorners, in window: FaceWindow) throws -> Raster {
        let colors = try pixels(of: values.values)
        var raster = window.raster
        guard shading == .gouraud else {
            points.withCoordinates {
                raster.paintQuads($0, rows: values.rows, columns: values.columns, snaps: true, colors: colors)
            }
            return Raster(raster)
        }
        var points = points
        for (index, value) in values.values.enumerated() where value.isNaN { points[index].x = .nan }
        points.withCoordinates {
            raster.shadeQuads($0, rows: max(mesh.rows - 1, 0), columns: max(mesh.columns - 1, 0), colors: colors)
        }
        return Raster(raster)
    }

    /// Cells with a colour at each corner whose sides lie along those of the canvas, between edges in pixels of it.
    private func shadedCells(x: [Double], y: [Double], in window: FaceWindow) throws -> Raster {
        let across = CellLine(shaded: window.columns(x), pixels: window.width)
        let down = CellLine(shaded: window.rows(y), pixels: window.height)
        // Both rows of corners of each row of cells, and both columns of each column.
        let values = values.chosen(
            rows: down.seen.flatMap { [$0, $0 + 1] }, columns: across.seen.flatMap { [$0, $0 + 1] })
        return Raster(shaded: try pixels(of: values), isKnown: values.map { !$0.isNaN }, across, down)
    }

}

extension QuadCorners {
    /// The edges of all cells, as lines along rows and columns.
    fileprivate func lines(through points: [Point]) -> Path {
        var path = Path()
        path.reserveCapacity(2 * points.count)
        func add(_ line: some Sequence<Int>) {
            var isConnected = false
            for index in line {
                let point = points[index]
                if !point.isFinite {
                    isConnected = false
                } else if isConnected {
                    path.line(to: point)
                } else {
                    path.move(to: point)
                    isConnected = true
                }
            }
        }
        for row in 0..<rows { add(row * columns..<(row + 1) * columns) }
        for column in 0..<columns { add(stride(from: column, to: rows * columns, by: columns)) }
        return path
    }
}

extension Axes {
    /// Shows a grid of values as a mesh of coloured rectangles of any sizes. Looks that are nil are those of a new ``QuadMesh``.
    ///
    /// - Parameters:
    ///   - x: the edges of the columns, or their middles where there are as many as columns. Drawing throws a ``PlotError`` where
    ///     there are not as many as `shading` asks for.
    ///   - y: the edges or middles of the rows, likewise.
    ///   - values: what colours stand for: cells, or corners with the shading `.gouraud`.
    ///   - shading: where values belong in the mesh, and how colours change between them.
    ///   - edgeColor: the colour of the cells' edges; nil for none.
    ///   - edgeWidth: how wide the cells' edges are, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the mesh, to be changed later.
    @discardableResult
    public func pcolormesh(
        _ x: [Double], _ y: [Double], _ values: Grid, shading: QuadMesh.Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> QuadMesh {
        include(
            QuadMesh(
                x, y, values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap,
                norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Shows a grid of values as a mesh of coloured quadrilaterals, whose corners or middles are given one by one.
    ///
    /// - Parameters:
    ///   - x: the x of the corners, or of the middles of the cells where there are as many as values.
    ///   - y: the y of the corners or middles, as many as `x`.
    ///   - values: what colours stand for: cells, or corners with the shading `.gouraud`.
    ///   - shading: where values belong in the mesh, and how colours change between them.
    ///   - edgeColor: the colour of the cells' edges; nil for none.
    ///   - edgeWidth: how wide the cells' edges are, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the mesh, to be changed later.
    @discardableResult
    public func pcolormesh(
        _ x: Grid, _ y: Grid, _ values: Grid, shading: QuadMesh.Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> QuadMesh {
        include(
            QuadMesh(
                x, y, values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap,
                norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }

    /// Shows a grid of values as a mesh of coloured squares, whose edges lie at 0, 1, 2 …
    ///
    /// - Parameters:
    ///   - values: what colours stand for: cells, or corners with the shading `.gouraud`.
    ///   - shading: where values belong in the mesh, and how colours change between them.
    ///   - edgeColor: the colour of the cells' edges; nil for none.
    ///   - edgeWidth: how wide the cells' edges are, in points; nil for the style's.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what errors call it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the mesh, to be changed later.
    @discardableResult
    public func pcolormesh(
        _ values: Grid, shading: QuadMesh.Shading = .auto, edgeColor: Color? = nil,
        edgeWidth: Double? = nil, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> QuadMesh {
        include(
            QuadMesh(
                values, shading: shading, edgeColor: edgeColor, edgeWidth: edgeWidth, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder))
    }
}
