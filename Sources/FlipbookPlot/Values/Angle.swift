/// The size of a turn, in degrees or in radians.
///
///     wedge.startAngle = .degrees(90)
///     text.rotation = .radians(.pi / 4)
public struct Angle: Hashable, Sendable, Comparable, Codable {
    /// The turn in degrees: 360 are a whole one.
    public var degrees: Double

    /// A turn in degrees.
    public static func degrees(_ degrees: Double) -> Angle { Angle(degrees: degrees) }

    /// A turn in radians: 2 pi are a whole one.
    public static func radians(_ radians: Double) -> Angle { Angle(degrees: radians * (180 / .pi)) }

    /// No turn.
    public static let zero = Angle(degrees: 0)

    /// The turn in radians.
    public var radians: Double { degrees * (.pi / 180) }

    public static func < (first: Angle, second: Angle) -> Bool { first.degrees < second.degrees }
}
