import CFlipbookPixels

/// How a picture lies in memory as video: the planes Y, Cb and Cr, one after the other, without gaps.
package struct YUVLayout: Hashable, Sendable {
    /// How many colour samples there are.
    package enum Chroma: Hashable, Sendable, CaseIterable {
        /// One for each 2x2 pixels, sited in their centre: what every player shows. ffmpeg's `yuv420p`.
        case halved
        /// One for each pixel: crisp coloured lines. Many players can't play it. ffmpeg's `yuv444p`.
        case full
    }

    /// Columns of the luma plane: the picture's width, or one more where that is odd.
    package let width: Int
    /// Rows of the luma plane: the picture's height, or one more where that is odd.
    package let height: Int
    /// How many colour samples there are.
    package let chroma: Chroma

    /// The layout for a picture of this size, padded to even sides.
    package init(width: Int, height: Int, chroma: Chroma) {
        self.width = width + width % 2
        self.height = height + height % 2
        self.chroma = chroma
    }

    /// Columns of each chroma plane.
    package var chromaWidth: Int { chroma == .halved ? width / 2 : width }
    /// Rows of each chroma plane.
    package var chromaHeight: Int { chroma == .halved ? height / 2 : height }
    /// The bytes of all three planes.
    package var byteCount: Int { width * height + 2 * chromaWidth * chromaHeight }
}

extension PixelBuffer {
    /// Converts to BT.709 in limited range, 4:2:0, each value rounded to nearest; odd sides are padded with white.
    ///
    /// Each chroma sample is the mean of its 2x2 pixels. Transparency is not looked at: a pixel counts as it looks over
    /// black. .1 ms at 640x480 with AVX2.
    ///
    /// - Parameter planes: as ``YUVLayout`` says with ``YUVLayout/Chroma/halved``.
    /// - Precondition: `planes` holds at least the layout's `byteCount`.
    package func convertToYUV420(into planes: UnsafeMutableRawBufferPointer) {
        convert(.halved, into: planes, path: .best)
    }

    /// Converts to BT.709 in limited range, 4:4:4, each value rounded to nearest; odd sides are padded with white.
    ///
    /// - Parameter planes: as ``YUVLayout`` says with ``YUVLayout/Chroma/full``.
    /// - Precondition: `planes` holds at least the layout's `byteCount`.
    package func convertToYUV444(into planes: UnsafeMutableRawBufferPointer) {
        convert(.full, into: planes, path: .best)
    }

    func convert(_ chroma: YUVLayout.Chroma, into planes: UnsafeMutableRawBufferPointer, path: PixelPath) {
        precondition(planes.count >= YUVLayout(width: width, height: height, chroma: chroma).byteCount)
        withUnsafeBytes { bytes in
            flipbook_bgrx_to_bt709(
                bytes.baseAddress!, stride, width, height, chroma == .halved ? 1 : 0, planes.baseAddress!,
                path.rawValue)
        }
    }
}
