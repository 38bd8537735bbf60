import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// Polar axes whose settings are changed again and again draw what new ones with the same settings draw.
@Suite struct PolarChangeTests {
    struct Page: SettingsPage {
        let figure = Figure()
        let polar: PolarAxes
        let line: Line
        let text: PlacedText

        init() {
            polar = figure.addPolarAxes()
            line = polar.plot([0, 1, 3, 5], [1, 2, 0.5, 1])
            text = polar.text("text", at: (1, 1))
        }

        /// All that can be set, each with some of the values that it can have.
        static let settings: [[@Sendable (Page) -> Void]] = [
            [
                { $0.polar.zeroLocation = .east }, { $0.polar.zeroLocation = .north },
                { $0.polar.zeroLocation = .angle(.degrees(9)) },
            ],
            [{ $0.polar.direction = .counterclockwise }, { $0.polar.direction = .clockwise }],
            [{ $0.polar.radiusLabelAngle = .degrees(22.5) }, { $0.polar.radiusLabelAngle = .degrees(200) }],
            [
                { ($0.polar.radiusOrigin, $0.polar.radiusAxis.isInverted) = (nil, false) },
                { ($0.polar.radiusOrigin, $0.polar.radiusAxis.isInverted) = (-1, false) },
                { ($0.polar.radiusOrigin, $0.polar.radiusAxis.isInverted) = (nil, true) },
            ],
            [{ $0.polar.angleLimits = 0...(2 * .pi) }, { $0.polar.angleLimits = 0.5...3 }],
            [{ $0.polar.radiusAxis.isAutoscaled = true }, { $0.polar.radiusLimits = 0.2...3 }],
            [{ $0.polar.angleAxis.locator = .auto }, { $0.polar.angleAxis.locator = .fixed([0, 1, 2]) }],
            [{ $0.polar.angleAxis.formatter = .auto }, { $0.polar.angleAxis.formatter = .fixed(["a", "b"]) }],
            [{ $0.polar.radiusAxis.locator = .auto }, { $0.polar.radiusAxis.locator = .fixed([0.5, 1]) }],
            [
                { $0.polar.radiusAxis.tickStyle.labelSides = [.left] },
                { $0.polar.radiusAxis.tickStyle.labelSides = [] },
            ],
            [
                { $0.polar.angleAxis.tickStyle.labelRotation = .degrees(0) },
                { $0.polar.angleAxis.tickStyle.labelRotation = .degrees(30) },
            ],
            [{ $0.polar.gridLines = GridLines() }, { $0.polar.gridLines = nil }],
            [{ $0.polar.angleAxis.minorLocator = .none }, { $0.polar.angleAxis.minorLocator = .autoMinor(3) }],
            [{ $0.polar.minorGridLines = GridLines(style: .dotted) }, { $0.polar.minorGridLines = nil }],
            [{ $0.polar.aspect = .equal }, { $0.polar.aspect = .auto }],
            [{ $0.polar.spines.top.isVisible = true }, { $0.polar.spines.top.isVisible = false }],
            [{ $0.polar.title = "" }, { $0.polar.title = "title" }],
            [
                { $0.line.setData(x: [0, 1, 3, 5], y: [1, 2, 0.5, 1]) }, { $0.line.setData(x: [2, 9], y: [-3, 2e4]) },
            ],
            [{ $0.text.setData(position: (1, 1)) }, { $0.text.setData(position: (2, 0.1)) }],
        ]
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func changedAxesDrawAsNewOnes(seed: UInt64) throws {
        try Page.expectChangesDrawAsNew(seed: seed)
    }

    @Test func everySettingIsSeen() throws {
        try Page.expectEachSettingIsSeen {
            $0.polar.angleAxis.minorLocator = .autoMinor(2)
            $0.polar.minorGridLines = GridLines()
        }
    }
}
