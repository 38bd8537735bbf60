import FlipbookCanvas

extension DataLimits {
    /// With x and y exchanged.
    var turned: DataLimits {
        var turned = DataLimits(x: y, y: x)
        (turned.leastPositiveX, turned.leastPositiveY) = (leastPositiveY, leastPositiveX)
        return turned
    }
}

extension BoxPlot {
    /// A box and where it stands. Its points have x across, and y along the values.
    struct Entry {
        var index: Int
        var position: Double
        var width: Double
        var capWidth: Double
        var statistics: BoxStatistics
        /// Where the line in the box lies.
        var median: Double
        /// Where the notch begins and ends; nil without one.
        var notch: (low: Double, high: Double)?
        /// Where the line at the mean lies; nil without one.
        var meanLine: Double?
        /// Where the mark at the mean lies; nil without one.
        var meanMark: Double?
        var hasCaps: Bool
        var fliers: [Double]
        /// Whether limits follow the box: a filled one doesn't affect them.
        var affectsLimits: Bool
    }

    /// The groups that have a box.
    var entries: [Entry] {
        let (boxPositions, statistics) = (boxPositions, statistics)
        let spread = (boxPositions.max() ?? 0) - (boxPositions.min() ?? 0)
        let standard = min(max(0.15 * spread, 0.15), 0.5)
        return zip(boxPositions, statistics).enumerated().compactMap { index, group in
            guard let shown = group.1 else { return nil }
            func own(_ widths: [Double]?) -> Double? {
                widths.map { $0.count == 1 ? $0[0] : index < $0.count ? $0[index] : .nan }
            }
            func each<Value>(_ values: [Value]?) -> Value? {
                values.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
            let (width, interval) = (own(widths) ?? standard, each(notches))
            return Entry(
                index: index, position: group.0, width: width, capWidth: own(capWidths) ?? width / 2, statistics: shown,
                median: (each(medians) ?? nil) ?? shown.median,
                notch: hasNotches
                    ? (interval?.low ?? shown.notch.lowerBound, interval?.high ?? shown.notch.upperBound) : nil,
                meanLine: showsMeans && hasMeanLines ? shown.mean : nil,
                meanMark: showsMeans && !hasMeanLines ? shown.mean : nil, hasCaps: showsCaps,
                fliers: showsFliers ? shown.fliers : [], affectsLimits: showsBoxes && colors == nil)
        }
    }
}

extension BoxPlot.Entry {
    /// The corners of the box.
    var outline: [Point] {
        let (left, right) = (position - width / 2, position + width / 2)
        let (low, high) = (statistics.box.lowerBound, statistics.box.upperBound)
        guard let notch else {
            return [
                Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: high), Point(x: left, y: high),
            ]
        }
        let ends = medianLine
        return [
            Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: notch.low), ends[1],
            Point(x: right, y: notch.high), Point(x: right, y: high), Point(x: left, y: high),
            Point(x: left, y: notch.high), ends[0], Point(x: left, y: notch.low),
        ]
    }

    /// The ends of the line at the median.
    var medianLine: [Point] {
        let reach = notch == nil ? width / 2 : width / 4
        return [position - reach, position + reach].map { Point(x: $0, y: median) }
    }

    /// The ends of the line at the mean; none without one.
    var meanEnds: [Point] {
        meanLine.map { mean in [position - width / 2, position + width / 2].map { Point(x: $0, y: mean) } } ?? []
    }

    /// From the box down, and from the box up.
    var whiskers: [[Point]] {
        [
            [statistics.box.lowerBound, statistics.whiskers.lowerBound],
            [statistics.box.upperBound, statistics.whiskers.upperBound],
        ].map { $0.map { Point(x: position, y: $0) } }
    }

    /// Across the ends of the whiskers; none without caps.
    var caps: [[Point]] {
        guard hasCaps else { return [] }
        return [statistics.whiskers.lowerBound, statistics.whiskers.upperBound].map { end in
            [position - capWidth / 2, position + capWidth / 2].map { Point(x: $0, y: end) }
        }
    }

    /// All points that limits follow.
    var points: [Point] {
        let marks = ((meanMark.map { [$0] } ?? []) + fliers).map { Point(x: position, y: $0) }
        return (affectsLimits ? outline : []) + (whiskers + caps).joined() + medianLine + meanEnds + marks
    }
}

extension BoxPlot {
    /// Where a point lies that is given across and along the values.
    func point(in transform: Transform) -> (Double, Double) -> Point {
        { [orientation] in
            let (x, y) = orientation.pair(across: $0, along: $1)
            return transform(x, y)
        }
    }

    /// Draws a box, its whiskers and the values beyond them.
    func drawBox(_ entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (onCanvas, scale, ink) = (point(in: transform), transform.pixelsPerPoint, inheritedStyle.boxPlot)
        let edge = try stroke(boxLine, or: ink.box, scale)
        let face = colors?.inTurn(entry.index)
        let outline = entry.outline.map { onCanvas($0.x, $0.y) }
        if showsBoxes, let box = Path(finite: outline, closed: true) {
            let fill = face.map { faded($0) }
            canvas.draw(
                box, fill: fill, stroke: face == nil ? edge : edge?.mitered, snap: .automatic,
                hatch: try hatch(of: entry.index, scale))
        }
        let whisker = try stroke(whiskerLine, or: ink.whisker, scale)
        let cap = try stroke(capLine, or: ink.cap, scale)
        let lines = entry.whiskers.map { ($0, whisker) } + entry.caps.map { ($0, cap) }
        for (ends, stroke) in lines {
            if let stroke, let line = Path(finite: ends.map { onCanvas($0.x, $0.y) }) { canvas.stroke(line, stroke) }
        }
        if showsFliers {
            let points = entry.fliers.map { onCanvas(entry.position, $0) }
            try drawMarkers(flierMarker, at: points, or: ink.flier, on: canvas, scale)
        }
    }

    var medianColor: Color { inheritedStyle.boxPlot.median ?? inheritedStyle.cycleColor(1) }

    /// Draws what lies over all boxes: the median and the mean.
    func drawMiddle(of entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (onCanvas, scale) = (point(in: transform), transform.pixelsPerPoint)
        func draw(_ ends: [Point], _ looks: LineLooks, _ color: Color) throws {
            guard let stroke = try stroke(looks, or: color, scale), !ends.isEmpty,
                let line = Path(finite: ends.map { onCanvas($0.x, $0.y) })
            else { return }
            canvas.stroke(line, stroke.cutOff)
        }
        try draw(entry.medianLine, medianLine, medianColor)
        let meanColor = inheritedStyle.boxPlot.mean ?? inheritedStyle.cycleColor(2)
        try draw(entry.meanEnds, meanLine, meanColor)
        if let mean = entry.meanMark {
            try drawMarkers(meanMarker, at: [onCanvas(entry.position, mean)], or: meanColor, on: canvas, scale)
        }
    }

    private func drawMarkers(
        _ looks: MarkerLooks, at points: [Point], or color: Color, on canvas: any Canvas, _ pixelsPerPoint: Double
    ) throws {
        let (face, edge) = (looks.color ?? color, looks.edgeColor ?? color)
        try looks.marker.draw(
            at: points, size: looks.size, color: faded(face), edgeColor: faded(edge), edgeWidth: looks.edgeWidth,
            on: canvas,
            pixelsPerPoint: pixelsPerPoint, of: name)
    }
}

extension Path {
    /// Lines through points; nil where one is not finite.
    fileprivate init?(finite points: [Point], closed: Bool = false) {
        guard points.allSatisfy(\.isFinite) else { return nil }
        self.init(points, closed: closed)
    }
}
