import FlipbookCanvas
import Foundation
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyLightTests {
    struct Family: Decodable {
        var hillshades: [Case]
        var shades: [Case]
    }

    struct Case: Decodable {
        var source: Source
        var elevation: [[Double]]
        var options: Options
        var illumination: [[Double]]?
        var rgb: [[[Double]]]?
        var colormap: String?
        var colours: [[[Double]]]?

        struct Source: Decodable {
            var azdeg: Double
            var altdeg: Double
        }

        struct Options: Decodable {
            var dx: Double?
            var dy: Double?
            var vertExag: Double?
            var fraction: Double?
            var blendMode: String?
            var hsvMaxSat: Double?
            var hsvMinVal: Double?
        }

        var light: LightSource { LightSource(azimuth: .degrees(source.azdeg), altitude: .degrees(source.altdeg)) }

        func hillshade() throws -> Grid {
            try light.hillshade(
                try Grid(elevation), dx: options.dx ?? 1, dy: options.dy ?? 1, exaggeration: options.vertExag ?? 1,
                fraction: options.fraction ?? 1)
        }

        var blend: LightSource.Blend {
            switch options.blendMode {
            case "soft": .soft
            case "hsv":
                .hsv(.init(lightSaturation: options.hsvMaxSat ?? 0, shadowValue: options.hsvMinVal ?? 0))
            default: .overlay
            }
        }
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("light") }

    @Test func landscapesAreLitAsByMatplotlib() throws {
        #expect(!oracle.hillshades.isEmpty)
        for (number, asked) in oracle.hillshades.enumerated() {
            let found = try asked.hillshade()
            let expected = try Grid(try #require(asked.illumination))
            #expect(found.rows == expected.rows && found.columns == expected.columns)
            let isNear = zip(found.values, expected.values).allSatisfy { abs($0 - $1) < 1e-6 }
            #expect(isNear, "case \(number): \(found.values) should be \(expected.values)")
        }
    }

    @Test func coloursInALightAreThoseOfMatplotlib() throws {
        #expect(!oracle.shades.isEmpty)
        for (number, asked) in oracle.shades.enumerated() {
            let expected = try #require(asked.colours).joined()
            let colors: [Color]
            var tolerance = 1e-6
            if let rgb = asked.rgb {
                colors = rgb.joined().map { Color(red: $0[0], green: $0[1], blue: $0[2]) }
            } else {
                let colormap = try Colormap(try #require(asked.colormap))
                colors = try asked.light.colors(of: try Grid(asked.elevation), colormap, .linear())
                // The table of this one has bytes here, and light can make a difference larger.
                if colormap.name == "viridis" { tolerance = 2.0 / 255 }
            }
            let found = asked.blend.colors(colors, in: try asked.hillshade())
            #expect(found.count == expected.count)
            for (color, parts) in zip(found, expected) {
                let isNear = zip([color.red, color.green, color.blue, color.alpha], parts).allSatisfy {
                    abs($0 - $1) < tolerance
                }
                #expect(isNear, "case \(number): \(color) should be \(parts)")
            }
        }
    }

    @Test func picturesAreLitInPlace() throws {
        let heights = Grid(rows: 4, columns: 5) { row, column in Double(row * column) }
        let light = LightSource(azimuth: .degrees(315), altitude: .degrees(45))
        let picture = try light.shade(heights, colormap: .gray)
        #expect(picture.width == 5 && picture.height == 4)
        #expect(try light.shade(picture, elevations: heights, blend: .soft).pixels.allSatisfy { $0 >> 24 == 255 })
        #expect(throws: PlotError.self) { try light.shade(picture, elevations: heights.transposed) }
        #expect(throws: PlotError.self) { try light.shade(Grid(rows: 1, columns: 5), colormap: .gray) }
        #expect(throws: PlotError.self) { try light.hillshade(heights, dx: 0) }
        #expect(throws: PlotError.self) { try light.hillshade(heights, fraction: .infinity) }
        var holes = heights
        holes[1, 1] = .nan
        let lit = try light.hillshade(holes)
        #expect(lit[1, 0].isNaN && !lit[3, 4].isNaN)
        // What has no light stays as it is, and NaN has the colormap's colour for it.
        #expect(try light.shade(holes, colormap: .gray).pixels[6] == 0)
    }
}
