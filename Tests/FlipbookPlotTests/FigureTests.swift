import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct FigureTests {
    @Test func pixelsAreInchesTimesDotsAnInchCutOff() throws {
        #expect(try Figure().pixelSize() == (640, 480))
        #expect(try Figure(width: 3.37, height: 2.299, dpi: 150).pixelSize() == (505, 344))
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e9]) func aSizeThatCannotBeIsAnError(inches: Double) throws {
        let figure = Figure(width: inches, height: 4.8)
        _ = figure.subplots().xAxis.ticks
        let error = try #require(throws: PlotError.self) { try commands(of: figure) }
        #expect(error.code == .size && error.description.contains("\(inches)x4.8 inches"))
    }

    @Test func subplotsLieInAGrid() throws {
        let figure = Figure()
        let grid = try figure.subplots(rows: 2, columns: 3).map { $0.map(\.boxInPixels) }
        for row in grid {
            for (left, right) in zip(row, row.dropFirst()) {
                #expect(left.minY == right.minY && left.height == right.height)
                #expect(abs(right.minX - left.maxX - 0.2 * left.width) < 1e-9)
            }
        }
        #expect(abs(grid[1][0].minY - grid[0][0].maxY - 0.2 * grid[0][0].height) < 1e-9)
        #expect(abs(grid[0][0].minX - 80) < 1e-9 && abs(grid[1][2].maxX - 576) < 1e-9)
    }

    @Test func aGridWithoutCellsOrWithoutRoomIsAnError() throws {
        let figure = Figure()
        #expect(throws: PlotError.self) { try figure.subplots(rows: 0, columns: 2) }
        _ = figure.subplots()
        figure.subplotParameters.left = 0.95
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .subplots)
    }

    @Test func artistsAreDrawnFromTheLowestToTheHighest() throws {
        let figure = Figure()
        let axes = figure.subplots()
        for (z, width) in [(3.0, 1.0), (2, 2), (3, 3), (-1, 4), (2, 5)] {
            let line = axes.plot([0, 1], [0, 1])
            line.zOrder = z
            line.width = width * 0.72
        }
        let widths = try commands(of: figure).clipped.compactMap { $0.stroke?.width.rounded() }
        #expect(widths == [4, 2, 5, 1, 3])
    }

    @Test func dataAreClippedToTheBoxAndTicksAreNot() throws {
        let figure = Figure()
        let axes = figure.subplots()
        axes.plot([0, 1], [0, 1])
        let drawn = try commands(of: figure)
        #expect(drawn.contains(.pushClip(axes.boxInPixels)))
        #expect(drawn.clipped.count == 1)
        axes.gridLines = GridLines()
        #expect(try commands(of: figure).clipped.count == 3)
    }

    @Test func spinesAndTicksLieOnWholePixels() throws {
        let figure = Figure(width: 3.37, height: 2.31, dpi: 97)
        figure.subplots().plot([0, 1], [0, 1])
        let snapped = try commands(of: figure).count {
            if case .draw(_, _, _, snap: .always) = $0 { true } else { false }
        }
        #expect(snapped == 6, "four spines and the ticks of two axes")
    }

    @Test func badValuesAreErrorsThatNameTheirPlace() throws {
        let faults: [(PlotError.Code, String, (Axes) -> Void)] = [
            (.limits, "y axis of axes 1", { $0.yLimits = 0...(.infinity) }),
            (.size, "title", { $0.titlePad = .nan }),
            (.size, "text 'title'", { $0.titleText.size = -1 }),
            (.size, "text 'title'", { $0.titleText.rotation = .degrees(.infinity) }),
            (.size, "tick labels of x axis", { $0.xAxis.tickStyle.labelSize = .nan }),
            (.size, "ticks of y axis", { $0.yAxis.tickStyle.width = -1 }),
            (.size, "left spine", { $0.spines.left.width = .infinity }),
            (.size, "grid of x axis", { $0.gridLines = GridLines(width: .nan) }),
        ]
        for (code, place, fault) in faults {
            let figure = Figure()
            let axes = figure.subplots()
            axes.title = "title"
            fault(axes)
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == code && error.description.contains(place), "\(error)")
        }
    }

    @Test func limitsThatCoincideAreWidened() throws {
        let figure = Figure()
        let axes = figure.subplots()
        axes.xLimits = 5...5
        axes.yLimits = 0...0
        #expect(axes.xLimits == 4.75...5.25 && axes.yLimits == -0.05...0.05)
        _ = try commands(of: figure)
    }

    @Test func linspaceIncludesBothEnds() {
        #expect(linspace(0, 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
        #expect(linspace(2, -1, count: 1) == [2] && linspace(0, 1, count: 0) == [] && linspace(0, 1, count: -3) == [])
        #expect(linspace(0, 0.7, count: 8).last == 0.7)
    }
}
