import CFlipbookPixels

/// How much of each pixel areas and lines cover, and their painting: exact, and several times as fast as Cairo, for what
/// is made of straight lines. By one thread.
///
///     coverage.begin(x: 0..<640, y: 0..<480)
///     coverage.addArea(corners)
///     pixels.withUnsafeMutableBytes { coverage.paint(0xFF00_00FF, on: $0, stride: stride) }
package struct Coverage: ~Copyable {
    /// How an open line ends.
    package enum Cap: Sendable { case butt, round, projecting }
    /// How a line looks at its corners. A mitre ten times as long as the line is wide becomes a bevel.
    package enum Join: Sendable { case miter, round, bevel }

    private let pointer: UnsafeMutablePointer<flipbook_coverage>

    /// Covers nothing yet. It takes as much memory as the largest box that it is used for has pixels, times 4 bytes.
    package init() {
        guard let pointer = flipbook_make_coverage() else { preconditionFailure("no memory is left for drawing") }
        self.pointer = pointer
    }

    deinit { flipbook_free_coverage(pointer) }

    /// Begins with nothing covered, in a box of whole pixels; what lies outside is cut off.
    package mutating func begin(x: Range<Int>, y: Range<Int>) {
        let isReady = flipbook_coverage_begin(
            pointer, Int32(x.lowerBound), Int32(y.lowerBound), Int32(x.count), Int32(y.count))
        precondition(isReady == 1, "no memory is left for drawing")
    }

    /// Covers a polygon's area. Those that turn opposite ways take each other away, as holes do.
    ///
    /// - Parameter corners: x and y in turn, in pixels.
    package mutating func addArea(_ corners: UnsafeBufferPointer<Double>) {
        flipbook_cover_area(pointer, corners.baseAddress, corners.count / 2)
    }

    /// Covers a line.
    ///
    /// - Parameters:
    ///   - points: x and y in turn, in pixels; two that differ or more: a single place has no line.
    ///   - width: in pixels.
    package mutating func addStroke(
        _ points: UnsafeBufferPointer<Double>, isClosed: Bool, width: Double, cap: Cap, join: Join
    ) {
        let cap =
            switch cap {
            case .butt: FLIPBOOK_CAP_BUTT
            case .round: FLIPBOOK_CAP_ROUND
            case .projecting: FLIPBOOK_CAP_PROJECTING
            }
        let join =
            switch join {
            case .miter: FLIPBOOK_JOIN_MITER
            case .round: FLIPBOOK_JOIN_ROUND
            case .bevel: FLIPBOOK_JOIN_BEVEL
            }
        flipbook_cover_stroke(pointer, points.baseAddress, points.count / 2, isClosed ? 1 : 0, width / 2, cap, join)
    }

    /// Paints where something is covered; nothing is afterwards.
    ///
    /// - Parameters:
    ///   - color: 0xAARRGGBB, multiplied by alpha.
    ///   - pixels: rows of such colours, the first one in the corner of the picture.
    ///   - stride: bytes from one row to the next.
    /// - Precondition: the box lies within the pixels.
    package mutating func paint(_ color: UInt32, on pixels: UnsafeMutableRawBufferPointer, stride: Int) {
        flipbook_coverage_paint(pointer, pixels.baseAddress?.assumingMemoryBound(to: UInt8.self), stride, color)
    }

    /// Paints a colour over pixels, as much as the alpha of a mask's pixels says.
    ///
    /// - Parameters:
    ///   - color: 0xAARRGGBB, multiplied by alpha.
    ///   - mask: the first of `height` rows of `width` such colours.
    ///   - pixels: the first of those to paint on.
    ///   - stride: bytes from one row to the next.
    package static func paint(
        _ color: UInt32, through mask: UnsafeRawPointer, maskStride: Int, width: Int, height: Int,
        on pixels: UnsafeMutableRawPointer, stride: Int
    ) {
        flipbook_paint_mask(
            mask.assumingMemoryBound(to: UInt32.self), maskStride, Int32(width), Int32(height), color,
            pixels.assumingMemoryBound(to: UInt8.self), stride)
    }
}
