import FlipbookCairo
import FlipbookCanvas
import FlipbookPixels
import Foundation
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyResamplingTests {
    struct Family: Decodable { var cases: [Case] }

    struct Case: Decodable {
        var kernel: String
        var stage: String
        var image: [[Double]]
        var size: [Int]
        var pixels: [[Int]]
        var values: [Double]?
        var colours: [String]
    }

    static let kernels: [String: Image.Interpolation] = [
        "none": .nearest, "nearest": .nearest, "bilinear": .bilinear, "bicubic": .bicubic, "spline16": .spline16,
        "spline36": .spline36, "hanning": .hanning, "hamming": .hamming, "hermite": .hermite, "kaiser": .kaiser,
        "quadric": .quadric, "catrom": .catmullRom, "gaussian": .gaussian, "bessel": .bessel, "mitchell": .mitchell,
        "sinc": .sinc, "lanczos": .lanczos, "auto": .auto,
    ]

    static let cases = Result { try Vocabulary.read("resampling", as: Family.self).cases }

    @Test(arguments: cases.indices) func pixelsAreThoseOfMatplotlib(number: Int) throws {
        let asked = try Self.cases.get()[number]
        let (width, height) = (asked.size[0], asked.size[1])
        // Sixty-fourths of an inch have no remainder: the figure is exactly as large as the image.
        let figure = Figure(width: Double(width) / 64, height: Double(height) / 64, dpi: 64)
        let axes = figure.addAxes(left: 0, bottom: 0, width: 1, height: 1)
        let image = axes.image(
            try Grid(asked.image), origin: .lower, interpolation: try #require(Self.kernels[asked.kernel]),
            aspect: .auto, norm: .linear(0...1))
        image.interpolationStage = asked.stage == "data" ? .data : asked.stage == "rgba" ? .rgba : .auto
        axes.isOn = false
        let canvas = try CairoCanvas(width: width, height: height)
        try figure.draw(on: canvas)
        let found = try canvas.withPixels { pixels in
            let stride = pixels.stride
            return pixels.withUnsafeBytes { bytes in
                asked.pixels.map { place in
                    let start = (height - 1 - place[1]) * stride + 4 * place[0]
                    return [bytes[start + 2], bytes[start + 1], bytes[start]].map(Int.init)
                }
            }
        }
        for (index, color) in asked.colours.enumerated() {
            let number = try #require(Int(color.dropFirst(), radix: 16))
            let expected = [number >> 24 & 255, number >> 16 & 255, number >> 8 & 255]
            // Of two cells at the same distance, matplotlib's "none" takes the right one, its "nearest" the left one, as
            // Flipbook does.
            let isBetweenCells = (2 * asked.pixels[index][0] + 1) * asked.image[0].count % (2 * width) == 0
            if asked.kernel == "none", isBetweenCells { continue }
            // Beside a value at the border of two of the map's 256 colours, the other one is as good.
            let value = asked.values.map { $0[index] * 256 }
            let isBetweenColors = value.map { abs($0 - $0.rounded()) < 0.02 } ?? false
            let isNear = zip(found[index], expected).allSatisfy { abs($0 - $1) <= (isBetweenColors ? 4 : 2) }
            #expect(isNear, "\(asked.kernel) \(asked.stage) at \(asked.pixels[index]): \(found[index]) \(expected)")
        }
        guard let values = asked.values else { return }
        let layout = image.layout(in: try #require(axes.transform), size: canvas.size)
        let mixed = image.resampledValues(layout)
        try #require(mixed.count == width * height)
        for (place, expected) in zip(asked.pixels, values) {
            let value = mixed[(height - 1 - place[1]) * width + place[0]]
            #expect(abs(value - expected) <= 0.005, "\(asked.kernel) at \(place): \(value) \(expected)")
        }
    }
}
