import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// Axes whose settings are changed again and again draw what new axes with the same settings draw.
@Suite struct AxesChangeTests {
    /// Axes with a twin, beside others that share their x axis.
    struct Grid: SettingsPage {
        let figure = Figure()
        let axes: Axes
        let other: Axes
        let twin: Axes
        let line: Line
        let far: Line

        init() throws {
            let row = try figure.subplots(rows: 1, columns: 2, sharesX: .row)[0]
            (axes, other) = (row[0], row[1])
            twin = axes.twinX()
            line = axes.plot([1, 2, 3], [1, 10, 100])
            far = other.plot([2, 5], [-1, 1])
            twin.plot([0.5, 4], [3, 8])
            axes.title = "title"
        }

        /// All that can be set, each with some of the values that it can have.
        static let settings: [[@Sendable (Grid) -> Void]] = [
            [
                { $0.axes.yAxis.scale = .linear }, { $0.axes.yAxis.scale = .log() },
                { $0.axes.yAxis.scale = .log(base: 3) },
            ],
            [{ $0.axes.xAxis.scale = .linear }, { $0.other.xAxis.scale = .log() }],
            [{ $0.axes.yAxis.isInverted = false }, { $0.axes.yAxis.isInverted = true }],
            [{ $0.twin.xAxis.isInverted = false }, { $0.twin.xAxis.isInverted = true }],
            [
                { $0.axes.yAxis.isAutoscaled = true }, { $0.axes.yLimits = 0.5...50 }, { $0.axes.yLimits = 7...7 },
            ],
            [{ $0.other.xAxis.isAutoscaled = true }, { $0.axes.xLimits = 1...3 }],
            [{ $0.axes.xAxis.margin = 0.05 }, { $0.other.xAxis.margin = 0.2 }],
            [
                { $0.axes.yAxis.locator = .auto }, { $0.axes.yAxis.locator = .maxN(4, isInteger: true, prunes: .both) },
                { $0.axes.yAxis.locator = .fixed([1, 20]) },
                { $0.axes.yAxis.locator = .none },
            ],
            [{ $0.axes.xAxis.minorLocator = .auto }, { $0.twin.xAxis.minorLocator = .autoMinor(3) }],
            [
                { $0.axes.yAxis.formatter = .auto }, { $0.axes.yAxis.formatter = .format("%.1f s") },
                { $0.axes.yAxis.formatter = .percent() }, { $0.axes.yAxis.formatter = .fixed(["a", "b"]) },
                { $0.axes.yAxis.formatter = .log() },
            ],
            [{ $0.axes.xAxis.minorFormatter = .auto }, { $0.axes.xAxis.minorFormatter = .scalar }],
            [{ $0.axes.xAxis.categories = [] }, { $0.axes.xAxis.categories = ["zero", "one", "two"] }],
            [{ $0.axes.xAxis.side = .bottom }, { $0.axes.xAxis.side = .top }],
            [{ $0.twin.yAxis.side = .right }, { $0.twin.yAxis.side = .left }],
            [{ $0.axes.yAxis.tickStyle.direction = .out }, { $0.axes.yAxis.tickStyle.direction = .inOut }],
            [{ $0.axes.yAxis.tickStyle.length = 3.5 }, { $0.axes.yAxis.tickStyle.length = 9 }],
            [{ $0.axes.yAxis.tickStyle.color = .black }, { $0.axes.yAxis.tickStyle.color = .tabRed }],
            [
                { $0.axes.yAxis.tickStyle.labelRotation = .degrees(0) },
                { $0.axes.yAxis.tickStyle.labelRotation = .degrees(45) },
            ],
            [{ $0.axes.yAxis.tickStyle.sides = [.left] }, { $0.axes.yAxis.tickStyle.sides = [.left, .right] }],
            [{ $0.axes.yAxis.tickStyle.labelSides = [.left] }, { $0.axes.yAxis.tickStyle.labelSides = [.right] }],
            [{ $0.other.xAxis.minorTickStyle.width = 0.6 }, { $0.other.xAxis.minorTickStyle.width = 2 }],
            [{ $0.other.minorGridLines = nil }, { $0.other.minorGridLines = GridLines(style: .dashed) }],
            [
                { $0.axes.spines.left.position = .outward(0) }, { $0.axes.spines.left.position = .outward(12) },
                { $0.axes.spines.left.position = .axes(0.3) }, { $0.axes.spines.left.position = .data(2) },
            ],
            [{ $0.axes.spines.top.bounds = nil }, { $0.axes.spines.top.bounds = 1...2 }],
            [{ $0.axes.spines.right.isVisible = true }, { $0.axes.spines.right.isVisible = false }],
            [{ $0.other.aspect = .auto }, { $0.other.aspect = .equal }, { $0.other.aspect = .ratio(3) }],
            [{ $0.other.adjustable = .box }, { $0.other.adjustable = .dataLimits }],
            [{ $0.other.anchor = .center }, { $0.other.anchor = .upperRight }],
            [{ $0.axes.aspect = .auto }, { $0.axes.aspect = .ratio(0.1) }],
            [{ $0.other.isOn = true }, { $0.other.isOn = false }],
            [{ $0.line.setData(x: [1, 2, 3], y: [1, 10, 100]) }, { $0.line.setData(x: [-1, 9], y: [-3, 2e4]) }],
            [{ $0.far.x = [2, 5] }, { $0.far.x = [2, 300] }],
            [{ $0.axes.title = "title" }, { $0.axes.title = "" }],
            [{ $0.twin.isVisible = true }, { $0.twin.isVisible = false }],
        ]
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func changedAxesDrawAsNewOnes(seed: UInt64) throws {
        try Grid.expectChangesDrawAsNew(seed: seed)
    }

    @Test func everySettingIsSeen() throws {
        // Minor ticks and their labels are there from the start, so that what concerns them shows.
        try Grid.expectEachSettingIsSeen {
            $0.other.yAxis.locator = .multiple(of: 0.5)
            $0.axes.xAxis.minorLocator = .autoMinor(2)
            $0.other.aspect = .ratio(4)
        }
    }
}
