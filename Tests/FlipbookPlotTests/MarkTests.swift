import FlipbookCairo
import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Markers, hatches and lines of many colours in artists.
@Suite struct MarkTests {
    private func drawn(_ draw: (Axes) throws -> Void) throws -> [Drawing.Command] {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return try commands(of: figure)
    }

    private func error(_ draw: (Axes) -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    @Test func aHalfFilledMarkerIsDrawnTwice() throws {
        func fills(_ fill: MarkerFill, _ second: Color?) throws -> [Color?] {
            var fills: [Color?] = []
            let commands = try drawn {
                let line = $0.plot([1], [1], color: .red, marker: .square, markerSize: 20)
                (line.markerFill, line.markerSecondColor) = (fill, second)
            }
            for case .drawAt(_, _, let fill, let stroke?, _) in commands where stroke.color == .red {
                fills.append(fill)
            }
            return fills
        }
        #expect(try fills(.full, .blue) == [.red])
        #expect(try fills(.left, .blue) == [.red, .blue])
        #expect(try fills(.none, .blue) == [nil])
        #expect(try fills(.top, nil) == [.red, nil])
    }

    @Test func aColourBarHasTheHatchesOfItsContours() throws {
        func clips(_ hatches: [Hatch?], _ extends: ColorBar.Extension) throws -> Int {
            let (figure, axes) = Figure.subplots()
            let z = Grid(rows: 4, columns: 4) { Double($0 * $1) }
            let contours = axes.filledContour(z, levels: [1, 3, 5, 7], extends: extends)
            contours.hatches = hatches
            contours.isVisible = false
            try figure.addColorBar(for: contours)
            var strokes = 0
            for case .draw(_, nil, let stroke?, .never) in try commands(of: figure) where stroke.color == .red {
                strokes += 1
            }
            return strokes
        }
        let red = Hatch("/", color: .red)
        #expect(try clips([], .neither) == 0)
        #expect(try clips([nil], .both) == 0)
        #expect(try clips([red], .neither) == 3)
        #expect(try clips([red], .both) == 5)
        #expect(try clips([red, nil], .minimum) == 2)
        // The first hatch is that of the open end.
        #expect(try clips([red, nil, nil, nil, nil], .minimum) == 1)
    }

    @Test func aColourBarMarksTheLevelsOfContours() throws {
        let (figure, axes) = Figure.subplots()
        let z = Grid(rows: 4, columns: 4) { Double($0 * $1) }
        let bar = try figure.addColorBar(for: axes.filledContour(z, levels: [1, 3, 5, 7]))
        let lines = axes.contour(z, levels: [2, 3, 8], colors: [.red], width: 3)
        lines.isVisible = false
        func widths() throws -> [Double] {
            var widths: [Double] = []
            for case .draw(_, nil, let stroke?, _) in try commands(of: figure) where stroke.color == .red {
                widths.append(stroke.width)
            }
            return widths
        }
        #expect(try widths().isEmpty)
        bar.contours = [lines]
        #expect(try widths().map { ($0 * 72 / 100).rounded() } == [3, 3])
        lines.levels = [1, 2, 3, 7]
        #expect(try widths().count == 4)
        axes.remove(lines)
        #expect(try widths().count == 4 && bar.axes != nil)
        bar.contours = []
        #expect(try widths().isEmpty)
    }

    @Test func aBoxIsHatchedFilledOrNot() throws {
        for colors in [nil, [Color.white]] {
            let commands = try drawn {
                let boxes = $0.boxPlot([[1, 2, 3], [2, 3, 4], [3, 4, 5]], colors: colors, label: "boxes")
                boxes.hatches = [Hatch("-", color: .red), nil]
                $0.addLegend()
            }
            var strokes = 0
            for case .draw(_, nil, let stroke?, .never) in commands where stroke.color == .red { strokes += 1 }
            // Two of three boxes, and the sample.
            #expect(strokes == 3)
        }
    }

    @Test func aTurnedMarkerIsItsTurnedPath() throws {
        func shape(_ marker: Marker, _ turn: Angle) throws -> Path? {
            try drawn {
                let line = $0.plot([1], [1], color: .red, marker: marker)
                line.markerRotation = turn
                (line.markerCap, line.markerJoin) = (.round, .bevel)
            }
            .compactMap { command -> Path? in
                guard case .drawAt(let path, _, .red, let stroke?, _) = command else { return nil }
                #expect(stroke.cap == .round && stroke.join == .bevel)
                return path
            }
            .first
        }
        let turned = try #require(try shape(.triangleUp, .degrees(90)))
        let left = try #require(try shape(.triangleLeft, .zero))
        #expect(turned.distance(to: left) ?? 1 < 1e-9)
        #expect(try shape(.triangleUp, .zero) != turned)
    }

    @Test func eachPointMayHaveAMarkerAndAnAngle() throws {
        let shapes = try drawn {
            let points = $0.scatter([1, 2, 3, 4], [1, 2, 3, 4], size: 100)
            points.markers = [.square, .square, .plus, .circle]
            points.rotations = [.zero, .degrees(45), .zero, .zero]
        }
        .compactMap { if case .drawAs(let shape, let marks, let stroke) = $0 { (shape, marks, stroke) } else { nil } }
        let marks = shapes.flatMap(\.1)
        #expect(marks.count == 4 && abs(marks[1].sine - 0.5.squareRoot()) < 1e-12)
        // Lines are wider than edges.
        let (edge, line) = (try #require(shapes.first?.2), try #require(shapes.dropFirst(2).first?.2))
        #expect(line.width > edge.width)
    }

    @Test func aHollowMarkerHasTheColourOfItsFaceAsAnEdge() throws {
        let marks = try drawn {
            let points = $0.scatter([1, 2], [1, 2], values: [0, 1], edgeColor: .red)
            points.isHollow = true
        }
        .compactMap { if case .drawAs(_, let marks, let stroke) = $0 { (marks, stroke) } else { nil } }
        #expect(marks.count == 1)
        let (shapes, stroke) = try #require(marks.first)
        #expect(shapes.map(\.fill) == [nil, nil])
        let reds = shapes.map { $0.edge?.red }
        #expect(reds != [1, 1])
        let width = stroke?.width ?? 0
        #expect(abs(width - 1.5 * 100 / 72) < 1e-9)
    }

    @Test func theGapsOfADashedLineMayHaveAColour() throws {
        let strokes = try drawn {
            let line = $0.plot([1, 2], [1, 2], color: .red, width: 2, style: .custom([3, 1, 2], offset: 1))
            line.gapColor = .blue
        }
        .clipped.compactMap(\.stroke)
        #expect(strokes.map(\.color) == [.blue, .red])
        let scale = 2 * 100.0 / 72
        #expect(zip(strokes[0].dashes, [2.0, 3, 1, 2, 3, 1]).allSatisfy { abs($0 - $1 * scale) < 1e-9 })
        #expect(abs(strokes[0].dashOffset - 3 * scale) < 1e-9)
        #expect(try drawn { $0.plot([1, 2], [1, 2], color: .red).gapColor = .blue }.clipped.count == 1)
    }

    @Test func whatCannotBeDrawnIsAnError() throws {
        #expect(try error { $0.scatter([1, 2], [1, 2]).markers = [.circle] }?.code == .lengthsDiffer)
        #expect(try error { $0.scatter([1, 2], [1, 2]).rotations = [.zero, .zero, .zero] }?.code == .lengthsDiffer)
        #expect(try error { $0.scatter([1, 2], [1, 2]).rotations = [.degrees(.nan)] }?.code == .size)
        #expect(try error { $0.plot([1], [1], marker: .plus).markerRotation = .degrees(.infinity) }?.code == .size)
        #expect(try error { $0.bar([1], [1]).hatch = "a" }?.code == .unknownName)
        #expect(try error { $0.bar([1], [1]).hatch = Hatch("/", width: -1) }?.code == .size)
        #expect(
            try error { $0.bar([1], [1]).hatch = Hatch(String(repeating: "o", count: 65)) }?.code == .size)
        #expect(try error { $0.plot([1, 2, 3], [1, 2, 3], values: [1]) }?.code == .lengthsDiffer)
        #expect(try error { $0.plot([1, 2], [1, 2], values: [1]).widths = [1, 2, 3] }?.code == .lengthsDiffer)
        #expect(try error { $0.plot([1, 2], [1, 2], values: [1], width: -1) }?.code == .size)
        #expect(try error { $0.trail([1, 2], [1]) }?.code == .lengthsDiffer)
        #expect(try error { $0.trail([1, 2], [1, 2], width: .nan) }?.code == .size)
    }

    @Test(arguments: [Double.nan, .infinity, -1e300, 1e300]) func anyDataCanBeDrawn(odd: Double) throws {
        _ = try drawn {
            $0.plot([1, odd, 2], [1, 2, odd], values: [odd, 1], width: 3)
            $0.trail([1, odd, 2, 3], [1, 2, odd, 3]).end = .max
            $0.trail([1, odd, 2, 3], [1, 2, 3, 3], length: -1, tailAlpha: odd).end = -5
            $0.scatter([1, odd], [odd, 1], values: [odd, 1]).showsBadValues = true
            $0.add(Rectangle(at: (odd, 1), width: 1, height: odd))
            ($0.artists.last as? Patch)?.hatch = "xo*"
            $0.fillBetween([1, 2, odd], [1, odd, 2]).hatch = "-|."
        }
        for count in 0...2 {
            let some = Array([odd, 1].prefix(count))
            _ = try drawn {
                $0.plot(some, some, values: some)
                $0.trail(some, some, length: 1)
            }
        }
    }

    @Test func aHatchIsDrawnBetweenTheFaceAndTheEdge() throws {
        let commands = try drawn {
            let bars = $0.bar([1, 2], [1, 2], color: .white, edgeColor: .red)
            bars.hatches = ["/", nil]
        }
        let strokes = commands.clipped.compactMap(\.stroke).filter { $0.color == .red }
        // The hatch, its bar's edge, the other bar's edge.
        #expect(strokes.count == 3)
        let black = try drawn { $0.bar([1], [1]).hatch = "/" }
        #expect(black.clipped.compactMap(\.stroke).contains { $0.color == .black })
        let own = try drawn { $0.bar([1], [1]).hatch = Hatch("/", color: .blue, width: 3) }
        #expect(
            own.clipped.compactMap(\.stroke).contains { $0.color == .blue && abs($0.width - 300.0 / 72) < 1e-9 })
    }

    @Test func aLegendShowsHatches() throws {
        func count(_ hatch: Hatch?) throws -> Int {
            try drawn {
                let bars = $0.bar([1], [1], label: "bars")
                bars.hatch = hatch
                $0.addLegend(at: .upperRight)
            }
            .count { if case .draw(_, nil, let stroke?, .never) = $0 { stroke.color == .black } else { false } }
        }
        #expect(try count("/") == 2 && count(nil) == 0)
    }

    @Test func aFilledContourMayHaveHatchesOnly() throws {
        let z = Grid(rows: 5, columns: 5) { Double($0 + $1) }
        let commands = try drawn {
            let areas = $0.filledContour(z, levels: [0, 2, 4, 8], colors: [.transparent])
            areas.hatches = ["/", nil]
        }
        #expect(commands.clipped.count == 2)
    }

    @Test func coloursAreThoseOfPiecesOrReachHalfWayFromPoints() throws {
        func pieces(_ values: [Double], _ widths: [Double]? = nil) throws -> [ColorPath.Piece] {
            try drawn {
                let line = $0.plot([1, 2, 3], [1, 2, 1], values: values)
                line.widths = widths
            }
            .compactMap { if case .colorPath(let path) = $0 { path.pieces } else { nil } }.first ?? []
        }
        #expect(try pieces([0, 1]).map(\.color) == [0, 255])
        #expect(try pieces([0, 0.5, 1]).map(\.color) == [0, 128, 128, 255])
        #expect(try pieces([.nan, 0, 1]).map(\.color) == [0, 0, 255])
        let widths = try pieces([0, 1], [72, 0, 144]).map(\.width)
        #expect(zip(widths, [50.0, 100]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func aTrailEndsWhereItIsTold() throws {
        let x = linspace(0, 1, count: 300)
        func pieces(_ set: (Trail) -> Void) throws -> [ColorPath.Piece] {
            try drawn {
                let trail = $0.trail(x, x)
                ($0.xLimits, $0.yLimits) = (0...1, 0...1)
                set(trail)
            }
            .flatMap { if case .colorPath(let path) = $0 { path.pieces } else { [ColorPath.Piece]() } }
        }
        let all = try pieces { _ in }
        #expect(all.count == 299)
        #expect(try pieces { $0.end = 100 } == Array(all.prefix(99)))
        #expect(try pieces { ($0.end, $0.length) = (200, 50) } == Array(all[150..<199]))
        let fading = try pieces { ($0.end, $0.length, $0.tailAlpha, $0.tailWidth) = (200, 50, 0, 0) }
        // The piece at the other end is transparent.
        #expect(fading.count == 48 && fading.last?.color == 255)
        #expect(zip(fading, fading.dropFirst()).allSatisfy { $0.color < $1.color && $0.width < $1.width })
        let grown = Trail()
        for value in x { grown.append(x: value, y: value) }
        #expect(grown.dataLimits == Trail(x, x).dataLimits && grown.x == x)
    }
}
