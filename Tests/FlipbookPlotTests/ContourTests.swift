import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct ContourTests {
    private func mesh(_ x: [Double], _ y: [Double], _ z: Grid) -> ContourMesh {
        let (x, y) = Grid.meshgrid(x, y)
        return ContourMesh(x: x.values, y: y.values, z: z) { _ in true }
    }

    @Test(arguments: 0..<6) func lengthsAndAreasAreThoseOfMatplotlib(index: Int) throws {
        let asked = try OracleFile.shared.get().contours[index]
        let (x, y) = (linspace(-4, 4, count: asked.nx), linspace(-4, 4, count: asked.ny))
        let z = Grid(x: x, y: y) { x, y in sine(asked.a * x + asked.phase) * sine(asked.b * y + .pi / 2) }
        let contour = Contour(x, y, z, levels: 10)
        #expect(isNear(contour.levelValues, asked.levels))
        #expect(isNear(try contour.paths().map(\.length), asked.lineLength))
        var tracer = ContourTracer(mesh(x, y, z))
        var levels = linspace(-1, 1, count: 21)
        if z.minimum == -1 { levels[0] = -2 }
        #expect(isNear(zip(levels, levels.dropFirst()).map { tracer.areas(above: $0, upTo: $1).area }, asked.bandArea))
    }

    /// The lengths and areas are contourpy's, with its `corner_mask` and without.
    @Test func cornersAreMaskedAsContourpyMasksThem() throws {
        let (x, y) = (linspace(-4, 4, count: 17), linspace(-3, 3, count: 13))
        var z = Grid(x: x, y: y) { x, y in sine(1.3 * x + 0.4) * sine(0.9 * y + .pi / 2) + 0.1 * x }
        let missing = [(0, 0), (3, 4), (3, 5), (6, 16), (7, 7), (8, 8), (12, 3), (10, 12), (9, 13)]
        for (row, column) in missing { z[row, column] = .nan }
        let levels = [-0.9, -0.5, -0.1, 0.3, 0.7]
        let contour = Contour(x, y, z, levels: .fixed(levels))
        let area = FilledContour(x, y, z, levels: .fixed(levels))
        // Areas that don't overlap.
        area.alpha = 0.5
        let (figure, axes) = Figure.subplots()
        axes.add(area)
        let expected: [(hasCornerMask: Bool, lengths: [Double], areas: [Double])] = [
            (
                true,
                [6.199089392602875, 16.096251447406793, 23.34735285970748, 20.044987814036517, 10.004617862298268],
                [5.677216981344427, 11.703336622023008, 12.855516477809319, 8.21790013066359]
            ),
            (
                false,
                [6.123433548784659, 13.905082433103262, 21.506534674156033, 18.050589410153567, 9.701267715646338],
                [5.247810777844125, 10.975182898208619, 11.93356347926675, 7.814613050494891]
            ),
        ]
        for (hasCornerMask, lengths, areas) in expected {
            (contour.hasCornerMask, area.hasCornerMask) = (hasCornerMask, hasCornerMask)
            #expect(isNear(try contour.paths().map(\.length), lengths))
            _ = try commands(of: figure)
            #expect(isNear(try area.paths().map(\.area), areas))
        }
    }

    private func sine(_ angle: Double) -> Double { cosineAndSine(angle).1 }

    private func isNear(_ found: [Double], _ expected: [Double]) -> Bool {
        let size = expected.map(abs).max() ?? 0
        return found.count == expected.count
            && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(abs($1), 1e-3 * size) }
    }

    /// A field of a few waves, some of its values missing.
    private func field(_ random: inout Seeded, holes: Int) -> (x: [Double], y: [Double], z: Grid) {
        func places(_ random: inout Seeded) -> [Double] {
            var place = Double.random(in: -5...5, using: &random)
            return (0..<Int.random(in: 2...20, using: &random)).map { _ in
                place += Double.random(in: 0.1...1, using: &random)
                return place
            }
        }
        let (x, y) = (places(&random), places(&random))
        // Few different values, so that many lie exactly on a level.
        var z = Grid(rows: y.count, columns: x.count) { _, _ in Double(Int.random(in: -8...8, using: &random)) / 4 }
        for _ in 0..<holes { z.values[Int.random(in: z.values.indices, using: &random)] = .nan }
        return (x, y, z)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>) func bandsTileWhatHasValues(seed: UInt64) {
        var random = Seeded(seed)
        let (x, y, z) = field(&random, holes: seed % 3 == 0 ? 0 : Int(seed % 7) * 2)
        let mesh = mesh(x, y, z)
        var tracer = ContourTracer(mesh)
        let levels = [-Double.infinity, -1.7, -1, -0.25, 0, 0.1, 1.5, .infinity]
        let areas = zip(levels, levels.dropFirst()).map { tracer.areas(above: $0, upTo: $1).area }
        #expect(areas.allSatisfy { $0 >= -1e-12 })
        var whole = 0.0
        for (point, cell) in mesh.cells.enumerated() where cell != .none {
            let size = (x[point % x.count + 1] - x[point % x.count]) * (y[point / x.count + 1] - y[point / x.count])
            whole += cell == .whole ? size : size / 2
        }
        #expect(abs(areas.reduce(0, +) - whole) <= 1e-9 * (1 + whole))
        #expect(abs(tracer.areas(above: -.infinity, upTo: .infinity).area - whole) <= 1e-9 * (1 + whole))
        let joined = tracer.areas(above: -1, upTo: 1.5).area
        #expect(abs(joined - areas[2...5].reduce(0, +)) <= 1e-9 * (1 + whole))
    }

    @Test func ringsBeginWhereThoseOfContourpyDo() {
        for (middle, expected) in [(1.0, [1, 1.5, 1, 0.5]), (0, [1, 0.5, 1, 1.5])] {
            let z = Grid(rows: 3, columns: 3) { $0 == 1 && $1 == 1 ? middle : 1 - middle }
            var tracer = ContourTracer(mesh([0, 1, 2], [0, 1, 2], z))
            let ring = tracer.lines(at: 0.5)
            #expect(ring.x == expected && ring.y == [0.5, 1, 1.5, 1])
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>) func aLineLiesOnItsLevel(seed: UInt64) {
        var random = Seeded(seed)
        let (x, y, z) = field(&random, holes: Int(seed % 5))
        var tracer = ContourTracer(mesh(x, y, z))
        for level in [-1.7, -1, 0.1, 1.5] {
            let paths = tracer.lines(at: level)
            for (px, py) in zip(paths.x, paths.y) {
                #expect(abs(value(of: z, x: x, y: y, at: px, py) - level) < 1e-9, "at \(px), \(py)")
            }
            var start = 0
            for part in paths.parts {
                #expect(part.end > start + 1)
                start = part.end
            }
        }
    }

    /// The value at a place on an edge of the mesh or across one of its cells.
    private func value(of z: Grid, x: [Double], y: [Double], at px: Double, _ py: Double) -> Double {
        func cell(_ places: [Double], _ place: Double) -> (index: Int, part: Double) {
            let index = max((places.lastIndex { $0 <= place + 1e-12 } ?? 0), 0)
            guard index < places.count - 1 else { return (places.count - 2, 1) }
            let part = (place - places[index]) / (places[index + 1] - places[index])
            return part > 1 - 1e-9 && index < places.count - 2 ? (index + 1, 0) : (index, part)
        }
        let ((column, across), (row, up)) = (cell(x, px), cell(y, py))
        func mix(_ a: Double, _ b: Double, _ part: Double) -> Double {
            part < 1e-9 ? a : part > 1 - 1e-9 ? b : a + part * (b - a)
        }
        if across < 1e-9 || across > 1 - 1e-9 || up < 1e-9 || up > 1 - 1e-9 {
            let low = mix(z[row, column], z[row, column + 1], across)
            return mix(low, mix(z[row + 1, column], z[row + 1, column + 1], across), up)
        }
        let rising = mix(z[row, column], z[row + 1, column + 1], across)
        let falling = mix(z[row, column + 1], z[row + 1, column], up)
        return abs(across - up) < 1e-9 && !rising.isNaN ? rising : falling
    }

    /// A square ring has an inner outline that runs the other way, and a diagonal pair of squares is not joined twice.
    @Test func holesRunTheOtherWay() {
        let places = (0..<5).map(Double.init)
        let hill = Grid(x: places, y: places) { x, y in 2 - max(abs(x - 2), abs(y - 2)) }
        var tracer = ContourTracer(mesh(places, places, hill))
        let ring = tracer.areas(above: 0.5, upTo: 1.5)
        // In the corners of the middle the diagonal of a cell has no value of its own: they are cut off.
        #expect(ring.parts.count == 2 && abs(ring.area - (8.5 - 0.5)) < 0.51)
        #expect(tracer.lines(at: 0.5).parts.map(\.isRing) == [true])
        #expect(tracer.lines(at: 7).parts.isEmpty)
    }

    @Test func levelsFollowTheirValues() {
        let places = [0.0, 1]
        func levels(_ range: (Double, Double), _ levels: ContourLevels, log: Bool = false) -> [Double] {
            let contour = Contour(places, places, Grid(rows: 2, columns: 2) { row, _ in row == 0 ? range.0 : range.1 })
            contour.levels = levels
            if log { contour.norm = .log() }
            return contour.levelValues
        }
        // What matplotlib's contour(...).levels are.
        #expect(isNear(levels((-1, 1), .automatic), [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]))
        #expect(isNear(levels((0.3, 7.2), 3), [0, 2, 4, 6, 8]))
        #expect(levels((3, 5000), .automatic, log: true) == [1, 10, 100, 1000, 10000])
        #expect(levels((-3, 50), .automatic, log: true).allSatisfy { $0 > 0 })
        #expect(levels((0, 1), [0.2, 0.4]) == [0.2, 0.4])
        #expect(levels((.nan, .nan), .automatic).count < 20)
        #expect(levels((0, 1), .about(.max)).count < 2000 && levels((0, 1), .about(.min)).count < 5)
    }

    @Test func whatCannotBeIsAnError() throws {
        let good = Grid(rows: 3, columns: 4) { Double($0 * $1) }
        func code(_ x: [Double], _ y: [Double], _ z: Grid, levels: ContourLevels = .automatic) -> [PlotError.Code?] {
            [false, true].map { isFilled in
                let (figure, axes) = Figure.subplots()
                let contour: ContourSet =
                    isFilled ? FilledContour(x, y, z, levels: levels) : Contour(x, y, z, levels: levels)
                axes.add(contour)
                do {
                    _ = try commands(of: figure)
                    return nil
                } catch { return (error as? PlotError)?.code }
            }
        }
        let (x, y) = ([0.0, 1, 2, 3], [0.0, 1, 2])
        #expect(code(x, y, good) == [nil, nil])
        #expect(code(y, x, good) == [.lengthsDiffer, .lengthsDiffer])
        #expect(code([], [], good) == [.lengthsDiffer, .lengthsDiffer])
        #expect(code([0], y, Grid(column: [1, 2, 3])) == [.values, .values])
        #expect(code([], [], Grid(rows: 0, columns: 0)) == [nil, nil])
        #expect(code(x, y, good, levels: [1, 0]) == [.values, .values])
        #expect(code(x, y, good, levels: [.nan, 1]) == [.values, .values])
        #expect(code(x, y, good, levels: [1]) == [nil, .values] && code(x, y, good, levels: []) == [nil, .values])
        #expect(code(x, y, good.map { _ in .nan }) == [nil, nil])
        #expect(code([.nan, 1, .infinity, 3], y, good) == [nil, nil])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aChangedContourDrawsAsANewOne(seed: UInt64) throws {
        var random = Seeded(seed)
        func apply(_ change: Int, _ value: Double, to line: Contour, _ area: FilledContour) {
            let places = (0..<4).map { Double($0) * (1 + value) }
            let z = Grid(x: places, y: places) { x, y in value * x * y - x + (value > 1.9 ? .nan : 0) }
            switch change {
            case 0: for set in [line, area] as [ContourSet] { set.setData(z: z) }
            case 1: for set in [line, area] as [ContourSet] { set.setData(x: places, y: places, z: z) }
            case 2: for set in [line, area] as [ContourSet] { set.levels = value < 1 ? .automatic : [0, 0.5, 2] }
            case 3: area.alpha = value < 1 ? 1 : 0.5
            case 4: for set in [line, area] as [ContourSet] { set.colors = value < 1 ? nil : [.tabRed, .tabBlue] }
            case 5: line.widths = [value]
            case 6: line.styles = value < 1 ? nil : [.dotted]
            case 7: area.extends = value < 1 ? .both : .minimum
            case 8: for set in [line, area] as [ContourSet] { set.colormap = value < 1 ? .plasma : .gray }
            default: for set in [line, area] as [ContourSet] { set.norm = .linear(0...value) }
            }
        }
        func make() throws -> (Figure, Contour, FilledContour) {
            let (figure, axes) = Figure.subplots()
            let places = [0.0, 1, 2, 3]
            let z = Grid(x: places, y: places) { x, y in x * y - y }
            let (area, line) = (axes.filledContour(places, places, z), axes.contour(places, places, z))
            try figure.addColorBar(for: area)
            try figure.addColorBar(for: line, at: .bottom)
            return (figure, line, area)
        }
        let (figure, line, area) = try make()
        var steps: [(Int, Double)] = []
        for _ in 0..<15 {
            steps.append((Int.random(in: 0...9, using: &random), Double.random(in: 0.1...2, using: &random)))
            apply(steps.last!.0, steps.last!.1, to: line, area)
            let (fresh, freshLine, freshArea) = try make()
            for (change, value) in steps { apply(change, value, to: freshLine, freshArea) }
            let isSame = try commands(of: figure) == commands(of: fresh)
            try #require(isSame, "after \(steps)")
        }
    }

    @Test func aColorBarShowsBands() throws {
        let (figure, axes) = Figure.subplots()
        let area = axes.filledContour(Grid(rows: 4, columns: 4) { Double($0 * $1) }, levels: [0, 1, 3, 9])
        let bar = try figure.addColorBar(for: area)
        let axis = try #require(bar.axis)
        #expect(axis.limits == 0...9 && axis.locator == .fixed([0, 1, 3, 9]))
        _ = try commands(of: figure)
        let transform = try #require(bar.axes?.transform)
        // Bands are as long as each other, whatever values they stand for.
        let places = [0.0, 1, 3, 9].map { transform.y($0) }
        #expect(zip(places, places.dropFirst()).allSatisfy { abs($0 - $1 - transform.box.height / 3) < 1e-9 })
        let levels = linspace(-1, 1, count: 21)
        area.levels = .fixed(levels)
        #expect(axis.locator == .fixed([1, 4, 7, 10, 13, 16, 19].map { levels[$0] }))
        axis.locator = .fixed([0])
        area.levels = [0, 2]
        #expect(axis.locator == .fixed([0]) && axis.limits == 0...2)
        area.extends = .both
        #expect(bar.extends == .both)
    }
}

extension ContourPaths {
    /// The sum of something over all pieces, from one point to the next.
    private func sum(_ piece: (_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Double) -> Double {
        var (sum, start) = (0.0, 0)
        for part in parts {
            for index in start..<part.end where index + 1 < part.end || part.isRing {
                let next = index + 1 < part.end ? index + 1 : start
                sum += piece(x[index], y[index], x[next], y[next])
            }
            start = part.end
        }
        return sum
    }

    fileprivate var length: Double {
        sum { x0, y0, x1, y1 in ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot() }
    }

    /// What the lines enclose, holes not counted.
    fileprivate var area: Double { sum { x0, y0, x1, y1 in 0.5 * (x0 * y1 - x1 * y0) } }
}
