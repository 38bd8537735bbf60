/// The size of a turn, in degrees or in radians.
///
///     wedge.startAngle = .degrees(90)
///     text.rotation = .radians(.pi / 4)
///
/// In JSON it is a number of degrees.
public struct Angle: Hashable, Sendable, Comparable {
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

extension Angle: Codable {
    /// Reads a number of degrees.
    public init(from decoder: any Decoder) throws {
        self.init(degrees: try decoder.singleValueContainer().decode(Double.self))
    }

    /// Writes a number of degrees.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(degrees)
    }
}
