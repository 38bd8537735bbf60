import FlipbookCanvas
import FlipbookMathematics

/// How long the arrows of a ``Quiver`` are and where they point, for a transform. The rules are matplotlib's.
struct QuiverArrows {
    /// How wide the shafts are, in the arrows' unit.
    let unitWidth: Double
    /// How long a vector is that is drawn one unit long.
    let scale: Double
    /// How wide the shafts are, in pixels.
    private let width: Double
    /// How many widths of the shaft a vector of length 1 takes.
    private let factor: Double
    private let shape: Quiver.Head
    private let pivot: Quiver.Pivot
    /// The lengths, in widths of the shaft; NaN where there is no arrow.
    private var lengths: [Double]
    /// The unit vectors along the arrows, y up.
    private let directions: [Point]
    private var corners = [Point](repeating: .zero, count: 8)

    /// - Throws: ``PlotError`` where the quiver can't be drawn.
    init(_ quiver: Quiver, in transform: Transform) throws {
        try quiver.check()
        shape = quiver.head
        pivot = quiver.pivot
        let pixelsPerUnit = transform.pixels(per: quiver.unit)
        let span = transform.box.width / pixelsPerUnit
        let count = Double(quiver.x.count).squareRoot()
        unitWidth = quiver.width ?? 0.06 * span / min(max(count, 8), 25)
        width = unitWidth * pixelsPerUnit

        let vectors = zip(quiver.u, quiver.v).map { Point(x: $0, y: $1) }
        let shown = quiver.angles == .xy || quiver.scaleUnit == .xy ? quiver.shownVectors(in: transform) : vectors
        if case .fixed(let angles) = quiver.angles {
            directions = angles.map { Point(angle: $0.radians) }
            lengths = vectors.map(\.length)
        } else {
            directions = (quiver.angles == .xy ? shown : vectors).map(\.direction)
            lengths = (quiver.scaleUnit == .xy ? shown : vectors).map(\.length)
        }
        for index in lengths.indices where !(quiver.values?[index].isFinite ?? true) { lengths[index] = .nan }

        let unitsPerScaleUnit =
            quiver.scaleUnit.map { ($0 == .xy ? 1 : transform.pixels(per: $0)) / pixelsPerUnit } ?? 1
        var scale = quiver.scale ?? 0
        if quiver.scale == nil {
            scale = 1.8 * lengths.filter(\.isFinite).mean * max(10, count) / span * unitsPerScaleUnit
        }
        self.scale = scale
        factor = scale > 0 ? unitsPerScaleUnit / (scale * unitWidth) : 0
        for index in lengths.indices { lengths[index] *= factor }
    }

    /// Makes the outline of an arrow at a point of the canvas.
    ///
    /// - Returns: whether there is one.
    mutating func outline(_ index: Int, at origin: Point, into path: inout Path) -> Bool {
        let (length, direction) = (lengths[index], directions[index])
        guard !length.isNaN, direction.isFinite, origin.isFinite else {
            return false
        }
        shape.outline(length: length, pivot: pivot, corners: &corners)
        put(at: origin, along: direction, into: &path)
        return true
    }

    /// The outline of one more arrow of a vector, for a key; nil where there is none. It points along the vector on the page.
    mutating func key(
        of vector: Point, for quiver: Quiver, pivot: Quiver.Pivot, at origin: Point, in transform: Transform
    ) -> Path? {
        var length = vector.length
        if quiver.scaleUnit == .xy {
            let part = quiver.smallPart
            let (start, end) = (transform(0, 0), transform(part * vector.x, part * vector.y))
            length = Point(x: (end.x - start.x) / part, y: (end.y - start.y) / part).length
        }
        length *= factor
        let direction = vector.direction
        guard length.isFinite, direction.isFinite, origin.isFinite else { return nil }
        shape.outline(length: length, pivot: pivot, corners: &corners)
        var path = Path()
        put(at: origin, along: direction, into: &path)
        return path
    }

    /// Puts the corners where an arrow lies.
    private func put(at origin: Point, along direction: Point, into path: inout Path) {
        path.removeAll()
        for (number, corner) in corners.enumerated() {
            let point = Point(
                x: origin.x + (corner.x * direction.x - corner.y * direction.y) * width,
                y: origin.y - (corner.x * direction.y + corner.y * direction.x) * width)
            if number == 0 { path.move(to: point) } else { path.line(to: point) }
        }
    }
}

extension Quiver {
    /// A part of a vector that is small beside the data.
    fileprivate var smallPart: Double {
        let limits = [dataLimits?.x, dataLimits?.y].compactMap(\.self).flatMap { [$0.lowerBound, $0.upperBound] }
        return max((limits.map(abs).max() ?? 0) * 0.001, .leastNormalMagnitude)
    }

    /// The vectors as the axes show them: from x, y to x + u, y + v in pixels, y up.
    fileprivate func shownVectors(in transform: Transform) -> [Point] {
        // A small part of each vector, so that it is straight where the scales aren't; or the whole, where it is to end
        // at a point of the data.
        let part = angles == .xy && scaleUnit == .xy ? 1 : smallPart
        let ends = transform(zip(x, u).map { $0 + part * $1 }, zip(y, v).map { $0 + part * $1 })
        return zip(transform(x, y), ends).map { start, end in
            Point(x: (end.x - start.x) / part, y: (start.y - end.y) / part)
        }
    }

    /// Throws where the arrows can't be drawn.
    fileprivate func check() throws {
        try checkGrids()
        let fixed: [Angle]? = if case .fixed(let angles) = angles { angles } else { nil }
        try checkLengths([
            "x": x.count, "y": y.count, "u": u.count, "v": v.count, "values": values?.count, "angles": fixed?.count,
        ])
        for (number, what) in [(width, "a width"), (scale, "a scale")] {
            guard let number, !(number > 0 && number.isFinite) else { continue }
            throw PlotError(.size, "\(name): arrows can't have \(what) of \(number); give a number above 0, or nil")
        }
        let sizes = [head.width, head.length, head.axisLength, head.minShaft, head.minLength]
        guard sizes.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw PlotError(
                .size,
                "\(name): arrows can't be drawn with a head width, head length, head axis length, least shaft and least "
                    + "length of \(sizes); give numbers of 0 or more")
        }
    }
}

extension Transform {
    /// How many pixels a unit takes.
    fileprivate func pixels(per unit: Quiver.Unit) -> Double {
        let (width, height) = (xLimits.upperBound - xLimits.lowerBound, yLimits.upperBound - yLimits.lowerBound)
        return switch unit {
        case .width: box.width
        case .height: box.height
        case .dots: 1
        case .inches: 72 * pixelsPerPoint
        case .x: box.width / width
        case .y: box.height / height
        case .xy: Point(x: box.width, y: box.height).length / Point(x: width, y: height).length
        }
    }
}

extension Point {
    fileprivate init(angle: Double) {
        let (cosine, sine) = cosineAndSine(angle)
        self.init(x: cosine, y: sine)
    }

    fileprivate var length: Double { hypot(x, y) }

    /// The vector of length 1; to the right for one of length 0.
    fileprivate var direction: Point {
        let length = length
        return length == 0 ? Point(x: 1, y: 0) : Point(x: x / length, y: y / length)
    }
}

extension Quiver.Head {
    /// The corners of an arrow from the origin to the right, y up: around the upper side to the tip, and back below.
    ///
    /// An arrow that would be shorter than its head is made smaller as a whole, and one shorter than ``minLength`` is a
    /// hexagon.
    ///
    /// The outline is matplotlib's, with all lengths in widths of the shaft.
    ///
    /// - Parameter corners: eight points, which are replaced.
    func outline(length: Double, pivot: Quiver.Pivot, corners: inout [Point]) {
        let length = min(max(length, 0), 65536)
        guard length >= minLength else {
            for index in 0..<8 {
                corners[index] = Point(corner: index, of: 6, radius: minLength * 0.5, from: 0)
            }
            return
        }
        let least = minShaft * self.length
        let shrink = length < least ? length / least : 1
        let tip = length < least ? least : length
        let half = 0.5 * shrink
        let end = tip * shrink
        let start =
            switch pivot {
            case .tail: 0.0
            case .middle: -0.5 * end
            case .tip: -end
            }
        let neck = start + (tip - axisLength) * shrink
        let barb = start + (tip - self.length) * shrink
        corners[0] = Point(x: start, y: half)
        corners[1] = Point(x: neck, y: half)
        corners[2] = Point(x: barb, y: half * width)
        corners[3] = Point(x: start + end, y: 0)
        corners[4] = Point(x: barb, y: -half * width)
        corners[5] = Point(x: neck, y: -half)
        corners[6] = Point(x: start, y: -half)
        corners[7] = corners[0]
    }
}
