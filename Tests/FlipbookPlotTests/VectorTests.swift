import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct VectorTests {
    static let x = linspace(-2, 2, count: 9)
    static let y = linspace(-1, 1, count: 7)

    static func grid(_ value: (Double, Double) -> Double) -> Grid {
        var grid = Grid(rows: y.count, columns: x.count)
        for (row, y) in y.enumerated() { for (column, x) in x.enumerated() { grid[row, column] = value(x, y) } }
        return grid
    }

    /// A field that is linear between the points of its grid, too.
    static func linearField(seed: UInt64) -> (u: Grid, v: Grid, at: (Double, Double) -> Point) {
        var random = Seeded(seed)
        let c = (0..<6).map { _ in Double.random(in: -1...1, using: &random) }
        func field(_ x: Double, _ y: Double) -> Point {
            Point(x: c[0] + c[1] * x + c[2] * y, y: c[3] + c[4] * x + c[5] * y)
        }
        return (grid { field($0, $1).x }, grid { field($0, $1).y }, field)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func streamLinesAreTangentToTheirField(seed: UInt64) throws {
        let (u, v, field) = Self.linearField(seed: seed)
        let lines = try StreamPlot(Self.x, Self.y, u, v).lines()
        var pieces = 0
        for line in lines.lines {
            let places = lines.positions[line].map(lines.data)
            for (start, end) in zip(places, places.dropFirst()) {
                let (dx, dy) = (end.x - start.x, end.y - start.y)
                let here = field((start.x + end.x) / 2, (start.y + end.y) / 2)
                let (length, speed) = (hypot(dx, dy), hypot(here.x, here.y))
                // Where the field nearly vanishes it turns within a step, and steps are as short as can be.
                guard speed > 0.2, length > 1e-6 else { continue }
                pieces += 1
                let cosine = (dx * here.x + dy * here.y) / (length * speed)
                #expect(cosine > 0.99, "from \(start) to \(end) in a field of \(here)")
            }
        }
        #expect(pieces > 200)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func brokenLinesKeepADistance(seed: UInt64) throws {
        let (u, v, _) = Self.linearField(seed: seed)
        let plot = StreamPlot(Self.x, Self.y, u, v)
        plot.density = Double(seed) / 5
        let lines = try plot.lines()
        let parts = Double(Int(30 * plot.density) - 1)
        var owner: [Point: Int] = [:]
        for (number, line) in lines.lines.enumerated() {
            // The last step of a line goes straight to the border, whatever is there.
            for place in lines.positions[line].dropFirst().dropLast() {
                let part = Point(
                    x: (place.x * parts / Double(Self.x.count - 1)).rounded(.toNearestOrEven),
                    y: (place.y * parts / Double(Self.y.count - 1)).rounded(.toNearestOrEven))
                #expect(owner.updateValue(number, forKey: part) ?? number == number)
            }
        }
    }

    @Test func arrowsPointAlongTheDataWhereAskedTo() throws {
        let figure = Figure()
        let axes = figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...10, 0...1)
        let arrow = axes.quiver([1, 2], [0.5, 0.25], [3, 6], [0.25, -0.125])
        (arrow.angles, arrow.scaleUnit, arrow.scale) = (.xy, .xy, 1)
        let transform = try #require(axes.transform)
        let tips = try commands(of: figure).clipped.map { $0.path.corners[3] }
        for (tip, end) in zip(tips, [transform(4, 0.75), transform(8, 0.125)]) {
            #expect(hypot(tip.x - end.x, tip.y - end.y) < 1e-9)
        }
        #expect(tips.count == 2)
    }

    @Test(arguments: [Double.nan, .infinity]) func whatIsNotFiniteHasNoArrow(bad: Double) throws {
        let figure = Figure()
        let quiver = figure.subplots().quiver(
            [0, 1, 2, 3, bad], [0, 1, 2, 3, 4], [1, bad, 1, 1, 1], [1, 1, bad, 1, 1])
        quiver.values = [1, 2, 3, bad, 5]
        #expect(try commands(of: figure).clipped.count == 1)
        quiver.setData(u: [0, 0, 0, 0, 0], v: [0, 0, 0, 0, 0])
        #expect(try commands(of: figure).clipped.count == 3)
        quiver.values = nil
        #expect(try commands(of: figure).clipped.count == 4)
    }

    @Test func aFieldAtRestHasNoLines() throws {
        let figure = Figure()
        let zero = Self.grid { _, _ in 0 }
        let stream = figure.subplots().streamPlot(Self.x, Self.y, zero, zero)
        #expect(try commands(of: figure).clipped.isEmpty)
        stream.setData(u: Self.grid { _, _ in .nan }, v: zero)
        #expect(try commands(of: figure).clipped.isEmpty)
        stream.setData(u: Self.grid { _, _ in 1e300 }, v: Self.grid { x, _ in x * 1e308 })
        _ = try commands(of: figure)
    }

    @Test func whatCannotBeDrawnIsAnError() throws {
        func code(_ draw: (Axes) -> Void) throws -> PlotError.Code {
            let figure = Figure()
            draw(figure.subplots())
            return try #require(throws: PlotError.self) { try commands(of: figure) }.code
        }
        let (x, y, field) = (Self.x, Self.y, Self.grid { x, y in x + y })
        func stream(_ change: @escaping (StreamPlot) -> Void) throws -> PlotError.Code {
            try code { change($0.streamPlot(x, y, field, field)) }
        }
        #expect(try code { $0.quiver([0, 1], [0, 1], [1], [1, 1]) } == .lengthsDiffer)
        #expect(try code { $0.quiver(y, x, field, field) } == .lengthsDiffer)
        #expect(try code { $0.quiver([0], [0], [1], [1], values: []) } == .lengthsDiffer)
        #expect(try code { $0.quiver([0], [0], [1], [1]).angles = .fixed([]) } == .lengthsDiffer)
        #expect(try code { $0.quiver([0], [0], [1], [1]).scale = 0 } == .size)
        #expect(try code { $0.quiver([0], [0], [1], [1]).head.width = -1 } == .size)
        #expect(try stream { $0.setData(x: [], y: y, u: field, v: field) } == .values)
        #expect(try stream { $0.setData(x: [x[0] - 0.1] + x.dropFirst(), y: y, u: field, v: field) } == .values)
        #expect(try stream { $0.setData(x: x, y: y.reversed(), u: field, v: field) } == .values)
        #expect(try stream { $0.setData(u: Grid(rows: 2, columns: 2), v: field) } == .lengthsDiffer)
        #expect(try stream { $0.values = Grid(rows: 2, columns: 2) } == .lengthsDiffer)
        #expect(try stream { $0.widths = Grid(rows: y.count, columns: x.count, repeating: -1) } == .size)
        #expect(try stream { $0.density = 0 } == .size)
        #expect(try stream { $0.density = .nan } == .size)
        #expect(try stream { $0.maxLength = .infinity } == .size)
        #expect(try stream { $0.startPoints = [(9, 9)] } == .values)
        #expect(try stream { $0.arrowCount = -1 } == .size)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func changedVectorsAreDrawnAsNewOnes(seed: UInt64) throws {
        var random = Seeded(seed)
        let figure = Figure()
        let axes = figure.subplots()
        var (x, y) = (Self.x, Self.y)
        let (quiver, stream) = (
            Quiver([], [], [], []), StreamPlot(x, y, Self.grid { _, y in y }, Self.grid { x, _ in x })
        )
        var changes: [(Quiver, StreamPlot) -> Void] = []
        axes.add(quiver)
        axes.add(stream)
        func apply(_ change: @escaping (Quiver, StreamPlot) -> Void) {
            change(quiver, stream)
            changes.append(change)
        }
        for step in 0..<15 {
            let (u, v, _) = Self.linearField(seed: random.next())
            let number = Double.random(in: 0.3...2, using: &random)
            let values = Bool.random(using: &random) ? u : nil
            let points = [(x: number, y: 0.0), (x: 0.0, y: 0.5)]
            switch Int.random(in: 0..<13, using: &random) {
            case 0, 1:
                apply { if let values { $1.setData(u: u, v: v, values: values) } else { $1.setData(u: u, v: v) } }
            case 2, 3:
                let flat = (x: y.flatMap { _ in x }, y: y.flatMap { [Double](repeating: $0, count: x.count) })
                apply { quiver, _ in
                    quiver.setData(x: flat.x, y: flat.y, u: u.values, v: v.values)
                    quiver.values = values?.values
                }
            case 4: apply { $1.density = number }
            case 5: apply { $1.widths = values }
            case 6: apply { quiver, _ in quiver.scale = number * 9 }
            case 7:
                apply { quiver, _ in (quiver.pivot, quiver.head.width, quiver.unit) = (.middle, number * 2, .height) }
            case 8: apply { ($0.alpha, $1.alpha, $1.width) = (number / 2, number / 3, number) }
            case 9: apply { ($1.isBroken, $1.minLength, $1.direction) = (false, number / 4, .forward) }
            case 10: apply { $1.startPoints = points }
            case 11: apply { ($0.colorLimits, $1.colormap) = (-number...number, .plasma) }
            default:
                x = x.map { $0 * 1.1 }
                y = y.map { $0 + 0.01 }
                let moved = (x, y)
                apply { $1.setData(x: moved.0, y: moved.1, u: u, v: v) }
            }
            let isWide = stream.widths.map { $0.values.contains { $0 < 0 } } ?? false
            if isWide { apply { $1.widths = nil } }
            let fresh = Figure()
            let (newQuiver, newStream) = (Quiver([], [], [], []), StreamPlot(stream.x, stream.y, stream.u, stream.v))
            for change in changes { change(newQuiver, newStream) }
            let newAxes = fresh.subplots()
            newAxes.add(newQuiver)
            newAxes.add(newStream)
            let (drawn, expected) = (try commands(of: figure), try commands(of: fresh))
            try #require(drawn == expected, "drawing \(step) differs")
        }
    }

    @Test func newColoursFindNoNewLines() throws {
        let figure = Figure()
        let (u, v, _) = Self.linearField(seed: 1)
        let stream = figure.subplots().streamPlot(Self.x, Self.y, u, v)
        _ = try commands(of: figure)
        func address() throws -> UnsafeRawPointer? {
            try stream.lines().positions.withUnsafeBytes { $0.baseAddress }
        }
        let before = try address()
        stream.values = u
        stream.color = .black
        stream.width = 3
        _ = try commands(of: figure)
        #expect(try address() == before)
    }

    @Test func stepsOfStreamLinesAreLongerOrShorter() throws {
        let places = linspace(-1, 1, count: 12)
        func count(_ step: Double, _ error: Double) throws -> Int {
            let stream = StreamPlot(
                places, places, Grid(x: places, y: places) { $1 }, Grid(x: places, y: places) { x, _ in -x })
            (stream.isBroken, stream.startPoints) = (false, [(0.5, 0)])
            (stream.stepScale, stream.errorScale) = (step, error)
            return try stream.lines().positions.count
        }
        let usual = try count(1, 1)
        #expect(try count(0.1, 1) > 5 * usual && count(3, 10) < usual)
        for wrong in [0, -1, 1001, Double.nan] {
            #expect(throws: PlotError.self) { try count(wrong, 1) }
            #expect(throws: PlotError.self) { try count(1, wrong) }
        }
    }

}
