import FlipbookCanvas

/// Where the cells of an image lie on the canvas, and which pixels show them.
struct ImageLayout: Hashable {
    var x: Side
    var y: Side

    /// Cells in a row, along one side of the canvas.
    struct Side: Hashable {
        /// Where the first cell begins and the last one ends, in pixels.
        let start: Double
        let end: Double
        let cells: Int
        /// The pixels where something of it is seen.
        let pixels: Range<Int>
        /// Where the middles of the pixels lie, counted in cells from the first one on; nil where cells are equally large
        /// on the canvas.
        private(set) var warp: [Double]?

        /// - Parameters:
        ///   - first: where the first cell begins, in data.
        ///   - last: where the last cell ends.
        ///   - map: where data lie on the canvas.
        ///   - scale: that of the axis.
        ///   - low: where the axes begin, in pixels.
        ///   - high: where the axes end.
        ///   - size: of the canvas.
        init(
            from first: Double, to last: Double, cells: Int, along map: AxisMap, scale: Scale, within low: Double,
            _ high: Double, of size: Double
        ) {
            self.init(from: map(first), to: map(last), cells: cells, within: low, high, of: size)
            if scale != .linear {
                warp = pixels.map { (map.inverse(Double($0) + 0.5) - first) / (last - first) * Double(cells) }
            }
        }

        private init(
            from start: Double, to end: Double, cells: Int, within low: Double, _ high: Double, of size: Double
        ) {
            self.start = start
            self.end = end
            self.cells = cells
            // As matplotlib rounds: a half up, with an allowance for what was lost in computing the far side.
            let first = (max(min(start, end), low, 0) + 0.5).rounded(.down)
            let last = (min(max(start, end), high, size) + 0.5 + 1e-8).rounded(.down)
            pixels = first < last && start.isFinite && end.isFinite ? Int(first)..<Int(last) : 0..<0
        }

        /// How many pixels a cell takes; below 0 where cells run backwards.
        var step: Double { (end - start) / Double(cells) }

        /// - Parameter isWarped: whether cells are not equally large on the canvas, along this side or the other one.
        func weights(_ kernel: ResamplingWeights.Kernel?, isWarped: Bool) -> ResamplingWeights {
            let middles = warp ?? pixels.map { (Double($0) + 0.5 - start) / step }
            // Agg mixes neighbouring cells only, however small, where a transform isn't affine.
            return ResamplingWeights(
                middles: middles, cells: cells, reach: isWarped ? 1 : max(1, 1 / abs(step)), kernel)
        }

        /// Whether cells are so large that they are seen as such, or a pixel or two: matplotlib's rule.
        fileprivate var showsCells: Bool {
            let size = abs(step)
            return size >= 3 || abs(size - 1) < 1e-9 || abs(size - 2) < 1e-9
        }

        /// The cells that are seen, from the left or the top, and where these begin and end.
        fileprivate var seen: (cells: Range<Int>, low: Double, high: Double) {
            let ends = [pixels.lowerBound, pixels.upperBound].map { (Double($0) - start) / step }
            let first = Int(min(max(ends.min() ?? 0, 0).rounded(.down), Double(cells - 1)))
            let last = Int(max(min((ends.max() ?? 0).rounded(.up), Double(cells)), Double(first + 1)))
            let edges = [start + Double(first) * step, start + Double(last) * step]
            return (first..<last, min(edges[0], edges[1]), max(edges[0], edges[1]))
        }
    }

    /// Whether cells are not equally large on the canvas.
    var isWarped: Bool { x.warp != nil || y.warp != nil }

    /// Whether there is a pixel that shows something.
    var isSeen: Bool { !x.pixels.isEmpty && !y.pixels.isEmpty }

    /// The pixels that show something.
    var rect: Rect {
        Rect(
            x: Double(x.pixels.lowerBound), y: Double(y.pixels.lowerBound), width: Double(x.pixels.count),
            height: Double(y.pixels.count))
    }

    /// Whether a cell takes three pixels or more along both sides.
    var hasLargeCells: Bool { abs(x.step) >= 3 && abs(y.step) >= 3 }

    /// Whether each pixel has the colour of one cell.
    func isNearest(_ interpolation: Image.Interpolation) -> Bool {
        interpolation == .nearest || interpolation == .auto && x.showsCells && y.showsCells
    }

    /// The cells that are seen, as they lie on the canvas, and where they lie.
    func crop(_ cells: Raster) -> (raster: Raster, rect: Rect) {
        let (across, down) = (x.seen, y.seen)
        let rect = Rect(
            x: across.low, y: down.low, width: across.high - across.low, height: down.high - down.low)
        let isWhole = across.cells.count == cells.width && down.cells.count == cells.height
        if isWhole, x.step > 0, y.step > 0 { return (cells, rect) }
        var pixels: [UInt32] = []
        pixels.reserveCapacity(across.cells.count * down.cells.count)
        for index in down.cells {
            let row = y.step > 0 ? index : down.cells.lowerBound + down.cells.upperBound - 1 - index
            let start = row * cells.width
            let line = cells.pixels[start + across.cells.lowerBound..<start + across.cells.upperBound]
            if x.step > 0 { pixels += line } else { pixels += line.reversed() }
        }
        return (Raster(width: across.cells.count, height: down.cells.count, pixels: pixels), rect)
    }
}

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
    ///   - middles: where the middles of the pixels lie, counted in cells from the first one on.
    ///   - reach: how far the bell reaches to either side, in cells.
    ///   - kernel: the bell; nil where a pixel takes all of the cell that its middle lies in.
    init(middles: [Double], cells: Int, reach: Double, _ kernel: Kernel?) {
        var taps: [Tap] = []
        for (pixel, middle) in middles.enumerated() where !middle.isNaN {
            guard let kernel else {
                // On the border between two cells, the one before it, as matplotlib does.
                let cell = Int(min(max(middle.rounded(.up) - 1, 0), Double(cells - 1)))
                taps.append(Tap(cell: cell, pixel: pixel, weight: 1))
                continue
            }
            let middle = min(max(middle, -reach), Double(cells) + reach)
            let first = Int(max(middle - reach - 0.5, -Double(cells)).rounded(.down)) + 1
            let last = Int(min(middle + reach - 0.5, 2 * Double(cells)).rounded(.up))
            let near = (first..<max(first, last)).map { ($0, kernel(min(abs(Double($0) + 0.5 - middle) / reach, 1))) }
            let sum = near.reduce(0) { $0 + $1.1 }
            guard sum > 0 else { continue }
            for (cell, weight) in near where weight > 0 {
                let inside = cell < 0 ? -1 - cell : cell >= cells ? 2 * cells - 1 - cell : cell
                taps.append(
                    Tap(cell: min(max(inside, 0), cells - 1), pixel: pixel, weight: weight / sum))
            }
        }
        self.taps = taps.sorted { $0.cell < $1.cell }
        pixelCount = middles.count
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

    /// The pixel of four bytes, each rounded to a whole number.
    var pixel: UInt32 {
        let bytes = clamped(lowerBound: .zero, upperBound: Self(repeating: 255)).rounded(.toNearestOrEven)
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
