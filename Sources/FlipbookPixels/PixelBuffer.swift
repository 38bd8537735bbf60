/// A rectangle of pixels in memory: the one that Cairo draws into, the store packs and the encoder converts.
///
/// Each pixel takes four bytes, in the layout of Cairo's image surfaces on a little-endian machine: blue, green, red,
/// and a fourth. Rows lie top to bottom, each `stride` bytes after the one before.
package struct PixelBuffer: ~Copyable, @unchecked Sendable {
    /// What the fourth byte of a pixel means.
    package enum Format: UInt8, Sendable {
        /// Opaque: the fourth byte is not looked at. Cairo's `RGB24`.
        case opaque
        /// Alpha, with the colours multiplied by it. Cairo's `ARGB32`.
        case premultipliedAlpha
    }

    /// The largest width and height, in pixels: what Cairo's image surfaces can hold.
    package static let maximumSide = 32_767

    /// Columns, in pixels.
    package let width: Int
    /// Rows, in pixels.
    package let height: Int
    /// Bytes from one row to the next: a multiple of 64.
    package let stride: Int
    /// What the fourth byte of a pixel means.
    package let format: Format
    private let base: UnsafeMutableRawPointer

    /// A buffer of zeros: black where it is opaque, else transparent.
    ///
    /// - Precondition: both sides are 1...``maximumSide``; check data before it gets here.
    package init(width: Int, height: Int, format: Format = .opaque) {
        precondition(
            (1...Self.maximumSide).contains(width) && (1...Self.maximumSide).contains(height),
            "a pixel buffer of \(width)x\(height) can't be made: each side must be 1...\(Self.maximumSide)")
        self.width = width
        self.height = height
        self.format = format
        stride = (width * 4 + 63) & ~63
        base = .allocate(byteCount: stride * height, alignment: 64)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: stride * height)
    }

    deinit { base.deallocate() }

    /// The bytes of all rows, `stride * height` of them, to read.
    package func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: stride * height))
    }

    /// The bytes of all rows, `stride * height` of them, to write. They stay where they are for the buffer's life.
    package mutating func withUnsafeMutableBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeMutableRawBufferPointer(start: base, count: stride * height))
    }
}
