import FlipbookCanvas

extension BoxPlot.Entry {
    /// The corners of the box: x across, y along the values.
    func outline(hasNotches: Bool) -> [Point] {
        let (left, right) = (position - width / 2, position + width / 2)
        let (low, high) = (statistics.box.lowerBound, statistics.box.upperBound)
        guard hasNotches else {
            return [
                Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: high), Point(x: left, y: high),
            ]
        }
        let (first, last) = (statistics.notch.lowerBound, statistics.notch.upperBound)
        let median = median(hasNotches: true)
        return [
            Point(x: left, y: low), Point(x: right, y: low), Point(x: right, y: first), median[1],
            Point(x: right, y: last), Point(x: right, y: high), Point(x: left, y: high), Point(x: left, y: last),
            median[0], Point(x: left, y: first),
        ]
    }

    /// The ends of the line at the median.
    func median(hasNotches: Bool) -> [Point] {
        let reach = hasNotches ? width / 4 : width / 2
        return [position - reach, position + reach].map { Point(x: $0, y: statistics.median) }
    }

    /// From the box down, and from the box up.
    var whiskers: [[Point]] {
        [
            [statistics.box.lowerBound, statistics.whiskers.lowerBound],
            [statistics.box.upperBound, statistics.whiskers.upperBound],
        ].map { $0.map { Point(x: position, y: $0) } }
    }

    /// Across the ends of the whiskers, half as wide as the box.
    var caps: [[Point]] {
        [statistics.whiskers.lowerBound, statistics.whiskers.upperBound].map { end in
            [position - width / 4, position + width / 4].map { Point(x: $0, y: end) }
        }
    }
}

extension BoxPlot {
    /// Where a point lies that is given across and along the values.
    func point(in transform: Transform) -> (Double, Double) -> Point {
        orientation == .vertical ? { transform($0, $1) } : { transform($1, $0) }
    }

    /// Draws a box, its whiskers and the values beyond them.
    func drawBox(_ entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (place, scale, ink) = (point(in: transform), transform.pixelsPerPoint, inheritedStyle.edgeColor)
        let edge = try stroke(boxLine, or: ink, scale)
        let face = colors.isEmpty ? nil : colors[entry.index % colors.count]
        let outline = entry.outline(hasNotches: hasNotches).map { place($0.x, $0.y) }
        if let box = Path(finite: outline, closed: true) {
            let fill = face.map { $0.opacity($0.alpha * alpha) }
            canvas.draw(box, fill: fill, stroke: face == nil ? edge : edge?.mitered, snap: .automatic)
        }
        let whisker = try stroke(whiskerLine, or: ink, scale)
        let cap = try stroke(capLine, or: ink, scale)
        let lines = entry.whiskers.map { ($0, whisker) } + (showsCaps ? entry.caps.map { ($0, cap) } : [])
        for (ends, stroke) in lines {
            if let stroke, let line = Path(finite: ends.map { place($0.x, $0.y) }) { canvas.stroke(line, stroke) }
        }
        if showsFliers {
            let values = entry.statistics.fliers
            let across = values.map { _ in entry.position }
            let places = orientation == .vertical ? transform(across, values) : transform(values, across)
            try drawMarkers(flierMarker, at: places, or: ink, on: canvas, scale)
        }
    }

    /// Draws what lies over all boxes: the median and the mean.
    func drawMiddle(of entry: Entry, on canvas: any Canvas, in transform: Transform) throws {
        let (place, scale) = (point(in: transform), transform.pixelsPerPoint)
        let ends = entry.median(hasNotches: hasNotches).map { place($0.x, $0.y) }
        if var stroke = try stroke(medianLine, or: inheritedStyle.cycleColor(1), scale), let line = Path(finite: ends) {
            stroke.cap = .butt
            canvas.stroke(line, stroke)
        }
        if showsMeans {
            let places = [place(entry.position, entry.statistics.mean)]
            try drawMarkers(meanMarker, at: places, or: inheritedStyle.cycleColor(2), on: canvas, scale)
        }
    }

    private func drawMarkers(
        _ looks: MarkerLooks, at places: [Point], or color: Color, on canvas: any Canvas, _ pixelsPerPoint: Double
    ) throws {
        let (face, edge) = (looks.color ?? color, looks.edgeColor ?? color)
        try looks.marker.draw(
            at: places, size: looks.size, color: face.opacity(face.alpha * alpha),
            edgeColor: edge.opacity(edge.alpha * alpha), edgeWidth: looks.edgeWidth, on: canvas,
            pixelsPerPoint: pixelsPerPoint, of: name)
    }
}

extension Path {
    /// Lines through points; nil where one is not finite.
    fileprivate init?(finite points: [Point], closed: Bool = false) {
        guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        self.init(points, closed: closed)
    }
}

extension Axes {
    /// Shows what each group of values is like as a box with whiskers, and puts a tick at each box.
    ///
    /// - Parameters:
    ///   - groups: values that are not numbers are left out; drawing throws a ``PlotError`` at infinite ones.
    ///   - names: what is written at the ticks; none for 1, 2, 3 and so on.
    ///   - orientation: which way the whiskers reach.
    /// - Returns: the boxes, to be changed later.
    @discardableResult
    public func boxPlot(
        _ groups: [[Double]], names: [String] = [], orientation: Orientation = .vertical
    ) -> BoxPlot {
        let boxes = BoxPlot(groups, orientation: orientation)
        boxes.names = names
        include(boxes)
        return boxes
    }
}
