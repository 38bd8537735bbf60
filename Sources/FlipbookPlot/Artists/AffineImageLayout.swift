import FlipbookCanvas

/// Where the cells of an image that an ``Affine2D`` moves lie on the canvas, and which pixels show them.
struct AffineImageLayout: Hashable {
    /// The outline of the image on the canvas.
    let outline: Path
    /// The pixels where something of it is seen.
    let columns: Range<Int>
    let rows: Range<Int>
    /// Where the middles of these lie, in data.
    private let x: [Double]
    private let y: [Double]
    /// From data to cells, counted from the first one on.
    private let map: Affine2D
    /// How many pixels to the right and down a cell takes, on the way from the first cell to the last one.
    private let step: (x: Double, y: Double)
    /// How many cells a pixel takes in each direction.
    private let scale: (x: Double, y: Double)
    private let cells: (columns: Int, rows: Int)
    private let isWarped: Bool

    /// nil where the map, or the image's extent, takes the plane onto a line.
    ///
    /// - Parameters:
    ///   - affine: from where the extent lies to data.
    ///   - first: the y of the outer side of the first row.
    ///   - last: the y of the outer side of the last row.
    ///   - size: of the canvas.
    init?(
        _ affine: Affine2D, left: Double, right: Double, first: Double, last: Double, columns: Int, rows: Int,
        in transform: Transform, size: Size
    ) {
        let toData = Affine2D(
            xx: (right - left) / Double(columns), yy: (last - first) / Double(rows), x0: left, y0: first
        ).then(affine)
        guard let map = toData.inverse else { return nil }
        self.map = map
        cells = (columns, rows)
        isWarped = transform.xSpan.scale != .linear || transform.ySpan.scale != .linear
        // Sides are straight on linear axes only.
        let parts = isWarped ? 64 : 1
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { ($0.0 * Double(columns), $0.1 * Double(rows)) }
        var points: [Point] = []
        for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            for part in 0..<parts {
                let fraction = Double(part) / Double(parts)
                let place = toData(
                    start.0 + fraction * (end.0 - start.0), start.1 + fraction * (end.1 - start.1))
                points.append(transform(place.x, place.y))
            }
        }
        outline = Path(points, closed: true)
        let box = transform.seenBox
        func range(_ values: [Double], _ low: Double, _ high: Double, _ size: Double) -> Range<Int> {
            guard values.allSatisfy(\.isFinite), let least = values.min(), let most = values.max() else { return 0..<0 }
            let first = max(least, low, 0).rounded(.down)
            let last = min(most, high, size).rounded(.up)
            return first < last ? Int(first)..<Int(last) : 0..<0
        }
        self.columns = range(points.map(\.x), box.minX, box.maxX, size.width)
        self.rows = range(points.map(\.y), box.minY, box.maxY, size.height)
        let (across, down) = (transform.x, transform.y)
        x = self.columns.map { across.inverse(Double($0) + 0.5) }
        y = self.rows.map { down.inverse(Double($0) + 0.5) }
        let diagonal = (points[0], points[2 * parts])
        step = (
            abs(diagonal.1.x - diagonal.0.x) / Double(columns), abs(diagonal.1.y - diagonal.0.y) / Double(rows)
        )
        // Agg mixes neighbouring cells only, however small, where a transform isn't affine.
        guard !isWarped, x.count > 1, y.count > 1 else {
            scale = (1, 1)
            return
        }
        let (dx, dy) = (x[1] - x[0], y[1] - y[0])
        func limited(_ scale: Double, _ cells: Int) -> Double { min(max(1, scale), 4 * Double(cells)) }
        scale = (limited(hypot(map.xx * dx, map.xy * dy), columns), limited(hypot(map.yx * dx, map.yy * dy), rows))
    }

    static func == (first: AffineImageLayout, second: AffineImageLayout) -> Bool {
        first.outline == second.outline && first.columns == second.columns && first.rows == second.rows
            && first.x == second.x && first.y == second.y && first.map == second.map && first.cells == second.cells
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(outline)
        hasher.combine(map)
    }

    /// Whether there is a pixel that shows something.
    var isSeen: Bool { !columns.isEmpty && !rows.isEmpty }

    /// The pixels that show something.
    var rect: Rect {
        Rect(
            x: Double(columns.lowerBound), y: Double(rows.lowerBound), width: Double(columns.count),
            height: Double(rows.count))
    }

    /// Whether a cell takes three pixels or more in both directions: matplotlib's rule, along the diagonal of the image.
    var hasLargeCells: Bool { step.x >= 3 - 1e-9 && step.y >= 3 - 1e-9 }

    /// Whether each pixel has the colour of one cell.
    func isNearest(_ interpolation: Image.Interpolation) -> Bool {
        func showsCells(_ size: Double) -> Bool { size > 3 + 1e-9 || abs(size - 1) < 1e-9 || abs(size - 2) < 1e-9 }
        return interpolation == .nearest || interpolation == .auto && showsCells(step.x) && showsCells(step.y)
    }

    /// Mixes cells into pixels: Agg's `span_image_resample_affine`, beyond whose ends the image is mirrored.
    ///
    /// Takes time in proportion to the pixels, and to the cells that each is mixed of.
    ///
    /// - Parameters:
    ///   - kernel: nil where a pixel takes all of the cell that its middle lies in.
    ///   - value: what is mixed of a cell.
    @inline(__always)
    func resampled<Cell, Value: Mixable>(
        _ grid: [Cell], _ kernel: ResamplingKernel?, _ value: (Cell) -> Value
    ) -> [Value] {
        let (across, down) = (
            kernel.map { AffineWeights($0, scale: scale.x) }, kernel.map { AffineWeights($0, scale: scale.y) }
        )
        let steps = Double(ResamplingKernel.steps)
        // Beyond, nothing is seen.
        let pad = 2.0
        var pixels = [Value](repeating: .nothing, count: x.count * y.count)
        var index = 0
        for row in y {
            for column in x {
                defer { index += 1 }
                let (u, v) = map(column, row)
                guard u > -pad, v > -pad, u < Double(cells.columns) + pad, v < Double(cells.rows) + pad else {
                    continue
                }
                let (placeX, placeY) = (Int((u * steps).rounded()), Int((v * steps).rounded()))
                guard let across, let down else {
                    let cell = min(max(placeX >> 8, 0), cells.columns - 1)
                    pixels[index] = value(grid[min(max(placeY >> 8, 0), cells.rows - 1) * cells.columns + cell])
                    continue
                }
                let (xs, ys) = (across.taps[placeX & 255], down.taps[placeY & 255])
                var mixed = Value.nothing
                for y in ys {
                    let start = AffineWeights.mirrored(y.cell + placeY >> 8, cells.rows) * cells.columns
                    for x in xs {
                        mixed.add(
                            value(grid[start + AffineWeights.mirrored(x.cell + placeX >> 8, cells.columns)]),
                            times: x.weight * y.weight)
                    }
                }
                pixels[index] = mixed
            }
        }
        return pixels
    }
}

/// How much of each cell around it a pixel takes, for each of the 256 positions that it may have in a cell.
private struct AffineWeights {
    /// Cells are counted from that of the position.
    let taps: [[(cell: Int, weight: Double)]]

    init(_ kernel: ResamplingKernel, scale: Double) {
        taps = (0..<ResamplingKernel.steps).map { position in
            let near = ResamplingWeights.cells(around: position, scale: scale, kernel)
            let sum = near.reduce(0) { $0 + $1.weight }
            return sum == 0 ? [] : near.filter { $0.weight != 0 }.map { ($0.cell, $0.weight / sum) }
        }
    }

    /// The cell of a row that is mirrored at its ends.
    static func mirrored(_ cell: Int, _ count: Int) -> Int {
        if cell >= 0, cell < count { return cell }
        let place = cell.quotientAndRemainder(dividingBy: 2 * count).remainder
        let inTurn = place < 0 ? place + 2 * count : place
        return inTurn < count ? inTurn : 2 * count - 1 - inTurn
    }
}

extension Image {
    /// Draws the image where it is moved to.
    func draw(_ affine: Affine2D, on canvas: any Canvas, in transform: Transform) throws {
        let (first, last) = origin == .upper ? (sides.top, sides.bottom) : (sides.bottom, sides.top)
        let layout = AffineImageLayout(
            affine, left: sides.left, right: sides.right, first: first, last: last, columns: columns, rows: rows,
            in: transform, size: canvas.size)
        guard let layout else {
            throw PlotError(
                .size,
                "\(name): its affine takes the plane onto a line, or is not finite; scale by numbers other than 0")
        }
        guard layout.isSeen else { return }
        let raster = try moved.flatMap { $0.layout == layout ? $0.raster : nil } ?? resampled(layout)
        moved = (layout, raster)
        try transform.clip(canvas) {
            try canvas.withClip(layout.outline) {
                try canvas.drawImage(raster, in: layout.rect, interpolation: .nearest)
            }
        }
    }

    /// The pixels that are seen of an image that is moved.
    private func resampled(_ layout: AffineImageLayout) throws -> Raster {
        let kernel =
            layout.isNearest(interpolation) ? nil : ResamplingKernel(interpolation, radius: filterRadius)
        let (width, height) = (layout.columns.count, layout.rows.count)
        if picture == nil, interpolationStage == .data || interpolationStage == .auto && layout.hasLargeCells {
            let mixed = layout.resampled(values.values, kernel) { $0 }
            let raster = Raster(width: width, height: height, pixels: try pixels(of: mixed))
            return alphas.map { raster.faded(by: layout.resampled($0.values, kernel) { $0 }) } ?? raster
        }
        let mixed = layout.resampled(try allCells().pixels, kernel) { SIMD4<Float>(pixel: $0) }
        return Raster(width: width, height: height, pixels: mixed.map(\.pixel))
    }
}
