/// Why a render ended without its video.
public struct RenderError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: Hashable, Sendable {
        /// ^C, a signal, or the end of the process that started the render.
        case cancelled
        /// The request asks for something that is not possible.
        case badRequest
        /// `setup()` threw, or workers kept dying in it.
        case setupFailed
        /// `update` or drawing threw, or workers kept dying on a frame.
        case frameFailed
        /// The parameters' sequence threw, ended early, or gave something that can't be encoded.
        case parametersFailed
        /// A file that the animator declares changed while frames were drawn from it.
        case inputChanged
        /// A frame that was drawn again came out differently.
        case notReproducible
        /// A worker could not be started or spoke another language, or workers kept dying.
        case workerFailed
        /// A frame could not be written or read.
        case storeFailed
        /// Slurm is missing, refuses a job, or has lost one.
        case clusterFailed
        /// The page that shows the frames could not be served.
        case previewFailed
        /// ffmpeg is missing, or the video could not be made or written.
        case videoFailed
    }

    public var code: Code
    /// The first frame that failed, where one did.
    public var frame: Int?
    /// The signal that ended the render, for a caller to pass on.
    public var signal: Int32?
    /// What went wrong, where, and what to do.
    public var description: String

    public init(_ code: Code, frame: Int? = nil, signal: Int32? = nil, _ description: String) {
        self.code = code
        self.frame = frame
        self.signal = signal
        self.description = description
    }
}

extension RenderError {
    static func cannotBeDrawn(_ frame: Int, _ reason: String) -> RenderError {
        RenderError(.frameFailed, frame: frame, "Frame \(frame) can't be drawn: \(reason)")
    }

    static func inputChanged(_ name: String) -> RenderError {
        RenderError(
            .inputChanged,
            "\(name) changed while frames were drawn from it, so these frames are not kept. "
                + "The same command draws them again, once nothing writes the file any more.")
    }

    /// Frames are asked for that an animation of `count` frames doesn't have.
    static func framesMissing(_ range: FrameRange, of count: Int) -> RenderError {
        RenderError(
            .badRequest,
            count == 0
                ? "The animation has no frames: its `frames` are empty."
                : "Frames \(range) are asked for, but there are only \(count): ask for frames of 0:\(count).")
    }
}

extension Error {
    /// The error's own words: its description where it is made for people, else what Swift says of it.
    package var inWords: String { String(describing: self) }
}
