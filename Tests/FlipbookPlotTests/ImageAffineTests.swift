import FlipbookCairo
import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

/// Images that are turned, skewed, scaled and moved.
@Suite struct ImageAffineTests {
    private func isNear(_ first: Affine2D, _ second: Affine2D) -> Bool {
        [\Affine2D.xx, \.xy, \.yx, \.yy, \.x0, \.y0].allSatisfy {
            abs(first[keyPath: $0] - second[keyPath: $0]) < 1e-12
        }
    }

    @Test func mapsFollowEachOther() throws {
        let map = Affine2D().rotated(by: .degrees(90)).translated(x: 1, y: 0).scaled(x: 2, y: 3)
        #expect(isNear(map, Affine2D(xx: 0, xy: -2, yx: 3, yy: 0, x0: 2, y0: 0)))
        let point = map(1, 0)
        #expect(abs(point.x - 2) < 1e-12 && abs(point.y - 3) < 1e-12)
        #expect(isNear(map.then(try #require(map.inverse)), Affine2D()))
        let corner = Affine2D().rotated(by: .degrees(180), about: (1, 1))(0, 0)
        #expect(abs(corner.x - 2) < 1e-12 && abs(corner.y - 2) < 1e-12)
        #expect(abs(Affine2D().skewed(x: .degrees(45))(0, 1).x - 1) < 1e-12)
        #expect(abs(Affine2D().skewed(y: .degrees(45))(1, 0).y - 1) < 1e-12)
        #expect(Affine2D().scaled(x: 0, y: 1).inverse == nil && Affine2D(xx: .nan).inverse == nil)
    }

    @Test func limitsFollowTheCorners() {
        let axes = Figure().subplots()
        let image = axes.image(Grid(rows: 2, columns: 4), extent: .init(left: 0, right: 4, bottom: 0, top: 2))
        #expect(axes.xLimits == 0...4)
        image.affine = Affine2D().rotated(by: .degrees(90))
        #expect(abs(axes.xLimits.lowerBound + 2) < 1e-9 && abs(axes.xLimits.upperBound) < 1e-9)
        #expect(abs(axes.yLimits.upperBound - 4) < 1e-9)
        image.affine = nil
        #expect(axes.xLimits == 0...4)
    }

    /// The bytes of a small figure: blue, green, red and another one for each pixel.
    private func pixels(_ draw: (Axes) throws -> Void) throws -> [UInt8] {
        let figure = Figure(width: 2, height: 2, dpi: 100)
        let axes = figure.addAxes(left: 0.1, bottom: 0.1, width: 0.8, height: 0.8)
        try draw(axes)
        axes.isOn = false
        let canvas = try CairoCanvas(width: 200, height: 200)
        try figure.draw(on: canvas)
        return try canvas.withPixels { pixels in pixels.withUnsafeBytes { Array($0) } }
    }

    /// The mean difference of bytes.
    private func difference(_ first: [UInt8], _ second: [UInt8]) -> Double {
        zip(first, second).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(first.count)
    }

    @Test(arguments: [Image.Interpolation.nearest, .bilinear, .bicubic, .auto])
    func aTurnedImageIsAnImageOfTurnedCells(interpolation: Image.Interpolation) throws {
        let values = Grid(rows: 5, columns: 7) { row, column in Double((row * 7 + column * 5) % 11) }
        let extent = Image.Extent(left: 0, right: 7, bottom: 0, top: 5)
        func drawn(_ values: Grid, _ extent: Image.Extent, _ affine: Affine2D?) throws -> [UInt8] {
            try pixels { axes in
                let image = axes.image(values, extent: extent, interpolation: interpolation)
                image.affine = affine
                (axes.xLimits, axes.yLimits) = (-6...8, -1...8)
            }
        }
        let plain = try drawn(values, extent, nil)
        #expect(difference(plain, try drawn(values, extent, Affine2D())) < 0.6)
        // A quarter turn: rows become columns.
        let turned = Grid(rows: 7, columns: 5) { row, column in values[column, 6 - row] }
        let left = try drawn(turned, .init(left: -5, right: 0, bottom: 0, top: 7), nil)
        let found = try drawn(values, extent, Affine2D().rotated(by: .degrees(90)))
        #expect(difference(left, found) < 0.6)
        #expect(difference(plain, found) > 5)
        // Mirrored.
        let mirrored = Grid(rows: 5, columns: 7) { row, column in values[row, 6 - column] }
        #expect(
            difference(
                try drawn(mirrored, extent, nil),
                try drawn(values, extent, Affine2D().scaled(x: -1, y: 1).translated(x: 7, y: 0))) < 0.6)
    }

    @Test func nothingIsPaintedBesideIt() throws {
        let image = try pixels { axes in
            axes.image(try Raster([[.red]]), extent: .init(left: 0, right: 1, bottom: 0, top: 1)).affine =
                Affine2D().rotated(by: .degrees(45), about: (0.5, 0.5))
            (axes.xLimits, axes.yLimits) = (-0.5...1.5, -0.5...1.5)
        }
        let red = stride(from: 0, to: image.count - 3, by: 4).count { image[$0 + 1] < 40 && image[$0 + 2] > 200 }
        // A quarter of the box, whose sides have 160 pixels.
        #expect((6100...6600).contains(red), "\(red)")
    }

    @Test func badMapsAreErrorsAndNothingTraps() throws {
        let bad = [
            Affine2D().scaled(x: 0, y: 1), Affine2D(xx: .nan), Affine2D(x0: .infinity),
            Affine2D(xx: 1, xy: 1, yx: 1, yy: 1),
        ]
        for affine in bad {
            let (figure, axes) = Figure.subplots()
            axes.image(Grid(rows: 3, columns: 3)).affine = affine
            (axes.xLimits, axes.yLimits) = (0...1, 0...1)
            #expect(throws: PlotError.self) { try commands(of: figure) }
        }
        let odd = [
            Affine2D().scaled(x: 1e300, y: 1), Affine2D().scaled(x: 1e-300, y: 1), Affine2D(x0: 1e300),
            Affine2D().scaled(x: 1e-12, y: 1e12), Affine2D().skewed(x: .degrees(90)),
        ]
        for affine in odd {
            for scale in [Scale.linear, .log()] {
                let (figure, axes) = Figure.subplots()
                let image = axes.image(Grid(rows: 3, columns: 3) { Double($0 + $1) }, aspect: .auto)
                image.affine = affine
                (axes.xAxis.scale, axes.xLimits, axes.yLimits) = (scale, 0.5...2, 0...3)
                _ = try? commands(of: figure)
            }
        }
        let (figure, axes) = Figure.subplots()
        axes.image(Grid(rows: 0, columns: 0)).affine = Affine2D()
        _ = try commands(of: figure)
    }

    @Test func anImageLiesInDocumentsToo() throws {
        let folder = try TemporaryFolder()
        for name in ["figure.pdf", "figure.svg"] {
            let (figure, axes) = Figure.subplots()
            axes.image(Grid(rows: 3, columns: 3) { Double($0 * $1) }).affine = Affine2D().rotated(by: .degrees(20))
            try figure.save(folder(name))
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder(name))).count > 1000)
        }
    }
}
