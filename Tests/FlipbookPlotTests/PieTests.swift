import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct PieTests {
    let figure = Figure(width: 4, height: 4)
    let axes: Axes

    init() { axes = figure.subplots() }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func wedgesFillTheDisk(seed: UInt64) throws {
        var random = Seeded(seed)
        let sizes = (0..<Int.random(in: 1...9, using: &random)).map { _ in Double.random(in: 0.01...5, using: &random) }
        let pie = axes.pie(sizes)
        pie.startAngle = .degrees(Double.random(in: -400...400, using: &random))
        pie.isCounterclockwise = Bool.random(using: &random)
        let wedges = try pie.wedges()
        let turned = wedges.map { $0.end.degrees - $0.start.degrees }.reduce(0, +)
        #expect(abs(turned - 360) < 1e-9)
        for (size, wedge) in zip(sizes, wedges) {
            #expect(abs(wedge.fraction - size / sizes.reduce(0, +)) < 1e-12)
            #expect(abs(wedge.fraction * 360 - (wedge.end.degrees - wedge.start.degrees)) < 1e-9)
        }
        for (one, next) in zip(wedges, wedges.dropFirst()) {
            let gap =
                pie.isCounterclockwise
                ? one.end.degrees - next.start.degrees : one.start.degrees - next.end.degrees
            #expect(abs(gap) < 1e-9)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func arcsStayOnTheirCircle(seed: UInt64) {
        var random = Seeded(seed)
        let start = Double.random(in: -500...500, using: &random)
        let end = start + Double.random(in: 1...359, using: &random)
        var path = Path()
        path.arc(from: start * .pi / 180, to: end * .pi / 180, radius: 1)
        var last = Point.zero
        for element in path.elements {
            if case .curve(let first, let second, let point) = element {
                for step in 0...10 {
                    let (t, s) = (Double(step) / 10, 1 - Double(step) / 10)
                    func mix(_ part: KeyPath<Point, Double>) -> Double {
                        let outer = s * s * s * last[keyPath: part] + t * t * t * point[keyPath: part]
                        return outer + 3 * s * t * (s * first[keyPath: part] + t * second[keyPath: part])
                    }
                    let (x, y) = (mix(\.x), mix(\.y))
                    #expect(abs((x * x + y * y).squareRoot() - 1) < 0.0003)
                }
                last = point
            } else if case .move(let point) = element {
                last = point
            }
        }
        let (cosine, sine) = cosineAndSine(end * .pi / 180)
        #expect(abs(last.x - cosine) < 1e-9 && abs(last.y - sine) < 1e-9)
    }

    @Test func labelsAndPercentagesFollowTheSizes() throws {
        let pie = axes.pie([1, 3], labels: ["a", "b"])
        pie.percentages.format = "%.0f%%"
        #expect(try texts() == ["a", "b", "25%", "75%"])
        pie.sizes = [1, 1, 2]
        pie.labels.strings = ["a", "b", "c"]
        #expect(try texts() == ["a", "b", "c", "25%", "25%", "50%"])
        pie.labels.strings = []
        pie.labels.format = "%g"
        #expect(try texts() == ["1", "1", "2", "25%", "25%", "50%"])
        pie.percentages.isVisible = false
        #expect(try texts() == ["1", "1", "2"])
    }

    private func texts() throws -> [String] {
        let canvas = RecordingCanvas(size: Size(width: 400, height: 400))
        try figure.draw(on: canvas)
        return canvas.texts
    }

    @Test func wedgesTakeTheColorsThatFollow() throws {
        axes.bar([0], [1])
        axes.pie([1, 2, 3])
        let fills = try commands(of: figure).compactMap { command -> Color? in
            if case .draw(_, let fill, _, _) = command { fill } else { nil }
        }
        #expect(fills.suffix(3) == [.tabOrange, .tabGreen, .tabRed])
        #expect(axes.bar([0], [1]).color == .tabPurple)
    }

    @Test func whatIsNoPieIsAnError() throws {
        func error(_ sizes: [Double], _ change: (Pie) -> Void = { _ in }) throws -> PlotError.Code {
            let figure = Figure()
            change(figure.subplots().pie(sizes))
            return try #require(throws: PlotError.self) { try commands(of: figure) }.code
        }
        for sizes in [[1, -1], [0, 0], [1, .nan], [1, .infinity], [1e308, 1e308]] {
            #expect(try error(sizes) == .values)
        }
        #expect(try error([1, 2]) { $0.explode = [1] } == .lengthsDiffer)
        #expect(try error([1, 2]) { $0.labels.strings = ["a", "b", "c"] } == .lengthsDiffer)
        #expect(try error([1, 2]) { $0.radius = 0 } == .size)
        #expect(try error([1, 2]) { $0.startAngle = .degrees(.nan) } == .size)
        #expect(try error([1, 2]) { $0.percentages.format = "%" } == .format)
        axes.pie([])
        _ = try commands(of: figure)
    }

    @Test func aPieKeepsTheFrameWhereItIsAsked() throws {
        axes.pie([1, 2], hasFrame: true)
        #expect(axes.spines.left.isVisible && abs(axes.xLimits.lowerBound + 1.1) < 1e-9)
        #expect(axes.aspect == .equal)
        _ = try commands(of: figure)
        #expect(axes.xAxis.textLayouts.count > 2)
    }

    @Test func aPieThatIsAddedHasRoomForItsLabels() {
        axes.add(Pie([1, 2]))
        #expect(axes.xLimits == -1.25...1.25 && axes.yLimits == -1.25...1.25)
    }
}
