import FlipbookCanvas
import FlipbookMathematics

/// Colours that vary with the position inside a patch: see ``Patch/gradient``.
///
///     bars.gradient = .linear([.white, .tabBlue])
///     circle.gradient = .radial([.white, .tabRed], center: (0.3, 0.7), radius: 0.8)
///     area.gradient = .linear(.viridis, from: (0, 0), to: (0, 10), in: .data)
public struct Gradient: Hashable, Sendable {
    /// A colour, and where it is.
    public struct Stop: Hashable, Sendable {
        /// The colour.
        public var color: Color
        /// Where it is: 0 where the gradient begins, 1 where it ends.
        public var position: Double

        /// A colour at a position from 0 to 1.
        public init(_ color: Color, at position: Double) {
            self.color = color
            self.position = position
        }
    }

    /// The colours. Between two of them are mixes of both; before the first position and after the last one the colour stays the
    /// same. Drawing throws a ``PlotError`` where there is none, or where positions are not 0 to 1 in rising order.
    public var stops: [Stop]
    /// What the ends are given in; nil for fractions of the box around each shape, from its lower left corner.
    public var coordinates: Coordinates?
    private var ends: Ends

    private enum Ends: Hashable {
        case linear(fromX: Double, fromY: Double, toX: Double, toY: Double)
        case radial(x: Double, y: Double, radius: Double)
    }

    /// How many colours are taken of a colormap.
    private static let mapCount = 65

    private static func even(_ colors: [Color]) -> [Stop] {
        colors.enumerated().map { Stop($1, at: colors.count > 1 ? Double($0) / Double(colors.count - 1) : 0) }
    }

    private static func colors(of map: Colormap) -> [Color] {
        (0..<mapCount).map { map(Double($0) / Double(mapCount - 1)) }
    }

    /// Colours at positions along a straight line, the same across it.
    ///
    /// - Parameters:
    ///   - stops: the colours and their positions.
    ///   - start: the x and y of position 0.
    ///   - end: the x and y of position 1.
    ///   - coordinates: what both are given in; nil for fractions of the box around each shape.
    public static func linear(
        stops: [Stop], from start: (x: Double, y: Double) = (0, 0), to end: (x: Double, y: Double) = (0, 1),
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        Gradient(
            stops: stops, coordinates: coordinates,
            ends: .linear(fromX: start.x, fromY: start.y, toX: end.x, toY: end.y))
    }

    /// Colours evenly along a straight line: from the bottom to the top of each shape unless said otherwise.
    ///
    /// - Parameters:
    ///   - colors: from the start to the end.
    ///   - start: the x and y of the first colour.
    ///   - end: the x and y of the last colour.
    ///   - coordinates: what both are given in; nil for fractions of the box around each shape.
    public static func linear(
        _ colors: [Color], from start: (x: Double, y: Double) = (0, 0), to end: (x: Double, y: Double) = (0, 1),
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        linear(stops: even(colors), from: start, to: end, in: coordinates)
    }

    /// The colours of a colormap along a straight line: from the bottom to the top of each shape unless said otherwise.
    public static func linear(
        _ colormap: Colormap, from start: (x: Double, y: Double) = (0, 0), to end: (x: Double, y: Double) = (0, 1),
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        linear(colors(of: colormap), from: start, to: end, in: coordinates)
    }

    /// Colours at positions from a point outwards.
    ///
    /// - Parameters:
    ///   - stops: the colours and their positions.
    ///   - center: the x and y of position 0.
    ///   - radius: from there to position 1, along x and along y: where a unit of y is not as long as one of x, it is an ellipse
    ///     on the page.
    ///   - coordinates: what both are given in; nil for fractions of the box around each shape.
    public static func radial(
        stops: [Stop], center: (x: Double, y: Double) = (0.5, 0.5), radius: Double = 0.5,
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        Gradient(
            stops: stops, coordinates: coordinates, ends: .radial(x: center.x, y: center.y, radius: radius))
    }

    /// Colours evenly from a point outwards: from the middle to the sides of each shape unless said otherwise.
    ///
    /// - Parameters:
    ///   - colors: from the middle outwards.
    ///   - center: the x and y of the first colour.
    ///   - radius: from there to the last colour, along x and along y.
    ///   - coordinates: what both are given in; nil for fractions of the box around each shape.
    public static func radial(
        _ colors: [Color], center: (x: Double, y: Double) = (0.5, 0.5), radius: Double = 0.5,
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        radial(stops: even(colors), center: center, radius: radius, in: coordinates)
    }

    /// The colours of a colormap from a point outwards: from the middle to the sides of each shape unless said otherwise.
    public static func radial(
        _ colormap: Colormap, center: (x: Double, y: Double) = (0.5, 0.5), radius: Double = 0.5,
        in coordinates: Coordinates? = nil
    ) -> Gradient {
        radial(colors(of: colormap), center: center, radius: radius, in: coordinates)
    }
}

extension Gradient {
    /// Throws where it can't be drawn.
    func check(of name: @autoclosure () -> String) throws {
        let positions = stops.map(\.position)
        guard !stops.isEmpty, positions.allSatisfy({ (0...1).contains($0) }),
            zip(positions, positions.dropFirst()).allSatisfy({ $0 <= $1 })
        else {
            throw PlotError(
                .values,
                "the gradient of \(name()) can't be drawn: give one colour or more, at positions from 0 to 1 in rising order"
            )
        }
    }

    /// The gradient on the canvas; nil where one of its ends is not finite there.
    ///
    /// - Parameters:
    ///   - box: around the shape, on the canvas.
    ///   - opacity: multiplies the alpha of the colours.
    ///   - reference: what coordinates are measured by; nil for the box.
    func shading(in box: Rect, opacity: Double, by reference: Coordinates.Reference?) -> Shading? {
        func point(_ x: Double, _ y: Double) -> Point {
            if let coordinates, let reference { return coordinates.point((x, y), by: reference) }
            return Point(x: box.minX + x * box.width, y: box.maxY - y * box.height)
        }
        let shape: Shading.Shape
        switch ends {
        case .linear(let fromX, let fromY, let toX, let toY):
            let (start, end) = (point(fromX, fromY), point(toX, toY))
            guard start.isFinite, end.isFinite else { return nil }
            shape = .linear(from: start, to: end)
        case .radial(let x, let y, let radius):
            let (center, right, top) = (point(x, y), point(x + radius, y), point(x, y + radius))
            guard center.isFinite, right.isFinite, top.isFinite else { return nil }
            func length(_ other: Point) -> Double { hypot(other.x - center.x, other.y - center.y) }
            shape = .radial(center: center, radii: Size(width: length(right), height: length(top)))
        }
        return Shading(shape, stops.map { Shading.Stop($0.color.faded(by: opacity), at: $0.position) })
    }

    /// The gradient in the sample of a legend: its colours from below upwards, or from the middle outwards, where its ends are
    /// not fractions of the shape.
    func sample(in box: Rect, opacity: Double) -> Shading? {
        guard coordinates != nil else { return shading(in: box, opacity: opacity, by: nil) }
        if case .radial = ends { return Gradient.radial(stops: stops).shading(in: box, opacity: opacity, by: nil) }
        return Gradient.linear(stops: stops).shading(in: box, opacity: opacity, by: nil)
    }
}

extension Patch {
    /// Fills and edges a shape on the canvas, with the ``gradient`` where there is one.
    final func paint(
        _ path: Path, fill: Color?, stroke: Stroke?, hatch: Hatch.Ink? = nil, on canvas: any Canvas,
        in transform: Transform
    ) {
        let shading = gradient.flatMap { gradient in
            path.extent.flatMap {
                gradient.shading(
                    in: $0, opacity: opacity,
                    by: reference(transform, fontSize: inheritedStyle.textSize * transform.pixelsPerPoint))
            }
        }
        paint(path, fill: fill, shading, stroke: stroke, hatch: hatch, on: canvas)
    }

    /// Fills and edges the box of a sample in a legend.
    final func paintSample(_ box: Rect, fill: Color?, stroke: Stroke?, hatch: Hatch.Ink? = nil, on canvas: any Canvas) {
        paint(
            Path(box), fill: fill, gradient.flatMap { $0.sample(in: box, opacity: opacity) }, stroke: stroke,
            hatch: hatch, on: canvas)
    }

    private func paint(
        _ path: Path, fill: Color?, _ shading: Shading?, stroke: Stroke?, hatch: Hatch.Ink?, on canvas: any Canvas
    ) {
        guard let shading, fill != nil else {
            return canvas.draw(path, fill: fill, stroke: stroke, snap: .automatic, hatch: hatch)
        }
        canvas.draw(path, filledWith: shading, stroke: hatch == nil ? stroke : nil, snap: .automatic)
        if let hatch { canvas.draw(path, fill: nil, stroke: stroke, snap: .automatic, hatch: hatch) }
    }

    private var opacity: Double { min(max(alpha, 0), 1) }
}
