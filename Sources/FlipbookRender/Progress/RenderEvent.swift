import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// Something that happened in a render and that somebody may want to see.
package enum RenderEvent: Sendable {
    /// Rendering begins. `cached` and `missing` are what was found by then: where parameters are slow, large or
    /// without end, the frames that were not looked at count as missing.
    case started(animator: String, frames: Int?, cached: Int, missing: Int, workers: Int)
    /// A frame was drawn and is in the store. `done` of `total` frames are there now.
    case frame(Int, done: Int, total: Int?)
    /// The number of frames that are in the video now.
    case encoded(Int, total: Int?)
    /// How many segments of the video are encoded, being encoded, and were there before.
    case segments(SegmentCounts)
    /// A frame is to be drawn again by another worker.
    case retry(frame: Int, reason: String)
    /// The encoder that makes the video, and why it isn't another; nil where it is the one that was asked for. Where one
    /// failed after it had begun, a ``note(_:)`` says so, too.
    case encoder(name: String, reason: String?)
    /// Why these frames are drawn: told where it was asked for.
    case explained(ClosedRange<Int>, reason: String)
    /// `frames` frames were drawn again, and these of them came out differently.
    case verified(frames: Int, different: [Int])
    /// A page shows the frames as they arrive.
    case preview(address: String)
    /// Jobs were given to a cluster; by these numbers it knows them.
    case submitted(jobs: [Int])
    /// Something that a person may want to know.
    case note(String)
    /// What the animator's own code wrote, as it came.
    case output([UInt8], isError: Bool)
    /// The video, or with ``RenderReport/output`` nil the frames, are whole.
    case finished(RenderReport)
    /// There will be no video.
    case failed(FlipbookError)
}

/// What a render came to.
public struct RenderReport: Hashable, Sendable {
    /// The frames of the animation that were asked for.
    public var frames = 0
    /// How many of them were drawn now.
    public var rendered = 0
    /// How many of them were in the store already.
    public var cached = 0
    /// How often a frame was drawn again because a worker had died.
    public var retried = 0
    /// The frames that could not be drawn, in order; the video shows the one before in the place of each, and in that of
    /// those at the start the first that there is.
    public var failures: [FrameFailure] = []
    /// The frames that were asked for.
    package var range = FrameRange.all
    /// Columns and rows of a frame, in pixels.
    public var width = 0, height = 0
    /// The encoder that made the video; nil without one.
    public var encoder: String?
    /// The video's path; nil where only frames were asked for.
    public var output: String?
    /// The video's size in bytes.
    public var bytes: Int?
    /// Whether the video was there already, made of the same frames in the same way, and was left alone.
    public var keepsVideo = false
    /// How long it all took.
    public var seconds = 0.0
}

extension RenderReport {
    /// Which frames could not be drawn, why, and what the video shows instead; nil where all were.
    package var gapsInWords: String? {
        guard !failures.isEmpty else { return nil }
        let substitutes = failures.map(\.frame).substitutesInWords(in: range)
        return failures.inWords + (output == nil ? "" : "\nThe video shows \(substitutes).")
    }
}

/// Shows a render's events to somebody. Used by one thread.
package protocol ProgressReporter: AnyObject {
    /// Takes an event, and returns at once.
    func report(_ event: RenderEvent)

    /// Whether so little of what was reported still waits for a reader that more should come. While it is false, no more
    /// frames are handed out and nothing that workers print is read.
    var hasRoom: Bool { get }
}

extension ProgressReporter {
    package var hasRoom: Bool { true }
}

/// Where reporters write: this process's standard output and error, by threads of their own.
struct StandardOutputs {
    let output = QueuedOutput(STDOUT_FILENO)
    let error = QueuedOutput(STDERR_FILENO)

    var hasRoom: Bool { output.hasRoom && error.hasRoom }

    /// Writes a line to standard error.
    func say(_ text: String) { error.write(text + "\n") }

    /// Writes what the animator's own code printed to where it printed it.
    func pass(_ event: RenderEvent) {
        if case .output(let bytes, let isError) = event { (isError ? error : output).write(bytes) }
    }
}

/// How far a frame is, for those who want to look at it.
package enum FrameState: Hashable, Sendable {
    /// It was in the store when the render began.
    case cached(FrameKey)
    /// No worker draws it: the one that did has died.
    case missing
    /// A worker is at it.
    case drawing
    /// A draft of it was drawn, a picture of half the size, which is in the store. Says nothing where the frame itself is.
    case drafted(FrameKey)
    /// It was drawn, and is in the store.
    case rendered(FrameKey)
    /// It can't be drawn.
    case failed
}

/// Hears how far frames are. Called from the supervisor's thread, and must return soon.
package protocol FrameObserver: Sendable {
    /// `setup()` has finished: the size of frames, in pixels.
    func setupFinished(width: Int, height: Int)
    /// The number of frames, nil while it isn't known, and which of the animation's they are.
    func framesAre(_ count: Int?, of range: FrameRange)
    /// A frame has come this far.
    func frame(_ frame: Int, is state: FrameState)
    /// Something went wrong, at this frame where it was at one.
    func problem(_ text: String, frame: Int?)
    /// A person should know this of the frames although they can be drawn.
    func warning(_ text: String)
}

extension FrameObserver {
    package func problem(_ text: String, frame: Int?) {}
    package func warning(_ text: String) {}
}
