import Foundation

/// What matplotlib answered: the file beside this one, or another that `FLIPBOOK_ORACLE` names.
struct OracleFile: Decodable {
    var maxNLocator: [Ticks]
    var autoscaledLine: [AutoscaledLine]
    var logAxis: [MajorAndMinor]
    var autoMinorLocator: [MajorAndMinor]
    var limits: [ArtistLimits]
    var contours: [Contours]

    struct Ticks: Decodable {
        var limits: [Double]
        var maxIntervals: Int
        var ticks: [Double]
    }

    struct MajorAndMinor: Decodable {
        var limits: [Double]
        var major: [Double]
        var minor: [Double]
    }

    /// The limits that an artist of a kind asks for.
    struct ArtistLimits: Decodable {
        var kind: String
        var n: Int
        var x: [Double]
        var h: [Double]
        var e: [Double]
        var g: [Double]
        var limits: Limits

        struct Limits: Decodable {
            var x: [Double]
            var y: [Double]
        }
    }

    /// Lengths of lines on about 10 levels of `sin(a x + phase) cos(b y)`, and areas of the bands between 21 others.
    struct Contours: Decodable {
        var nx: Int
        var ny: Int
        var a: Double
        var b: Double
        var phase: Double
        var levels: [Double]
        var lineLength: [Double]
        var bandArea: [Double]
    }

    struct AutoscaledLine: Decodable {
        var x: [Double]
        var y: [Double]
        var xLimits: [Double]
        var yLimits: [Double]
        var xTicks: [LabelledTick]
        var yTicks: [LabelledTick]
        var xOffsetText: String
        var yOffsetText: String
    }

    /// A pair in an array: `[1.5, "1.50"]`.
    struct LabelledTick: Decodable {
        var value: Double
        var label: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            value = try pair.decode(Double.self)
            label = try pair.decode(String.self)
        }
    }

    static let shared = Result { try OracleSource.oracle.read(OracleFile.self) }
}
