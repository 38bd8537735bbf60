import FlipbookCanvas

/// An artist that shows vectors at points or on a grid: a ``Quiver``, ``Barbs``.
public class VectorArtist: ScalarMappable {
    /// The x of each vector, in data; as many as there are y, u and v when the figure is drawn.
    public private(set) final var x: [Double]
    /// The y of each vector, in data.
    public private(set) final var y: [Double]
    /// The vectors' parts to the right.
    public private(set) final var u: [Double]
    /// The vectors' parts upwards.
    public private(set) final var v: [Double]
    /// The values that have colours of the ``ScalarMappable/colormap``, one for each vector when the figure is drawn; nil for all in
    /// ``color``.
    public final var values: [Double]? { didSet { changed(.data) } }
    /// The colour where there are no ``values``; black unless one is set.
    public final var color = Color.black { didSet { changed(.looks) } }

    /// How many columns and rows there are on a grid; nil for vectors at points.
    private var shape: (columns: Int, rows: Int)?
    /// The columns and rows of the grids that were given last.
    private var grids: [(name: String, columns: Int, rows: Int)] = []

    init(x: [Double], y: [Double], u: [Double], v: [Double], values: [Double]?) {
        (self.x, self.y, self.u, self.v, self.values) = (x, y, u, v, values)
        super.init(zOrder: 1)
    }

    /// Changes all vectors at once; their number stays as it is, and so do ``values``.
    public final func setData(u: [Double], v: [Double]) {
        (self.u, self.v, grids) = (u, v, [])
        changed(.data)
    }

    /// Changes all vectors and the values of their colours at once; their number stays as it is.
    public final func setData(u: [Double], v: [Double], values: [Double]) {
        setData(u: u, v: v)
        self.values = values
    }

    /// Changes all vectors on a grid at once; its shape stays as it is, and so do ``values``.
    public final func setData(u: Grid, v: Grid) {
        setData(u: u.values, v: v.values)
        grids = [("u", u.columns, u.rows), ("v", v.columns, v.rows)]
    }

    /// Changes all vectors on a grid, and the values of their colours, at once; its shape stays as it is.
    public final func setData(u: Grid, v: Grid, values: Grid) {
        setData(u: u, v: v)
        grids.append(("values", values.columns, values.rows))
        self.values = values.values
    }

    /// Moves all vectors and changes them at once; their number may change. ``values`` stay as they are.
    public final func setData(x: [Double], y: [Double], u: [Double], v: [Double]) {
        (self.x, self.y, shape) = (x, y, nil)
        setData(u: u, v: v)
    }

    /// Moves all vectors and changes them and the values of their colours at once; their number may change.
    public final func setData(x: [Double], y: [Double], u: [Double], v: [Double], values: [Double]) {
        setData(x: x, y: y, u: u, v: v)
        self.values = values
    }

    /// Changes the field and its grid: the columns' x, the rows' y and a vector at each crossing. ``values`` stay as they
    /// are.
    public final func setData(x: [Double], y: [Double], u: Grid, v: Grid) {
        setColumns(x, rows: y)
        setData(u: u, v: v)
    }

    /// Changes the field, its grid, and the values of its colours.
    public final func setData(x: [Double], y: [Double], u: Grid, v: Grid, values: Grid) {
        setColumns(x, rows: y)
        setData(u: u, v: v, values: values)
    }

    private func setColumns(_ x: [Double], rows y: [Double]) {
        self.x = y.flatMap { _ in x }
        self.y = y.flatMap { [Double](repeating: $0, count: x.count) }
        shape = (x.count, y.count)
    }

    override final var isCollection: Bool { true }

    override final var mappedValues: [Double] { values ?? [] }

    /// Throws where a grid has other columns or rows than there are.
    final func checkGrids() throws {
        guard let shape else { return }
        for grid in grids where (grid.columns, grid.rows) != shape {
            throw PlotError(
                .lengthsDiffer,
                "\(name): \(grid.name) has \(grid.columns) columns and \(grid.rows) rows; give \(shape.columns) and "
                    + "\(shape.rows), a column for each x and a row for each y")
        }
    }
}
