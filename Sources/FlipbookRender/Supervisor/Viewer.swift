import FlipbookStore
import FlipbookSystem
import Synchronization

/// What somebody who looks at frames wants.
package enum ViewCommand: Hashable, Sendable {
    /// The frame that is looked at: it is drawn first, then those around it.
    case cursor(Int)
    /// The frames that are played again and again, which are drawn before others; nil for none.
    case loop(ClosedRange<Int>?)
    /// Whether only the frame at the cursor is drawn, as others need the machine.
    case pause(Bool)
    /// The entry of a frame can't be read: the frame is drawn again.
    case repair(Int)
}

/// Commands on their way to a viewer, from any thread.
package final class ViewCommands: Sendable {
    private struct State {
        var waiting: [ViewCommand] = []
        var take: (@Sendable (ViewCommand) -> Void)?
    }
    private let state = Mutex(State())

    /// No commands yet.
    package init() {}

    /// Hands a command over; one that comes before the viewer waits for it.
    package func send(_ command: ViewCommand) {
        let take = state.withLock { state in
            if state.take == nil { state.waiting.append(command) }
            return state.take
        }
        take?(command)
    }

    /// Has commands handed to this, those that wait first.
    func onCommand(_ take: @escaping @Sendable (ViewCommand) -> Void) {
        let waiting = state.withLock { state in
            state.take = take
            defer { state.waiting = [] }
            return state.waiting
        }
        for command in waiting { take(command) }
    }
}

/// Has the frames drawn that somebody looks at: the one at the cursor first, then those around it, until it is cancelled.
///
/// A frame that fails is told of, and the others are drawn. After several failures only the frame at the cursor is: what is
/// wrong with all frames needs to be seen once.
final class Viewer: SupervisedTask {
    /// How many frames may fail before only those at the cursor are drawn.
    private static let mostFailures = 3
    /// How many frames may wait to be drawn, and how many bytes their parameters may take: the cursor may be anywhere.
    private static let mostWaiting = (frames: 1 << 16, bytes: 256 << 20)

    private let supervisor: Supervisor
    private let commands: ViewCommands
    /// The frames that wait, by number.
    private var jobs: [Int: FrameJob] = [:]
    private var cursor: Int
    private var loop: ClosedRange<Int>?
    private var failures = 0
    private var isPaused = false

    private var observer: (any FrameObserver)? { supervisor.request.observer }

    init(_ request: RenderRequest, commands: ViewCommands, reporter: any ProgressReporter) throws {
        supervisor = try Supervisor(request, reporter: reporter, mostWaiting: Self.mostWaiting)
        cursor = request.settings.range.start
        self.commands = commands
    }

    func run() throws {
        try supervisor.run(self) {
            commands.onCommand { [inbox = supervisor.inbox] in inbox.post(.view($0)) }
            _ = try? supervisor.store.sweepTemporaries()
        }
    }

    var isDone: Bool { false }

    func begin(_ setup: SetupReport) throws {
        let request = supervisor.request
        observer?.setupFinished(width: setup.figure.width, height: setup.figure.height)
        observer?.framesAre(request.count, of: request.settings.range)
        try supervisor.plan.begin(setup)
    }

    func handle(_ command: ViewCommand) {
        switch command {
        case .cursor(let frame): cursor = frame
        case .loop(let range): loop = range
        case .pause(let isOn): isPaused = isOn
        case .repair(let frame): supervisor.plan.repair(frame)
        }
    }

    func handle(_ event: FramePlan.Event) {
        switch event {
        case .cached(let job, _): observer?.frame(job.frame, is: .cached(job.key))
        case .missing(let job, _): jobs[job.frame] = job
        case .damaged(let job):
            jobs[job.frame] = job
            observer?.frame(job.frame, is: .missing)
        case .ended(let frames, _): observer?.framesAre(frames, of: supervisor.request.settings.range)
        }
    }

    func handle(_ event: WorkerPool.Event) throws {
        switch event {
        case .setupFinished, .compared, .note: break
        case .began(let job): observer?.frame(job.frame, is: .drawing)
        case .rendered(let job):
            supervisor.plan.leave(job)
            observer?.frame(job.frame, is: .rendered(job.key))
        case .warned(let text): observer?.problem(text, frame: nil)
        case .failed(let job, let reason): fail(job, reason)
        case .interrupted(let frame): observer?.frame(frame, is: .missing)
        case .retried(let frame, let reason): observer?.problem(reason, frame: frame)
        case .gaveUp(let job, let reason): fail(job, reason)
        case .inputChanged(let name): throw FlipbookError.inputChanged(name)
        }
    }

    private func fail(_ job: FrameJob, _ reason: String?) {
        failures += 1
        supervisor.plan.leave(job)
        observer?.frame(job.frame, is: .failed)
        if let reason { observer?.problem(reason, frame: job.frame) }
    }

    func step() throws {
        while supervisor.pool.isHungry, let frame = next(), let job = jobs.removeValue(forKey: frame) {
            supervisor.pool.append(job)
            try supervisor.pool.handOut(isPlanned: true)
        }
    }

    /// The frame to draw next; nil for none.
    private func next() -> Int? {
        guard !isPaused, failures < Self.mostFailures else { return jobs[cursor]?.frame }
        return jobs.keys.min { distance(of: $0) < distance(of: $1) }
    }

    /// How long a frame may wait: one that is soon played less than one that was, and one of the loop less than any other.
    private func distance(of frame: Int) -> Int {
        guard let loop, loop.contains(cursor) else {
            return frame >= cursor ? frame - cursor : 2 * (cursor - frame) + 1
        }
        guard loop.contains(frame) else { return loop.count + abs(frame - cursor) }
        return frame >= cursor ? frame - cursor : loop.count + frame - cursor
    }
}
