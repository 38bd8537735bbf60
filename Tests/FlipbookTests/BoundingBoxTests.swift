import Flipbook
import FlipbookCairo
import TestSupport
import Testing

/// Boxes that users ask for are those that are drawn.
@Suite struct BoundingBoxTests {
    /// Every text of a figure has the box that the layout reckons with, before it is drawn and after.
    @Test func boxesOfTextsAreThoseOfTheDrawing() throws {
        let figure = Figure(width: 5, height: 4)
        let axes = figure.subplots()
        axes.plot([0, 1], [0, 100])
        axes.title = "Title"
        axes.yLabel = "label of y"
        figure.title = "whole"
        let placed = axes.text("placed\ntwice", at: (0.5, 50), rotation: .degrees(30))
        let note = axes.annotate("note", at: (0.2, 10), textAt: (0.4, 80))
        let corner = figure.text("corner", at: (0.1, 0.1))
        figure.layout = .constrained()
        let texts: [Text] = [axes.titleText, axes.yAxis.label, figure.titleText, placed, note, corner]
        let before = try texts.map { try $0.boundingBox(in: .pixels) }
        let canvas = try CairoCanvas(width: 500, height: 400)
        try figure.draw(on: canvas)
        let boxes = try figure.textBoxes(measurer: canvas)
        for (text, box) in zip(texts, before) {
            let drawn = try #require(boxes.first { $0.text == text.string }).box
            #expect(box == drawn, "\(text.string)")
            let fraction = try #require(try text.boundingBox())
            #expect(abs(fraction.x - drawn.minX / 500) < 1e-9 && abs(fraction.y - (1 - drawn.maxY / 400)) < 1e-9)
            #expect(abs(fraction.width * 500 - drawn.width) < 1e-9)
        }
        let inAxes = try #require(try placed.boundingBox(in: .axes))
        #expect(inAxes.minX > 0.4 && inAxes.minX < 0.6)
        let whole = try #require(try axes.boundingBox(in: .pixels))
        for text in texts.prefix(2) {
            let box = try #require(try text.boundingBox(in: .pixels))
            #expect(box.minX >= whole.minX - 1e-6 && box.maxX <= whole.maxX + 1e-6 && box.minY >= whole.minY - 1e-6)
        }
        #expect(whole.width > axes.boxInPixels.width + 20)
        placed.isVisible = false
        #expect(try placed.boundingBox() == nil)
        figure.remove(corner)
        #expect(try corner.boundingBox() == nil)
    }

    /// A text in a box in a corner has its box before the first drawing, and the same after others.
    @Test func boxesOfAnchoredTextsDependOnNoDrawing() throws {
        func note() -> (Figure, AnchoredText) {
            let figure = Figure(width: 5, height: 4)
            let note = AnchoredText("one", at: .upperLeft)
            figure.subplots().add(note)
            return (figure, note)
        }
        let (figure, drawn) = note()
        let first = try #require(try drawn.text.boundingBox(in: .pixels))
        try figure.draw(on: CairoCanvas(width: 500, height: 400))
        #expect(try drawn.text.boundingBox(in: .pixels) == first)
        drawn.string = "several words"
        let (other, fresh) = note()
        fresh.string = "several words"
        // A figure that nothing holds is gone, and its texts have no boxes.
        try withExtendedLifetime(other) {
            let anew = try #require(try fresh.text.boundingBox(in: .pixels))
            #expect(try drawn.text.boundingBox(in: .pixels) == anew)
        }
        drawn.isVisible = false
        #expect(try drawn.text.boundingBox() == nil)
        let axes = figure.axes[0]
        axes.title = "Title"
        axes.isVisible = false
        #expect(try axes.titleText.boundingBox() == nil)
    }

    @Test func theSizeOfATextGrowsWithItsFontAndIsThatOfItsBox() throws {
        let figure = Figure(width: 5, height: 4)
        let small = try figure.textExtent(of: "some words", size: 10)
        let large = try figure.textExtent(of: "some words", size: 20)
        #expect(abs(large.width / small.width - 2) < 0.1 && abs(large.height / small.height - 2) < 0.1)
        #expect(try figure.textExtent(of: "two\nlines").height > 1.9 * figure.textExtent(of: "one").height)
        #expect(try figure.textExtent(of: "mm", weight: .bold).width > figure.textExtent(of: "mm").width)
        let box = try #require(try figure.text("some words", at: (0.2, 0.2), size: 20).boundingBox(in: .pixels))
        let scale = figure.dpi / 72
        #expect(abs(box.width - large.width * scale) < 1e-9 && abs(box.height - large.height * scale) < 1e-9)
        #expect(try figure.textExtent(of: "").width == 0)
        #expect(throws: PlotError.self) { try figure.textExtent(of: "a", size: -1) }
        #expect(throws: CanvasError.self) { try figure.textExtent(of: "a", family: "No Such Font") }
    }

    /// Measuring changes no picture, whenever it is done.
    @Test(arguments: 0..<8) func measuringChangesNothing(seed: Int) throws {
        func picture(measures: Bool) throws -> [UInt8] {
            let random = Seeded(UInt64(seed))
            let figure = Figure(width: 3, height: 2)
            let axes = figure.subplots()
            let line = axes.plot([0, 1], [0, random.value(1...1000)])
            figure.layout = random.chance() ? .constrained() : .tight()
            if measures { _ = try axes.boundingBox() }
            axes.title = random.chance() ? "two\nlines" : "one"
            if measures { _ = try axes.titleText.boundingBox(in: .axes) }
            line.y = [0, random.value(1...1e6)]
            axes.yLabel = "label"
            if measures { _ = try figure.textExtent(of: "text") }
            return try figure.data(as: .png)
        }
        #expect(try picture(measures: true) == picture(measures: false))
    }
}
