/// Why something that was asked for could not be done: a render, a video, a file, an option.
///
/// ```swift
/// do {
///     try makeVideo(Wave.self, output: "wave.mp4")
/// } catch let error as FlipbookError where error.code == .frameFailed {
///     print("frame \(error.frame ?? 0): \(error)")
/// }
/// ```
public struct FlipbookError: Error, Sendable, CustomStringConvertible {
    /// A kind of failure. More may be added: a `switch` over codes needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name, such as `frameFailed`.
        public let description: String

        private init(_ name: String) { description = name }

        /// A setting, an option, a path or a number is not one that is possible.
        public static let invalidRequest = Code("invalidRequest")
        /// ^C, a signal, the cancellation of a task, or the end of the process that started the render.
        public static let cancelled = Code("cancelled")
        /// `setup()` threw, or workers kept crashing in it.
        public static let setupFailed = Code("setupFailed")
        /// `update` or drawing threw, or workers kept crashing at a frame.
        public static let frameFailed = Code("frameFailed")
        /// The sequence of parameters threw, ended early, or gave something that can't be encoded.
        public static let parametersFailed = Code("parametersFailed")
        /// A file that the animator declares changed while frames were drawn from it.
        public static let inputChanged = Code("inputChanged")
        /// A frame that was drawn again came out differently.
        public static let notReproducible = Code("notReproducible")
        /// A worker could not be started or is of another version, or workers kept crashing.
        public static let workerFailed = Code("workerFailed")
        /// A cached frame could not be written or read.
        public static let storeFailed = Code("storeFailed")
        /// Slurm is missing, refuses a job, or has lost one.
        public static let clusterFailed = Code("clusterFailed")
        /// The page that shows the frames could not be served.
        public static let previewFailed = Code("previewFailed")
        /// There are no frames to make a video of.
        public static let noFrames = Code("noFrames")
        /// ffmpeg or ffprobe is not installed, is too old, or lacks what is needed.
        public static let ffmpegUnavailable = Code("ffmpegUnavailable")
        /// The encoder that was asked for doesn't work on this machine, or not at this size.
        public static let encoderUnavailable = Code("encoderUnavailable")
        /// ffmpeg failed, or made something else than it was asked for.
        public static let encodingFailed = Code("encodingFailed")
        /// The output can't be written where it was asked for.
        public static let outputFailed = Code("outputFailed")
    }

    /// The kind of failure.
    public let code: Code
    /// The first frame that failed, where one did.
    public let frame: Int?
    /// What went wrong, where, and what to do.
    public let description: String
    /// The error that this one comes from, where there is one.
    public let underlyingError: (any Error)?
    /// The signal that ended the render, for a caller to pass on.
    package let signal: Int32?

    /// An error with its whole text.
    package init(
        _ code: Code, frame: Int? = nil, signal: Int32? = nil, _ description: String, underlying: (any Error)? = nil
    ) {
        (self.code, self.frame, self.signal) = (code, frame, signal)
        (self.description, underlyingError) = (description, underlying)
    }

    /// An error about what was asked for.
    package init(_ description: String) { self.init(.invalidRequest, description) }
}

extension FlipbookError: Hashable {
    /// Whether both say the same. The errors that they come from don't count.
    public static func == (left: FlipbookError, right: FlipbookError) -> Bool {
        left.code == right.code && left.frame == right.frame && left.description == right.description
    }

    /// Hashes what they say.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(frame)
        hasher.combine(description)
    }
}

extension Error {
    /// The error's own words: its description where it is made for people, else what Swift says of it.
    package var inWords: String { String(describing: self) }
}
