import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct ImageArtistTests {
    private func images(of figure: Figure) throws -> [(raster: Raster, rect: Rect)] {
        try commands(of: figure).compactMap {
            if case .image(let raster, let rect, _) = $0 { (raster, rect) } else { nil }
        }
    }

    @Test func limitsAreThoseOfMatplotlib() throws {
        for asked in try OracleFile.shared.get().limits where asked.kind == "image(n x 2n)" {
            let (_, axes) = Figure.subplots()
            axes.image(Grid(rows: asked.n, columns: 2 * asked.n))
            #expect([axes.xLimits.lowerBound, axes.xLimits.upperBound] == asked.limits.x)
            #expect(axes.yAxis.isInverted && [axes.yLimits.upperBound, axes.yLimits.lowerBound] == asked.limits.y)
        }
    }

    @Test func theFirstRowLiesWhereItWasPut() throws {
        let values = try Grid([[0, 1], [2, 3]])
        func pixels(_ origin: Image.Origin, _ extent: Image.Extent?) throws -> ([UInt32], Bool, Bool) {
            let (figure, axes) = Figure.subplots()
            axes.image(values, extent: extent, origin: origin).colormap = .gray
            return (
                try images(of: figure)[0].raster.pixels.map { $0 & 255 }, axes.xAxis.isInverted, axes.yAxis.isInverted
            )
        }
        #expect(try pixels(.upper, nil) == ([0, 85, 170, 255], false, true))
        #expect(try pixels(.lower, nil) == ([170, 255, 0, 85], false, false))
        let upright = Image.Extent(left: 0, right: 1, bottom: 0, top: 1)
        #expect(try pixels(.upper, upright) == ([0, 85, 170, 255], false, false))
        #expect(try pixels(.lower, upright) == ([170, 255, 0, 85], false, false))
        let turned = Image.Extent(left: 1, right: 0, bottom: 1, top: 0)
        #expect(try pixels(.upper, turned) == ([0, 85, 170, 255], true, true))
        #expect(try pixels(.lower, turned) == ([170, 255, 0, 85], true, true))
    }

    @Test func onlyWhatIsSeenIsDrawn() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(Grid(rows: 1000, columns: 1000) { Double($0 + $1) }, aspect: .auto)
        axes.xLimits = 10...20.2
        axes.yLimits = 30...31
        let (raster, rect) = try images(of: figure)[0]
        #expect(raster.width == 11 && raster.height == 2)
        #expect(rect.minX <= axes.boxInPixels.minX && rect.maxX >= axes.boxInPixels.maxX)
        image.interpolation = .bilinear
        #expect(try images(of: figure)[0].raster.width == Int(axes.boxInPixels.width))
        axes.xLimits = 2000...3000
        #expect(try images(of: figure).isEmpty)
        axes.xLimits = 0...1e-12
        #expect(try images(of: figure)[0].raster.width <= 500)
    }

    @Test(arguments: Image.Interpolation.allCases.filter { $0 != .nearest }, 1...10)
    func everyPixelIsAMixOfWholeWeight(interpolation: Image.Interpolation, seed: Int) throws {
        let kernel = try #require(ResamplingKernel(interpolation, radius: 4))
        var random = Seeded(UInt64(seed))
        let cells = Int.random(in: 1...50, using: &random)
        let step = Double.random(in: 0.05...9, using: &random) * (seed % 2 == 0 ? 1 : -1)
        let start = step > 0 ? 3.3 : 3.3 - step * Double(cells)
        let pixels = 3..<max(4, Int(3.3 + abs(step) * Double(cells)))
        let weights = ResamplingWeights(
            middles: pixels.map { (Double($0) + 0.5 - start) / step }, cells: cells, scale: max(1, 1 / abs(step)),
            kernel)
        var sums = [Double](repeating: 0, count: pixels.count)
        var middles = sums
        for tap in weights.taps {
            #expect((0..<cells).contains(tap.cell) && tap.weight != 0)
            sums[tap.pixel] += tap.weight
            middles[tap.pixel] += tap.weight * (Double(tap.cell) + 0.5)
        }
        #expect(sums.allSatisfy { abs($0 - 1) < 1e-9 })
        #expect(zip(weights.taps, weights.taps.dropFirst()).allSatisfy { $0.cell <= $1.cell })
        // A straight slope stays one, but where it is mirrored at the ends.
        guard interpolation == .bilinear else { return }
        let reach = max(1, 1 / abs(step))
        for (pixel, middle) in zip(pixels, middles) {
            let place = (Double(pixel) + 0.5 - start) / step
            guard place > reach + 0.5, place < Double(cells) - reach - 0.5, abs(step) >= 1 else { continue }
            // Positions are counted in 256ths of a cell.
            #expect(abs(middle - place) < 0.01)
        }
    }

    @Test func aMissingValueIsMixedWithNothing() throws {
        let (figure, axes) = Figure.subplots(width: 2, height: 2)
        let image = axes.image(try Grid([[0, 1, 0], [1, .nan, 1], [0, 1, 0]]), interpolation: .bilinear)
        image.colormap = .gray
        image.colormap.bad = .tabRed
        let pixels = try images(of: figure)[0].raster.pixels
        let red = Raster.pixel(.tabRed)
        #expect(pixels.contains(red) && pixels[0] == 0xff00_0000)
        #expect(pixels.allSatisfy { $0 == red || $0 & 255 == $0 >> 8 & 255 })
    }

    @Test func aPictureShowsItsColours() throws {
        let (figure, axes) = Figure.subplots()
        let image = axes.image(try Raster([[.tabRed, .tabBlue]]))
        #expect(try images(of: figure)[0].raster.pixels == [.tabRed, .tabBlue].map { Raster.pixel($0) })
        image.alpha = 0.5
        #expect(try images(of: figure)[0].raster.pixels[0] >> 24 == 128)
        let half = Grid(rows: 1, columns: 2, repeating: 0.5)
        let odd = try Grid([[2, .nan]])
        image.alpha = 1
        image.setData(picture: try Raster(red: half, green: odd, blue: half))
        #expect(try images(of: figure)[0].raster.pixels == [0xff80_ff80, 0xff80_0080])
        image.values = Grid(rows: 0, columns: 0)
        #expect(try images(of: figure).isEmpty)
        #expect(throws: PlotError.self) { try Raster([[.black], []]) }
        #expect(throws: PlotError.self) { try Raster(red: half, green: half.transposed, blue: half) }
    }

    @Test func extentsWithoutRoomAreErrors() throws {
        for odd in [0, Double.nan, .infinity] {
            let (figure, axes) = Figure.subplots()
            axes.image(Grid(rows: 2, columns: 2), extent: .init(left: 0, right: odd, bottom: 0, top: 1), aspect: .auto)
            axes.xLimits = 0...1
            #expect(try #require(throws: PlotError.self) { try commands(of: figure) }.code == .size)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func aChangedImageDrawsAsANewOne(seed: UInt64) throws {
        var random = Seeded(seed)
        func apply(_ change: Int, _ value: Double, to image: Image) {
            switch change {
            case 0: image.values = Grid(rows: 2 + Int(value * 3), columns: 300) { Double($0) - value * Double($1) }
            case 1: image.values = Grid(rows: 3, columns: 3, repeating: value)
            case 2: image.extent = value < 1 ? nil : .init(left: 0, right: value, bottom: 1, top: 3)
            case 3: image.origin = value < 1 ? .upper : .lower
            case 4: image.interpolation = [.auto, .nearest, .bilinear][Int(value * 1.5) % 3]
            case 5: image.alpha = value / 2
            case 6: image.colormap = value < 1 ? .plasma : .gray
            case 7: image.norm = .linear(0...value)
            case 8:
                guard value >= 1.5, let picture = try? Raster([[.tabRed, .black]]) else {
                    image.setData(values: image.values)
                    break
                }
                image.setData(picture: picture)
            default: (image.parent as? Axes)?.xLimits = 0...value
            }
        }
        func make() -> (Figure, Image) {
            let (figure, axes) = Figure.subplots()
            return (figure, axes.image(Grid(rows: 3, columns: 4) { Double($0 * $1) }, aspect: .auto))
        }
        let (figure, image) = make()
        var steps: [(Int, Double)] = []
        for _ in 0..<15 {
            steps.append((Int.random(in: 0...9, using: &random), Double.random(in: 0.1...2, using: &random)))
            apply(steps.last!.0, steps.last!.1, to: image)
            let (fresh, freshImage) = make()
            for (change, value) in steps { apply(change, value, to: freshImage) }
            let isSame = try commands(of: figure) == commands(of: fresh)
            try #require(isSame, "after \(steps)")
        }
    }
}
