import FlipbookCanvas

/// A text at a place in three dimensions. Where its place is not finite, nothing is drawn.
///
/// Made by ``Axes3D/text(_:_:_:_:along:)``, or on its own and then added with ``Axes/add(_:)-(PlacedText)``. Its
/// ``Text/rotation`` is that of ``direction``.
public final class Text3D: PlacedText {
    /// Where the text lies along z, in data.
    public var z: Double { didSet { changed(.looks) } }
    /// The direction of data along which the text is written; nil for level.
    public var direction: SIMD3<Double>? { didSet { changed(.looks) } }

    /// A text whose lower left corner lies at a place, in the style's font.
    public init(
        _ string: String, x: Double, y: Double, z: Double, along direction: SIMD3<Double>? = nil,
        style: Style = .default
    ) {
        self.z = z
        self.direction = direction
        super.init(string, x: x, y: y, in: .data, size: style.textSize, weight: .normal, style: style)
    }

    /// Moves the text.
    public func move(toX x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    private var place: SIMD3<Double> { SIMD3(x, y, z) }

    override func point(in view: View) -> Point {
        guard coordinates == .data, let map = SpaceMap(view) else { return super.point(in: view) }
        return Point(map(place))
    }

    override func rotation(in view: View) -> Double {
        guard let direction, let map = SpaceMap(view) else { return 0 }
        let way = map.onPlane(place + direction) - map.onPlane(place)
        return (arcTangent(way.y, way.x) * 180 / .pi).uprightDegrees
    }
}
