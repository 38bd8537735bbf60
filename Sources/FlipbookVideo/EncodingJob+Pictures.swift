import FlipbookPixels
import FlipbookStore
import FlipbookSystem

/// A folder of numbered pictures in place of a video: one segment over the whole, which is copied.
extension EncodingJob {
    /// Has the pictures copied.
    func makePictures() throws(FlipbookError) -> VideoReport {
        use(EncoderChoice("png"))
        guard let output else { return report(choice, frames: 0) }
        try output.beginFolder()
        queue.begin(length: nil)
        _ = try queue.waitForOutcome()
        try output.publishFolder()
        return pictures.withLock { pictures in
            VideoReport(frames: pictures.count, bytes: pictures.bytes, encoder: "png", reason: nil, path: output.path)
        }
    }

    /// Copies the frames as they lie in the store, each checked.
    func copyPictures() throws(FlipbookError) {
        guard let output else { return }
        onEvent(.segments(queue.began(0)))
        var pixels = makePixels()
        var copied = 0
        while let (frame, source) = try queue.frame(at: copied, of: 0) {
            do throws(FileError) {
                try store.read(frame.key, frame: self.frame(at: source), into: &pixels)
            } catch {
                try reject(source, frame.key, error)
                continue
            }
            let bytes = try output.copy(store.path(of: frame.key), as: Self.name(of: copied))
            copied += 1
            pictures.withLock { $0 = (copied, $0.bytes + bytes) }
            onEvent(.encoded(frames: queue.encoded(copied, of: 0)))
        }
        try programs.checkCancelled()
        guard copied > 0 else { throw FlipbookError(.noFrames, "There are no frames to make pictures of.") }
        onEvent(.segments(queue.done(0, key: nil, segment: nil).0))
    }

    /// `000012.png`.
    private static func name(of position: Int) -> String {
        let digits = "\(position)"
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".png"
    }
}
