import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct BarsTests {
    let figure = Figure()
    let axes: Axes

    init() { axes = figure.subplots() }

    /// The boxes that are filled inside the axes, in pixels.
    private func boxes() throws -> [Rect] {
        try commands(of: figure).clipped.filter { $0.stroke == nil }.map { drawn in
            let (x, y) = (drawn.path.corners.map(\.x), drawn.path.corners.map(\.y))
            return Rect(x: x.min()!, y: y.min()!, width: x.max()! - x.min()!, height: y.max()! - y.min()!)
        }
    }

    @Test(arguments: [Orientation.vertical, .horizontal], 1...10 as ClosedRange<UInt64>)
    func textsSitAtTheEndsOfTheirBars(orientation: Orientation, seed: UInt64) throws {
        var random = Seeded(seed)
        let heights = (0..<6).map { _ in Double.random(in: -9...9, using: &random) }
        let bars = Bars((0..<6).map(Double.init), heights, orientation: orientation)
        axes.add(bars)
        bars.texts.format = "%.3f"
        bars.texts.padding = 2
        let isUpright = orientation == .vertical
        for axis in [axes.xAxis, axes.yAxis] { axis.margin = 0.2 }
        (isUpright ? axes.yAxis : axes.xAxis).isInverted = Bool.random(using: &random)
        let isInverted = (isUpright ? axes.yAxis : axes.xAxis).isInverted
        let texts = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 1, height: 1)))
        for (box, height) in zip(try boxes(), heights) {
            let text = try #require(texts.first { $0.text == printed("%.3f", [height]) }).box
            let gap = 2 * 100.0 / 72
            if isUpright {
                #expect(abs(text.midX - box.midX) < 1e-6)
                let isAbove = (height > 0) != isInverted
                #expect(abs(isAbove ? box.minY - text.maxY - gap : text.minY - box.maxY - gap) < 1e-6)
            } else {
                #expect(abs(text.midY - box.midY) < 1e-6)
                let isRight = (height > 0) != isInverted
                #expect(abs(isRight ? text.minX - box.maxX - gap : box.minX - text.maxX - gap) < 1e-6)
            }
        }
        bars.texts.position = .center
        bars.texts.padding = 0
        let centred = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 1, height: 1)))
        for (box, height) in zip(try boxes(), heights) {
            let text = try #require(centred.first { $0.text == printed("%.3f", [height]) }).box
            #expect(abs(text.midX - box.midX) < 1e-6 && abs(text.midY - box.midY) < 1e-6)
        }
    }

    @Test func errorBarsAndTextsFollowTheBars() throws {
        let bars = axes.bar(["a", "b"], [2, 4])
        bars.errors.y = .asymmetric(lower: [1, 0.5], upper: [0.5, 1])
        bars.texts.format = "%g tons"
        axes.yLimits = 0...8
        func ends() throws -> [[Double]] {
            try commands(of: figure).clipped.filter { $0.stroke != nil }.map { drawn in
                drawn.path.corners.map { (axes.boxInPixels.maxY - $0.y) / axes.boxInPixels.height * 8 }
            }
        }
        func expect(_ lines: [[Double]], are expected: [[Double]]) {
            #expect(lines.count == expected.count)
            for (value, other) in zip(lines.joined(), expected.joined()) { #expect(abs(value - other) < 1e-9) }
        }
        expect(try ends(), are: [[1, 2.5], [3.5, 5]])
        bars.heights = [6, 1]
        expect(try ends(), are: [[5, 6.5], [0.5, 2]])
        let box = try #require(
            try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 1, height: 1))).first {
                $0.text == "6 tons"
            }
            .map(\.box))
        #expect(abs((axes.boxInPixels.maxY - box.maxY) / axes.boxInPixels.height * 8 - 6.5) < 1e-9)
        bars.isVisible = false
        #expect(try commands(of: figure).clipped.isEmpty)
    }

    @Test func limitsHoldBarsAndErrorsAndStickToBases() {
        axes.bar([0, 1], [2, 4]).bottoms = [1, 3]
        #expect(axes.yLimits == 1...7.3 && axes.xLimits == -0.49...1.49)
        let second = axes.bar([2], [1])
        second.errors.y = .constant(3)
        #expect(axes.yLimits.lowerBound < -2 && abs(axes.yLimits.upperBound - 7.45) < 1e-9)
        second.errors.y = nil
        second.alignment = .edge
        second.widths = [2]
        #expect(axes.yLimits.lowerBound == 0 && abs(axes.xLimits.upperBound - 4.22) < 1e-9)
    }

    @Test func aBarWithoutAFiniteHeightIsLeftOut() throws {
        let bars = axes.bar([0, 1, 2, 3], [1, .nan, .infinity, 2])
        bars.texts.format = "%g"
        #expect(try boxes().count == 2)
        #expect(abs(axes.yLimits.upperBound - 2.1) < 1e-12)
        bars.setData(positions: [], heights: [])
        #expect(try boxes().isEmpty)
    }

    @Test func whatDoesNotFitIsAnErrorThatNamesTheBars() throws {
        func error(_ change: (Bars) -> Void) throws -> PlotError {
            let figure = Figure()
            let bars = figure.subplots().bar([0, 1], [1, 2])
            change(bars)
            return try #require(throws: PlotError.self) { try commands(of: figure) }
        }
        #expect(
            try error { $0.heights = [1] }.description.hasPrefix(
                "bars 1 of axes 1: positions has 2 values and heights has 1"))
        #expect(try error { $0.widths = [] }.code == .lengthsDiffer)
        #expect(try error { $0.bottoms = [1, 2, 3] }.code == .lengthsDiffer)
        #expect(try error { $0.errors.y = .symmetric([1]) }.description.hasPrefix("y of error bars of bars 1"))
        #expect(try error { $0.errors.y = .constant(-1) }.code == .values)
        #expect(try error { $0.errors.y = .asymmetric(lower: [1, 1], upper: []) }.code == .lengthsDiffer)
        #expect(try error { $0.texts.format = "no number" }.code == .format)
        #expect(try error { $0.texts.strings = ["a", "b", "c"] }.description.hasPrefix("texts of bars 1 of axes 1"))
        #expect(try error { ($0.texts.format, $0.texts.size) = ("%g", -1) }.code == .size)
        #expect(
            try error {
                $0.edgeColor = .black
                $0.edgeWidth = .nan
            }.code == .size)
        #expect(
            try error {
                $0.errors.y = .constant(1)
                $0.errors.capSize = .infinity
            }.code == .size)
    }

    @Test func barsAndLinesGoThroughTheColorsOnTheirOwn() {
        axes.plot([0], [0])
        #expect(axes.bar([0], [1]).color == .tabBlue && axes.bar([0], [1]).color == .tabOrange)
        #expect(axes.histogram([1]).color == .tabOrange && axes.errorBar([0], [1]).color == .tabGreen)
    }

    @Test func anErrorBarIsALineWithErrors() throws {
        let line = axes.errorBar([0, 1, .nan], [0, 10, 1], xError: .constant(1), yError: .symmetric([1, .nan, 2]))
        #expect(abs(axes.xLimits.lowerBound + 1.15) < 1e-9 && abs(axes.yLimits.lowerBound + 1.55) < 1e-9)
        line.errors.capSize = 2
        // Two lines along x and one along y, the caps at their ends, and the line over all.
        #expect(try commands(of: figure).clipped.count == 2 + 1 + 1)
        #expect(try marks() == [4, 2])
        line.errors.y = .symmetric([1, 1, 1])
        #expect(try commands(of: figure).clipped.count == 2 + 2 + 1)
        #expect(try marks() == [4, 4])
    }

    /// At how many places each mark is drawn.
    private func marks() throws -> [Int] {
        try commands(of: figure).compactMap {
            if case .drawAt(_, let places, _, _, _) = $0 { places.count } else { nil }
        }
    }
}
