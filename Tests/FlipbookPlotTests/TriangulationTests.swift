import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct TriangulationTests {
    /// The area of each triangle; above 0 where it is counter-clockwise.
    private func areas(_ mesh: Triangulation) -> [Double] {
        mesh.triangles.map { triangle in
            let (a, b, c) = (triangle.x, triangle.y, triangle.z)
            return
                ((mesh.x[b] - mesh.x[a]) * (mesh.y[c] - mesh.y[a]) - (mesh.y[b] - mesh.y[a]) * (mesh.x[c] - mesh.x[a]))
                / 2
        }
    }

    /// Expects that no point lies inside the circle around a triangle.
    private func expectDelaunay(_ mesh: Triangulation, sourceLocation: SourceLocation = #_sourceLocation) {
        var predicates = PlanePredicates()
        func point(_ index: Int) -> SIMD2<Double> { SIMD2(mesh.x[index], mesh.y[index]) }
        for triangle in mesh.triangles {
            let corners = (point(triangle.x), point(triangle.y), point(triangle.z))
            let turn = predicates.turn(corners.0, corners.1, corners.2)
            #expect(turn > 0, sourceLocation: sourceLocation)
            var isEmpty = true
            for index in mesh.x.indices where mesh.x[index].isFinite && mesh.y[index].isFinite {
                if predicates.isInCircle(corners.0, corners.1, corners.2, point(index)) { isEmpty = false }
            }
            #expect(isEmpty, sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func circlesHoldNoOtherPoint(seed: UInt64) {
        let random = Seeded(seed)
        let count = Int(random.value(3...60))
        // Few distinct values, so that many points coincide, lie on a line or on one circle.
        let values = random.chance() ? (0..<5).map(Double.init) : [0.1, 0.2, 0.3, 0.7, 1e-9]
        let isCoarse = random.chance()
        func numbers() -> [Double] {
            (0..<count).map { _ in isCoarse ? random.one(of: values) : random.value(-1...1) }
        }
        expectDelaunay(Triangulation(numbers(), numbers()))
    }

    @Test(arguments: [(1.0, 0.0), (0.1, 0.0), (1, 1e9), (1e-3, 1), (1e150, 0), (1e-150, 0)])
    func aLatticeIsCoveredOnce(step: Double, start: Double) {
        let side = (0..<12).map { start + step * Double($0) }
        let mesh = Triangulation(side.flatMap { _ in side }, side.flatMap { Array(repeating: $0, count: side.count) })
        #expect(mesh.triangles.count == 2 * 11 * 11)
        let all = areas(mesh).map { $0 / step / step }
        #expect(all.allSatisfy { $0 > 0 })
        #expect(abs(all.reduce(0, +) - 121) < 1e-4)
    }

    @Test func pointsOnACircleAndAroundItAreCovered() {
        let angles = (0..<100).map { 2 * .pi * Double($0) / 100 }
        for radius in [1, 1e-8, 3.7e12] {
            let mesh = Triangulation(angles.map { radius * cos($0) }, angles.map { radius * sin($0) })
            #expect(mesh.triangles.count == 98)
            expectDelaunay(mesh)
            let area = areas(mesh).reduce(0, +) / radius / radius
            #expect(abs(area - 50 * sin(2 * .pi / 100)) < 1e-9)
        }
    }

    @Test func pointsThatAreNoneOrOnALineHaveNoTriangles() {
        let line = (0..<10).map(Double.init)
        for (x, y) in [
            ([], []), ([1], [2]), ([1, 2], [2, 3]), (line, line), (line, line.map { _ in 2 }),
            (line.map { _ in 2 }, line), (line.map { _ in 2 }, line.map { _ in 2 }), ([.nan, 1, 2], [0, 1, 0]),
            ([.infinity, 1, 2], [0, 1, 0]),
        ] {
            let mesh = Triangulation(x, y)
            #expect(mesh.triangles.isEmpty && mesh.edges.isEmpty && mesh.neighbors.isEmpty)
            #expect(mesh.flatMask().isEmpty)
        }
        // 0.1 + 0.2 isn't 0.3: these lie beside a line by less than any rounded product tells.
        let close = Triangulation([0.1, 0.2, 0.3], [0.1, 0.2, 0.1 + 0.2])
        #expect(close.triangles.count == 1)
    }

    @Test func pointsThatAreNotFiniteOrThereAlreadyBelongToNoTriangle() {
        let mesh = Triangulation([0, .nan, 1, 1, 0, 0, 3], [0, 1, 0, 1, 1, 0, -.infinity])
        #expect(mesh.triangles.count == 2)
        #expect(Set(mesh.edges.flatMap { [$0.x, $0.y] }) == [0, 2, 3, 4])
        let huge = Triangulation([-1e308, 1e308, 0], [0, 0, 1e308])
        #expect(huge.triangles.count == 1)
        let tiny = Triangulation([0, .leastNonzeroMagnitude, 0], [0, 0, .leastNonzeroMagnitude])
        #expect(tiny.triangles.count == 1)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func theSideOfALineIsTheSameFromAllPoints(seed: UInt64) {
        let random = Seeded(seed)
        var predicates = PlanePredicates()
        func near(_ value: Double) -> Double {
            (0..<Int(random.value(0...4))).reduce(value) { value, _ in random.chance() ? value.nextUp : value.nextDown }
        }
        for _ in 0..<50 {
            let (a, b) = (SIMD2(near(0.5), near(0.5)), SIMD2(near(12), near(12)))
            let c = SIMD2(near(24), near(24))
            let turn = predicates.turn(a, b, c).sign(of: 0)
            #expect(predicates.turn(b, c, a).sign(of: 0) == turn && predicates.turn(c, a, b).sign(of: 0) == turn)
            #expect(predicates.turn(b, a, c).sign(of: 0) == -turn && predicates.turn(a, c, b).sign(of: 0) == -turn)
            // Small whole numbers, on which rounding has no effect.
            let step = 0x1p-54
            func whole(_ value: Double, _ base: Double) -> Int { Int(((value - base) / step).rounded()) }
            let exact =
                turnOfWhole(
                    (whole(a.x, 0), whole(a.y, 0)), (whole(b.x, 0), whole(b.y, 0)), (whole(c.x, 0), whole(c.y, 0)))
            #expect(turn == exact)
        }
    }

    private func turnOfWhole(_ a: (Int, Int), _ b: (Int, Int), _ c: (Int, Int)) -> Int {
        let first = (b.0 - a.0).multipliedFullWidth(by: c.1 - a.1)
        let second = (b.1 - a.1).multipliedFullWidth(by: c.0 - a.0)
        if first.high != second.high { return first.high > second.high ? 1 : -1 }
        return first.low == second.low ? 0 : first.low > second.low ? 1 : -1
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func neighboursShareASide(seed: UInt64) {
        let random = Seeded(seed)
        var mesh = Triangulation((0..<30).map { _ in random.value() }, (0..<30).map { _ in random.value() })
        mesh.mask = mesh.triangles.map { _ in random.chance(0.2) }
        let neighbors = mesh.neighbors
        for (index, triangle) in mesh.triangles.enumerated() {
            for side in 0..<3 where neighbors[index][side] >= 0 {
                let other = neighbors[index][side]
                #expect(mesh.mask?[index] == false && mesh.mask?[other] == false)
                let ends = Set([triangle[side], triangle[(side + 1) % 3]])
                let corners = mesh.triangles[other]
                #expect(ends.isSubset(of: [corners.x, corners.y, corners.z]))
                #expect((0..<3).contains { neighbors[other][$0] == index })
            }
        }
    }

    @Test func givenTrianglesAreTurnedAndChecked() throws {
        let mesh = try Triangulation([0, 1, 0], [0, 0, 1], triangles: [[0, 2, 1]])
        #expect(mesh.triangles == [[0, 1, 2]])
        for odd in [-1, 3, Int.max] {
            let error = #expect(throws: PlotError.self) {
                try Triangulation([0, 1, 0], [0, 0, 1], triangles: [[0, 1, odd]])
            }
            #expect(error?.code == .values)
        }
        #expect(throws: PlotError.self) { try Triangulation([0, 1], [0], triangles: []) }
        #expect(throws: PlotError.self) { try TriangleInterpolator(mesh, [1, 2]) }
        var masked = mesh
        masked.mask = [true, false]
        #expect(throws: PlotError.self) { try TriangleInterpolator(masked, [1, 2, 3]) }
        // Triangles that overlap or are flat do no harm.
        let odd = try Triangulation(
            [0, 1, 0, 2], [0, 0, 1, 0], triangles: [[0, 1, 2], [0, 1, 2], [0, 1, 3], [1, 1, 2], [3, 1, 0]])
        _ = (odd.edges, odd.neighbors, odd.circleRatios(), odd.flatMask(minimum: 2))
        let (figure, axes) = Figure.subplots()
        axes.tricontour(odd, [0, 1, 2, 3])
        axes.filledTricontour(odd, [0, 1, 2, 3])
        axes.triplot(odd)
        axes.tripcolor(odd, [0, 1, 2, 3])
        _ = try commands(of: figure)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func areasBetweenLevelsCoverAllTriangles(seed: UInt64) throws {
        let random = Seeded(seed)
        let mesh = {
            var mesh = Triangulation((0..<40).map { _ in random.value() }, (0..<40).map { _ in random.value() })
            if random.chance() { mesh.mask = mesh.triangles.map { _ in random.chance(0.3) } }
            return mesh
        }()
        // Many of the values lie on a level.
        let z = mesh.x.map { _ in random.chance(0.3) ? random.one(of: [0, 0.25, 0.5]) : random.value() }
        var tracer = TriangleTracer(mesh.topology, x: mesh.x, y: mesh.y, z: z)
        let levels = [-Double.infinity, 0, 0.25, 0.5, .infinity]
        var covered = 0.0
        for (low, high) in zip(levels, levels.dropFirst()) {
            let paths = tracer.areas(above: low, upTo: high)
            var start = 0
            for part in paths.parts {
                for one in start..<part.end {
                    let next = one + 1 == part.end ? start : one + 1
                    covered += (paths.x[one] * paths.y[next] - paths.x[next] * paths.y[one]) / 2
                }
                #expect(part.isRing)
                start = part.end
            }
        }
        let whole = zip(areas(mesh), mesh.triangles.indices).reduce(0) { $0 + (mesh.isShown($1.1) ? $1.0 : 0) }
        #expect(abs(covered - whole) < 1e-9)
    }

    @Test func aPointWithoutAValueLeavesAHole() throws {
        let (figure, axes) = Figure.subplots()
        let side = (0..<6).map(Double.init)
        let mesh = Triangulation(side.flatMap { _ in side }, side.flatMap { Array(repeating: $0, count: 6) })
        var z = zip(mesh.x, mesh.y).map { $0 + $1 }
        let filled = axes.filledTricontour(mesh, z, levels: [-1, 20], alpha: 0.5)
        _ = try commands(of: figure)
        #expect(try filled.paths()[0].parts.count == 1)
        z[14] = .nan
        filled.setData(z: z)
        #expect(try filled.paths()[0].parts.count == 2)
        z.removeLast()
        filled.setData(z: z)
        let error = #expect(throws: PlotError.self) { try commands(of: figure) }
        #expect(error?.code == .lengthsDiffer)
    }
}

extension Double {
    /// 1, 0 or -1: whether it is above, at or below another.
    fileprivate func sign(of zero: Double) -> Int { self > zero ? 1 : self < zero ? -1 : 0 }
}
