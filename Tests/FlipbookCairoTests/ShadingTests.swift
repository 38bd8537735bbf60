import FlipbookCairo
import FlipbookCanvas
import Testing

@Suite struct ShadingTests {
    private let box = Rect(x: 10, y: 10, width: 100, height: 60)
    private let ramp: [Shading.Stop] = [Shading.Stop(.white, at: 0), Shading.Stop(.black, at: 1)]

    @Test func coloursChangeAlongTheLineAndNotAcrossIt() throws {
        let shading = Shading(.linear(from: Point(x: 20, y: 0), to: Point(x: 100, y: 0)), ramp)
        let image = try Image { $0.draw(Path(box), filledWith: shading, stroke: nil, snap: .automatic) }
        for y in 10..<70 {
            for x in 10..<110 {
                let expected = min(max((Double(x) + 0.5 - 20) / 80, 0), 1)
                #expect(abs(image.ink(x, y) - expected) < 0.01)
            }
        }
        #expect(image.inkBox.map { $0.top == 10 && $0.bottom == 70 && $0.right == 110 } == true)
    }

    @Test func coloursChangeFromTheMiddleToAnEllipse() throws {
        let shading = Shading(.radial(center: Point(x: 60, y: 40), radii: Size(width: 50, height: 25)), ramp)
        let image = try Image { $0.draw(Path(box), filledWith: shading, stroke: nil, snap: .automatic) }
        for (x, y) in [(60, 40), (85, 40), (60, 52), (100, 60), (12, 12)] {
            let (across, down) = ((Double(x) + 0.5 - 60) / 50, (Double(y) + 0.5 - 40) / 25)
            let expected = min((across * across + down * down).squareRoot(), 1)
            #expect(abs(image.ink(x, y) - expected) < 0.02)
        }
    }

    @Test func endsThatAreTheSameOrFarAwayGiveAColour() throws {
        let far = 1e12
        let shapes: [Shading.Shape] = [
            .linear(from: .zero, to: .zero), .radial(center: .zero, radii: Size(width: 0, height: 3)),
            .linear(from: Point(x: -far, y: 0), to: Point(x: -far / 2, y: 0)),
            .radial(center: Point(x: 60, y: 40), radii: Size(width: 1e-9, height: 1e-9)),
        ]
        for shape in shapes {
            let image = try Image {
                $0.draw(Path(box), filledWith: Shading(shape, ramp), stroke: nil, snap: .automatic)
            }
            #expect(image.ink(100, 60) > 0.9, "\(shape)")
        }
    }

    @Test(arguments: [PageCanvas.Format.pdf, .svg]) func pagesHaveShadingsNotPictures(format: PageCanvas.Format) throws
    {
        let page = try PageCanvas(format: format, size: Size(width: 120, height: 90), dpi: 72)
        let shading = Shading(.linear(from: .zero, to: Point(x: 100, y: 0)), ramp)
        page.draw(Path(box), filledWith: shading, stroke: Stroke(color: .red, width: 1), snap: .never)
        let text = String(decoding: try page.finish(), as: UTF8.self)
        #expect(text.contains(format == .svg ? "linearGradient" : "/Shading"))
        #expect(!text.contains("<image") && !text.contains("/Subtype /Image"))
    }

    @Test func aRecordDrawsWhatItRecorded() throws {
        let shading = Shading(.linear(from: Point(x: 20, y: 0), to: Point(x: 100, y: 0)), ramp)
        let record = RecordingCanvas(size: Size(width: 120, height: 90))
        let stroke = Stroke(color: .black, width: 3)
        record.draw(Path(box), filledWith: shading, stroke: stroke, snap: .automatic)
        let drawing = record.drawing
        #expect(
            try Image { try drawing.draw(on: $0) }
                == Image { $0.draw(Path(box), filledWith: shading, stroke: stroke, snap: .automatic) })
        let area = try drawing.area(on: Size(width: 120, height: 90), measurer: record)
        #expect(area.map { $0.x.contains(8) && $0.x.contains(111) && $0.y.contains(8) } == true)
    }
}
