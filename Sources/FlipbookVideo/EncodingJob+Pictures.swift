import FlipbookStore
import FlipbookSystem

/// A folder of numbered pictures in place of a video.
extension EncodingJob {
    /// Copies the frames as they lie in the store, each checked.
    func copyPictures() throws(VideoError) -> VideoReport {
        onEvent(.encoder(name: "png", reason: nil))
        try output.beginFolder()
        var pixels = makePixels()
        var bytes = 0
        var copied = 0
        while let (position, source, key, _) = window.claim(once: true) {
            do {
                try store.read(key, frame: firstFrame + source, into: &pixels)
            } catch {
                reject(position, source: source, key, error)
                continue
            }
            bytes += try output.copy(store.path(of: key), as: Self.name(of: position))
            window.pass(position)
            copied += 1
            onEvent(.encoded(frames: copied))
        }
        try programs.checkCancelled()
        if let failure = window.failure { throw failure }
        guard copied > 0 else { throw VideoError(.empty, "there are no frames to make pictures of") }
        try output.publishFolder()
        return VideoReport(frames: copied, bytes: bytes, encoder: "png", reason: nil, path: output.path)
    }

    /// `000012.png`.
    private static func name(of position: Int) -> String {
        let digits = "\(position)"
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".png"
    }
}
