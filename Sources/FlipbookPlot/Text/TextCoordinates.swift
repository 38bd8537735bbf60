import FlipbookCanvas

/// What a position of a text or of an end of an arrow is given in.
///
///     axes.text("threshold", at: (0.02, 3), in: .blended(x: .axes, y: .data))
public indirect enum TextCoordinates: Hashable, Sendable {
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
    /// Fractions of the figure, or of the subfigure that the text is in, from the lower left corner.
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
    case blended(x: TextCoordinates, y: TextCoordinates)

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
    func reference(_ transform: Transform, target: Point? = nil, fontSize: Double = 0) -> TextCoordinates.Reference {
        TextCoordinates.Reference(
            transform: transform, figure: areaBox ?? transform.box, target: target, fontSize: fontSize)
    }
}
