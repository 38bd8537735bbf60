import FlipbookCanvas

/// What positions are given in: of a text, of an end of an arrow, of an inset, of the data of an artist.
///
///     axes.text("threshold", at: (0.02, 3), in: .blended(x: .axes, y: .data))
///
///     let band = axes.add(Rectangle(at: (1, 0), width: 2, height: 1))
///     band.coordinates = .blended(x: .data, y: .axes)   // from x = 1 to x = 3, as high as the axes
public indirect enum Coordinates: Hashable, Sendable {
    /// The data of the axes: the text moves with them.
    case data
    /// An angle in radians and a radius, around the origin of the data.
    case polar
    /// Fractions of the axes, from the lower left corner.
    case axes
    /// Points (1/72 inch) from the lower left corner of the axes.
    case axesPoints
    /// Pixels from the lower left corner of the axes.
    case axesPixels
    /// Fractions of the figure, or of the subfigure around, from the lower left corner.
    case figure
    /// Points from the lower left corner of the figure or the subfigure.
    case figurePoints
    /// Pixels from the lower left corner of the figure or the subfigure.
    case figurePixels
    /// Points to the right and up from the target of an annotation; from the lower left corner of the axes for what has none.
    case offsetPoints
    /// Pixels to the right and up from the target of an annotation; from the lower left corner of the axes for what has none.
    case offsetPixels
    /// Font sizes to the right and up from the target of an annotation; from the lower left corner of the axes for what has
    /// none.
    case offsetFontSizes
    /// One kind of coordinates for x, and another for y.
    case blended(x: Coordinates, y: Coordinates)

    /// What positions are measured by.
    struct Reference {
        /// The transform of the axes.
        var transform: Transform
        /// The box of the figure or the subfigure.
        var figure: Rect
        /// The point that offsets are from; nil for the lower left corner of the axes.
        var target: Point?
        /// In pixels.
        var fontSize: Double
    }

    /// Where a position lies on the canvas.
    func point(_ position: (x: Double, y: Double), by reference: Reference) -> Point {
        let (transform, box, figure) = (reference.transform, reference.transform.box, reference.figure)
        func from(_ x: Double, _ y: Double, _ xUnit: Double, _ yUnit: Double) -> Point {
            Point(x: x + position.x * xUnit, y: y - position.y * yUnit)
        }
        func offset(_ unit: Double) -> Point {
            let origin = reference.target ?? Point(x: box.minX, y: box.maxY)
            return from(origin.x, origin.y, unit, unit)
        }
        let scale = transform.pixelsPerPoint
        switch self {
        case .data: return transform(position.x, position.y)
        case .polar:
            let (cosine, sine) = cosineAndSine(position.x)
            return transform(position.y * cosine, position.y * sine)
        case .axes: return from(box.minX, box.maxY, box.width, box.height)
        case .axesPoints: return from(box.minX, box.maxY, scale, scale)
        case .axesPixels: return from(box.minX, box.maxY, 1, 1)
        case .figure: return from(figure.minX, figure.maxY, figure.width, figure.height)
        case .figurePoints: return from(figure.minX, figure.maxY, scale, scale)
        case .figurePixels: return from(figure.minX, figure.maxY, 1, 1)
        case .offsetPoints: return offset(scale)
        case .offsetPixels: return offset(1)
        case .offsetFontSizes: return offset(reference.fontSize)
        case .blended(let x, let y):
            return Point(x: x.point(position, by: reference).x, y: y.point(position, by: reference).y)
        }
    }
}

extension Coordinates {
    /// Those of one direction.
    private func along(_ direction: Axis.Direction) -> Coordinates {
        guard case .blended(let x, let y) = self else { return self }
        return (direction == .x ? x : y).along(direction)
    }

    /// Whether it is the axes' own data along an axis.
    func isData(along direction: Axis.Direction) -> Bool { along(direction) == .data }

    /// The data that limits follow: those that are given as the data of the axes.
    func limits(_ limits: DataLimits) -> DataLimits {
        DataLimits(
            x: isData(along: .x) ? limits.x : nil, y: isData(along: .y) ? limits.y : nil,
            leastPositiveX: limits.leastPositiveX, leastPositiveY: limits.leastPositiveY)
    }

    /// Where the data of an artist lie. What isn't given in data has straight lines in polar axes too.
    func transform(_ transform: Transform, by reference: Reference) -> Transform {
        switch self {
        case .data: return transform
        case .polar:
            return Transform(
                box: transform.box, x: transform.xSpan, y: transform.ySpan, pixelsPerPoint: transform.pixelsPerPoint,
                projection: AnglesProjection(box: transform.box, x: transform.x, y: transform.y))
        default:
            return Transform(
                box: transform.box, x: span(along: .x, transform, reference), y: span(along: .y, transform, reference),
                pixelsPerPoint: transform.pixelsPerPoint)
        }
    }

    /// What lies along a side of the box of the axes.
    private func span(along direction: Axis.Direction, _ transform: Transform, _ reference: Reference) -> AxisSpan {
        let own = along(direction)
        switch own {
        case .data, .polar: return direction == .x ? transform.xSpan : transform.ySpan
        case .axes: return AxisSpan(limits: 0...1)
        default:
            let (zero, one) = (own.point((0, 0), by: reference), own.point((1, 1), by: reference))
            let box = transform.box
            let (low, high) =
                direction == .x
                ? ((box.minX - zero.x) / (one.x - zero.x), (box.maxX - zero.x) / (one.x - zero.x))
                : ((box.maxY - zero.y) / (one.y - zero.y), (box.minY - zero.y) / (one.y - zero.y))
            return AxisSpan(limits: low < high && (high - low).isFinite ? low...high : 0...1)
        }
    }
}

/// Data in Cartesian axes that are angles, in radians, and radii around the origin.
private struct AnglesProjection: BoxProjection {
    let box: Rect
    let x: AxisMap
    let y: AxisMap

    func point(_ x: Double, _ y: Double) -> Point {
        let (cosine, sine) = cosineAndSine(x)
        return Point(x: self.x(y * cosine), y: self.y(y * sine))
    }

    func path(_ path: Path) -> Path { path.map { point($0.x, $0.y) } }

    func data(at point: Point) -> (x: Double, y: Double)? { nil }
}

extension Artist {
    /// The box of the figure or the subfigure that the artist is in, in pixels; nil where it is in none.
    var areaBox: Rect? {
        var part: Artist? = self
        while let artist = part {
            if let area = artist as? FigureArea ?? (artist as? Axes)?.area { return area.areaTransform?.box }
            part = artist.parent
        }
        return nil
    }

    /// What positions of this artist are measured by.
    func reference(_ transform: Transform, target: Point? = nil, fontSize: Double = 0) -> Coordinates.Reference {
        Coordinates.Reference(
            transform: transform, figure: areaBox ?? transform.box, target: target, fontSize: fontSize)
    }
}
