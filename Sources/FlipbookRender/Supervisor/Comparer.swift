import FlipbookCoding
import FlipbookStore
import FlipbookSystem

/// Draws frames again, with a new worker, and compares them with the store's, which stay as they are.
final class Comparer: SupervisedTask {
    /// What came of a frame.
    struct Result {
        /// How it differs, nil where it doesn't.
        var difference: String?
        /// A digest of what was drawn now.
        var pixels: Digest
    }

    private let supervisor: Supervisor
    private let frames: Set<Int>
    private let isBackwards: Bool
    private let expected: SetupReport?
    /// Frames that wait until enough are known to take the last of them first.
    private var waiting: [FrameJob] = []
    private var results: [Int: Result] = [:]

    /// - Parameters:
    ///   - request: of the render whose frames they are.
    ///   - isBackwards: whether the last is drawn first.
    ///   - expected: what the figure was that the store's frames were drawn with; nil for any.
    ///   - reporter: is told what the animator's own code prints.
    init(
        _ request: RenderRequest, frames: [Int], isBackwards: Bool = true, expected: SetupReport?,
        reporter: any ProgressReporter
    ) throws {
        var request = request
        request.output = nil
        request.only = nil
        request.settings.keepsGoing = false
        request.workers = request.workers.alone
        supervisor = try Supervisor(request, reporter: OutputOnly(reporter))
        self.frames = Set(frames)
        self.isBackwards = isBackwards
        self.expected = expected
    }

    func run() throws -> [Int: Result] {
        try supervisor.run(self)
        return results
    }

    var isDone: Bool { supervisor.framesAreDone && waiting.isEmpty }

    func begin(_ setup: SetupReport) throws {
        if let expected, expected != setup {
            throw FlipbookError(
                .notReproducible,
                "The figure differs from the one that the frames were drawn with: "
                    + "\(setup.difference(from: expected)). The same command draws what is missing then.")
        }
        try supervisor.plan.begin(setup, redrawing: frames)
    }

    func handle(_ event: FramePlan.Event) throws {
        guard case .missing(var job, _) = event else { return }
        job.purpose = .comparison
        waiting.append(job)
    }

    func handle(_ event: WorkerPool.Event) throws {
        switch event {
        case .compared(let job, let result):
            supervisor.plan.leave(job)
            results[job.frame] = result
        case .failed(let job, let reason): throw FlipbookError.cannotBeDrawn(job.frame, reason)
        case .gaveUp(let job, _):
            throw FlipbookError(.frameFailed, frame: job.frame, supervisor.pool.failures.inWords)
        case .inputChanged(let name): throw FlipbookError.inputChanged(name)
        default: break
        }
    }

    func step() throws {
        guard supervisor.plan.isComplete || supervisor.plan.isFull else { return }
        for job in isBackwards ? waiting.reversed() : waiting { supervisor.pool.append(job) }
        waiting = []
    }

    /// `count` of the numbers, evenly spaced, with the first and the last; all where there are no more.
    static func spread(_ count: Int, over numbers: [Int]) -> [Int] {
        guard count < numbers.count else { return numbers }
        guard count > 1 else { return Array(numbers.prefix(count)) }
        return (0..<count).map { numbers[$0 * (numbers.count - 1) / (count - 1)] }
    }
}

/// Passes on what the animator's own code prints.
private final class OutputOnly: ProgressReporter {
    private let reporter: any ProgressReporter
    init(_ reporter: any ProgressReporter) { self.reporter = reporter }
    func report(_ event: RenderEvent) { if case .output = event { reporter.report(event) } }
    var hasRoom: Bool { reporter.hasRoom }
}

/// Finds out what a frame that came out differently depends on, by drawing it again.
struct DifferenceAdvice {
    let request: RenderRequest
    let setup: SetupReport?
    /// The frames that were asked for.
    let frames: StrideTo<Int>
    let reporter: any ProgressReporter

    /// What the frame depends on, as far as drawing it again tells, and what to do.
    ///
    /// - Throws: `FlipbookError.Code.cancelled`.
    func text(for frame: Int) throws -> String {
        // Where it can't be drawn again, as its parameters came through a pipe, nothing more is known.
        let unknown = "It depends on more than its index and its parameters."
        guard let alone = try drawAgain([frame]), let again = try drawAgain([frame]) else { return unknown }
        guard again == alone else {
            return "It differs each time it is drawn: it depends on random numbers or the clock. "
                + "Pass the values in `frames`, as parameters, and then use --fresh once."
        }
        // The frame comes last: after those behind it, or before it, where it is the last one.
        let behind = Array(frames.lazy.filter { $0 > frame }.prefix(4))
        let others = behind.isEmpty ? Array(frames.filter { $0 < frame }.suffix(4)) : behind
        guard let after = try drawAgain(others + [frame], isBackwards: !behind.isEmpty) else { return unknown }
        guard after == alone else {
            return "It depends on the frames drawn before. Let update set everything that it reads, "
                + "and then use --fresh once."
        }
        return
            "A new worker draws it the same each time, and not as the cache has it: it depends on something else that "
            + "has changed, such as an environment variable, the time zone, the network, or a file that inputFiles does not "
            + "name. Make it an option, a parameter or an input file, and then use --fresh once."
    }

    /// Draws frames again, the last one last, with a new worker. A digest of the last one's pixels; nil where it
    /// can't be drawn.
    private func drawAgain(_ frames: [Int], isBackwards: Bool = true) throws -> Digest? {
        do {
            let comparer = try Comparer(
                request, frames: frames, isBackwards: isBackwards, expected: setup, reporter: reporter)
            return try frames.last.flatMap { try comparer.run()[$0]?.pixels }
        } catch let error as FlipbookError where error.code == .cancelled {
            throw error
        } catch { return nil }
    }
}
