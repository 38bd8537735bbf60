import FlipbookCairo
import FlipbookCanvas
import FlipbookPixels
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct MeshTests {
    private func error(_ draw: (Axes) throws -> Void) throws -> PlotError? {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return #expect(throws: PlotError.self) { try commands(of: figure) }
    }

    /// The pictures that a figure draws.
    private func pictures(_ draw: (Axes) throws -> Void) throws -> [(raster: Raster, rect: Rect)] {
        let (figure, axes) = Figure.subplots()
        try draw(axes)
        return try commands(of: figure).compactMap {
            if case .image(let raster, let rect, _) = $0 { (raster, rect) } else { nil }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func rectanglesAreTheSameAsQuadrilaterals(seed: UInt64) throws {
        let random = Seeded(seed)
        let (rows, columns) = (Int(random.value(1...9)), Int(random.value(1...60)))
        func edges(_ count: Int) -> [Double] {
            let sorted = (0...count).map { _ in random.value(-10...50) }.sorted()
            return random.chance() ? sorted : sorted.reversed()
        }
        let (x, y) = (edges(columns), edges(rows))
        let colors = (0..<rows * columns).map { _ in UInt32(random.value(0...0xff_ffff)) | 0xff00_0000 }
        let (across, down) = (CellLine(flat: x, pixels: 40), CellLine(flat: y, pixels: 30))
        let seen = down.seen.flatMap { row in across.seen.map { colors[row * columns + $0] } }
        var other = FaceRaster(width: 40, height: 30)
        let corners = y.flatMap { y in x.map { Point(x: $0, y: y) } }
        corners.withCoordinates {
            other.paintQuads($0, rows: rows, columns: columns, snaps: true, colors: colors)
        }
        #expect(Raster(flat: seen, across, down).pixels == other.pixels)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func shadedRectanglesAreAsShadedTriangles(seed: UInt64) throws {
        let random = Seeded(seed)
        let (x, y) = ([3.3, 20.1, 31.9], [25.2, 11.7, 2.4])
        let colors = (0..<9).map { _ in UInt32(random.value(0...0xff_ffff)) | 0xff00_0000 }
        let (across, down) = (CellLine(shaded: x, pixels: 40), CellLine(shaded: y, pixels: 30))
        func ends(_ cells: some Sequence<Int>) -> [Int] { cells.flatMap { [$0, $0 + 1] } }
        let columns = ends(across.seen)
        let seen = ends(down.seen).flatMap { row in columns.map { column in colors[row * 3 + column] } }
        let raster = Raster(shaded: seen, isKnown: seen.map { _ in true }, across, down)
        var other = FaceRaster(width: 40, height: 30)
        let corners = y.flatMap { y in x.map { Point(x: $0, y: y) } }
        corners.withCoordinates { other.shadeQuads($0, rows: 2, columns: 2, colors: colors) }
        // Half a pixel beside the border of two triangles, the second one is mixed with the first.
        let differences = zip(raster.pixels, other.pixels).compactMap { one, two -> Float? in
            guard one >> 24 == 255, two >> 24 == 255 else { return nil }
            let difference = SIMD4<Float>(pixel: one) - SIMD4<Float>(pixel: two)
            return (difference * difference).max().squareRoot()
        }
        #expect(differences.count > 600)
        #expect(differences.reduce(0, +) / Float(differences.count) < 1)
        #expect((differences.max() ?? 0) < 40)
        let isPainted = zip(raster.pixels, other.pixels).map { ($0 > 0, $1 > 0) }
        #expect(isPainted.filter { $0 != $1 }.count < 10)
    }

    @Test func facesOfAnyShapeLeaveNoGap() {
        // A square of bent cells: each pixel inside is painted, whatever the corners are.
        for seed in 1...20 as ClosedRange<UInt64> {
            let random = Seeded(seed)
            let corners = (0...6).flatMap { row in
                (0...6).map { column in
                    let isBorder = row % 6 == 0 || column % 6 == 0
                    let (dx, dy) = isBorder ? (0, 0) : (random.value(-7...7), random.value(-7...7))
                    return Point(x: 5 * Double(column) + dx, y: 5 * Double(row) + dy)
                }
            }
            for snaps in [false, true] {
                var raster = FaceRaster(width: 30, height: 30)
                corners.withCoordinates {
                    raster.paintQuads(
                        $0, rows: 6, columns: 6, snaps: snaps, colors: [UInt32](repeating: 0xff00_00ff, count: 36))
                }
                #expect(raster.pixels.allSatisfy { $0 == 0xff00_00ff })
            }
            var raster = FaceRaster(width: 30, height: 30)
            corners.withCoordinates {
                raster.shadeQuads($0, rows: 6, columns: 6, colors: [UInt32](repeating: 0xff00_00ff, count: 49))
            }
            #expect(raster.pixels.allSatisfy { $0 == 0xff00_00ff })
        }
    }

    @Test func oddPositionsDoNoHarm() throws {
        for odd in [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0, .leastNonzeroMagnitude] {
            for shading in [QuadMesh.Shading.flat, .gouraud] {
                let (figure, axes) = Figure.subplots()
                let size = shading == .flat ? 4 : 5
                let values = Grid(rows: size, columns: size) { row, column in row == column ? odd : Double(row) }
                axes.pcolormesh([0, 1, odd, 3, 4], [0, odd, 2, 3, 4], values, shading: shading)
                var (x, y) = Grid.meshgrid([0, 1, 2, 3, 4], [0, 1, 2, 3, 4])
                x[2, 2] = odd
                y[1, 1] = odd
                axes.pcolormesh(x, y, values, shading: shading, edgeColor: .black)
                axes.xLimits = 0...4
                axes.yLimits = 0...4
                _ = try commands(of: figure)
                let canvas = try CairoCanvas(width: 100, height: 80)
                try figure.draw(on: canvas)
            }
            let (figure, axes) = Figure.subplots()
            let mesh = Triangulation([0, 1, 0, odd, 2], [0, 0, 1, 2, odd])
            axes.tripcolor(mesh, [odd, 1, 2, 3, 4])
            axes.tripcolor(mesh, [odd, 1, 2, 3, 4], shading: .gouraud)
            axes.triplot(mesh, marker: .circle)
            axes.xLimits = 0...4
            axes.yLimits = 0...4
            _ = try commands(of: figure)
        }
    }

    @Test func positionsMustFitTheShading() throws {
        let values = Grid(rows: 2, columns: 3) { Double($0 + $1) }
        let cases: [(columns: Int, rows: Int, QuadMesh.Shading)] = [
            (3, 2, .flat), (4, 3, .nearest), (4, 3, .gouraud), (4, 2, .auto), (3, 3, .auto), (9, 9, .flat),
        ]
        for (columns, rows, shading) in cases {
            let (x, y) = ((0..<columns).map(Double.init), (0..<rows).map(Double.init))
            let error = try error { $0.pcolormesh(x, y, values, shading: shading) }
            #expect(error?.code == .lengthsDiffer)
            #expect(error?.description.hasPrefix("mesh 1 of axes 1: ") == true, "\(error?.description ?? "")")
            let points = Grid.meshgrid(x, y)
            #expect(try self.error { $0.pcolormesh(points.x, points.y, values, shading: shading) } != nil)
        }
        let mesh = Triangulation([0, 1, 0], [0, 0, 1])
        #expect(try error { $0.tripcolor(mesh, [1, 2]) }?.code == .lengthsDiffer)
        #expect(try error { $0.tripcolor(mesh, faces: [1, 2]) }?.code == .lengthsDiffer)
        #expect(try error { $0.tripcolor(mesh, faces: [1]).shading = .gouraud }?.code == .values)
        #expect(try error { $0.tripcolor(Triangulation([0, 1], [0]), []) }?.code == .lengthsDiffer)
    }

    @Test func aMeshThatIsOutOfSightIsNotDrawn() throws {
        let values = Grid(rows: 300, columns: 400) { Double($0 + $1) }
        let drawn = try pictures { $0.pcolormesh(values) }
        #expect(drawn.count == 1)
        let hidden = try pictures {
            $0.pcolormesh(values)
            $0.xLimits = 1000...2000
        }
        #expect(hidden.isEmpty)
    }

    @Test func newValuesKeepTheLimitsAndLookAsIfMadeSo() throws {
        let (figure, axes) = Figure.subplots()
        let (x, y) = Grid.meshgrid([0, 1, 2, 3], [0, 1, 2])
        let bent = try x.combined(with: y) { $0 + 0.2 * $1 * $1 }
        let mesh = axes.pcolormesh(bent, y, Grid(rows: 2, columns: 3) { Double($0 + $1) })
        _ = try commands(of: figure)
        let limits = axes.xLimits
        mesh.setData(values: Grid(rows: 2, columns: 3) { Double($0 * $1) })
        let later = try commands(of: figure)
        #expect(axes.xLimits == limits)
        let (other, otherAxes) = Figure.subplots()
        otherAxes.pcolormesh(bent, y, Grid(rows: 2, columns: 3) { Double($0 * $1) })
        #expect(try later == commands(of: other))
    }

    @Test func pagesShowCellsAsPathsAndShadesAsPictures() throws {
        func page(_ draw: (Axes) throws -> Void) throws -> String {
            let (figure, axes) = Figure.subplots()
            try draw(axes)
            let canvas = try PageCanvas(format: .svg, size: Size(width: 640, height: 480), dpi: 100)
            try figure.draw(on: canvas)
            return String(decoding: try canvas.finish(), as: UTF8.self)
        }
        let values = Grid(rows: 3, columns: 3) { Double($0 + $1) }
        let mesh = Triangulation([0, 1, 0], [0, 0, 1])
        #expect(try !page { $0.pcolormesh(values) }.contains("<image"))
        #expect(try page { $0.pcolormesh(values, shading: .gouraud) }.contains("<image"))
        #expect(try !page { $0.tripcolor(mesh, [1, 2, 3]) }.contains("<image"))
        #expect(try page { $0.tripcolor(mesh, [1, 2, 3], shading: .gouraud) }.contains("<image"))
    }

    @Test func aLogarithmicAxisStretchesCells() throws {
        let drawn = try pictures {
            $0.xAxis.scale = .log()
            $0.pcolormesh([1, 10, 100], [0, 1], Grid(rows: 1, columns: 2) { Double($1) }, colormap: .gray)
        }
        let raster = try #require(drawn.first?.raster)
        let start = raster.height / 2 * raster.width
        let row = raster.pixels[start..<start + raster.width]
        let dark = row.filter { $0 == 0xff00_0000 }.count
        #expect(abs(dark - row.count / 2) <= 2)
    }
}
