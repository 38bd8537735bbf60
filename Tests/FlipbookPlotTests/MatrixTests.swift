import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct MatrixTests {
    @Test func matricesAreCountedFromTheTop() throws {
        let values = Grid(rows: 3, columns: 5) { Double($0 * $1) }
        let (figure, axes) = Figure.subplots()
        axes.matshow(values)
        _ = try commands(of: figure)
        #expect(axes.xLimits == -0.5...4.5 && axes.yLimits == -0.5...2.5 && axes.yAxis.isInverted)
        #expect(axes.xAxis.tickStyle.sides == [.bottom, .top] && axes.xAxis.tickStyle.labelSides == [.top])
        #expect(axes.xAxis.ticks.map(\.value).allSatisfy { $0 == $0.rounded() })
        #expect(axes.titleY == 1.05)
    }

    @Test func whatIsNotZeroIsBlackOrMarked() throws {
        let values = try Grid([[0, 2, -1e-3], [.nan, 0, -3]])
        let (figure, axes) = Figure.subplots()
        let image = axes.spy(values, precision: 0.01)
        _ = try commands(of: figure)
        #expect(image.values == (try Grid([[0, 1, 0], [0, 0, 1]])))
        let table = try image.colorTable()
        #expect(table(0) == .white && table(1) == .black)
        let (other, otherAxes) = Figure.subplots()
        let marks = otherAxes.spy(values, marker: .square, origin: .lower)
        _ = try commands(of: other)
        #expect(marks.x == [1, 2, 2] && marks.y == [0, 0, 1])
        #expect(otherAxes.xLimits == -0.5...2.5 && otherAxes.yLimits == -0.5...1.5 && !otherAxes.yAxis.isInverted)
        #expect(otherAxes.xAxis.tickStyle.labelSides == [.bottom])
    }

    @Test func aMatrixWithoutValuesDoesNoHarm() throws {
        let (figure, axes) = Figure.subplots()
        axes.matshow(Grid(rows: 0, columns: 0))
        axes.spy(Grid(rows: 0, columns: 0))
        axes.spy(Grid(rows: 0, columns: 3), marker: .circle)
        _ = try commands(of: figure)
    }
}
