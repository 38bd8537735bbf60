import FlipbookPlot
import Testing

@Suite struct GridTests {
    private let grid = Grid(rows: 2, columns: 3) { row, column in Double(10 * row + column) }

    @Test func aGridIsMadeOfPlaces() throws {
        #expect(grid.values == [0, 1, 2, 10, 11, 12])
        #expect(Grid(x: [1, 2], y: [3, 4, 5]) { $0 * $1 }.values == [3, 6, 4, 8, 5, 10])
        let (x, y) = Grid.meshgrid([1, 2], [3, 4, 5])
        #expect(x.values == [1, 2, 1, 2, 1, 2] && y.values == [3, 3, 4, 4, 5, 5] && x.rows == 3)
        #expect(try x.combined(with: y, *) == Grid(x: [1, 2], y: [3, 4, 5], *))
        #expect(Grid(row: [1, 2]).rows == 1 && Grid(column: [1, 2]).columns == 1)
        #expect(Grid(rows: -1, columns: 2) { _, _ in 1 }.values.isEmpty)
    }

    @Test func rowsAndColumnsAreTaken() {
        #expect(grid.row(1) == [10, 11, 12] && grid.column(2) == [2, 12])
        #expect(grid.transposed.values == [0, 10, 1, 11, 2, 12] && grid.transposed.transposed == grid)
    }

    @Test func numbersAreMappedAndCompared() throws {
        #expect(grid.map { -$0 }.minimum == -12 && grid.maximum == 12)
        #expect(try Grid([[.nan, 3], [1, .nan]]).minimum == 1)
        #expect(Grid(rows: 0, columns: 4).maximum == nil && Grid(rows: 1, columns: 1, repeating: .nan).minimum == nil)
        #expect(throws: PlotError.self) { try grid.combined(with: grid.transposed, +) }
    }
}
