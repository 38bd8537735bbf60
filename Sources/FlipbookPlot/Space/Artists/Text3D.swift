import FlipbookCanvas

/// A text at a position in three dimensions. Where its position is not finite, nothing is drawn.
///
/// Made by `axes.text(…)`, or on its own and then added with
/// ``Axes/add(_:)-(PlacedText)``. Its ``Text/rotation`` is that of ``direction``.
public final class Text3D: PlacedText {
    /// Where the text lies along z, in data; ``PlacedText/position`` is where it lies along x and y.
    public var z: Double { didSet { changed(.looks) } }
    /// The direction of data along which the text is written; nil for level.
    public var direction: SIMD3<Double>? { didSet { changed(.looks) } }

    /// A text whose lower left corner lies at a position, to be added to axes. Looks that are nil are those of the style
    /// there.
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line.
    ///   - position: the x, y and z in data; nothing is drawn where one is NaN.
    ///   - direction: the direction of data along which it is written; nil for level.
    ///   - color: the colour of the letters.
    ///   - size: the font size, in points.
    ///   - weight: how heavy the letters are.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ string: String = "", at position: (x: Double, y: Double, z: Double) = (.nan, .nan, .nan),
        along direction: SIMD3<Double>? = nil, color: Color? = nil, size: Double? = nil,
        weight: TextStyle.Weight? = nil, zOrder: Double? = nil
    ) {
        z = position.z
        self.direction = direction
        super.init(string, at: (position.x, position.y), in: .data, role: .text)
        set(color: color, size: size, weight: weight, rotation: .zero, horizontal: nil, vertical: nil, zOrder: zOrder)
    }

    /// Moves the text, in data.
    public func setData(position: (x: Double, y: Double, z: Double)) {
        self.position = (position.x, position.y)
        z = position.z
    }

    override var takesRoomInTightLayout: Bool { false }

    private var data: SIMD3<Double> { SIMD3(position.x, position.y, z) }

    override func point(in transform: Transform) -> Point {
        coordinates == .data ? transform.projection.point(data) : super.point(in: transform)
    }

    override func rotation(in transform: Transform) -> Angle {
        direction.map { .degrees(transform.projection.textAngle(along: $0, at: data)) } ?? .zero
    }
}

extension Axes3D {
    /// Writes a text whose lower left corner lies at a position in data. Looks that are nil are those of the style.
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line.
    ///   - position: the x, y and z.
    ///   - direction: the direction of data along which it is written, such as `[1, 0, 0]`; level where it is nil.
    ///   - color: the colour of the letters; nil for the style's.
    ///   - size: the font size, in points; nil for the style's.
    ///   - weight: how heavy the letters are.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(
        _ string: String, at position: (x: Double, y: Double, z: Double), along direction: SIMD3<Double>? = nil,
        color: Color? = nil, size: Double? = nil, weight: TextStyle.Weight? = nil, zOrder: Double? = nil
    ) -> Text3D {
        include(
            Text3D(
                string, at: position, along: direction, color: color, size: size, weight: weight, zOrder: zOrder))
    }
}
