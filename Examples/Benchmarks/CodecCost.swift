import FlipbookPNG
import FlipbookPixels
import FlipbookStore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the PNG codec takes for one frame, in memory and on one thread: the medians of 25.
struct CodecCost: Codable {
    let width: Int
    let height: Int
    /// Processor milliseconds to make the file.
    let write: Double
    /// Processor milliseconds to check and read it.
    let read: Double
    /// The size of the file.
    let bytes: Int

    init(_ pixels: borrowing PixelBuffer) throws {
        width = pixels.width
        height = pixels.height
        var copy = PixelBuffer(width: width, height: height, format: pixels.format)
        var (writing, reading): ([Double], [Double]) = ([], [])
        var bytes = 0
        for _ in 0..<25 {
            let start = processorTime()
            let file = try PNG.encode(pixels)
            let middle = processorTime()
            try file.withUnsafeBytes { _ = try PNG.decode($0, into: &copy) }
            writing.append(middle - start)
            reading.append(processorTime() - middle)
            bytes = file.count
        }
        write = writing.sorted()[12]
        read = reading.sorted()[12]
        self.bytes = bytes
    }
}

/// What this thread has used, in milliseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
