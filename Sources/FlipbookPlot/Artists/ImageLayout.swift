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

        /// - Parameters:
        ///   - isRow: whether this is the lower side.
        ///   - isWarped: whether cells are not equally large on the canvas, along this side or the other one.
        func weights(_ kernel: ResamplingKernel?, isRow: Bool, isWarped: Bool) -> ResamplingWeights {
            let middles = warp ?? pixels.map { (Double($0) + 0.5 - start) / step }
            // Agg mixes neighbouring cells only, however small, where a transform isn't affine.
            return ResamplingWeights(
                middles: middles, cells: cells, scale: isWarped ? 1 : min(max(1, 1 / abs(step)), 4 * Double(cells)),
                isAlongRow: isRow && !isWarped, isReversed: step < 0,
                kernel)
        }

        /// Whether cells are so large that they are seen as such, or a pixel or two: matplotlib's rule.
        fileprivate var showsCells: Bool {
            let size = abs(step)
            return size > 3 + 1e-9 || abs(size - 1) < 1e-9 || abs(size - 2) < 1e-9
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
    var hasLargeCells: Bool { abs(x.step) >= 3 - 1e-9 && abs(y.step) >= 3 - 1e-9 }

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
