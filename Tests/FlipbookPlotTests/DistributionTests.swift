import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// What violins, distributions, stacks, events, stems, stairs and broken bars do beside what matplotlib's numbers say.
@Suite struct DistributionTests {
    private static let odd = [
        [], [1], [.nan], [.infinity, 1, 2], [1e300, -1e300, 0], [2, 2, 2], [0, .leastNonzeroMagnitude],
        [1, 1 + 1e-16, .nan],
    ]

    private func error(_ draw: (Axes) -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test(arguments: odd) func anyValuesCanBeDrawn(values: [Double]) throws {
        let some = [1.0, 2, 4]
        let (figure, axes) = Figure.subplots()
        axes.violinPlot([some, values]).showsMeans = true
        axes.ecdf(values)
        axes.stackPlot(values, [values, values], baseline: .weightedWiggle)
        axes.eventPlot([values, some])
        axes.stem(values, values)
        axes.stairs(values, isFilled: true)
        axes.brokenBars(from: values, lengths: values, y: 0, height: 1)
        let mask = values.map { $0 > 1 }
        axes.fillBetween(values, values, [1], where: mask, isInterpolated: true)
        _ = try commands(of: figure)
        for analysis in [SpectralAnalysis(), SpectralAnalysis(segmentLength: 1, sides: .twoSided)] {
            #expect(try analysis.psd(of: values).frequencies.count > 0)
        }
    }

    @Test func lengthsThatDifferAreErrors() throws {
        let wrong: [(Axes) -> Void] = [
            { $0.violinPlot([[1, 2]], positions: [1, 2]) }, { $0.violinPlot([[1, 2]]).quantiles = [] },
            { $0.violinPlot([[1, 2], [3, 4]]).widths = [1, 2, 3] },
            { $0.violinPlot([[1, 2], [3, 4]]).lineColors = [.red, .red, .red] },
            { $0.ecdf([1, 2], weights: [1]) }, { $0.stackPlot([0, 1], [[1, 2], [3]]) },
            { $0.eventPlot([[1], [2]], offsets: [1, 2, 3]) }, { $0.eventPlot([[1], [2]]).colors = [] },
            { $0.stem([0, 1], [1]) }, { $0.stairs([1, 2], [0, 1]) },
            { $0.stairs([1, 2], baseline: .values([0])) },
            { $0.brokenBars(from: [1, 2], lengths: [1], y: 0, height: 1) },
        ]
        for (index, wrong) in wrong.enumerated() {
            let error = try error(wrong)
            #expect(error?.code == .lengthsDiffer && error?.description.contains("of axes 1") == true, "\(index)")
        }
        let other: [(Axes) -> Void] = [
            { $0.violinPlot([[1, 2]]).quantiles = [[1.5]] }, { $0.violinPlot([[1, 2]]).bandwidth = .factor(0) },
            { $0.violinPlot([[1, 2]]).pointCount = 0 },
        ]
        for other in other { #expect(try error(other)?.code == .values) }
    }

    @Test func aDensityHasAnAreaOfOne() throws {
        for bandwidth in [KernelDensity.Bandwidth.scott, .silverman, .factor(0.2)] {
            let density = try #require(KernelDensity(of: [1, 2, 4, .nan, 4.5], bandwidth: bandwidth))
            let sum = density(linspace(-20, 30, count: 5001)).reduce(0, +) * 0.01
            #expect(abs(sum - 1) < 1e-6)
        }
        #expect(KernelDensity(of: [3, 3]) == nil && KernelDensity(of: [1, 2], bandwidth: .factor(.nan)) == nil)
    }

    @Test func violinsTakeOneColourAndNoneWhereTheyHaveTheirOwn() throws {
        let (_, axes) = Figure.subplots()
        axes.violinPlot([[1, 2], [3, 4]])
        #expect(axes.plot([0], [0]).color == .tabOrange)
        axes.violinPlot([[1, 2]], color: .red, lineColor: .black)
        #expect(axes.plot([0], [0]).color == .tabGreen)
        axes.violinPlot([[1, 2]], color: .red)
        #expect(axes.plot([0], [0]).color == .tabPurple)
    }

    @Test func linesOfViolinsLieOverTheirBodiesAndAreHiddenWithThem() throws {
        let (figure, axes) = Figure.subplots()
        let violins = axes.violinPlot([[1, 2, 3]])
        axes.plot([0, 1], [0, 1], color: .red, zOrder: 1.5)
        let colors = try commands(of: figure).clipped.compactMap { $0.stroke?.color }
        #expect(colors.first == .red && colors.last == .tabBlue)
        violins.isVisible = false
        #expect(try commands(of: figure).clipped.compactMap { $0.stroke?.color } == [.red])
    }

    @Test func pointsOfADistributionFollowItsValues() {
        let distribution = ECDF([3, 1, 2])
        distribution.x = [9]
        distribution.setData(x: [1], y: [2])
        #expect(distribution.x == [1, 1, 2, 3] && distribution.y == [0, 1.0 / 3, 2.0 / 3, 1])
        distribution.orientation = .horizontal
        distribution.values.append(0)
        #expect(distribution.y == [0, 0, 1, 2, 3] && distribution.x == [0, 0.25, 0.5, 0.75, 1])
    }

    @Test func layersTakeTheColoursOfLinesInTurn() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1])
        let stack = axes.stackPlot([0, 1], [[1, 2], [2, 1]], labels: ["a"])
        #expect(axes.plot([0, 1], [0, 1]).color == .tabRed)
        stack.setData(x: [0, 1], layers: [[1, 2], [2, 1], [1, 1]])
        let fills = try commands(of: figure).compactMap { if case .draw(_, let fill, _, _) = $0 { fill } else { nil } }
        #expect(fills.filter { [.tabOrange, .tabGreen, .tabRed].contains($0) } == [.tabOrange, .tabGreen, .tabRed])
        #expect(stack.legendLabels == ["a"])
    }

    @Test func aGapOfALayerIsOneOfThoseAbove() throws {
        let (figure, axes) = Figure.subplots()
        axes.stackPlot([0, 1, 2, 3, 4], [[1, 1, 1, 1, 1], [1, 1, .nan, 1, 1], [1, 1, 1, 1, 1]])
        let parts = try commands(of: figure).clipped.map { $0.path.parts.count }
        #expect(parts == [1, 2, 2])
    }

    @Test func filledCurvesMeetWhereTheyCross() throws {
        let (figure, axes) = Figure.subplots()
        axes.fillBetween([0, 2, 4], [0, 2, 4], [1], where: [false, true, true], isInterpolated: true)
        #expect(axes.xLimits.lowerBound == 1.9 && axes.yLimits.lowerBound == 0.85)
        (axes.xLimits, axes.yLimits) = (0...4, 0...4)
        let transform = try #require(axes.transform)
        let corners = try #require(try commands(of: figure).clipped.first?.path.corners)
        let expected = [(1.0, 1.0), (2, 2), (4, 4), (4, 4), (4, 1), (2, 1)].map { transform($0.0, $0.1) }
        #expect(corners == expected)
    }

    @Test func aGapEndsAnInterpolatedArea() throws {
        let area = FillBetween([0, 1, 2], [2, 2, .nan], [1], where: [true, true, true], isInterpolated: true)
        #expect(area.outline.extent.map { [$0.minX, $0.maxX] } == [0, 1])
        let between = FillBetween(
            [0, 1, 2, 3], [3, 2, 4, -1], [1], where: [false, true, true, false], isInterpolated: true)
        #expect(between.outline.extent.map { [$0.minX, $0.maxX] } == [1, 2.6])
    }

    @Test func stairsBeginAndEndAtTheirBaseline() {
        func corners(_ stairs: Stairs) -> [[[Double]]] { stairs.outline.parts.map { $0.map { [$0.x, $0.y] } } }
        #expect(corners(Stairs([2], [0, 1])) == [[[0, 0], [0, 2], [1, 2], [1, 0]]])
        #expect(corners(Stairs([2], [0, 1], baseline: .none)) == [[[0, 2], [1, 2]]])
        #expect(
            corners(Stairs([2, 3], baseline: .values([1, 0])))
                == [[[0, 1], [0, 2], [1, 2], [1, 3], [2, 3], [2, 0], [1, 0], [1, 1], [0, 1]]])
        #expect(corners(Stairs([2, .nan, 3], baseline: 1, orientation: .horizontal)).map(\.count) == [4, 4])
        let axes = Figure().subplots()
        axes.stairs([5, 6], baseline: 2)
        #expect(axes.yLimits.lowerBound == 2 && axes.xLimits == -0.1...2.1)
    }

    @Test func stairsAreALineOrAnArea() throws {
        let (figure, axes) = Figure.subplots()
        let stairs = axes.stairs([1, 2], label: "a")
        axes.addLegend()
        func looks() throws -> [(Color?, Color?)] {
            try commands(of: figure).compactMap {
                if case .draw(_, let fill, let edge, _) = $0 { (fill, edge?.color) } else { nil }
            }
            .filter { $0.0 == .tabBlue || $0.1 == .tabBlue }
        }
        #expect(try looks().allSatisfy { $0.0 == nil && $0.1 == .tabBlue } && looks().count == 2)
        stairs.isFilled = true
        #expect(try looks().allSatisfy { $0.0 == .tabBlue && $0.1 == nil } && looks().count == 2)
    }

    @Test func eachRowOfEventsMayHaveItsLooks() throws {
        let (figure, axes) = Figure.subplots()
        let events = axes.eventPlot([[1, 2, .nan], [3]])
        (events.colors, events.widths, events.labels) = ([.red, .blue], [1, 2], ["a", "b"])
        let strokes = try commands(of: figure).clipped.compactMap(\.stroke)
        #expect(strokes.map(\.color) == [.red, .red, .blue])
        #expect(strokes[2].width == 2 * strokes[0].width)
        axes.addLegend()
        let texts = try commands(of: figure).compactMap {
            if case .text(let text, _, _, _, _) = $0 { text } else { nil }
        }
        #expect(texts.contains("a") && texts.contains("b"))
    }

    @Test func aBaseIsAnArcInPolarAxes() throws {
        for isPolar in [false, true] {
            let figure = Figure()
            let axes = isPolar ? figure.addPolarAxes() : figure.subplots()
            axes.stem([0, 1, 2], [1, 2, 3], bottom: 0.5, marker: nil)
            let lines = try commands(of: figure).clipped.map { $0.path.corners.count }
            #expect(lines.suffix(4) == [2, 2, 2, isPolar ? 181 : 2])
        }
    }

    @Test func wrongAnalysesAreErrors() {
        let signal = [1.0, 2, 3, 4]
        let wrong = [
            SpectralAnalysis(segmentLength: 0), SpectralAnalysis(segmentLength: 4, overlap: 4),
            SpectralAnalysis(overlap: -1), SpectralAnalysis(paddedLength: 0), SpectralAnalysis(samplingRate: 0),
            SpectralAnalysis(samplingRate: .nan), SpectralAnalysis(window: .values([1])),
        ]
        for wrong in wrong { #expect(throws: PlotError.self) { try wrong.psd(of: signal) } }
        #expect(throws: PlotError.self) { try SpectralAnalysis().csd(of: signal, [1]) }
        #expect(throws: PlotError.self) { try SpectralAnalysis(segmentLength: 3).coherence(of: signal, signal) }
        #expect(throws: PlotError.self) { try SpectralAnalysis().phaseSpectrum(of: []) }
    }

    @Test(arguments: [1, 2, 3, 5, 8, 12, 31, 64, 100, 257]) func transformsAreThoseOfTheDefinition(count: Int) {
        let values = (0..<count).map(Double.init).map { sin(1.3 * $0 * $0) + 0.1 * $0 }
        let found = FourierTransform(count: count)(values)
        for frequency in 0..<count {
            var (real, imaginary) = (0.0, 0.0)
            for (index, value) in values.enumerated() {
                let (cosine, sine) = cosineAndSine(2 * .pi * Double(frequency * index % count) / Double(count))
                (real, imaginary) = (real + value * cosine, imaginary - value * sine)
            }
            #expect(abs(found.real[frequency] - real) < 1e-9 * Double(count))
            #expect(abs(found.imaginary[frequency] - imaginary) < 1e-9 * Double(count))
        }
    }

    @Test func spectraOfOneToneHaveItsPower() throws {
        let signal = (0..<1024).map { 2 * sin(2 * .pi * 0.125 * Double($0)) }
        let analysis = SpectralAnalysis(samplingRate: 1, segmentLength: 256, overlap: 128)
        let density = try analysis.psd(of: signal)
        let power = density.values.reduce(0, +) * (density.frequencies[1] - density.frequencies[0])
        #expect(abs(power - 2) < 1e-6)
        let (figure, axes) = Figure.subplots()
        let line = try axes.psd(signal, analysis)
        #expect(line.y == density.decibels && axes.yLabel == "Power Spectral Density (dB/Hz)")
        try axes.spectrogram([Double](repeating: 0, count: 512), analysis)
        _ = try commands(of: figure)
    }
}
