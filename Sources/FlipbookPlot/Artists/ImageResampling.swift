import FlipbookCanvas
import FlipbookMathematics

/// How the weight of a cell falls with its distance from the middle of a pixel, at steps of a 256th of a cell.
///
/// These are the filters of Agg (`agg_image_filters.h`), which matplotlib draws with, each normalized so that weights that lie
/// whole cells apart add up to 1.
struct ResamplingKernel: Hashable, Sendable {
    /// How many steps there are to a cell.
    static let steps = 256

    /// How many cells the weights reach over.
    let diameter: Int
    /// `diameter * steps + 1` weights, the middle one at the pixel.
    let weights: [Double]

    /// - Parameters:
    ///   - interpolation: nil and nearest have no weights.
    ///   - radius: that of the filters that have none of their own, in cells.
    init?(_ interpolation: Image.Interpolation, radius: Double) {
        guard let filter = Self.filter(interpolation, radius: max(radius, 2)) else { return nil }
        let reach = Int(filter.radius.rounded(.up))
        diameter = 2 * reach
        let steps = Self.steps
        let half = (0...reach * steps).map { filter.weight(Double($0) / Double(steps)) }
        var weights = (0...diameter * steps).map { half[abs($0 - reach * steps)] }
        // The first weight is of no use: it is a whole diameter before the last one.
        weights[0] = 0
        for step in 1...steps {
            let places = stride(from: step, to: weights.count, by: steps)
            let sum = places.reduce(0) { $0 + weights[$1] }
            if sum != 0 { for place in places { weights[place] /= sum } }
        }
        self.weights = weights
    }

    private struct Filter {
        var radius: Double
        /// The weight at a distance of 0 or more.
        var weight: (Double) -> Double
    }

    private static func filter(_ interpolation: Image.Interpolation, radius: Double) -> Filter? {
        switch interpolation {
        case .nearest: nil
        case .bilinear: Filter(radius: 1) { 1 - $0 }
        case .auto, .hanning: Filter(radius: 1) { 0.5 + 0.5 * cos(.pi * $0) }
        case .hamming: Filter(radius: 1) { 0.54 + 0.46 * cos(.pi * $0) }
        case .hermite: Filter(radius: 1) { (2 * $0 - 3) * $0 * $0 + 1 }
        case .kaiser: Filter(radius: 1) { besselI0(6.33 * (1 - $0 * $0).squareRoot()) / besselI0(6.33) }
        case .quadric: Filter(radius: 1.5, weight: quadric)
        case .bicubic: Filter(radius: 2, weight: bicubic)
        case .catmullRom: Filter(radius: 2, weight: catmullRom)
        case .mitchell: Filter(radius: 2, weight: mitchell)
        case .spline16: Filter(radius: 2, weight: spline16)
        case .spline36: Filter(radius: 3, weight: spline36)
        case .gaussian: Filter(radius: 2) { exp(-2 * $0 * $0) * (2 / Double.pi).squareRoot() }
        case .bessel: Filter(radius: 3.2383) { $0 == 0 ? .pi / 4 : besselJ1(.pi * $0) / (2 * $0) }
        case .sinc: Filter(radius: radius) { sinc($0, radius) }
        case .lanczos: Filter(radius: radius) { sinc($0, radius) * sinc($0 / radius, 1) }
        case .blackman:
            Filter(radius: radius) {
                let angle = .pi * $0 / radius
                return sinc($0, radius) * (0.42 + 0.5 * cos(angle) + 0.08 * cos(2 * angle))
            }
        }
    }

    private static func quadric(_ x: Double) -> Double {
        x < 0.5 ? 0.75 - x * x : x < 1.5 ? 0.5 * (x - 1.5) * (x - 1.5) : 0
    }

    private static func bicubic(_ x: Double) -> Double {
        func cube(_ value: Double) -> Double { value <= 0 ? 0 : value * value * value }
        return (cube(x + 2) - 4 * cube(x + 1) + 6 * cube(x) - 4 * cube(x - 1)) / 6
    }

    private static func catmullRom(_ x: Double) -> Double {
        if x < 1 { return 0.5 * (2 + x * x * (-5 + x * 3)) }
        return x < 2 ? 0.5 * (4 + x * (-8 + x * (5 - x))) : 0
    }

    /// With both parameters 1/3.
    private static func mitchell(_ x: Double) -> Double {
        if x < 1 { return (16 + x * x * (-36 + x * 21)) / 18 }
        return x < 2 ? (32 + x * (-60 + x * (36 - x * 7))) / 18 : 0
    }

    private static func spline16(_ x: Double) -> Double {
        if x < 1 { return ((x - 9.0 / 5) * x - 1.0 / 5) * x + 1 }
        let x = x - 1
        return ((-1.0 / 3 * x + 4.0 / 5) * x - 7.0 / 15) * x
    }

    private static func spline36(_ x: Double) -> Double {
        if x < 1 { return ((13.0 / 11 * x - 453.0 / 209) * x - 3.0 / 209) * x + 1 }
        if x < 2 { return ((-6.0 / 11 * (x - 1) + 270.0 / 209) * (x - 1) - 156.0 / 209) * (x - 1) }
        return ((1.0 / 11 * (x - 2) - 45.0 / 209) * (x - 2) + 26.0 / 209) * (x - 2)
    }

    /// The sine of x times pi over x times pi, 0 beyond the radius.
    private static func sinc(_ x: Double, _ radius: Double) -> Double {
        x == 0 ? 1 : x > radius ? 0 : sin(.pi * x) / (.pi * x)
    }

    /// The modified Bessel function of order 0, by its power series.
    private static func besselI0(_ x: Double) -> Double {
        let square = x * x / 4
        var (sum, term, order) = (1.0, square, 2.0)
        while term > 1e-12 {
            sum += term
            term *= square / (order * order)
            order += 1
        }
        return sum
    }

    /// The Bessel function of order 1, by its integral over half a turn; exact for arguments of some ten.
    private static func besselJ1(_ x: Double) -> Double {
        let parts = 64
        let sum = (0..<parts).reduce(0.0) { sum, part in
            let angle = (Double(part) + 0.5) * .pi / Double(parts)
            return sum + cos(angle - x * sin(angle))
        }
        return sum / Double(parts)
    }
}

/// How much of each cell of a row (or column) an image's pixels take, as Agg counts it: positions in 256ths of a cell. Beyond its
/// ends the row is mirrored.
struct ResamplingWeights {
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
    ///   - middles: where the middles of the pixels lie, counted in cells from the first one on.
    ///   - scale: how many times as wide as for cells of a pixel the kernel is; 1 or more.
    ///   - isAlongRow: whether the pixels are those of a row, whose positions Agg finds from its first and its last one.
    ///   - isReversed: whether the first cell is at the right, or below.
    ///   - kernel: nil where a pixel takes all of the cell that its middle lies in.
    init(
        middles: [Double], cells: Int, scale: Double, isAlongRow: Bool = false, isReversed: Bool = false,
        _ kernel: ResamplingKernel?
    ) {
        var taps: [Tap] = []
        let steps = Double(ResamplingKernel.steps)
        var places = middles.map { $0.isNaN ? 0 : Int((min(max($0, -8), Double(cells) + 8) * steps).rounded()) }
        if isAlongRow { places = Self.line(from: places.first ?? 0, to: places.last ?? 0, count: places.count) }
        for (pixel, middle) in middles.enumerated() where !middle.isNaN {
            guard let kernel else {
                // On the border between two cells, the left or the upper one, as matplotlib does.
                let nearest = isReversed ? middle.rounded(.down) : middle.rounded(.up) - 1
                let cell = Int(min(max(nearest, 0), Double(cells - 1)))
                taps.append(Tap(cell: cell, pixel: pixel, weight: 1))
                continue
            }
            let near = Self.cells(around: places[pixel], scale: scale, kernel)
            let sum = near.reduce(0) { $0 + $1.weight }
            guard sum != 0 else { continue }
            for (cell, weight) in near where weight != 0 {
                let place = cell.quotientAndRemainder(dividingBy: 2 * cells).remainder
                let inTurn = place < 0 ? place + 2 * cells : place
                taps.append(
                    Tap(
                        cell: inTurn < cells ? inTurn : 2 * cells - 1 - inTurn, pixel: pixel, weight: weight / sum))
            }
        }
        self.taps = taps.sorted { $0.cell < $1.cell }
        pixelCount = middles.count
    }

    /// Whole numbers from one to another, as evenly as can be: Agg's `dda2_line_interpolator`.
    private static func line(from first: Int, to last: Int, count: Int) -> [Int] {
        guard count > 1 else { return [first] }
        let steps = count - 1
        let step = Int((Double(last - first - 1) / Double(steps)).rounded(.down))
        let rest = last - first - step * steps
        return (0..<count).map { first + $0 * step + (($0 + 1) * rest - 1) / steps }
    }

    /// The cells around a position with their weights: the loop of Agg's `span_image_resample_affine`.
    static func cells(
        around position: Int, scale: Double, _ kernel: ResamplingKernel
    ) -> [(cell: Int, weight: Double)] {
        let steps = ResamplingKernel.steps
        // Agg rounds it always, which is coarse where a pixel takes many cells.
        let exact = Double(steps) / scale
        let advance = scale < 32 ? exact.rounded() : exact
        let radius = kernel.diameter / 2 * Int((scale * Double(steps)).rounded())
        let start = position + steps / 2 - radius
        var cell = start >> 8
        // How far into the kernel the middle of the first cell lies; its weight is the next one.
        var place = (Double(steps - 1 - start & (steps - 1)) * advance / Double(steps)).rounded(.down)
        var found: [(cell: Int, weight: Double)] = []
        while place < Double(kernel.diameter * steps) {
            found.append((cell, kernel.weights[Int(place) + 1]))
            cell += 1
            place += advance
        }
        return found
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

    /// The pixel of four bytes, each rounded to a whole number; no colour is more than the alpha, which it is multiplied by.
    var pixel: UInt32 {
        let alpha = Self(repeating: Swift.min(Swift.max(self[3], 0), 255))
        let bytes = clamped(lowerBound: .zero, upperBound: alpha).rounded(.toNearestOrEven)
        return UInt32(bytes[3]) << 24 | UInt32(bytes[2]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[0])
    }
}

/// Mixes rows of cells into rows of pixels. Takes time in proportion to the cells that are read and the pixels that are made.
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

extension Raster {
    /// The picture with less of everything.
    func faded(to alpha: Double) -> Raster {
        Raster(width: width, height: height, pixels: pixels.map { $0.faded(by: alpha) })
    }

    /// The picture with less of each pixel. NaN counts as 0.
    ///
    /// - Precondition: there are as many numbers as pixels.
    func faded(by alphas: [Double]) -> Raster {
        Raster(width: width, height: height, pixels: zip(pixels, alphas).map { $0.faded(by: min($1, 1)) })
    }
}

extension UInt32 {
    /// A pixel with less of everything.
    func faded(by alpha: Double) -> UInt32 {
        var faded = SIMD4<Float>.nothing
        faded.add(SIMD4(pixel: self), times: alpha > 0 ? alpha : 0)
        return faded.pixel
    }
}
