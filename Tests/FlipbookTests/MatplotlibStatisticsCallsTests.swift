import Flipbook
import Testing

private let x = linspace(0.1, 1, count: 30)
private let y = linspace(1, 3, count: 30)
private let values = linspace(0.5, 2, count: 30)

/// The rows of statistics of "Coming from matplotlib".
extension MatplotlibCallsTests {
    @Test func statisticsOfValues() throws {
        let (figure, axes) = Figure.subplots()
        let weights = x
        axes.histogram(values, bins: .doane.over(0...2))
        let sets = axes.histogram(sets: [values, y], bins: 8, labels: ["a", "b"])
        sets.isStacked = true
        sets.weightsOfSets = [weights, weights]
        sets.cumulation = .downwards
        sets.relativeWidth = 0.9
        sets.alignment = .lowerEdge
        sets.bottoms = [1]
        axes.yAxis.scale = .log()
        try draw(figure)
    }

    @Test func statisticsOfPoints() throws {
        let (figure, axes) = Figure.subplots()
        let cells = axes.histogram2D(x, y, bins: 20, yBins: 10)
        cells.minimumCount = 1
        let hexagons = axes.hexbin(x, y, gridSize: 20, norm: .log())
        axes.hexbin(x, y, values: values, reduction: .maximum)
        hexagons.gridSize = Hexbin.GridSize(columns: 20, rows: 5)
        hexagons.minimumCount = 1
        hexagons.levels = .edges([0, 1, 5])
        try draw(figure)
        axes.hexbin(x, y, hasLogX: true, hasLogY: true)
        #expect(axes.xAxis.scale == .log())
        try draw(figure)
    }

    @Test func groupsOfBars() throws {
        let (figure, axes) = Figure.subplots()
        let grouped = axes.groupedBar([[3, 5], [1, 2]], names: ["a", "b"], labels: ["f", "s"])
        grouped.barSpacing = 0.1
        grouped.groupSpacing = 1
        axes.stackedBar([[3, 5], [1, 2]], labels: ["f", "s"])
        let bars = axes.bar([0, 1], [3, 5])
        bars.texts.format = "%g"
        bars.texts.position = .center
        bars.texts.paddings = [1, 2]
        axes.addLegend()
        try draw(figure)
    }

    @Test func boxesOfGroups() throws {
        let (figure, axes) = Figure.subplots()
        let groups = axes.boxPlot([values, y])
        groups.showsMeans = true
        groups.hasMeanLines = true
        groups.hasNotches = true
        groups.notches = [BoxPlot.Interval(1, 2), BoxPlot.Interval()]
        groups.bootstraps = 1000
        groups.medians = [1.5, nil]
        groups.whiskers = .percentiles(5, 95)
        groups.hasAutoRange = true
        groups.managesTicks = false
        groups.labels = ["a", "b"]
        groups.hatches = ["//"]
        try draw(figure)
        groups.showsBoxes = false
        groups.showsCaps = false
        try draw(figure)
    }
}
