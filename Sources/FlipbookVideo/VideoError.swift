/// Why there is no video.
public struct VideoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// ffmpeg or ffprobe isn't installed, or is too old or without what is needed.
        case ffmpeg
        /// A setting that can't be: a quality, a frame rate, a file ending.
        case settings
        /// The output can't be written where it was asked for.
        case output
        /// The encoder that was asked for doesn't work here, or not at this size.
        case encoder
        /// ffmpeg failed, or made something else than it was asked for.
        case encoding
        /// A frame stays unreadable, however often it is rendered again.
        case frame
        /// There are no frames.
        case empty
        /// The encoder was told to stop.
        case cancelled
    }

    /// The kind of failure.
    public let code: Code
    /// What failed, where, and what to do.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
