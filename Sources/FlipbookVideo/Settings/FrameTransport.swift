import FlipbookPixels

/// How frames travel to ffmpeg.
struct FrameTransport: Hashable {
    /// What a pixel is made of.
    enum Samples: Hashable {
        case yuv(YUVLayout.Chroma)
        /// Red, green and blue; with alpha, not multiplied by it.
        case rgb, rgba
    }

    let samples: Samples
    /// Columns and rows that ffmpeg gets: of YUV, even.
    let width: Int
    let height: Int

    init(_ samples: Samples, width: Int, height: Int) {
        self.samples = samples
        let isPadded = if case .yuv = samples { true } else { false }
        self.width = isPadded ? width + width % 2 : width
        self.height = isPadded ? height + height % 2 : height
    }

    /// The bytes of a frame.
    var byteCount: Int {
        switch samples {
        case .yuv(let chroma): YUVLayout(width: width, height: height, chroma: chroma).byteCount
        case .rgb: width * height * 3
        case .rgba: width * height * 4
        }
    }

    /// ffmpeg's name for it.
    var pixelFormat: String {
        switch samples {
        case .yuv(.halved): "yuv420p"
        case .yuv(.full): "yuv444p"
        case .rgb: "rgb24"
        case .rgba: "rgba"
        }
    }

    /// Fills a frame's bytes. What is transparent lies on white where there is no alpha.
    ///
    /// - Precondition: pixels for RGBA have alpha.
    func convert(_ pixels: inout PixelBuffer, into bytes: UnsafeMutableRawBufferPointer) {
        if samples != .rgba { pixels.layOnWhite() }
        switch samples {
        case .yuv(.halved): pixels.convertToYUV420(into: bytes)
        case .yuv(.full): pixels.convertToYUV444(into: bytes)
        case .rgb, .rgba:
            let size = byteCount / height
            for row in 0..<height {
                let target = UnsafeMutableRawBufferPointer(rebasing: bytes[row * size..<(row + 1) * size])
                if samples == .rgb {
                    pixels.packOpaqueRow(row, into: target)
                } else {
                    pixels.packRow(row, into: target)
                }
            }
        }
    }
}
