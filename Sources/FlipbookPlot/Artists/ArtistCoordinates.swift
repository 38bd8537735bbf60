import FlipbookCanvas

/// What the x and y of an artist are given in.
///
///     let band = axes.add(Rectangle(at: (1, 0), width: 2, height: 1))
///     band.coordinates = .xInData   // from x = 1 to x = 3, as high as the axes
public enum ArtistCoordinates: Hashable, Sendable {
    /// Data.
    case data
    /// Fractions of the box of the axes, from its lower left corner.
    case axes
    /// x in data, y in fractions of the box.
    case xInData
    /// x in fractions of the box, y in data.
    case yInData

    var hasDataX: Bool { self == .data || self == .xInData }
    var hasDataY: Bool { self == .data || self == .yInData }

    /// Those that limits follow.
    func limits(_ limits: DataLimits) -> DataLimits {
        DataLimits(
            x: hasDataX ? limits.x : nil, y: hasDataY ? limits.y : nil, leastPositiveX: limits.leastPositiveX,
            leastPositiveY: limits.leastPositiveY)
    }

    /// Where they lie. Fractions have straight lines in polar axes too.
    func transform(_ transform: Transform) -> Transform {
        guard self != .data else { return transform }
        let whole = AxisSpan(limits: 0...1)
        return Transform(
            box: transform.box, x: hasDataX ? transform.xSpan : whole, y: hasDataY ? transform.ySpan : whole,
            pixelsPerPoint: transform.pixelsPerPoint)
    }
}
