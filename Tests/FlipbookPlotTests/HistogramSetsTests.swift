import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Histograms of several sets, of points and of hexagons, and bars of several series.
@Suite struct HistogramSetsTests {
    private func error(_ draw: (Axes) -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    private func fills(_ draw: (Axes) -> Void) throws -> [Color?] {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        var depth = 0
        return try commands(of: figure).compactMap { command -> Color?? in
            switch command {
            case .pushClip, .pushClipPath: depth += 1
            case .popClip: depth -= 1
            case .draw(_, let fill, _, _) where depth > 0: return .some(fill)
            default: break
            }
            return nil
        }
    }

    private func values(_ random: Seeded, _ count: Int, _ range: ClosedRange<Double> = -1...1) -> [Double] {
        (0..<count).map { _ in random.value(range) }
    }

    @Test func eachSetHasTheNextColour() throws {
        let colors = Color.tab10
        #expect(
            try fills { axes in
                axes.histogram(sets: [[1, 2], [1, 2], [1, 2]], bins: 1)
                axes.histogram([1, 2], bins: 1)
            } == Array(colors.prefix(4)))
        #expect(try fills { $0.groupedBar([[1], [2]]) } == Array(colors.prefix(2)))
        // One that comes later continues the cycle.
        #expect(
            try fills { axes in
                let histogram = axes.histogram([1, 2], bins: 1)
                histogram.sets = [[1, 2], [1, 2], [1, 2]]
            } == Array(colors.prefix(3)))
        #expect(
            try fills { axes in
                axes.histogram(sets: [[1, 2], [1, 2]], bins: 1).color = .red
                axes.histogram(sets: [[1, 2], [1, 2]], bins: 1, colors: [.green, .blue])
            } == [.red, .red, .green, .blue])
    }

    @Test func eachSetAndSeriesHasItsEntryInALegend() throws {
        for make in [
            { $0.histogram(sets: [[1, 2], [1, 2]], bins: 1, labels: ["first", "second"]) },
            { $0.groupedBar([[1], [2]], labels: ["first", "second"]) },
        ] as [(Axes) -> ElementPatch] {
            let (figure, axes) = Figure.subplots()
            _ = make(axes)
            axes.addLegend()
            let drawn = try commands(of: figure)
            let texts = drawn.compactMap { if case .text(let text, _, _, _, _) = $0 { text } else { nil } }
            #expect(texts.contains("first") && texts.contains("second"))
            let fills = drawn.compactMap { if case .draw(_, let fill, _, _) = $0 { fill } else { nil } }
            #expect(fills.count { $0 == .tabBlue } == 2 && fills.count { $0 == .tabOrange } == 2)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func stacksEndWhereAllValuesTogetherDo(seed: UInt64) {
        let random = Seeded(seed)
        let sets = (0..<3).map { _ in values(random, 40) }
        let bins = Bins.count(random.count(1...9), over: 0...1)
        let all = Histogram(Array(sets.joined()), bins: bins)
        let stack = Histogram(sets: sets, bins: bins, isStacked: true)
        #expect(stack.heightsOfSets.last == all.heights)
        let tops = stack.bars.map { $0.map(\.top) }
        #expect(tops == stack.heightsOfSets && stack.bars[1].map(\.bottom) == tops[0])
        stack.isDensity = true
        all.isDensity = true
        let differences = zip(stack.heightsOfSets.last ?? [], all.heights).map { abs($0 - $1) }
        #expect(differences.allSatisfy { $0 < 1e-9 })
        (stack.cumulation, stack.isDensity) = (.downwards, false)
        #expect(stack.heightsOfSets.last?.first == Double(sets.joined().count { (0...1).contains($0) }))
    }

    @Test func rulesCountWhatLiesInARange() {
        let values = (0..<100).map { Double($0) / 10 } + [.nan, .infinity, -1e9]
        for bins in [
            Bins.auto, .freedmanDiaconis, .sturges, .scott, .rice, .squareRoot, .doane, .stone, 7,
        ] {
            let histogram = Histogram(values, bins: bins.over(2...5))
            #expect(histogram.edges.first == 2 && histogram.edges.last == 5)
            // Stone's rule has one bin where values are spread evenly.
            #expect(bins == .stone || histogram.edges.count > 2)
            #expect(histogram.heights.reduce(0, +) == 31)
            #expect(Histogram([1, 1, 1], bins: bins.over(0...2)).heights.reduce(0, +) == 3)
            #expect(Histogram([], bins: bins.over(0...2)).edges.count > 1)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func everyPointHasACell(seed: UInt64) throws {
        let random = Seeded(seed)
        let (x, y) = (values(random, 300, -5...5), values(random, 300, 100...200))
        let cells = Histogram2D(x, y, bins: 7, yBins: .count(random.count(1...9)))
        #expect(cells.counts.values.reduce(0, +) == 300)
        let hexagons = Hexbin(x, y, gridSize: Hexbin.GridSize(columns: random.count(1...30)))
        #expect(hexagons.cellValues.reduce(0, +) == 300)
        // Cells are numbered from their centres: each point lies nearest to that of its own.
        let grid = try hexagons.counted.get().grid
        for (index, cell) in grid.cells(of: x, y).enumerated() {
            func distance(_ center: (x: Double, y: Double)) -> Double {
                let (x, y) = ((x[index] - center.x) / grid.width, (y[index] - center.y) / grid.height)
                return x * x + 3 * y * y
            }
            let own = distance(grid.center(Int(cell)))
            #expect((0..<grid.count).allSatisfy { distance(grid.center($0)) >= own - 1e-9 })
        }
    }

    @Test func aReductionOfYourOwnHasTheValuesOfEachCell() {
        let x = [0.0, 0, 0, 1, 1]
        let cells = Hexbin(
            x, x, values: [1, 2, 3, 5, 7], gridSize: 1, reduction: Hexbin.Reduction { $0.reduce(1, *) })
        #expect(cells.cellValues.sorted() == [6, 35])
        cells.minimumCount = 3
        #expect(cells.cellValues == [6])
        cells.minimumCount = 0
        cells.reduction = .count
        #expect(cells.cellValues.reduce(0, +) == 5 && cells.cellValues.contains(0))
    }

    @Test func hexagonsOnOtherAxesAreDrawnOneByOne() throws {
        let x = [1.0, 2, 5, 9, 10]
        func count(_ change: (Axes) -> Void) throws -> Int {
            let (figure, axes) = Figure.subplots()
            axes.hexbin(x, x, gridSize: 3, minimumCount: 1, hasLogX: true)
            change(axes)
            return try commands(of: figure).clipped.count
        }
        #expect(try count { _ in } == 0)
        #expect(try count { $0.xAxis.scale = .linear } > 0)
        #expect(try count { $0.yAxis.scale = .log() } > 0)
    }

    @Test func emptyAndOddDataDrawWithoutAnError() throws {
        let (figure, axes) = Figure.subplots()
        axes.hexbin([.nan, .infinity], [1, 2])
        axes.hexbin([3], [4])
        axes.hexbin([-1e308, 1e308], [0, 1])
        axes.histogram2D([.nan], [1])
        axes.histogram2D([1], [1])
        axes.histogram(sets: [])
        axes.histogram(sets: [[], [1], [.nan]], shape: .step, isStacked: true)
        axes.histogram(sets: [[], []], shape: .filledStep)
        axes.groupedBar([[], []])
        axes.groupedBar([[.nan, .infinity], [1, 2]])
        axes.stackedBar([[1, .nan], [2, -3], [-1, 1]])
        axes.boxPlot([[], [1]]).bootstraps = 10
        _ = try commands(of: figure)
    }

    @Test func whatCannotBeShownIsAnError() throws {
        let wrong: [(PlotError.Code, (Axes) -> Void)] = [
            (.lengthsDiffer, { $0.histogram(sets: [[1], [2]]).weightsOfSets = [[1]] }),
            (.lengthsDiffer, { $0.histogram(sets: [[1], [2]]).weightsOfSets = [[1], []] }),
            (.lengthsDiffer, { $0.histogram(sets: [[1], [2]]).colors = [.red, .blue, .green] }),
            (.lengthsDiffer, { $0.histogram(sets: [[1], [2]]).labels = ["a"] }),
            (.lengthsDiffer, { $0.histogram([1, 2], bins: 3).bottoms = [1, 2] }),
            (.lengthsDiffer, { $0.histogram2D([1, 2], [1]) }),
            (.values, { $0.histogram2D([1, .infinity], [1, 2]) }),
            (.values, { $0.histogram2D([1, 2], [1, 2], bins: 2000) }),
            (.lengthsDiffer, { $0.hexbin([1, 2], [1]) }),
            (.size, { $0.hexbin([1], [1], gridSize: 0) }),
            (.size, { $0.hexbin([1], [1], gridSize: Hexbin.GridSize(columns: .max, rows: .max)) }),
            (.values, { $0.hexbin([0, 1], [1, 2], hasLogX: true) }),
            (.size, { $0.hexbin([1], [1], extent: Image.Extent(left: 1, right: 0, bottom: 0, top: 1)) }),
            (.lengthsDiffer, { $0.groupedBar([[1, 2], [1]]) }),
            (.lengthsDiffer, { $0.groupedBar([[1, 2]], positions: [1]) }),
            (.values, { $0.groupedBar([[1, 2, 3]], positions: [1, 2, 4]) }),
            (.lengthsDiffer, { $0.groupedBar([[1, 2]]).labels = ["a", "b"] }),
            (.lengthsDiffer, { $0.boxPlot([[1, 2]]).medians = [] }),
            (.lengthsDiffer, { $0.boxPlot([[1, 2]]).notches = [] }),
            (.lengthsDiffer, { $0.boxPlot([[1, 2]]).labels = [] }),
        ]
        for (index, (code, wrong)) in wrong.enumerated() {
            let error = try error(wrong)
            #expect(
                error?.code == code && error?.description.contains("of axes 1") == true, "\(index): \(error as Any)")
        }
        let padded = try error {
            let bars = $0.bar([0, 1], [1, 2])
            (bars.texts.format, bars.texts.paddings) = ("%g", [1])
        }
        #expect(padded?.code == .lengthsDiffer)
    }

    @Test func aStackReachesUpAndDown() {
        let bars = GroupedBars([[1, -1], [2, 3], [-4, 5]], isStacked: true)
        #expect(bars.blocks.map { $0.map(\.bottom) } == [[0, 0], [1, 0], [0, 3]])
        #expect(bars.blocks.map { $0.map(\.top) } == [[1, -1], [3, 3], [-4, 8]])
    }

    @Test func aBootstrappedNotchHoldsTheMedianAndStaysTheSame() throws {
        let values = (0..<60).map { Double($0 * 37 % 61) }
        let first = try #require(BoxStatistics(of: values, bootstraps: 500))
        #expect(first == BoxStatistics(of: values, bootstraps: 500))
        #expect(first.notch.contains(first.median))
        let formula = try #require(BoxStatistics(of: values)?.notch)
        #expect(first.notch != formula)
        #expect(abs(first.notch.lowerBound - formula.lowerBound) < 8)
        #expect(abs(first.notch.upperBound - formula.upperBound) < 8)
    }
}
