import FlipbookStore
import FlipbookSystem

/// A frame that has to be drawn.
struct FrameJob: Sendable {
    let frame: Int
    let key: FrameKey
    /// In canonical coding.
    let parameters: [UInt8]
    /// What it is drawn for.
    var purpose = DrawingPurpose.frame
    /// Whether it needn't be done where its worker dies.
    var mayBeDropped = false
    /// How the workers ended that died while they drew it.
    var deaths: [Death] = []
}

/// How a worker ended.
struct Death: Hashable, Sendable {
    /// What two crashes have in common that have one cause in the program.
    struct Fault: Hashable, Sendable {
        /// One that a fault of the program raises, as an index out of range does.
        var signal: Int32
        /// Where in the program it was; nil where that isn't known.
        var place: String?
    }

    /// How it ended, in a sentence.
    var summary: String
    /// What it wrote last and where it was, each in lines of their own after a line break; empty where there is nothing.
    var details = ""
    /// Nil where another try may go better, as after a kill from outside.
    var fault: Fault?

    var inWords: String { summary + details }
}

/// The frames that wait for a worker, in the order in which they are handed out.
struct FrameQueue {
    /// How many workers may die on one frame. One that crashes as another did on it before is the last.
    static let maximumTries = 3

    /// From `head` on what waits; what was handed out before it is gone, for its parameters may be large.
    private var jobs: [FrameJob?] = []
    private var head = 0
    /// The faults that have killed two workers on one frame, with the number of that frame: they kill more if they are tried.
    private(set) var faults: [Death.Fault: Int] = [:]
    /// Frames that can't be drawn.
    private(set) var failures: [FrameFailure] = []

    /// How many frames wait.
    var count: Int { jobs.count - head }

    /// Puts a frame behind the others.
    mutating func append(_ job: FrameJob) { jobs.append(job) }

    /// Takes the next frame out.
    mutating func popFirst() -> FrameJob? {
        guard head < jobs.count else { return nil }
        let job = jobs[head].take()
        head += 1
        if head == jobs.count || head >= 1024 {
            jobs.removeSubrange(..<head)
            head = 0
        }
        return job
    }

    /// Puts the frames of a worker that died before all others again.
    ///
    /// - Parameters:
    ///   - unfinished: what the worker had been given and not finished, in order.
    ///   - began: the frame that it was drawing: a try that failed. The others are no worse off.
    ///   - death: how the worker ended.
    /// - Returns: the frame that is to be tried again because of this, if there is one.
    mutating func takeBack(_ unfinished: [FrameJob], began: Int?, death: Death) -> Int? {
        var again: [FrameJob] = []
        var retried: Int?
        for var job in unfinished {
            if job.frame == began {
                job.deaths.append(death)
                if let reason = reasonToGiveUp(job, death) {
                    failures.append(FrameFailure(frame: job.frame, reason: reason))
                    continue
                }
                retried = job.frame
            }
            again.append(job)
        }
        jobs.replaceSubrange(..<head, with: again)
        head = 0
        return retried
    }

    /// Why no other worker need try a frame of which one has just died; nil where another may go better.
    private mutating func reasonToGiveUp(_ job: FrameJob, _ death: Death) -> String? {
        let count = job.deaths.count
        if let fault = death.fault {
            if let other = faults[fault], other != job.frame {
                return "It crashed a worker, as frame \(other) did. " + death.summary
            }
            if job.deaths.dropLast().contains(where: { $0.fault == fault }) {
                faults[fault] = job.frame
                return "It crashed \(count) workers in the same way. " + death.inWords
            }
        }
        return count >= Self.maximumTries ? "It crashed \(count) workers. " + death.inWords : nil
    }

    /// Notes a frame that no worker need try again.
    mutating func fail(_ frame: Int, reason: String) { failures.append(FrameFailure(frame: frame, reason: reason)) }
}

/// A frame that could not be drawn.
public struct FrameFailure: Hashable, Sendable {
    /// Its number.
    public var frame: Int
    /// How its workers ended and what they said last, or what `update` threw.
    public var reason: String

    package init(frame: Int, reason: String) {
        self.frame = frame
        self.reason = reason
    }
}

extension [FrameFailure] {
    /// Which frames they are and why, the first few in full.
    var inWords: String {
        let most = 5
        let sorted = sorted { $0.frame < $1.frame }
        guard let first = sorted.first else { return "" }
        if count == 1 { return FlipbookError.cannotBeDrawn(first.frame, first.reason).description }
        return "Frames \(sorted.map(\.frame).inRuns) can't be drawn."
            + sorted.prefix(most).map { "\nFrame \($0.frame): \($0.reason)" }.joined()
            + (count > most ? "\n… and \(count - most) more." : "")
    }
}

extension [Int] {
    /// What a video shows in the place of these frames, which it lacks: the frame before, and at the start the first that
    /// it has.
    ///
    /// - Parameter range: the frames of the video.
    package func substitutesInWords(in range: FrameRange) -> String {
        let frames = sorted()
        let atStart = frames.enumerated().prefix { $0.offset == range.position(of: $0.element) }.map(\.element)
        let others = [Int](frames.dropFirst(atStart.count))
        guard let last = atStart.last else { return "the frame before in \(count == 1 ? "its" : "their") place" }
        let start = "frame \(last + range.step) in the place of \(atStart.inRuns)"
        return others.isEmpty ? start : start + ", and the frame before in that of \(others.inRuns)"
    }

    /// Sorted numbers as a person lists them: `3, 7...9 and 12`.
    package var inRuns: String {
        var plan = RenderPlan()
        for number in self { plan.add(number...number, reason: "") }
        let runs = plan.missing.map(\.frames)
        let texts = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)...\($0.upperBound)" }
        guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }
}
