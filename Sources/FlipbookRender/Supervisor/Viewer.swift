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
    /// Frames took long before the program was built again: they are expected to do so now.
    case expectSlowFrames
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
/// Where frames take long, drafts of them come first: see ``Drafts``. A frame that fails is told of, and the others are drawn. After several failures only the frame at the cursor is: what is
/// wrong with all frames needs to be seen once.
final class Viewer: SupervisedTask {
    /// How many frames may fail before only those at the cursor are drawn.
    private static let mostFailures = 3
    /// How far around the cursor drafts are drawn, as ``distance(of:)``.
    private static let draftDistance = 60
    /// How long the cursor must stay at a frame before it is drawn in full where drafts are drawn: no worker is kept from the
    /// drafts of those that it passes.
    private static let rest = Duration.milliseconds(150)
    /// How many frames may wait to be drawn, and how many bytes their parameters may take: the cursor may be anywhere.
    private static let mostWaiting = (frames: 1 << 20, bytes: 256 << 20)

    private let supervisor: Supervisor
    private let commands: ViewCommands
    /// The frames that wait, by number.
    private var jobs: [Int: FrameJob] = [:]
    private var cursor: Int
    private var cursorMoved = ContinuousClock.now - rest
    private var drafts = Drafts()
    private var loop: ClosedRange<Int>?
    private var failures = 0
    private var isPaused = false
    /// The frames that are kept where the cache has a limit, and whether it has been kept.
    private var usedKeys: Set<FrameKey> = []
    private var isTrimmed = false

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

    /// Whether the frame at the cursor is drawn once the cursor rests.
    var isWaiting: Bool { drafts.areWorthIt && jobs[cursor] != nil && !cursorRests && supervisor.pool.isHungry }

    private var cursorRests: Bool { cursorMoved.duration(to: .now) >= Self.rest }

    func abandon() { drafts.remove(from: supervisor.store) }

    func begin(_ setup: SetupReport) throws {
        let request = supervisor.request
        observer?.setupFinished(width: setup.figure.width, height: setup.figure.height)
        observer?.framesAre(request.count, of: request.settings.range)
        try supervisor.plan.begin(setup)
    }

    func handle(_ command: ViewCommand) {
        switch command {
        case .cursor(let frame):
            if frame != cursor { (cursor, cursorMoved) = (frame, .now) }
        case .loop(let range): loop = range
        case .pause(let isOn): isPaused = isOn
        case .repair(let frame): supervisor.plan.repair(frame)
        case .expectSlowFrames: drafts.expectSlowFrames()
        }
    }

    func handle(_ event: FramePlan.Event) {
        switch event {
        case .cached(let job, _):
            usedKeys.insert(job.key)
            observer?.frame(job.frame, is: .cached(job.key))
        case .missing(let job, _):
            usedKeys.insert(job.key)
            jobs[job.frame] = job
        case .damaged(let job):
            jobs[job.frame] = job
            observer?.frame(job.frame, is: .missing)
        case .ended(let frames, _): observer?.framesAre(frames, of: supervisor.request.settings.range)
        }
    }

    func handle(_ event: WorkerPool.Event) throws {
        switch event {
        case .setupFinished, .compared, .note: break
        case .began(let job):
            drafts.began(job)
            // Another worker may have drawn the frame before its draft begins.
            if job.purpose == .frame { observer?.frame(job.frame, is: .drawing) }
        case .rendered(let job):
            drafts.drawn(job)
            if job.purpose == .draft {
                observer?.frame(job.frame, is: .drafted(job.key))
            } else {
                supervisor.plan.leave(job)
                observer?.frame(job.frame, is: .rendered(job.key))
            }
        case .warned(let text): observer?.warning(text)
        case .failed(let job, let reason): fail(job, reason)
        case .interrupted(let frame): observer?.frame(frame, is: .missing)
        case .retried(let frame, let reason): observer?.problem(reason, frame: frame)
        case .gaveUp(let job, let reason): fail(job, reason)
        case .inputChanged(let name): throw FlipbookError.inputChanged(name)
        }
    }

    private func fail(_ job: FrameJob, _ reason: String?) {
        // The frame itself fails as its draft does, and tells why.
        guard job.purpose == .frame else { return }
        failures += 1
        supervisor.plan.leave(job)
        observer?.frame(job.frame, is: .failed)
        if let reason { observer?.problem(reason, frame: job.frame) }
    }

    func step() throws {
        while supervisor.pool.isHungry, let job = next() {
            supervisor.pool.append(job)
            try supervisor.pool.handOut(isPlanned: true)
        }
        try trimCache()
    }

    /// Keeps the cache below its limit, where it has one, once all frames are there: each program before has left its own.
    private func trimCache() throws {
        guard let limit = supervisor.request.settings.cacheLimit, !isTrimmed, jobs.isEmpty, supervisor.framesAreDone
        else { return }
        isTrimmed = true
        try Cache(around: supervisor.store)?.trim(to: limit, keeping: usedKeys)
    }

    /// What to draw next; nil for nothing.
    private func next() -> FrameJob? {
        let isNarrow = isPaused || failures >= Self.mostFailures
        guard drafts.areWorthIt else { return isNarrow ? take(cursor) : take(nearest { _ in true }) }
        if let job = jobs[cursor] {
            if !drafts.hasDraft(of: cursor) { return drafts.job(for: job) }
            if cursorRests { return take(cursor) }
        }
        guard !isNarrow else { return nil }
        let draft = nearest {
            $0 != cursor && distance(of: $0) <= Self.draftDistance && !drafts.hasDraft(of: $0)
        }
        if let draft, let job = jobs[draft] { return drafts.job(for: job) }
        return take(nearest { $0 != cursor })
    }

    private func take(_ frame: Int?) -> FrameJob? { frame.flatMap { jobs.removeValue(forKey: $0) } }

    /// Of the frames that wait and meet a condition, the one that is looked at first.
    private func nearest(_ isWanted: (Int) -> Bool) -> Int? {
        // Among a million that wait, it is mostly one of the first that are looked for.
        for distance in 0..<(loop == nil ? 512 : 0) {
            let frames = [cursor + distance] + (distance % 2 == 1 && distance > 1 ? [cursor - distance / 2] : [])
            if let frame = frames.first(where: { jobs[$0] != nil && isWanted($0) }) { return frame }
        }
        var best: (frame: Int, distance: Int)?
        for frame in jobs.keys where isWanted(frame) {
            let distance = distance(of: frame)
            if best.map({ distance < $0.distance }) ?? true { best = (frame, distance) }
        }
        return best?.frame
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
