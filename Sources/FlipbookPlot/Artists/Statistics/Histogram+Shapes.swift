import FlipbookCanvas

extension Histogram {
    /// The bars of each set, in data; bin by bin.
    var bars: [[Block]] {
        guard !isEmpty, let counts = try? counted.get() else { return [] }
        return counts.heights.indices.map { set in
            counts.edges.indices.dropLast().map { bar(of: set, bin: $0, counts) }
        }
    }

    private func bar(of set: Int, bin: Int, _ counts: HistogramCounts) -> Block {
        let (low, high, count) = (counts.edges[bin], counts.edges[bin + 1], Double(counts.heights.count))
        let isBeside = !isStacked && count > 1
        let share = relativeWidth.map { min(max($0, 0), 1) } ?? (isBeside ? 0.8 : 1)
        let below = isStacked && set > 0 ? counts.heights[set - 1][bin] : 0
        let (base, height) = (bottoms.each(bin) + below, counts.heights[set][bin] - below)
        guard isBeside || share != 1 || alignment != .middle else {
            return Block(from: low, to: high, base: base, reaching: height, orientation)
        }
        let whole = share * (high - low)
        let width = isBeside ? whole / count : whole
        let middle =
            switch alignment {
            case .lowerEdge: low
            case .middle: low + (high - low) / 2
            case .upperEdge: high
            }
        let start = middle - whole / 2 + (isBeside ? Double(set) * width : 0)
        return Block(from: start, to: start + width, base: base, reaching: height, orientation)
    }

    /// The outline of each set, in data: along the heights, and where it is filled back along the foot. Bins whose height
    /// isn't finite are left out.
    var outlines: [[Point]] {
        guard !isEmpty, let counts = try? counted.get() else { return [] }
        let edges = counts.edges
        let half = (edges[1] - edges[0]) / 2
        let shift = alignment == .middle ? 0 : alignment == .lowerEdge ? -half : half
        return counts.heights.indices.map { set in
            let bins = edges.indices.dropLast().filter {
                counts.heights[set][$0].isFinite && bottoms.each($0).isFinite
                    && (!isStacked || set == 0 || counts.heights[set - 1][$0].isFinite)
            }
            let feet = bins.map { bottoms.each($0) + (isStacked && set > 0 ? counts.heights[set - 1][$0] : 0) }
            let tops = bins.map { bottoms.each($0) + counts.heights[set][$0] }
            let sides = bins.flatMap { [edges[$0] + shift, edges[$0 + 1] + shift] }
            guard let first = feet.first, let last = feet.last else { return [] }
            var along = [sides[0]] + sides
            var heights = [first] + tops.flatMap { [$0, $0] }
            if shape == .filledStep {
                along += sides.reversed().dropLast()
                heights += feet.reversed().flatMap { [$0, $0] }.dropLast()
            } else {
                along.append(sides[sides.count - 1])
                heights.append(last)
            }
            return zip(along, heights).map(orientation.point)
        }
    }

    /// The colour inside a set, or inside a bin where there is one set of bars.
    func color(ofElement index: Int) -> Color {
        colors?.look(index) ?? color(ofSet: sets.count > 1 ? index : 0)
    }

    /// The line along the heights of a set.
    func outlineEdge(_ index: Int, _ pixelsPerPoint: Double) throws -> Stroke? {
        let color = edgeColors?.look(index) ?? edgeColor ?? color(ofElement: index)
        return try edge(color, width: edgeWidths?.look(index), pixelsPerPoint: pixelsPerPoint)
    }

    func draw(_ counts: HistogramCounts, on canvas: any Canvas, in transform: Transform) throws {
        let (sets, bins) = (counts.heights.count, counts.edges.count - 1)
        try checkLengths(["sets": self.sets.count, "labels": labels?.count])
        let elements = sets > 1 ? sets : shape == .bars ? bins : 1
        let looks = try looks(
            of: sets > 1 ? "sets" : "bars", count: elements, pixelsPerPoint: transform.pixelsPerPoint)
        func fill(_ index: Int) -> Color? {
            colors == nil && sets > 1 ? self.fill(color(ofSet: index)) : looks.fills.each(index)
        }
        try transform.clip(canvas) {
            guard shape == .bars else {
                // The lower ones of a stack lie over the higher ones.
                for (set, outline) in outlines.enumerated().reversed() where !outline.isEmpty {
                    let path = Path(outline.map { transform($0.x, $0.y) }, closed: shape == .filledStep)
                    let edge =
                        shape == .step ? try outlineEdge(set, transform.pixelsPerPoint) : looks.edges.each(set)
                    let hatch = shape == .step ? nil : looks.hatches.each(set)
                    paint(
                        path, fill: shape == .step ? nil : fill(set), stroke: edge, hatch: hatch, on: canvas,
                        in: transform)
                }
                return
            }
            for (set, blocks) in bars.enumerated() {
                for (bin, block) in blocks.enumerated() where block.isFinite {
                    let (path, index) = (block.path(transform), sets > 1 ? set : bin)
                    if !path.isEmpty {
                        paint(
                            path, fill: fill(index), stroke: looks.edges.each(index),
                            hatch: looks.hatches.each(index), on: canvas, in: transform)
                    }
                }
            }
        }
    }
}

extension Path {
    /// Where its lines and curves begin and end.
    var corners: [Point] {
        elements.compactMap {
            switch $0 {
            case .move(let point), .line(let point), .curve(_, _, to: let point): point
            case .close: nil
            }
        }
    }
}
