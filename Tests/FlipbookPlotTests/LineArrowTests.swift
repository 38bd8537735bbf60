import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Arrow heads along lines, and dashes of lines of many colours.
@Suite struct LineArrowTests {
    private let figure = Figure()
    private let axes: Axes
    private let scale = 100.0 / 72

    init() {
        axes = figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...4, 0...1)
    }

    /// The corners of the heads that are drawn.
    private func heads() throws -> [[Point]] {
        var heads: [[Point]] = []
        for case .draw(let path, .some, nil, .never) in try commands(of: figure) { heads += path.parts }
        return heads
    }

    private func tips() throws -> [Point] { try heads().map { $0[1] } }

    private func isNear(_ first: Point, _ second: Point) -> Bool { first.distance(to: second) < 1e-9 }

    @Test func headsLieAtFractionsOfTheLength() throws {
        let line = axes.plot([0, 4], [0.5, 0.5], width: 1)
        line.arrows = .at([0.25, 0.5], size: 10)
        let box = axes.boxInPixels
        let found = try heads()
        #expect(found.count == 2)
        #expect(isNear(found[0][1], Point(x: box.minX + box.width / 4, y: box.midY)))
        #expect(isNear(found[1][1], Point(x: box.midX, y: box.midY)))
        // As wide as long, in points, behind the tip.
        #expect(abs(found[0][1].x - found[0][0].x - 10 * scale) < 1e-9)
        #expect(abs(abs(found[0][0].y - found[0][2].y) - 10 * scale) < 1e-9)
        line.arrows?.isReversed = true
        let reversed = try heads()
        #expect(isNear(reversed[0][1], found[0][1]) && reversed[0][0].x > reversed[0][1].x)
        line.arrows = nil
        #expect(try heads().isEmpty)
    }

    @Test func headsFollowTheWayAndTheStandardSizeTheWidth() throws {
        let line = axes.plot([1, 1, 3], [0, 0.5, 0.5], width: 1)
        line.arrows = .atEnd()
        func length() throws -> Double {
            let head = try heads()[0]
            return head[1].x - head[0].x
        }
        #expect(abs(try length() - 6 * scale) < 1e-9)
        line.width = 3
        #expect(abs(try length() - 12 * scale) < 1e-9)
        line.setData(x: [1, 1], y: [0.2, 0.8])
        let head = try heads()[0]
        // Upwards.
        #expect(abs(head[0].y - head[2].y) < 1e-9 && head[0].y > head[1].y)
    }

    @Test func eachPartHasHeadsAndEndsInsideThem() throws {
        let line = axes.plot([0, 1, .nan, 2, 4], [0.5, 0.5, 0.5, 0.5, 0.5], width: 1)
        line.arrows = .atBothEnds(size: 10)
        let box = axes.boxInPixels
        let unit = box.width / 4
        #expect(try tips().map { (($0.x - box.minX) / unit).rounded() } == [0, 1, 2, 4])
        let path = try #require(try commands(of: figure).clipped.first { $0.stroke != nil }).path
        let ends = path.parts.flatMap { [$0[0].x, $0[1].x] }
        let cut = 5 * scale
        let expected = [cut, unit - cut, 2 * unit + cut, 4 * unit - cut].map { box.minX + $0 }
        #expect(zip(ends, expected).allSatisfy { abs($0 - $1) < 1e-9 } && ends.count == 4)
        // A line that is shorter than its heads.
        line.setData(x: [1, 1.001], y: [0.5, 0.5])
        #expect(try heads().count == 2)
    }

    @Test func headsStayWhereTheyAreWhileTheLineGrows() throws {
        let line = axes.plot([0, 1.9], [0.5, 0.5])
        line.arrows = .every(points: 30)
        let before = try tips()
        let length = axes.boxInPixels.width / scale
        #expect(before.count == Int((1.9 / 4 * length / 30).rounded(.down)))
        line.setData(x: [0, 1.9, 3.9], y: [0.5, 0.5, 0.5])
        let after = try tips()
        #expect(after.count == Int((3.9 / 4 * length / 30).rounded(.down)))
        #expect(zip(before, after).allSatisfy(isNear))
        // The part that is seen of a long line has its heads only.
        axes.xLimits = 1000...1004
        line.setData(x: [0, 1e6], y: [0.5, 0.5])
        #expect((10...20).contains(try heads().count))
        line.setData(x: [-1e300, 1e300], y: [0.5, 0.5])
        _ = try heads()
    }

    @Test(arguments: [Double.nan, .infinity, -1e308, 1e308]) func nothingTraps(bad: Double) throws {
        let arrows: [LineArrows] = [.atBothEnds(), .every(points: 1), .at([0, 0.3, 1], isReversed: true), .at([])]
        for arrows in arrows {
            for (x, y) in [
                ([], []), ([1.0], [1.0]), ([1, 1], [1, 1]), ([0, bad, 2], [0, 1, bad]), ([bad, -bad], [0, 0]),
            ] {
                let (figure, axes) = Figure.subplots()
                (axes.xLimits, axes.yLimits) = (0...1, 0...1)
                axes.plot(x, y).arrows = arrows
                let colored = axes.plot(x, y, values: x, style: .dashed)
                colored.arrows = arrows
                _ = try commands(of: figure)
            }
        }
    }

    @Test func pointsAreMarkedAtDistances() throws {
        let line = axes.plot([0, 1, 1, 2, 3, .nan, 4], [0, 0, 0, 0, 0, 0, 0], marker: .circle)
        func marked() throws -> [Double] {
            var marked: [Double] = []
            let box = axes.boxInPixels
            for case .drawAt(_, let points, _, _, _) in try commands(of: figure) where points.first?.y == box.maxY {
                marked += points.map { (4 * ($0.x - box.minX) / box.width * 100).rounded() / 100 }
            }
            return marked.filter { $0 == $0.rounded() }
        }
        let box = axes.boxInPixels
        let unit = box.width / 4 / Point.zero.distance(to: Point(x: box.width, y: box.height))
        axes.xAxis.isVisible = false
        line.markSpacing = 2 * unit
        #expect(try marked() == [0, 2])
        line.markSpacing = 0.1 * unit
        #expect(try marked() == [0, 1, 2, 3, 4])
        (line.markSpacing, line.markStart) = (9 * unit, 1.4 * unit)
        #expect(try marked() == [1])
        (line.markSpacing, line.markStart) = (1e-12, 0)
        #expect(try marked() == [0, 1, 1, 2, 3, 4])
        for wrong in [0, -1, Double.nan, .infinity] {
            line.markSpacing = wrong
            #expect(throws: PlotError.self) { try commands(of: figure) }
        }
    }

    @Test func headsThatCannotBeAreErrors() throws {
        let wrong: [LineArrows] = [
            .at([1.5]), .at([.nan]), .every(points: 0.5), .every(points: .nan), .every(points: .infinity),
            .atEnd(size: -1), .atStart(size: .nan),
        ]
        for arrows in wrong {
            for isColored in [false, true] {
                let (figure, axes) = Figure.subplots()
                if isColored {
                    axes.plot([0, 1], [0, 1], values: [1]).arrows = arrows
                } else {
                    axes.plot([0, 1], [0, 1]).arrows = arrows
                }
                #expect(throws: PlotError.self) { try commands(of: figure) }
            }
        }
    }

    @Test func headsOfAColoredLineHaveItsColours() throws {
        let line = axes.plot([0, 2, 4], [0.5, 0.5, 0.5], values: [0, 1], width: 2)
        line.arrows = .at([0.25, 0.75, 1], size: 10)
        var colors: [Color] = []
        for case .draw(_, let color?, nil, .never) in try commands(of: figure) { colors.append(color) }
        let map: Colormap = line.colormap
        #expect(colors == [map(0), map(1), map(1)])
        let end = try #require(try pieces().last).end
        #expect(abs(axes.boxInPixels.maxX - end.x - 5 * scale) < 1e-9)
    }

    private func pieces() throws -> [ColorPath.Piece] {
        for case .colorPath(let path) in try commands(of: figure) { return path.pieces }
        return []
    }

    @Test func dashesGoOnFromPieceToPiece() throws {
        let x = linspace(0, 4, count: 41)
        let line = axes.plot(x, x.map { _ in 0.5 }, values: Array(x.dropLast()), width: 3, style: .dashed)
        let width = 3 * scale
        let found = try pieces()
        var dashes: [(start: Double, end: Double)] = []
        for piece in found {
            if piece.isFlatAtStart { dashes.append((piece.start.x, piece.end.x)) }
            dashes[dashes.count - 1].end = piece.end.x
        }
        let left = axes.boxInPixels.minX
        for (index, dash) in dashes.enumerated() {
            let start = left + 5.3 * width * Double(index)
            #expect(abs(dash.start - start) < 1e-6)
            #expect(abs(dash.end - min(start + 3.7 * width, axes.boxInPixels.maxX)) < 1e-6)
        }
        #expect(found.count > dashes.count && found.last?.isFlatAtEnd == true)
        line.style = .none
        #expect(try pieces().isEmpty)
    }

    @Test func dashesGrowWithTheWidth() throws {
        let x = linspace(0, 4, count: 201)
        let line = axes.plot(x, x.map { _ in 0.5 }, values: x, style: .custom([2, 2]))
        line.widths = x.map { 1 + 2 * $0 }
        var starts: [Double] = []
        for piece in try pieces() where piece.isFlatAtStart { starts.append(piece.start.x) }
        let steps = zip(starts, starts.dropFirst()).map { $1 - $0 }
        #expect(steps.count > 10 && zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
        line.style = .custom([0, 0])
        #expect(throws: PlotError.self) { try commands(of: figure) }
        // Of dashes that are too small to be told apart, a line is left.
        line.style = .custom([1e-9, 1e-9])
        #expect(try pieces().count == 400)
    }
}
