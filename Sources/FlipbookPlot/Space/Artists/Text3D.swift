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

    override var takesRoomInTightLayout: Bool { false }

    override func point(in transform: Transform) -> Point {
        coordinates == .data ? transform.projection.point(SIMD3(x, y, z)) : super.point(in: transform)
    }

    override func rotation(in transform: Transform) -> Double {
        direction.map { transform.projection.textAngle(along: $0, at: SIMD3(x, y, z)) } ?? 0
    }
}

extension Axes3D {
    /// Writes a text whose lower left corner lies at a place in data.
    ///
    /// - Parameters:
    ///   - x: along the x axis.
    ///   - y: along the y axis.
    ///   - z: along the z axis.
    ///   - string: what is written; a line break begins a new line.
    ///   - direction: the direction of data along which it is written, such as `[1, 0, 0]`; level where it is nil.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(
        _ x: Double, _ y: Double, _ z: Double, _ string: String, along direction: SIMD3<Double>? = nil
    ) -> Text3D {
        include(Text3D(string, x: x, y: y, z: z, along: direction, style: style))
    }
}
