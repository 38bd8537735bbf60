import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct AnnotationTests {
    private func drawn(_ annotation: Annotation) throws -> [Drawing.Command] {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...10, 0...10)
        axes.add(annotation)
        return try commands(of: figure)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aPositionThatIsSetLaterIsThatOfTheInitialiser(seed: UInt64)
        throws
    {
        let random = Seeded(seed)
        let (target, position) = ((random.value(0...9), 2.0), (random.value(0...0.9), random.value(0...0.9)))
        let coordinates = random.one(of: [Coordinates.data, .axes, .figure])
        let arrow = ArrowStyle(.line(end: random.one(of: [.open, .filled])), color: random.one(of: [nil, .red]))
        let whole = Annotation("text", at: target, textAt: position, in: coordinates, arrow: arrow)
        let later = Annotation("text", at: (1, 1), in: coordinates, arrow: arrow)
        later.setData(target: target, position: position)
        #expect(later.coordinates == coordinates && later.arrow == arrow)
        #expect(try drawn(whole) == drawn(later))
    }

    @Test func aTextWithoutAPositionMovesWithItsTarget() throws {
        let annotation = Annotation("text", at: (1, 1), in: .axes)
        #expect(annotation.position == (1, 1))
        annotation.setData(target: (4, 5))
        #expect(annotation.position == (4, 5))
        #expect(try drawn(annotation) == drawn(Annotation("text", at: (4, 5))))
        #expect(try drawn(annotation) == drawn(Annotation("text", at: (4, 5), textAt: (4, 5), arrow: nil)))
    }

    @Test func anEmptyTextHasAnArrowFromItsPosition() throws {
        let arrow = ArrowStyle(startGap: 0, endGap: 0)
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...10, 0...10)
        let before = try commands(of: figure)
        let annotation = axes.annotate("", at: (8, 6), textAt: (2, 3), arrow: arrow)
        let added = try commands(of: figure).filter { !before.contains($0) }
        #expect(added.count == 2)
        guard case .draw(let path, _, _, _) = added.first else { throw PlotError(.values, "no line") }
        let start = try #require(path.parts.first?.first)
        let box = axes.boxInPixels
        #expect(
            abs(start.x - (box.minX + 0.2 * box.width)) < 0.02 && abs(start.y - (box.maxY - 0.3 * box.height)) < 0.02)
        annotation.arrow = nil
        #expect(try commands(of: figure) == before)
        annotation.arrow = arrow
        annotation.isVisible = false
        #expect(try commands(of: figure) == before)
    }

    @Test func aFilledHeadHasTheColourOfPatchesAndABlackEdge() throws {
        func head(_ arrow: ArrowStyle) throws -> (Color?, Color?) {
            let (figure, axes) = Figure.subplots()
            axes.annotate("text", at: (0.9, 0.9), textAt: (0.1, 0.1), arrow: arrow)
            let heads = try commands(of: figure).compactMap { command -> (Color?, Color?)? in
                guard case .draw(let path, let fill, let stroke, .never) = command, path.elements.count == 4 else {
                    return nil
                }
                return (fill, stroke?.color)
            }
            return try #require(heads.first)
        }
        #expect(try head(ArrowStyle(.line(end: .filled))) == (Color.tabBlue, Color.black))
        #expect(try head(ArrowStyle(.line(end: .filled), color: .red)) == (Color.red, Color.red))
        #expect(try head(ArrowStyle(.line(end: .filled), color: .red, fillColor: .blue)) == (Color.blue, Color.red))
        #expect(try head(ArrowStyle(.line(end: .filled), fillColor: .blue)) == (Color.blue, Color.black))
    }
}
