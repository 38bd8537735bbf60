import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Images on axes whose scale isn't linear.
@Suite struct WarpedImageTests {
    private static let scales = [
        Scale.log(), .log(base: 2),
        Scale(name: "square", forward: { $0 * $0 }, inverse: { $0.squareRoot() }),
    ]

    private func images(of figure: Figure) throws -> [(raster: Raster, rect: Rect)] {
        try commands(of: figure).compactMap {
            if case .image(let raster, let rect, _) = $0 { (raster, rect) } else { nil }
        }
    }

    @Test func theBorderOfTwoCellsLiesWhereItsValueDoes() throws {
        let (figure, axes) = Figure.subplots()
        let extent = Image.Extent(left: 1, right: 1000, bottom: 0, top: 1)
        axes.image(try Grid([[0, 1]]), extent: extent, aspect: .auto, colormap: .gray)
        axes.xAxis.scale = .log()
        axes.xLimits = 1...1000
        let (raster, rect) = try #require(try images(of: figure).first)
        let dark = (0..<raster.width).filter { raster.pixels[$0] & 255 == 0 }.count
        #expect(abs(Double(dark) / rect.width - 0.8998) < 1 / rect.width)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func aPixelHasTheColourOfTheCellUnderIt(seed: UInt64) throws {
        let random = Seeded(seed)
        let (rows, columns) = (Int(random.value(1...6)), Int(random.value(1...9)))
        let values = Grid(rows: rows, columns: columns) { Double($0 * columns + $1) }
        let (figure, axes) = Figure.subplots()
        let extent = Image.Extent(
            left: random.value(0.5...2), right: random.value(10...500), bottom: random.value(1...2),
            top: random.value(5...50))
        let image = axes.image(
            values, extent: extent, origin: random.one(of: [.upper, .lower]), interpolation: .nearest, aspect: .auto,
            colormap: .viridis)
        (axes.xAxis.scale, axes.yAxis.scale) = (random.one(of: Self.scales), random.one(of: Self.scales + [.linear]))
        (axes.xLimits, axes.yLimits) = (1...random.value(5...900), 1...random.value(2...60))
        axes.xAxis.isInverted = random.chance()
        let colors = try image.pixels(of: values.values)
        let (raster, rect) = try #require(try images(of: figure).first)
        for _ in 0..<200 {
            let (column, row) = (
                Int(random.value(0...Double(raster.width - 1))), Int(random.value(0...Double(raster.height - 1)))
            )
            let point = Point(x: rect.minX + Double(column) + 0.5, y: rect.minY + Double(row) + 0.5)
            let data = try #require(axes.data(at: point, in: .pixels))
            let across = (data.x - extent.left) / (extent.right - extent.left) * Double(columns)
            let up = (data.y - extent.bottom) / (extent.top - extent.bottom) * Double(rows)
            let down = image.origin == .upper ? Double(rows) - up : up
            // A pixel at the border of two cells may have the colour of either.
            guard [across, down].allSatisfy({ abs($0 - $0.rounded()) > 1e-6 }) else { continue }
            let cell = (
                row: min(max(Int(down.rounded(.down)), 0), rows - 1),
                column: min(max(Int(across.rounded(.down)), 0), columns - 1)
            )
            #expect(raster.pixels[row * raster.width + column] == colors[cell.row * columns + cell.column])
        }
    }

    @Test func cellsBelowTheLogarithmAreCutOff() throws {
        let (figure, axes) = Figure.subplots()
        axes.image(try Grid([[0, 1, 2], [3, 4, 5]]), aspect: .auto)
        axes.xAxis.scale = .log()
        axes.xLimits = 0.1...2.5
        for interpolation in [Image.Interpolation.auto, .nearest, .bilinear] {
            (axes.artists.first as? Image)?.interpolation = interpolation
            let (_, rect) = try #require(try images(of: figure).first)
            #expect(abs(rect.minX - axes.boxInPixels.minX) <= 1 && abs(rect.maxX - axes.boxInPixels.maxX) <= 1)
        }
    }

    @Test func theAxesOfAnEmptyImageAreTurnedByItsOrigin() throws {
        for origin in [Image.Origin.upper, .lower] {
            func figure(_ isEmpty: Bool) throws -> [Drawing.Command] {
                let (figure, axes) = Figure.subplots()
                let values = try Grid([[1, 2], [3, 4], [5, 6]])
                let image = axes.image(isEmpty ? Grid(rows: 0, columns: 0) : values, origin: origin)
                if isEmpty { #expect(try images(of: figure).isEmpty) }
                image.setData(values: values)
                return try commands(of: figure)
            }
            #expect(try figure(true) == figure(false))
        }
    }
}
