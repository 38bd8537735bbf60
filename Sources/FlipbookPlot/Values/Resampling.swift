import FlipbookCanvas

/// How much of each cell of a row (or column) an image's pixels take.
///
/// The weights are those of Agg, which matplotlib draws with: a bell around the middle of the pixel, one cell wide to
/// either side, or one pixel where that is more. Beyond its ends the row is mirrored.
struct ResamplingWeights {
    /// How the weight of a cell falls with its distance.
    enum Kernel: Hashable, Sendable {
        /// In a straight line.
        case triangle
        /// As a wave of a cosine.
        case hanning

        /// The weight at a distance below 1.
        func callAsFunction(_ distance: Double) -> Double {
            switch self {
            case .triangle: 1 - distance
            case .hanning: 0.5 + 0.5 * cosineAndSine(.pi * distance).0
            }
        }
    }

    /// A part of a cell that a pixel takes.
    struct Tap {
        let cell: Int
        let pixel: Int
        let weight: Double
    }

    /// Ordered by cell.
    let taps: [Tap]
    let pixelCount: Int

    /// - Parameters:
    ///   - pixels: those wanted, at least one.
    ///   - start: where the first cell begins, in pixels.
    ///   - step: how many pixels a cell takes; below 0 where the cells run backwards.
    init(pixels: Range<Int>, cells: Int, from start: Double, step: Double, _ kernel: Kernel) {
        let reach = max(1, 1 / abs(step))
        var taps: [Tap] = []
        for pixel in pixels {
            let middle = (Double(pixel) + 0.5 - start) / step
            let first = Int(max(middle - reach - 0.5, -Double(cells)).rounded(.down)) + 1
            let last = Int(min(middle + reach - 0.5, 2 * Double(cells)).rounded(.up))
            let near = (first..<max(first, last)).map { ($0, kernel(min(abs(Double($0) + 0.5 - middle) / reach, 1))) }
            let sum = near.reduce(0) { $0 + $1.1 }
            guard sum > 0 else { continue }
            for (cell, weight) in near where weight > 0 {
                let inside = cell < 0 ? -1 - cell : cell >= cells ? 2 * cells - 1 - cell : cell
                taps.append(
                    Tap(
                        cell: min(max(inside, 0), cells - 1), pixel: pixel - pixels.lowerBound, weight: weight / sum))
            }
        }
        self.taps = taps.sorted { $0.cell < $1.cell }
        pixelCount = pixels.count
    }
}

/// What can be mixed from several.
protocol Mixable {
    static var nothing: Self { get }
    mutating func add(_ other: Self, times weight: Double)
}

extension Double: Mixable {
    static let nothing = 0.0
    mutating func add(_ other: Double, times weight: Double) { self += other * weight }
}

extension SIMD4<Float>: Mixable {
    static var nothing: Self { .zero }
    mutating func add(_ other: Self, times weight: Double) { self += other * Float(weight) }

    /// The four bytes of a pixel, the lowest first.
    init(pixel: UInt32) {
        self.init(
            Float(pixel & 0xff), Float(pixel >> 8 & 0xff), Float(pixel >> 16 & 0xff), Float(pixel >> 24))
    }

    /// The pixel of four bytes; mixes of bytes are none but for rounding.
    var pixel: UInt32 {
        let bytes = clamped(lowerBound: .zero, upperBound: Self(repeating: 255)).rounded(.toNearestOrEven)
        return UInt32(bytes[3]) << 24 | UInt32(bytes[2]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[0])
    }
}

/// Mixes rows of cells into rows of pixels. Time goes with the cells that are taken and the pixels that are made.
///
/// - Parameters:
///   - x: which cells of a row the columns take.
///   - y: which rows the rows take.
///   - columns: how many cells a row has.
///   - value: what is mixed of a cell.
@inline(__always)
func resampled<Cell, Value: Mixable>(
    _ cells: [Cell], columns: Int, x: ResamplingWeights, y: ResamplingWeights, _ value: (Cell) -> Value
) -> [Value] {
    let width = x.pixelCount
    var pixels = [Value](repeating: .nothing, count: width * y.pixelCount)
    var line = [Value](repeating: .nothing, count: width)
    cells.withUnsafeBufferPointer { cells in
        pixels.withUnsafeMutableBufferPointer { pixels in
            line.withUnsafeMutableBufferPointer { line in
                x.taps.withUnsafeBufferPointer { taps in
                    var current = -1
                    for row in y.taps {
                        if row.cell != current {
                            current = row.cell
                            line.update(repeating: .nothing)
                            let start = current * columns
                            for tap in taps {
                                line[tap.pixel].add(value(cells[start + tap.cell]), times: tap.weight)
                            }
                        }
                        let start = row.pixel * width
                        for column in 0..<width { pixels[start + column].add(line[column], times: row.weight) }
                    }
                }
            }
        }
    }
    return pixels
}
