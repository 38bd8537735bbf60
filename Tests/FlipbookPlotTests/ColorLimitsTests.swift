import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

/// Values that coincide, or nearly, have colours that the colour bar has at the same values.
///
/// Row 45 of the faults (`FaultTests/Faults.md`).
@Suite struct ColorLimitsTests {
    static let values = [
        0, 3, -5, 12345.678, 1e-9, -1e-290, 1e-300, .leastNonzeroMagnitude, 1e300, 1.7e308, -1.7e308,
        .greatestFiniteMagnitude,
    ]

    enum Kind: CaseIterable { case image, smoothImage, scatter, quiver, stream, surface, scatter3D, filledContour }

    /// A figure of an artist whose values are all within a few of these, and its colour bar.
    private func barred(_ kind: Kind, _ values: [Double], _ norm: Norm) throws -> (
        Figure, ScalarMappable, ColorBar
    ) {
        let figure = Figure()
        let grid = Grid(rows: 3, columns: 4) { values[($0 * 4 + $1) % values.count] }
        let (x, y) = (linspace(0, 1, count: 4), linspace(0, 1, count: 3))
        let ones = [Double](repeating: 1, count: values.count)
        let places = values.indices.map(Double.init)
        let artist: ScalarMappable
        switch kind {
        case .image: artist = figure.subplots().image(grid, aspect: .auto)
        case .smoothImage: artist = figure.subplots().image(grid, interpolation: .bilinear, aspect: .auto)
        case .scatter: artist = figure.subplots().scatter(places, places, values: values)
        case .quiver:
            let arrows = figure.subplots().quiver(places, places, ones, ones)
            arrows.values = values
            artist = arrows
        case .stream:
            let flow = Grid(rows: 3, columns: 4) { _, _ in 1 }
            let lines = figure.subplots().streamPlot(x, y, flow, flow)
            lines.values = grid
            artist = lines
        case .surface:
            artist = figure.subplots3D().surface(x, y, grid, colormap: .viridis)
        case .scatter3D:
            let points = figure.subplots3D().scatter(places, places, places)
            points.values = values
            points.isDepthShaded = false
            artist = points
        case .filledContour: artist = figure.subplots().filledContour(x, y, grid)
        }
        artist.norm = norm
        return (figure, artist, try figure.addColorBar(for: artist))
    }

    /// The colours of all that a figure draws.
    private func colors(of figure: Figure) throws -> Set<UInt32> {
        try commands(of: figure).reduce(into: []) { colors, command in
            switch command {
            case .draw(_, let fill, let stroke, _), .drawAt(_, _, let fill, let stroke, _):
                colors.formUnion([fill, stroke?.color].compactMap(\.self).map { Raster.pixel($0, alpha: 1) })
            case .drawAs(_, let marks, _): colors.formUnion(marks.compactMap(\.fill).map { Raster.pixel($0, alpha: 1) })
            // Without the strip of the bar, which has all colours.
            case .image(let raster, _, _) where raster.width > 1: colors.formUnion(raster.pixels)
            default: break
            }
        }
    }

    /// The colour that the bar has at a value.
    private func color(of value: Double, on bar: ColorBar) throws -> UInt32 {
        let axis = try #require(bar.axis)
        let (low, high) = (axis.limits.lowerBound, axis.limits.upperBound)
        let place =
            axis.scale.isEven
            ? (value / 2 - low / 2) / (high / 2 - low / 2)
            : (axis.scale.forward(value) - axis.scale.forward(low))
                / (axis.scale.forward(high) - axis.scale.forward(low))
        #expect(place >= 0 && place <= 1, "\(value) in \(low)...\(high)")
        return Raster.pixel(bar.mappable.colormap(place), alpha: 1)
    }

    @Test(arguments: Kind.allCases.filter { $0 != .filledContour }, values)
    func oneValueHasTheColorThatTheBarShows(kind: Kind, value: Double) throws {
        for norm in [Norm.linear(), .linear(isClipped: true), .linear(value...value), .log(), .log(value...value)] {
            guard norm.scale == .linear || value > 0, kind != .surface || abs(value) < 1e307 else { continue }
            let (figure, artist, bar) = try barred(kind, [value], norm)
            let limits = try #require(bar.axis).limits
            #expect(limits == artist.colorLimits && limits.lowerBound < limits.upperBound)
            #expect(try colors(of: figure).contains(try color(of: value, on: bar)), "\(norm)")
        }
    }

    /// The middle: where matplotlib has it once there is a colour bar.
    @Test func aLinearNormIsWidenedAsMatplotlibDoes() {
        let cases: [(Double, ClosedRange<Double>)] = [
            (0, -0.1...0.1), (3, 2.7...3.3), (-5, -5.5...(-4.5)), (1e-300, -0.1...0.1), (1e300, 9e299...1.1e300),
            (1e-9, 9e-10...1.1000000000000001e-09), (12345.678, 11111.1102...13580.2458),
        ]
        for (value, limits) in cases {
            let found = Norm.linear().limits(following: [value, .nan, value])
            #expect(found == limits || abs(found.lowerBound - limits.lowerBound) <= 1e-15 * abs(limits.lowerBound))
            #expect(abs(found.upperBound - limits.upperBound) <= 1e-15 * abs(limits.upperBound))
        }
        #expect(Norm.linear(3...3).limits(following: [7]) == Norm.linear().limits(following: [3]))
        #expect(Norm.linear().limits(following: [.nan, .infinity]) == 0...1)
        #expect(Norm.log().limits(following: [-3, 0]) == 1...10)
    }

    /// A little apart: neither the image nor the bar rounds differently from the other.
    @Test(arguments: Kind.allCases.filter { $0 != .smoothImage && $0 != .surface && $0 != .filledContour }, 0..<12)
    func nearValuesHaveTheColorsThatTheBarShows(kind: Kind, seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let middle = Double.random(in: 0.5...10, using: &random)
        let step = [1, 1e-12, 1e-13, 1e-14, 3e-15, 1.2e-15, 4e-16, 2e-16][seed % 8] * middle
        let values = [middle, middle + step, middle - step, middle + step / 2]
        let (figure, artist, bar) = try barred(kind, values, seed % 3 == 0 ? .log() : .linear())
        let limits = try #require(bar.axis).limits
        #expect(limits == artist.colorLimits)
        let drawn = try colors(of: figure)
        let inner = values.filter { $0 > limits.lowerBound && $0 < limits.upperBound }
        for value in inner { #expect(drawn.contains(try color(of: value, on: bar)), "\(value)") }
    }

    /// The bands of a filled contour fill its bar from end to end, whatever the values are.
    @Test(arguments: values.filter { abs($0) < 1e307 } + [1, 1 + 2e-15, 7]) func bandsOfFlatContoursFillTheBar(
        value: Double
    ) throws {
        for spread in [0, 1e-15, 1e-14, 1e-13, 1e-12] {
            for norm in [Norm.linear(), .log()] where norm.scale == .linear || value > 1e-305 {
                let other = (value * (1 + spread)).isFinite ? value * (1 + spread) : value
                let (figure, _, bar) = try barred(.filledContour, [value, other], norm)
                let drawn = try commands(of: figure)
                let box = try #require(bar.axes).boxInPixels
                let filled = drawn.compactMap { command -> Rect? in
                    guard case .draw(let path, let fill?, nil, _) = command, fill != .white, let extent = path.extent
                    else { return nil }
                    return extent.minX == box.minX && extent.maxX == box.maxX ? extent : nil
                }
                #expect(!filled.isEmpty)
                #expect(abs(filled.map(\.height).reduce(0, +) - box.height) < 1e-6, "\(value) \(spread) \(norm)")
            }
        }
    }

    @Test(arguments: [[-1.7e308, 1.7e308], [.nan, .nan], [-1e308, .infinity], [0, .leastNonzeroMagnitude]])
    func hugeTinyAndMissingValuesAreDrawn(values: [Double]) throws {
        for kind in Kind.allCases {
            let (figure, artist, bar) = try barred(kind, values, .linear())
            _ = try? commands(of: figure)
            #expect(artist.colorLimits.lowerBound < artist.colorLimits.upperBound)
            #expect(bar.axis?.limits == artist.colorLimits || kind == .filledContour)
        }
    }
}
