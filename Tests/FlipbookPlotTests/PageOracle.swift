import Foundation

/// What matplotlib answered about colours and boxes: of the same file as ``OracleFile``.
struct PageOracle: Decodable {
    var colormaps: [String: String]
    var viridisOf: [ViridisColor]
    var gridSpec: [Grid]
    var colorbars: [ColorBar]
    var projections3D: [Projection]

    /// The matrix that takes data in three dimensions to the plane, row by row.
    struct Projection: Decodable {
        var elevation: Double
        var azimuth: Double
        var limits: [[Double]]
        var matrix: [Double]
    }

    /// A pair in an array: `[0.5, "#21918cff"]`; the number is null where it was none.
    struct ViridisColor: Decodable {
        var value: Double
        var hex: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            value = try pair.decodeNil() ? .nan : pair.decode(Double.self)
            hex = try pair.decode(String.self)
        }
    }

    struct Grid: Decodable {
        var figureSize: [Double]
        var rows: Int
        var columns: Int
        var options: Options
        var cells: [Cell]

        struct Options: Decodable {
            var hspace, wspace, left, right, top, bottom: Double
            var widthRatios: [Double]?
            var heightRatios: [Double]?

            enum CodingKeys: String, CodingKey {
                case hspace, wspace, left, right, top, bottom
                case widthRatios = "width_ratios"
                case heightRatios = "height_ratios"
            }
        }
        struct Cell: Decodable {
            var rows: [Int]
            var columns: [Int]
            var box: [Double]
        }
    }

    struct ColorBar: Decodable {
        var figureSize: [Double]
        var image: [Int]
        var range: [Double]
        var orientation: String
        var equalAspect: Bool
        var options: Options
        var axes: [Double]
        var colorbar: [Double]
        var ticks: [Double]

        struct Options: Decodable {
            var fraction: Double?
            var pad: Double?
        }
    }

    static let shared = Result { try OracleSource.oracle.read(PageOracle.self) }
}
