import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// Shapes and marks that are changed and drawn again and again draw what new ones with the same contents draw.
@Suite struct ShapeChangeTests {
    /// All that the shapes of this test show.
    struct Contents: ChangingContents {
        var x = [0.0, 1, 2, 3]
        var y = [1.0, 3, 2, 4]
        var other = [0.0]
        var mask: [Bool]?
        var steps: Steps?
        var marker: Marker?
        var markEvery = 1
        var sizes = [36.0]
        var values: [Double]?
        var color = Color.tabBlue
        var edgeColor: Color?
        var edgeWidth = 1.0
        var isFilled = true
        var alpha = 1.0
        var place = (1.0, 2.0)
        var rotation = 0.0
        var arrow: ArrowStyle? = ArrowStyle()

        mutating func change(_ random: inout Seeded) {
            func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
            switch Int.random(in: 0..<16, using: &random) {
            case 0: x = x.map { _ in number(-3...9) }
            case 1: y = y.map { _ in number(-3...9) }
            case 2:
                let count = Int.random(in: 0...6, using: &random)
                (x, y) = ((0..<count).map { _ in number(-3...9) }, (0..<count).map { _ in number(-3...9) })
                (other, mask, sizes, values) = ([0], nil, [36], nil)
            case 3: other = Bool.random(using: &random) ? [number(0...3)] : y.map { $0 - 1 }
            case 4: mask = Bool.random(using: &random) ? nil : x.map { _ in Bool.random(using: &random) }
            case 5: steps = [nil, .pre, .mid, .post].randomElement(using: &random)!
            case 6: marker = Bool.random(using: &random) ? nil : Marker.allCases.randomElement(using: &random)!
            case 7: markEvery = Int.random(in: 0...3, using: &random)
            case 8: sizes = Bool.random(using: &random) || x.isEmpty ? [number(1...99)] : x.map { _ in number(1...99) }
            case 9: values = Bool.random(using: &random) ? nil : x.map { _ in number(0...9) }
            case 10: color = Color.tab10.randomElement(using: &random)!
            case 11: edgeColor = Bool.random(using: &random) ? nil : .black
            case 12: (edgeWidth, isFilled) = (number(0...3), Bool.random(using: &random))
            case 13: alpha = number(0...1)
            case 14: (place, rotation) = ((number(-3...9), number(-3...9)), number(0...360))
            default:
                arrow =
                    Bool.random(using: &random)
                    ? nil
                    : ArrowStyle(
                        .line(start: .filled), connection: .arc3(bend: number(-1...1)), color: edgeColor,
                        fillColor: isFilled ? nil : color)
            }
        }
    }

    struct Shapes: ChangingPage {
        let figure = Figure()
        let line: Line
        let points: Scatter
        let area: FillBetween
        let polygon: Polygon
        let rectangle = Rectangle(at: (0, 0), width: 2, height: 1)
        let wedge = Wedge(at: (0, 0), radius: 1, from: .degrees(0), to: .degrees(90))
        let reference: ReferenceLine
        let span: ReferenceSpan
        let segments: Segments
        let text: Annotation

        init() {
            let axes = figure.subplots()
            line = axes.plot([], [])
            points = axes.scatter([], [])
            area = axes.fillBetween([], [])
            polygon = axes.fill([], [])
            axes.add(rectangle)
            axes.add(wedge)
            reference = axes.horizontalLine(at: 0)
            span = axes.verticalSpan(0...1)
            segments = axes.verticalLines(at: [], from: [], to: [])
            text = axes.annotate("text", at: (0, 0), textAt: (1, 1))
            points.label = "points"
            line.label = "line"
            axes.addLegend(at: .upperRight)
        }

        func show(_ contents: Contents, after last: Contents?) {
            line.setData(x: contents.x, y: contents.y)
            (line.steps, line.marker, line.markEvery) = (contents.steps, contents.marker, contents.markEvery)
            (line.markerColor, line.alpha) = (contents.edgeColor, contents.alpha)
            points.setData(x: contents.x, y: contents.y)
            (points.sizes, points.values, points.color) = (contents.sizes, contents.values, contents.color)
            (points.marker, points.edgeColors) = (contents.marker ?? .circle, contents.edgeColor.map { [$0] })
            area.setData(positions: contents.x, first: contents.y, second: contents.other)
            (area.mask, area.steps) = (contents.mask, contents.steps)
            polygon.setData(x: contents.x, y: contents.y)
            for patch in [area, polygon, rectangle, wedge, span] as [Patch] {
                (patch.color, patch.edgeColor, patch.edgeWidth) = (
                    contents.color, contents.edgeColor, contents.edgeWidth
                )
                (patch.isFilled, patch.alpha) = (contents.isFilled, contents.alpha)
            }
            rectangle.corner = contents.place
            rectangle.rotation = .degrees(contents.rotation)
            wedge.endAngle = .degrees(contents.rotation)
            reference.position = contents.place.1
            span.range = contents.place.0...contents.place.0 + 1
            segments.setData(startX: contents.x, startY: contents.y, endX: contents.y, endY: contents.x)
            text.setData(target: (contents.place.0, contents.place.1))
            text.arrow = contents.arrow
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func changedShapesDrawAsNewOnes(seed: UInt64) throws {
        try Shapes.expectChangesDrawAsNew(seed: seed)
    }
}
