import Foundation

/// What matplotlib answered about statistics and the limits of artists: of the same file as ``OracleFile``.
struct StatisticsOracle: Decodable {
    var statistics: [Group]
    var limits: [Limits]

    struct Group: Decodable {
        var data: [Double]
        var box: Box
        var histogram: Counts
    }

    struct Box: Decodable {
        var med, q1, q3, whislo, whishi, mean, cilo, cihi: Double
        var fliers: [Double]
    }

    struct Counts: Decodable {
        var counts: [Double]
        var edges: [Double]
    }

    struct Limits: Decodable {
        var kind: String
        var n: Int
        var x, h, e, g: [Double]
        var limits: Ranges

        struct Ranges: Decodable {
            var x, y: [Double]
        }
    }

    static let shared = Result { try OracleSource.oracle.read(StatisticsOracle.self) }
}
