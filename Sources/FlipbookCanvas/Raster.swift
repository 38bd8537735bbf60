/// A small picture that is drawn onto a canvas: rows of colours, the upper row first.
public struct Raster: Hashable, Sendable {
    /// How colours are found between the middles of the raster's cells.
    public enum Interpolation: Hashable, Sendable {
        /// The colour of the nearest one: cells are rectangles.
        case nearest
        /// A mix of the four around.
        case bilinear
    }

    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `width * height` colours as 0xAARRGGBB, the colours multiplied by alpha; as Cairo's `ARGB32` has them.
    public let pixels: [UInt32]

    /// A picture of given colours.
    ///
    /// - Precondition: there are `width * height` pixels.
    package init(width: Int, height: Int, pixels: [UInt32]) {
        precondition(pixels.count == width * height, "a raster of \(width)x\(height) has \(pixels.count) pixels")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A colour as a pixel, its components rounded to one of 256.
    package static func pixel(_ color: Color, alpha: Double = 1) -> UInt32 {
        func part(_ value: Double) -> UInt32 {
            guard value > 0 else { return 0 }
            return UInt32((min(value, 1) * 255).rounded(.toNearestOrEven))
        }
        let opacity = max(min(color.alpha * alpha, 1), 0)
        return part(opacity) << 24 | part(color.red * opacity) << 16 | part(color.green * opacity) << 8
            | part(color.blue * opacity)
    }
}

/// As bytes among a frame's parameters: the pixels travel as they lie in memory.
extension Raster: Codable {
    private enum CodingKeys: CodingKey { case width, height, pixels }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        width = try container.decode(Int.self, forKey: .width)
        height = try container.decode(Int.self, forKey: .height)
        pixels = try container.decode([UInt32].self, forKey: .pixels)
        guard width >= 0, height >= 0, width.multipliedReportingOverflow(by: height) == (pixels.count, false) else {
            throw DecodingError.dataCorruptedError(
                forKey: .pixels, in: container,
                debugDescription: "a raster of \(width)x\(height) has \(pixels.count) pixels")
        }
    }
}
