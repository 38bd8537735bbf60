import FlipbookCoding
import FlipbookPixels
import FlipbookStore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process whose every system call a test can break: publishes so many small frames in a store. Its arguments: the
/// store's folder and the number of frames.
@main
struct TestPublisher {
    static func main() {
        let store = FrameStore(directory: CommandLine.arguments[1])
        let pixels = PixelBuffer(width: 8, height: 6)
        for frame in 0..<(Int(CommandLine.arguments[2]) ?? 0) {
            do {
                try store.publish(pixels, frame: frame, key: key(frame))
            } catch {
                fputs("\(error)\n", fdopen(STDERR_FILENO, "w"))
                fflush(nil)
                exit(1)
            }
            print(frame)
            fflush(nil)
        }
    }

    /// The key of one of its frames.
    static func key(_ frame: Int) -> FrameKey {
        FrameKey(animation: Digest(of: [1]), frame: frame, parameters: [])
    }
}
