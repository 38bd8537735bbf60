import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyMeshTests {
    struct Family: Decodable {
        var quads: [Quads]
        var triangulations: [Triangles]
        var contours: [Contours]
        var colours: [Colours]
        var interpolated: [Interpolated]
    }

    struct Quads: Decodable {
        /// Lists of edges or middles, or a point each, by rows.
        enum Positions: Decodable {
            case list([Double])
            case points([[Double]])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let list = try? container.decode([Double].self) {
                    self = .list(list)
                } else {
                    self = .points(try container.decode([[Double]].self))
                }
            }
        }

        var x: Positions?
        var y: Positions?
        var values: [[Double?]]
        var shading: String
        var corners: [[[Double]]]
        var colours: [String]
        var xLimits: [Double]
        var yLimits: [Double]
    }

    struct Triangles: Decodable {
        var x: [Double]
        var y: [Double]
        var triangles: [[Int]]
        var edges: [[Int]]
        var circleRatios: [Double]
        var minimum: Double
        var flat: [Bool]
    }

    struct Contours: Decodable {
        var x: [Double]
        var y: [Double]
        var z: [Double]
        var levels: [Double]
        var masked: [[Int]]
        var lengths: [Double]
        var areas: [Double]
    }

    struct Colours: Decodable {
        var x: [Double]
        var y: [Double]
        var triangles: [[Int]]
        var faces: [Double]?
        var values: [Double]?
        var shading: String
        var array: [Double]
        var colours: [String]
    }

    struct Interpolated: Decodable {
        var x: [Double]
        var y: [Double]
        var z: [Double]
        var sampleX: [Double]
        var sampleY: [Double]
        var values: [Double?]
        var gradientX: [Double?]
        var gradientY: [Double?]
    }

    static let oracle = Result { try Vocabulary.read("meshes", as: Family.self) }

    private func isNear(_ value: Double, _ expected: Double) -> Bool {
        abs(value - expected) <= 1e-6 * max(abs(expected), 1e-3)
    }

    /// Hexadecimal digits of a colour, its alpha too.
    private func hexadecimal(_ color: Color) -> [Int] {
        [color.red, color.green, color.blue, color.alpha].map { Int(($0 * 255).rounded()) }
    }

    private func digits(_ text: String) -> [Int] {
        stride(from: 1, to: text.count, by: 2).map { start in
            Int(text.dropFirst(start).prefix(2), radix: 16) ?? -1
        }
    }

    private func expectColors(_ mappable: ScalarMappable, of values: [Double], _ expected: [String]) throws {
        let table = try mappable.colorTable()
        try #require(values.count == expected.count)
        for (value, text) in zip(values, expected) {
            let differences = zip(hexadecimal(table(value)), digits(text)).map { abs($0 - $1) }
            #expect(differences.allSatisfy { $0 <= 1 }, "\(value) \(text) \(table(value))")
        }
    }

    @Test(arguments: oracle.map(\.quads).indices) func cornersAndColoursOfQuadrilaterals(index: Int) throws {
        let quads = try Self.oracle.get().quads[index]
        let values = try Grid(quads.values.map { $0.map { $0 ?? .nan } })
        let shading = try #require(
            QuadMesh.Shading.allCases.first { String(describing: $0) == quads.shading })
        let (figure, axes) = Figure.subplots()
        let mesh: QuadMesh
        switch (quads.x, quads.y) {
        case (.list(let x)?, .list(let y)?): mesh = axes.pcolormesh(x, y, values, shading: shading)
        case (.points(let x)?, .points(let y)?):
            mesh = axes.pcolormesh(try Grid(x), try Grid(y), values, shading: shading)
        default: mesh = axes.pcolormesh(values, shading: shading)
        }
        let corners = try mesh.checkedCorners()
        try #require(corners.rows == quads.corners.count && corners.columns == quads.corners[0].count)
        for (row, line) in quads.corners.enumerated() {
            for (column, expected) in line.enumerated() {
                let corner = corners[row, column]
                #expect(isNear(corner.x, expected[0]) && isNear(corner.y, expected[1]))
            }
        }
        try expectColors(mesh, of: values.values, quads.colours)
        _ = try commands(of: figure)
        for (limits, expected) in [(axes.xLimits, quads.xLimits), (axes.yLimits, quads.yLimits)] {
            #expect(isNear(limits.lowerBound, expected[0]) && isNear(limits.upperBound, expected[1]))
        }
    }

    private func sorted(_ triangles: [SIMD3<Int>]) -> [[Int]] {
        triangles.map { [$0.x, $0.y, $0.z].sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test(arguments: oracle.map(\.triangulations).indices) func trianglesBetweenPoints(index: Int) throws {
        let expected = try Self.oracle.get().triangulations[index]
        let mesh = Triangulation(expected.x, expected.y)
        #expect(sorted(mesh.triangles) == expected.triangles)
        #expect(mesh.edges.map { [$0.x, $0.y] } == expected.edges)
        let ratios = mesh.circleRatios()
        let flat = mesh.flatMask(minimum: expected.minimum)
        let order = mesh.triangles.indices.sorted { first, second in
            let (a, b) = (mesh.triangles[first], mesh.triangles[second])
            return [a.x, a.y, a.z].sorted().lexicographicallyPrecedes([b.x, b.y, b.z].sorted())
        }
        for (place, triangle) in order.enumerated() {
            #expect(isNear(ratios[triangle], expected.circleRatios[place]))
            #expect(flat[triangle] == expected.flat[place])
        }
    }

    @Test(arguments: oracle.map(\.contours).indices) func contoursOnTriangles(index: Int) throws {
        let expected = try Self.oracle.get().contours[index]
        var mesh = Triangulation(expected.x, expected.y)
        if !expected.masked.isEmpty {
            mesh.mask = mesh.triangles.map { expected.masked.contains([$0.x, $0.y, $0.z].sorted()) }
        }
        let (figure, axes) = Figure.subplots()
        let levels = ContourLevels.fixed(expected.levels)
        let lines = axes.tricontour(mesh, expected.z, levels: levels)
        let lengths = try lines.paths().map { paths in
            var (start, length) = (0, 0.0)
            for part in paths.parts {
                let indices = Array(start..<part.end) + (part.isRing ? [start] : [])
                for (one, next) in zip(indices, indices.dropFirst()) {
                    length += hypot(paths.x[next] - paths.x[one], paths.y[next] - paths.y[one])
                }
                start = part.end
            }
            return length
        }
        try #require(lengths.count == expected.lengths.count)
        for (length, other) in zip(lengths, expected.lengths) { #expect(isNear(length, other)) }
        // Opaque areas reach up to the highest level, where they are drawn; those that aren't end at the next one.
        let filled = axes.filledTricontour(mesh, expected.z, levels: levels, alpha: 0.5)
        _ = try commands(of: figure)
        let areas = try filled.paths().map { paths in
            var (start, area) = (0, 0.0)
            for part in paths.parts {
                for one in start..<part.end {
                    let next = one + 1 == part.end ? start : one + 1
                    area += (paths.x[one] * paths.y[next] - paths.x[next] * paths.y[one]) / 2
                }
                start = part.end
            }
            return area
        }
        try #require(areas.count == expected.areas.count)
        for (area, other) in zip(areas, expected.areas) { #expect(isNear(area, other), "\(area) \(other)") }
    }

    @Test(arguments: oracle.map(\.colours).indices) func coloursOfTriangles(index: Int) throws {
        let expected = try Self.oracle.get().colours[index]
        let mesh = try Triangulation(
            expected.x, expected.y, triangles: expected.triangles.map { SIMD3($0[0], $0[1], $0[2]) })
        let (figure, axes) = Figure.subplots()
        let drawn =
            if let faces = expected.faces {
                axes.tripcolor(mesh, faces: faces)
            } else {
                axes.tripcolor(
                    mesh, expected.values ?? [], shading: expected.shading == "gouraud" ? .gouraud : .flat)
            }
        _ = try commands(of: figure)
        try #require(drawn.mappedValues.count == expected.array.count)
        for (value, other) in zip(drawn.mappedValues, expected.array) { #expect(isNear(value, other)) }
        try expectColors(drawn, of: drawn.mappedValues, expected.colours)
    }

    @Test(arguments: oracle.map(\.interpolated).indices) func valuesBetweenPoints(index: Int) throws {
        let expected = try Self.oracle.get().interpolated[index]
        let function = try TriangleInterpolator(Triangulation(expected.x, expected.y), expected.z)
        func check(_ value: Double, _ other: Double?) {
            #expect(other.map { isNear(value, $0) } ?? value.isNaN, "\(value) \(other ?? .nan)")
        }
        for number in expected.sampleX.indices {
            let (x, y) = (expected.sampleX[number], expected.sampleY[number])
            check(function(x, y), expected.values[number])
            check(function.gradient(x, y).x, expected.gradientX[number])
            check(function.gradient(x, y).y, expected.gradientY[number])
        }
    }
}
