import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct PlacedTextTests {
    private func box(of string: String, in figure: Figure) throws -> Rect? {
        let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
        return try figure.textBoxes(measurer: canvas).first { $0.text == string }?.box
    }

    @Test func coordinatesSayWhereATextLies() throws {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...10, 0...10)
        let text = axes.text("t", at: (5, 10))
        (text.horizontalAlignment, text.verticalAlignment) = (.center, .top)
        let axesBox = axes.boxInPixels
        func lies(at x: Double, _ y: Double) throws -> Bool {
            let box = try #require(try box(of: "t", in: figure))
            return abs(box.midX - x) < 1e-9 && abs(box.minY - y) < 1e-9
        }
        #expect(try lies(at: axesBox.midX, axesBox.minY))
        text.coordinates = .axes
        text.setData(position: (1, 0))
        #expect(try lies(at: axesBox.maxX, axesBox.maxY))
        text.coordinates = .figure
        #expect(try lies(at: 640, 480))
        text.position.x = .nan
        #expect(try box(of: "t", in: figure) == nil)
    }

    @Test func aPageBeginsAtTheLowerEdgeOfItsPicture() throws {
        let figure = Figure(width: 5, height: 6.7, dpi: 97)
        let text = figure.text("t", at: (0, 0.5))
        text.verticalAlignment = .bottom
        #expect(abs(try #require(try box(of: "t", in: figure)).maxY - (649 - 649.9 / 2)) < 1e-9)
    }

    @Test func aTextMovesWithItsDataAndDoesNotPlaceAnythingElse() throws {
        let (figure, axes) = Figure.subplots()
        axes.yLimits = 0...1
        let text = axes.text("value", at: (0.5, 0.2))
        let before = try #require(try box(of: "value", in: figure))
        text.position.y = 0.7
        let after = try #require(try box(of: "value", in: figure))
        #expect(abs(before.minY - after.minY - 0.5 * axes.boxInPixels.height) < 1e-9)
    }

    @Test func aTextIsClippedOnDemandAndHasABoxBehindIt() throws {
        let (figure, axes) = Figure.subplots()
        let text = axes.text("boxed", at: (0.5, 0.5))
        text.background = TextBackground(.round, color: .wheat, alpha: 0.5)
        text.rotation = .degrees(90)
        let drawn = try commands(of: figure)
        let index = try #require(drawn.firstIndex { if case .text("boxed", _, _, _, _) = $0 { true } else { false } })
        guard case .draw(let path, let fill, let stroke, _) = drawn[index - 1] else {
            Issue.record("no box behind the text")
            return
        }
        #expect(fill == Color.wheat.opacity(0.5) && stroke?.color.alpha == 0.5 && path.elements.count == 10)
        #expect(drawn.clipped.isEmpty)
        text.isClipped = true
        #expect(try commands(of: figure).clipped.count == 1)
        text.background?.pad = .infinity
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.description.contains("'boxed'"))
    }

    @Test func aTextBelongsToOnePlace() throws {
        let (figure, axes) = Figure.subplots()
        let text = PlacedText("t", at: (0, 0))
        axes.add(text)
        figure.add(text)
        #expect(axes.texts.isEmpty && figure.texts.count == 1 && text.parent === figure)
        figure.remove(text)
        #expect(figure.texts.isEmpty && text.parent == nil)
        figure.text("middle", at: (0.5, 0.5))
        #expect(try #require(try box(of: "middle", in: figure)).maxY > 240)
    }

    @Test func theTitleOfAFigureLiesOverItsAxes() throws {
        let (figure, _) = Figure.subplots()
        figure.title = "all"
        let box = try #require(try box(of: "all", in: figure))
        #expect(abs(box.midX - 320) < 1e-9 && abs(box.minY - 0.02 * 480) < 1e-9)
        figure.titleText.position.y = 0.5
        #expect(try abs(#require(try self.box(of: "all", in: figure)).minY - 240) < 1e-9)
    }
}
