import FlipbookCanvas

extension Axis {
    /// From the end of a label's pad to the middle of an angle's label, in points.
    private static let angleLabelReach = 7.0

    /// Puts the ticks of an angle or a radius and their labels into their places; positions are angles or radii of the
    /// canvas.
    func placeTicks(
        _ ticks: [Tick], _ style: TickStyle, in view: View, _ polar: PolarProjection, measurer: any TextMeasurer
    ) throws -> PlacedTicks {
        let isAngle = direction == .x
        let seen = ticks.map { ($0, isAngle ? polar.angle($0.value) : polar.radius($0.value)) }
            .filter { isAngle || polar.shows(radius: $0.1) }
        var placed = PlacedTicks(positions: seen.map(\.1))
        guard !style.labelSides.isDisjoint(with: direction.sides) else { return placed }
        let font = TextStyle(family: fontFamily, size: style.labelSize * view.pixelsPerPoint)
        let pad = style.length * style.direction.partOutside + style.pad
        for (tick, position) in seen where !tick.label.isEmpty {
            let label =
                isAngle
                ? polar.angleLabel(at: position, pad: (pad + Self.angleLabelReach) * view.pixelsPerPoint)
                : polar.radiusLabel(at: position, pad: pad * view.pixelsPerPoint)
            let layout = try TextLayout(
                tick.label, in: self, style: font, at: label.place, horizontal: label.horizontal,
                vertical: label.vertical,
                rotation: style.labelRotation, mode: .anchor, measurer: measurer)
            placed.labels.append((direction.sides[0], layout))
        }
        return placed
    }
}

/// Where a label lies, and which of its points lies there.
private struct LabelPlace {
    var place: Point
    var horizontal: HorizontalAlignment
    var vertical: VerticalAlignment
}

extension PolarProjection {
    /// The label of an angle: around a point so many pixels out of the rim.
    fileprivate func angleLabel(at angle: Double, pad: Double) -> LabelPlace {
        LabelPlace(place: point(at: angle, 1).moved(by: pad, to: angle), horizontal: .center, vertical: .center)
    }

    /// The label of a radius: on the ray of the labels in a whole circle, else beside the ray where angles begin.
    fileprivate func radiusLabel(at radius: Double, pad: Double) -> LabelPlace {
        if isFullCircle {
            return LabelPlace(place: point(at: labelAngle, radius), horizontal: .left, vertical: .bottom)
        }
        let out = start + (isClockwise ? .pi / 2 : -.pi / 2)
        let (horizontal, vertical) = alignmentBesideStart
        return LabelPlace(
            place: point(at: start, radius).moved(by: pad, to: out), horizontal: horizontal, vertical: vertical)
    }

    /// The point of a label that lies towards the ray where angles begin, by the eighth of the circle that the label
    /// lies in.
    private var alignmentBesideStart: (HorizontalAlignment, VerticalAlignment) {
        let degrees = floorDivide(start * 180 / .pi, by: 360).remainder
        let eighths: [(below: Double, HorizontalAlignment, VerticalAlignment)] = [
            (21.5, .center, .top), (66.5, .left, .top), (112.5, .left, .center), (157.5, .left, .bottom),
            (202.5, .center, .bottom), (247.5, .right, .bottom), (292.5, .right, .center), (337.5, .right, .top),
        ]
        let (_, horizontal, vertical) = eighths.first { degrees < $0.below } ?? (360, .center, .top)
        guard isClockwise else { return (horizontal, vertical) }
        return (horizontal.opposite, vertical.opposite)
    }
}

extension Point {
    /// The point so many pixels away in a direction.
    fileprivate func moved(by distance: Double, to angle: Double) -> Point {
        let (cosine, sine) = cosineAndSine(angle)
        return Point(x: x + distance * cosine, y: y - distance * sine)
    }
}

extension HorizontalAlignment {
    fileprivate var opposite: Self {
        switch self {
        case .left: .right
        case .center: .center
        case .right: .left
        }
    }
}

extension VerticalAlignment {
    fileprivate var opposite: Self {
        switch self {
        case .top: .bottom
        case .bottom: .top
        default: self
        }
    }
}
