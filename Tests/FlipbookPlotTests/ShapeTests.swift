import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct ShapeTests {
    let figure = Figure()
    let axes: Axes

    init() {
        axes = figure.subplots()
        axes.xLimits = 0...4
        axes.yLimits = 0...1
    }

    @Test func everyMarkerHasAShapeOfItsOwn() {
        let paths = Marker.allCases.map { $0.path(size: 10) }
        #expect(Set(paths).count == paths.count)
        for (marker, path) in zip(Marker.allCases, paths) {
            let extent = path.extent
            #expect(extent.map { $0.width <= 20 && $0.height <= 20 } ?? false, "\(marker)")
        }
    }

    @Test func markersLieAtThePointsOfTheirLine() throws {
        let line = axes.plot([0, 1, 2, .nan, 4], [0, 1, 0, 1, 0])
        line.marker = .square
        line.steps = .mid
        let places = try marked()
        #expect(places.count == 4 && places.prefix(3).map(\.x) == [0, 1, 2].map { view($0, 0).x })
        line.markEvery = 2
        #expect(try marked().map(\.x) == [0, 2, 4].map { view($0, 0).x })
    }

    @Test(arguments: Steps.allCases) func stepsPassThroughAllPoints(steps: Steps) {
        var random = Seeded(5)
        let x = (0..<20).map { _ in Double.random(in: 0...9, using: &random) }.sorted()
        let y = x.map { _ in Double.random(in: 0...9, using: &random) }
        var points: [Point] = []
        steps.forEachPoint(x: x, y: y) { points.append(Point(x: $0, y: $1)) }
        for (first, second) in zip(points, points.dropFirst()) { #expect(first.x == second.x || first.y == second.y) }
        let heights = points.map(\.y)
        #expect(heights.first == y.first && heights.last == y.last && Set(heights) == Set(y))
        #expect(points.first?.x == x.first && points.last?.x == x.last)
    }

    /// What is left out can't be seen: points lie within 1/9 pixel of a straight line, and so does what is drawn for them.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func simplifiedLinesStayNearTheirPoints(seed: UInt64) {
        var random = Seeded(seed)
        let roughness = [0.01, 0.1, 1, 30][Int(seed % 4)]
        var y = 0.0
        let points = (0..<2000).map { index in
            y += Double.random(in: -roughness...roughness, using: &random)
            return Point(x: Double(index) * 0.2, y: y)
        }
        var simplifier = LineSimplifier()
        simplifier.move(to: points[0])
        for point in points.dropFirst() { simplifier.line(to: point) }
        simplifier.finish()
        let corners = simplifier.path.parts.joined()
        #expect(Set(corners).isSubset(of: Set(points)) && corners.count < 3 * points.count / 2)
        let lines = Array(zip(corners, corners.dropFirst()))
        let isNear = points.allSatisfy { point in lines.contains { distance(from: point, to: $0) < 2.0 / 9 + 1e-9 } }
        #expect(isNear)
    }

    @Test func aLongLineIsDrawnWithFewStrokes() throws {
        let x = linspace(0, 4, count: 100_000)
        axes.plot(x, x.map { 0.5 + 0.4 * ($0 - 2) })
        #expect(try #require(try commands(of: figure).clipped.first).path.elements.count < 10)
    }

    @Test func whatLiesOutsideTheAxesIsNotDrawn() throws {
        let line = axes.plot([-100, -50, 2, 50, 100], [0.5, 0.5, 0.5, 0.5, 0.5])
        let box = axes.boxInPixels.insetBy(-10)
        func points() throws -> [Point] {
            try commands(of: figure).clipped.flatMap(\.path.parts).flatMap { $0 }
        }
        #expect(try points().allSatisfy(box.holds) && points().count == 3)
        line.style = .dashed
        #expect(try points().count == 5, "dashes keep their places")
    }

    @Test func aMaskAndGapsDivideAnArea() throws {
        let area = axes.fillBetween([0, 1, 2, 3, 4], [1, 1, .nan, 1, 1])
        #expect(try commands(of: figure).clipped[0].path.parts.count == 2)
        area.mask = [true, true, true, true, false]
        #expect(try commands(of: figure).clipped[0].path.parts.map(\.count) == [5, 3])
        area.mask = [false]
        #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .lengthsDiffer)
    }

    @Test func wedgesAndCirclesAreRound() throws {
        for (path, radius) in [
            (Wedge(at: (1, 2), radius: 3, from: .degrees(20), to: .degrees(250)).outline, 3.0),
            (Circle(at: (1, 2), radius: 0.5).outline, 0.5),
        ] {
            for element in path.elements {
                guard case .curve(_, _, to: let point) = element else { continue }
                #expect(abs(hypot(point.x - 1, point.y - 2) - radius) < 1e-12)
            }
        }
        let quarter = try #require(
            Wedge(at: (0, 0), radius: 1, from: .degrees(0), to: .degrees(90), width: 0.5).outline.extent)
        #expect(abs(quarter.minX) < 1e-9 && abs(quarter.width - 1) < 1e-4 && abs(quarter.height - 1) < 1e-4)
        let turned = try #require(Ellipse(at: (0, 0), width: 4, height: 2, rotation: .degrees(90)).outline.extent)
        #expect(abs(turned.width - 2) < 1e-3 && abs(turned.height - 4) < 1e-3)
    }

    @Test func pointsWithoutAValueAreLeftOut() throws {
        let points = axes.scatter([1, 2, 3], [0.1, 0.2, 0.3], values: [0, .nan, 1])
        func marks() throws -> [Mark] {
            try commands(of: figure).compactMap { if case .drawAs(_, let marks, _) = $0 { marks } else { nil } }.first
                ?? []
        }
        #expect(try marks().map(\.place.x) == [1, 3].map { view($0, 0).x })
        #expect(try marks()[0].fill == Colormap.viridis.colors.first)
        points.colormap = .gray
        #expect(try marks()[0].fill == .black)
    }

    @Test func fillsGoThroughTheColoursOnTheirOwn() {
        axes.plot([0], [0])
        let fills = [axes.fill([0], [0]).color, axes.fillBetween([0], [0]).color, axes.scatter([0], [0]).color]
        #expect(fills == Array(Color.tab10.prefix(3)) && axes.plot([0], [0]).color == Color.tab10[1])
        axes.scatter([0], [0], values: [1])
        #expect(axes.fill([0], [0]).color == Color.tab10[3])
        let circle = Circle(at: (0, 0), radius: 1)
        axes.add(circle)
        #expect(circle.color == Color.tab10[0])
    }

    @Test func spansAndLinesHaveASayInOneDirection() {
        axes.xAxis.isAutoscaled = true
        axes.plot([1, 2], [0, 1])
        let before = axes.xLimits
        axes.horizontalLine(at: 900)
        axes.horizontalSpan(5...6)
        axes.verticalLine(at: 2.01)
        #expect(axes.xLimits == before)
        axes.verticalSpan(5...6)
        #expect(axes.xLimits.upperBound > 6)
        axes.verticalLine(at: 9)
        #expect(axes.xLimits.upperBound > 9)
    }

    @Test func impossibleShapesAreErrors() throws {
        let faults: [(PlotError.Code, (Axes) -> Void)] = [
            (.lengthsDiffer, { $0.scatter([0, 1], [0]) }),
            (.lengthsDiffer, { $0.scatter([0, 1], [0, 1], values: [1]) }),
            (.lengthsDiffer, { $0.scatter([0, 1], [0, 1]).sizes = [1, 2, 3] }),
            (.lengthsDiffer, { $0.scatter([0, 1], [0, 1]).colors = [] }),
            (.size, { $0.scatter([0], [0], size: -1) }),
            (.lengthsDiffer, { $0.fill([0, 1], [0]) }),
            (.lengthsDiffer, { $0.fillBetween([0, 1], [0, 1, 2]) }),
            (.lengthsDiffer, { $0.verticalLines(at: [0, 1], from: [0, 1, 2], to: [0]) }),
            (
                .size,
                {
                    $0.fill([0, 1], [0, 1]).edgeColor = .black
                    ($0.artists[0] as? Patch)?.edgeWidth = -1
                }
            ),
            (
                .size,
                {
                    $0.plot([0, 1], [0, 1]).marker = .circle
                    ($0.artists[0] as? Line)?.markerSize = .nan
                }
            ),
            (
                .size,
                {
                    $0.annotate(
                        "a", at: (0.5, 0.5), textAt: (0, 0), arrow: ArrowStyle(connection: .arc3(bend: .infinity)))
                }
            ),
        ]
        for (code, fault) in faults {
            let figure = Figure()
            fault(figure.subplots())
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == code, "\(error)")
        }
    }

    @Test func numbersThatAreNotFiniteNeverCrash() throws {
        for bad in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
            axes.scatter([0, bad], [bad, 1], values: [bad, 2]).sizes = [abs(bad), 1]
            axes.fill([0, 1, bad], [0, bad, 1])
            axes.fillBetween([0, bad], [bad, 1], steps: .mid)
            axes.step([0, bad, 1], [bad, 0, 1], where: .mid).marker = .star
            axes.horizontalLine(at: bad)
            axes.verticalLines(at: [bad], from: [0], to: [bad])
            for shape: Patch in [
                Rectangle(at: (bad, 0), width: bad, height: 1, rotation: .degrees(bad)),
                Circle(at: (0, bad), radius: bad),
                Wedge(at: (0, 0), radius: 1, from: .degrees(bad), to: .degrees(0)), Arrow(from: (0, 0), by: (bad, 0)),
                Rectangle(at: (0, 0), width: bad, height: 1, pad: 0.3, cornerSize: 0.3),
                Ellipse(at: (0, 0), width: 0, height: bad),
            ] {
                axes.add(shape)
            }
            axes.annotate("text", at: (bad, 0), textAt: (0, bad))
        }
        axes.scatter([], [])
        axes.fill([], [])
        axes.fillBetween([], [])
        axes.addLegend()
        for artist in axes.artists { artist.label = "label" }
        _ = try commands(of: figure)
    }

    private func view(_ x: Double, _ y: Double) -> Point { axes.transform?(x, y) ?? .zero }

    /// Where the first markers are drawn.
    private func marked() throws -> [Point] {
        try commands(of: figure).compactMap { if case .drawAt(_, let places, _, _, _) = $0 { places } else { nil } }
            .first ?? []
    }

    private func distance(from point: Point, to line: (Point, Point)) -> Double {
        let (dx, dy) = (line.1.x - line.0.x, line.1.y - line.0.y)
        let square = dx * dx + dy * dy
        let part = square > 0 ? ((point.x - line.0.x) * dx + (point.y - line.0.y) * dy) / square : 0
        let place = max(0, min(1, part))
        return hypot(point.x - line.0.x - place * dx, point.y - line.0.y - place * dy)
    }
}
