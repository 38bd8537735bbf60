import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Rules of single artists: what their properties mean together, and what is an error.
@Suite struct ArtistRuleTests {
    private func error(_ draw: (Axes) -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test func pointsInSpaceMayBeNoneOrOnlyLines() throws {
        let figure = Figure()
        let axes = figure.subplots3D()
        let points = axes.scatter([], [], [])
        points.label = "points"
        axes.addLegend(at: .upperRight)
        (points.edgeColors, points.edgeWidths) = ([], [])
        _ = try commands(of: figure)
        (points.edgeColors, points.edgeWidths, points.marker, points.color) = ([.black], nil, .plus, .red)
        points.setData(x: [0.5], y: [0.5], z: [0.5])
        let strokes = try commands(of: figure).clipped.compactMap(\.stroke)
        #expect(strokes.contains { $0.color == .red })
    }

    @Test func overlaysMoveWithWhatTheyBelongTo() throws {
        let bars = Bars([0], [1], zOrder: 5)
        #expect((bars.errors.zOrder, bars.texts.zOrder) == (6, 7))
        bars.zOrder = 1
        #expect((bars.errors.zOrder, bars.texts.zOrder) == (2, 3))
        bars.errors.zOrder = 0.5
        bars.zOrder = 9
        #expect((bars.errors.zOrder, bars.texts.zOrder) == (0.5, 11))
        let (line, pie) = (ErrorBar(), Pie([1], zOrder: 4))
        #expect(line.errors.zOrder == 2 && pie.labels.zOrder == 6)
        line.zOrder = 7
        pie.zOrder = 1
        #expect(abs(line.errors.zOrder - 6.9) < 1e-9 && pie.percentages.zOrder == 3)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func gridsOfVectorsHaveAColumnForEachXAndARowForEachY(seed: UInt64)
        throws
    {
        let random = Seeded(seed)
        let (columns, rows) = (Int(random.value(2...5)), Int(random.value(2...5)))
        let x = (0..<columns).map(Double.init)
        let y = (0..<rows).map(Double.init)
        func grid(_ rows: Int, _ columns: Int) -> Grid { Grid(rows: rows, columns: columns) { _, _ in random.value() } }
        let (u, v, values) = (grid(rows, columns), grid(rows, columns), grid(rows, columns))
        func drawn(_ make: (Axes) -> Void) throws -> [Drawing.Command] {
            let (figure, axes) = Figure.subplots()
            make(axes)
            return try commands(of: figure)
        }
        let whole = try drawn { $0.quiver(x, y, u, v, values: values) }
        #expect(
            try whole
                == drawn {
                    let arrows = $0.quiver([], [], [], [])
                    arrows.setData(x: [1], y: [2], u: [3], v: [4], values: [5])
                    arrows.setData(x: x, y: y, u: u, v: v, values: values)
                })
        #expect(
            try whole
                == drawn {
                    $0.quiver(
                        y.flatMap { _ in x }, y.flatMap { y in x.map { _ in y } }, u.values, v.values,
                        values: values.values)
                })
        // As many numbers in another shape, where the shape isn't square.
        let turned = Grid(rows: columns, columns: rows) { _, _ in 1 }
        guard rows != columns else { return }
        let error = try error { $0.quiver(x, y, u, turned) }
        #expect(error?.code == .lengthsDiffer)
        #expect(error?.description.contains("v has \(rows) columns and \(columns) rows") == true)
        let later = try self.error { $0.quiver(x, y, u, v).setData(u: u, v: v, values: turned) }
        #expect(later?.description.contains("values has") == true)
    }

    @Test func aPathWithAPointThatIsNotFiniteIsNotDrawn() throws {
        for odd in [Double.nan, .infinity, -.infinity] {
            var curve = Path()
            curve.move(to: .zero)
            curve.curve(Point(x: odd, y: 1), Point(x: 1, y: 1), to: Point(x: 1, y: 0))
            var lines = Path([Point(x: 0, y: 0), Point(x: 1, y: odd), Point(x: 5, y: 5)], closed: true)
            for _ in 0..<2 {
                for path in [curve, lines] {
                    let (figure, axes) = Figure.subplots()
                    let patch = PathPatch()
                    axes.add(patch)
                    let before = try commands(of: figure)
                    patch.setData(path: path)
                    #expect(try commands(of: figure) == before)
                }
                lines = Path([Point(x: odd, y: odd)])
            }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aPadReachesOutwardsWhateverTheSigns(seed: UInt64) {
        let random = Seeded(seed)
        let (width, height) = (random.value(-2...2), random.value(-2...2))
        let (pad, size) = (random.value(0...1), random.value(0...0.1))
        let rectangle = Rectangle(at: (1, 2), width: width, height: height, pad: pad, cornerSize: size)
        let upright = Rectangle(
            at: (1 + min(width, 0), 2 + min(height, 0)), width: abs(width), height: abs(height), pad: pad,
            cornerSize: size)
        let (box, other) = (rectangle.outline.extent, upright.outline.extent)
        #expect(abs((box?.width ?? 0) - abs(width) - 2 * pad) < 1e-9)
        #expect(abs((box?.minX ?? 0) - (other?.minX ?? 9)) < 1e-9 && abs((box?.maxY ?? 0) - (other?.maxY ?? 9)) < 1e-9)
    }

    @Test func aPieNeedsAColour() throws {
        let error = try error { $0.pie([1, 2], colors: []) }
        #expect(error?.description.contains("colors") == true)
    }

    @Test func errorsNameTheThingsAndDoNotAdviseSetData() throws {
        let error = try error { $0.bar([0, 1, 2], [1, 2, 3]).colors = [.red, .blue] }
        #expect(error?.description.contains("bars has 3 values") == true)
        #expect(error?.description.contains("setData") == false)
    }

    @Test func contoursOfValuesAloneTakeAllLooks() throws {
        let z = Grid(rows: 4, columns: 5) { Double($0 * $1) }
        let (x, y) = ([0.0, 1, 2, 3, 4], [0.0, 1, 2, 3])
        func drawn(_ make: (Axes) -> Void) throws -> [Drawing.Command] {
            let (figure, axes) = Figure.subplots()
            make(axes)
            return try commands(of: figure)
        }
        #expect(
            try drawn { $0.contour(z, levels: 4, width: 3, style: .dashed, colormap: .plasma, alpha: 0.5, zOrder: 4) }
                == drawn {
                    $0.contour(x, y, z, levels: 4, width: 3, style: .dashed, colormap: .plasma, alpha: 0.5, zOrder: 4)
                })
        #expect(
            try drawn { $0.filledContour(z, extends: .both, colors: [.red, .blue], alpha: 0.5, zOrder: 4) }
                == drawn { $0.filledContour(x, y, z, extends: .both, colors: [.red, .blue], alpha: 0.5, zOrder: 4) })
    }

    @Test func aMarkerThatIsNotFilledHasNothingInside() throws {
        let roof = Marker.path(
            Path([Point(x: -0.5, y: 0), Point(x: 0, y: 0.5), Point(x: 0.5, y: 0)]), isFilled: false)
        for differ in [false, true] {
            let (figure, axes) = Figure.subplots()
            axes.plot([0, 1], [0, 1], style: .none, marker: roof)
            let points = axes.scatter([0, 1], [1, 0], color: .red, marker: roof)
            if differ { points.sizes = [20, 30] }
            for command in try commands(of: figure) {
                switch command {
                case .drawAt(_, _, let fill, let stroke, _): #expect(fill == nil && stroke != nil)
                case .drawAs(_, let marks, _): #expect(marks.allSatisfy { $0.fill == nil && $0.edge == .red })
                default: break
                }
            }
        }
    }

    @Test func edgesAreThoseOfFacesOrNone() throws {
        for (edges, expected) in [(nil, Color.red), ([Color.transparent], nil), ([Color.blue], Color.blue)] {
            let (figure, axes) = Figure.subplots()
            let points = axes.scatter([0, 1], [1, 0], color: .red)
            points.edgeColors = edges
            let strokes = try commands(of: figure).compactMap { command -> Color?? in
                if case .drawAt(_, _, .red, let stroke, _) = command { .some(stroke?.color) } else { nil }
            }
            #expect(strokes == [expected])
        }
        let (figure, axes) = Figure.subplots()
        let points = axes.scatter([0, 1], [1, 0], color: .red)
        points.edgeColors = [.transparent, .blue]
        let marks = try commands(of: figure).compactMap { command -> [Color?]? in
            if case .drawAs(_, let marks, let stroke) = command, stroke != nil { marks.map(\.edge) } else { nil }
        }
        #expect(marks == [[nil, .blue]])
    }

    @Test func aLineThatIsGivenAColourTakesNoneOfTheCycle() throws {
        let (_, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1], color: .red)
        axes.errorBar([0, 1], [0, 1], color: .red)
        let line = Line()
        line.color = .green
        axes.add(line)
        #expect(axes.plot([0, 1], [0, 1]).color == .tabBlue)
        axes.plot([0, 1], [0, 1]).color = .red
        #expect(axes.plot([0, 1], [0, 1]).color == .tabGreen)
    }

    @Test func aTextOfABarWithoutHeightIsPaddedOutwards() throws {
        for isInverted in [false, true] {
            for isHorizontal in [false, true] {
                let (figure, axes) = Figure.subplots()
                let bars = isHorizontal ? axes.horizontalBar([0, 1], [0, 1]) : axes.bar([0, 1], [0, 1])
                (isHorizontal ? axes.xAxis : axes.yAxis).isInverted = isInverted
                bars.texts.strings = ["zero", "one"]
                func position() throws -> Double {
                    let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
                    let boxes = try figure.textBoxes(measurer: canvas)
                    let box = try #require(boxes.first { $0.text == "zero" }?.box)
                    return isHorizontal ? box.midX : -box.midY
                }
                let before = try position()
                bars.texts.padding = 10
                let moved = try position() - before
                #expect(abs(moved - 10 * 100 / 72 * (isInverted ? -1 : 1)) < 1e-9)
            }
        }
    }
}
