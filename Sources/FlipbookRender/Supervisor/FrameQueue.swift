import FlipbookStore

/// A frame that has to be drawn.
struct FrameJob: Sendable {
    let frame: Int
    let key: FrameKey
    /// In canonical coding.
    let parameters: [UInt8]
    /// Whether it is drawn only to be compared with the store.
    var isComparison = false
    /// How the workers ended that died while they drew it.
    var deaths: [String] = []
}

/// The frames that wait for a worker, in the order in which they are handed out.
struct FrameQueue {
    /// How many workers may die on one frame.
    static let maximumTries = 3

    /// From `head` on what waits; what was handed out before it is gone, for its parameters may be large.
    private var jobs: [FrameJob?] = []
    private var head = 0
    /// Frames that can't be drawn.
    private(set) var failures: [FrameFailure] = []

    /// How many frames wait.
    var count: Int { jobs.count - head }

    /// Puts a frame behind the others.
    mutating func append(_ job: FrameJob) { jobs.append(job) }

    /// Takes the last frame out.
    mutating func popLast() -> FrameJob? { count > 0 ? jobs.removeLast() : nil }

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
    ///   - reason: how the worker ended.
    /// - Returns: the frame that is to be tried again because of this, if there is one.
    mutating func takeBack(_ unfinished: [FrameJob], began: Int?, reason: String) -> Int? {
        var again: [FrameJob] = []
        var retried: Int?
        for var job in unfinished {
            if job.frame == began {
                job.deaths.append(reason)
                if job.deaths.count >= Self.maximumTries {
                    failures.append(
                        FrameFailure(frame: job.frame, reason: "\(Self.maximumTries) workers died of it. " + reason))
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

    /// Notes a frame that no worker need try again.
    mutating func fail(_ frame: Int, reason: String) { failures.append(FrameFailure(frame: frame, reason: reason)) }
}
