import FlipbookStore
import FlipbookSystem
import FlipbookVideo

/// Renders the frames that the store lacks, and makes the video. Blocks the calling thread until all of it is done.
///
/// - Throws: `FlipbookError`. Whatever happens, no process that was started is left running, no temporary file stays,
///   an output that was there is as it was, and every frame that was drawn is kept.
package func render(_ request: RenderRequest, reporter: any ProgressReporter) throws -> RenderReport {
    try onSupervisorThread { try Renderer(request, reporter: reporter).run() }
}

/// Finds out which frames a render would draw, and why. Draws none, and changes nothing.
package func plan(_ request: RenderRequest, reporter: any ProgressReporter) throws -> RenderPlan {
    try onSupervisorThread { try Planner(request, reporter: reporter).run() }
}

/// Has the segments of the video encoded whose frames are all in the store: those of ``RenderRequest/only``. Draws none, and
/// makes no video.
///
/// - Returns: how many of them there are now.
package func makeSegments(_ request: RenderRequest, reporter: any ProgressReporter) throws -> SegmentCounts {
    try onSupervisorThread { try SegmentMaker(request, reporter: reporter).run() }
}

/// Has frames drawn for somebody who looks at them, in the order that the commands ask for, until the request is cancelled. The
/// request's observer hears of each.
///
/// - Throws: `FlipbookError`, `cancelled` where nothing went wrong.
package func view(_ request: RenderRequest, commands: ViewCommands, reporter: any ProgressReporter) throws {
    try onSupervisorThread { try Viewer(request, commands: commands, reporter: reporter).run() }
}

/// What a render would do.
package struct RenderPlan: Hashable, Sendable {
    /// Frames in a row that would be drawn for the same reason.
    package struct Missing: Hashable, Sendable {
        package var frames: ClosedRange<Int>
        /// Why, in words.
        package var reason: String
    }

    /// How many frames are asked for.
    package var frames = 0
    /// How many of them the store has.
    package var cached = 0
    /// The others, in order.
    package var missing: [Missing] = []
    /// What the missing frames will be found by.
    package var missingKeys: [FrameKey] = []
    /// How many segments the video is made of, and how many of them the store has; nil where no video was asked for, or it is
    /// not made of several.
    package var segments: SegmentCounts?
    /// Columns and rows of a frame, in pixels.
    package var width = 0, height = 0

    /// Brings frames that came in another order into theirs.
    mutating func sort() {
        let parts = missing.sorted { $0.frames.lowerBound < $1.frames.lowerBound }
        missing = []
        for part in parts { add(part.frames, reason: part.reason) }
    }

    /// Adds frames that are missing for this reason.
    mutating func add(_ frames: ClosedRange<Int>, reason: String) {
        if let last = missing.last, last.reason == reason, last.frames.upperBound + 1 == frames.lowerBound {
            missing[missing.count - 1].frames = last.frames.lowerBound...frames.upperBound
        } else {
            missing.append(Missing(frames: frames, reason: reason))
        }
    }
}

/// Runs `body` on a thread that outlives everything that it starts: the system kills workers when the thread that
/// started them ends, and a caller's own thread may be one of a pool.
private func onSupervisorThread<Result>(_ body: () throws -> Result) throws -> Result {
    try withoutActuallyEscaping(body) { body in
        let work = Work(body)
        let thread = try WorkThread { work.result = Swift.Result { try work.body() } }
        thread.join()
        guard let result = work.result else { throw FlipbookError(.workerFailed, "The supervisor did not run.") }
        work.body = { throw FlipbookError(.workerFailed, "The supervisor ran already.") }
        return try result.get()
    }
}

/// Passed to the supervisor's thread and back; the caller waits in between.
private final class Work<Value>: @unchecked Sendable {
    var body: () throws -> Value
    var result: Result<Value, any Error>?
    init(_ body: @escaping () throws -> Value) { self.body = body }
}
