import FlipbookPixels

/// The size and the kind of a frame's pixels.
public struct FrameShape: Hashable, Sendable, CustomStringConvertible {
    /// Columns, in pixels.
    public var width: Int
    /// Rows, in pixels.
    public var height: Int
    /// Whether the pixels are opaque or have an alpha channel.
    public var format: PixelBuffer.Format

    /// A shape of all its parts.
    public init(width: Int, height: Int, format: PixelBuffer.Format) {
        self.width = width
        self.height = height
        self.format = format
    }

    /// `640x480`, or `640x480 with alpha`.
    public var description: String { "\(width)x\(height)\(format == .opaque ? "" : " with alpha")" }
}
