import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// What is removed leaves nothing behind, and what the library changes by itself belongs to one update.
@Suite struct UpdateTests {
    @Test func aColorBarGivesItsRoomBack() throws {
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let (figure, axes) = Figure.subplots()
            axes.anchor = .upperLeft
            let image = axes.image(Grid(rows: 2, columns: 2))
            let twin = figure.addAxes(left: 0, bottom: 0, width: 1, height: 1)
            let box = axes.boxInPixels
            let bars = try [Side.right, .bottom, .left].map { try figure.addColorBar(for: image, at: $0) }
            #expect(figure.axes.count == 5 && axes.boxInPixels.width < box.width && axes.anchor == .centerLeft)
            for index in order { figure.remove(bars[index]) }
            #expect(figure.axes.count == 2 && axes.boxInPixels == box && axes.anchor == .upperLeft)
            figure.remove(bars[0])
            let again = try figure.addColorBar(for: image)
            #expect(figure.axes.count == 3)
            again.axes?.remove(again)
            #expect(figure.axes.count == 2 && axes.boxInPixels == box)
            figure.remove(twin)
        }
    }

    @Test func aColorBarMovesTwinsToo() throws {
        let (figure, axes) = Figure.subplots()
        let twin = axes.twinX()
        let bar = try figure.addColorBar(for: axes.scatter([0, 1], [0, 1], values: [0, 1]))
        #expect(twin.boxInPixels == axes.boxInPixels)
        figure.remove(axes)
        #expect(figure.axes.count == 1 && bar.axes?.parent == nil)
        let other = Figure.subplots()
        #expect(twin.boxInPixels == other.axes.boxInPixels)
    }

    @Test func aTwinLeavesNothingBehind() throws {
        func figure(_ isUpdated: Bool) throws -> [Drawing.Command] {
            let (figure, axes) = Figure.subplots()
            axes.plot([0, 1], [0, 1])
            axes.yAxis.side = .right
            axes.aspect = .equal
            axes.title = "title"
            if isUpdated {
                for clears in [false, true] {
                    for twin in [axes.twinX, axes.twinY] {
                        let twin = twin()
                        twin.plot([-5, 5], [0, 100])
                        twin.xLabel = "at the top"
                        _ = try commands(of: figure)
                        if clears { twin.clear() }
                        figure.remove(twin)
                        #expect(twin.parent == nil && twin.xLimits.contains(5) != clears)
                    }
                }
            }
            return try commands(of: figure)
        }
        #expect(try figure(true) == figure(false))
    }

    @Test func anAxisGoesBackUnlessItWasMoved() {
        let (figure, axes) = Figure.subplots()
        axes.yAxis.side = .right
        let twins = [axes.twinX(), axes.twinX()]
        figure.remove(twins[0])
        #expect(axes.yAxis.side == .left)
        figure.remove(twins[1])
        #expect(axes.yAxis.side == .right && axes.yAxis.tickStyle.sides == [.right])
        let last = axes.twinX()
        axes.yAxis.side = .left
        figure.remove(last)
        #expect(axes.yAxis.side == .left)
    }

    /// A title lies over the texts of a twin only while these are seen.
    @Test func aTitleFollowsItsTwins() throws {
        let (figure, axes) = Figure.subplots()
        axes.title = "title"
        _ = try commands(of: figure)
        let alone = axes.titleText.layout
        let twin = axes.twinY()
        _ = try commands(of: figure)
        #expect(axes.titleText.layout != alone)
        twin.isVisible = false
        _ = try commands(of: figure)
        #expect(axes.titleText.layout == alone)
        twin.isVisible = true
        _ = try commands(of: figure)
        figure.remove(twin)
        _ = try commands(of: figure)
        #expect(axes.titleText.layout == alone)
    }

    @Test func limitsHoldTheLastTicksOnly() {
        let axis = Figure.subplots().axes.xAxis
        axis.limits = 0...1
        axis.setTicks([0, 5])
        #expect(axis.limits == 0...5)
        axis.setTicks([-1, 0.5])
        #expect(axis.limits == -1...1)
        axis.locator = .auto
        #expect(axis.limits == 0...1)
        axis.setTicks([7])
        axis.limits = 0...2
        #expect(axis.limits == 0...2)
    }

    @Test func placesAreThoseOfTheCategoriesThereAre() {
        let axis = Figure.subplots().axes.xAxis
        #expect(axis.positions(of: ["a", "b", "a"]) == [0, 1, 0])
        axis.categories = ["x", "a"]
        #expect(axis.positions(of: ["a", "b"]) == [1, 2] && axis.categories == ["x", "a", "b"])
    }

    @Test func scatteredPointsLeaveTheirMarginWithThem() {
        let axes = Figure.subplots3D().axes
        axes.plot([0, 1], [0, 1], [0, 1])
        let limits = axes.zLimits
        let points = axes.scatter([0, 1], [0, 1], [0, 1])
        #expect(axes.zLimits != limits && axes.zAxis.margin == 0.05)
        axes.remove(points)
        #expect(axes.zLimits == limits)
        axes.zAxis.margin = 0
        axes.add(points)
        #expect(axes.zLimits == limits)
    }

    @Test func axesThatShareNoMoreFollowTheirOwnData() throws {
        let figure = Figure()
        let axes = try figure.subplots(rows: 1, columns: 3)[0]
        for (index, axes) in axes.enumerated() { axes.plot([0, Double(index + 1)], [0, 1]) }
        axes[1].shareX(with: axes[0])
        #expect(axes[0].xLimits.contains(2))
        axes[1].shareX(with: axes[2])
        #expect(!axes[0].xLimits.contains(2) && axes[1].xLimits.contains(3))
        figure.remove(axes[2])
        #expect(!axes[1].xLimits.contains(3))
    }

    @Test func withoutABackgroundNewAndClearedAxesHaveNone() {
        let (figure, axes) = Figure.subplots()
        figure.hasBackground = false
        let others = [axes, figure.subplots(), axes.twinX(), figure.addPolarAxes(), figure.subplots3D()]
        for axes in others {
            axes.clear()
            #expect(axes.color.alpha == 0)
        }
    }

    @Test func anArtistKeepsItsColor() throws {
        let (figure, axes) = Figure.subplots()
        let artists: [DataArtist] = [Line(), Bars([0], [1]), Scatter(), Histogram([1]), Pie([1])]
        for artist in artists { axes.add(artist) }
        func colors() -> [Color?] { artists.map(\.cycleColor) }
        let before = colors()
        for artist in artists.reversed() {
            axes.remove(artist)
            axes.add(artist)
        }
        #expect(colors() == before)
        figure.beginUpdate()
        let first = (axes.plot([], []).color, axes.scatter([], []).color)
        figure.beginUpdate()
        #expect((axes.plot([], []).color, axes.scatter([], []).color) == first)
        // One that an update adds again gets a colour as if it were new.
        let line = axes.plot([], [])
        figure.beginUpdate()
        axes.add(line)
        #expect(line.color == first.0)
    }

    @Test func aLegendListsItsArtistsInTheOrderOfTheFrame() throws {
        let (figure, axes) = Figure.subplots()
        let first = axes.plot([0, 1], [0, 1])
        first.label = "first"
        axes.plot([0, 1], [1, 0]).label = "second"
        axes.addLegend(at: .upperLeft)
        figure.beginUpdate()
        let before = try commands(of: figure)
        figure.beginUpdate()
        axes.remove(first)
        axes.add(first)
        #expect(try commands(of: figure) != before)
        figure.beginUpdate()
        #expect(try commands(of: figure) == before)
    }

    /// A reference line at the end of the artists widens the limits only where it lies outside.
    @Test func limitsFollowTheOrderOfTheFrame() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot([0, 1], [0, 1])
        axes.horizontalLine(at: 1.02)
        figure.beginUpdate()
        _ = try commands(of: figure)
        let before = axes.yLimits
        figure.beginUpdate()
        axes.remove(line)
        axes.add(line)
        _ = try commands(of: figure)
        #expect(axes.yLimits != before)
        figure.beginUpdate()
        _ = try commands(of: figure)
        #expect(axes.yLimits == before)
    }

    @Test func tightLayoutBeginsWithWhatWasSet() throws {
        func box(_ labels: [String], updates: Bool) throws -> Rect {
            let (figure, axes) = Figure.subplots()
            let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
            figure.subplotParameters.right = 0.8
            for label in labels {
                if updates { figure.beginUpdate() }
                axes.yLabel = label
                figure.layout = .tight()
                try figure.draw(on: canvas)
            }
            return axes.boxInPixels
        }
        for updates in [false, true] {
            let long = "one\ntwo\nthree\nfour\nfive\nsix\nseven"
            #expect(try box([long, "", "y"], updates: updates) == box(["y"], updates: updates))
            #expect(try box([long], updates: updates) != box(["y"], updates: updates))
        }
        let (figure, axes) = Figure.subplots()
        let box = axes.boxInPixels
        try figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        figure.beginUpdate()
        figure.layout = .tight()
        _ = try commands(of: figure)
        #expect(axes.boxInPixels != box)
        figure.beginUpdate()
        #expect(axes.boxInPixels == box)
        figure.layout = .tight()
        // The drawing never came; the next frame hasn't asked for it.
        figure.beginUpdate()
        _ = try commands(of: figure)
        #expect(axes.boxInPixels == box)
    }

    @Test func whatPilesUpIsNamedAndWhatIsTakenAwayIsNot() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(Grid(rows: 2, columns: 2))
        let line = Line()
        var lazyLine: Line?
        func warnings(_ update: () throws -> Void) rethrows -> [String] {
            for _ in 0..<3 {
                figure.beginUpdate()
                try update()
                figure.endUpdate()
                figure.finishDrawing()
            }
            return figure.takeWarnings().map { String($0.dropFirst("update calls ".count).prefix { $0 != "," }) }
        }
        var old: (lines: [Line], bar: ColorBar?, twin: Axes?) = ([], nil, nil)
        let tidy = try warnings {
            for line in old.lines { axes.remove(line) }
            old.lines = [axes.plot([], []), axes.plot([], [])]
            if let bar = old.bar { figure.remove(bar) }
            old.bar = try figure.addColorBar(for: image)
            if let twin = old.twin { figure.remove(twin) }
            old.twin = axes.twinX()
            axes.remove(image)
            axes.add(image)
            axes.add(line)
            lazyLine = lazyLine ?? axes.step([], [])
            axes.addLegend()
        }
        #expect(tidy == [])
        #expect(
            warnings {
                axes.clear()
                axes.plot([], [])
            } == [])
        #expect(warnings { axes.plot([], []) } == ["axes.plot"])
        #expect(warnings { _ = axes.twinY() } == ["axes.twinY"])
        #expect(
            try warnings { try figure.addColorBar(for: axes.scatter([], [])) }.sorted() == [
                "axes.scatter", "figure.addColorBar",
            ])
        #expect(warnings { axes.annotate("", at: (0, 0)) } == ["axes.annotate"])
        #expect(warnings { figure.text("", at: (0, 0)) } == ["figure.text"])
        #expect(warnings { axes.add(Line()) } == ["axes.add"])
        #expect(warnings { axes.horizontalLine(at: 0) } == ["axes.horizontalLine"])
        #expect(warnings { _ = figure.addPolarAxes() } == ["figure.addPolarAxes"])
        // Each call is named once.
        #expect(warnings { axes.plot([], []) } == [])
    }
}
