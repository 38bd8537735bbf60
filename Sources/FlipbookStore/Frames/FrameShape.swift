import FlipbookPixels

/// The size and the kind of a frame's pixels.
package struct FrameShape: Hashable, Sendable, CustomStringConvertible {
    /// Columns, in pixels.
    package var width: Int
    /// Rows, in pixels.
    package var height: Int
    /// Whether the pixels are opaque or have an alpha channel.
    package var format: PixelBuffer.Format

    /// A shape of all its parts.
    package init(width: Int, height: Int, format: PixelBuffer.Format) {
        self.width = width
        self.height = height
        self.format = format
    }

    /// `640x480`, or `640x480 with alpha`.
    package var description: String { "\(width)x\(height)\(format == .opaque ? "" : " with alpha")" }
}
