/// Counts the frames of a render and tells the reporter of them, in an order that makes sense to it.
///
/// ``RenderEvent/started`` comes first, and as late as it must to say how many frames are missing: planning is ahead of
/// drawing by thousands of frames, but not where parameters are slow.
struct Announcer {
    /// How long nothing may be planned, and how long planning may take in all, before the start is told.
    private static let patience = (pause: Duration.milliseconds(200), whole: Duration.seconds(2))

    private let request: RenderRequest
    private let reporter: any ProgressReporter
    private var total: Int?
    private var cachedFrames = 0
    private var missingFrames = 0
    /// How many frames are in the store.
    private(set) var done = 0
    private var hasStarted = false
    private var planning: (since: ContinuousClock.Instant, last: ContinuousClock.Instant)?
    private var heldBack: [RenderEvent] = []

    init(_ request: RenderRequest, reporter: any ProgressReporter) {
        self.request = request
        self.reporter = reporter
        total = request.only?.count ?? request.count
    }

    /// Whether the start is still to be told, though frames have been planned.
    var isWaiting: Bool { planning != nil && !hasStarted }

    mutating func cached() {
        notePlanning()
        cachedFrames += 1
        done += 1
    }

    /// A frame that was there is damaged.
    mutating func lost() { done -= 1 }

    mutating func missing() {
        notePlanning()
        missingFrames += 1
    }

    /// The last frame has been planned.
    mutating func ended(frames: Int) {
        notePlanning()
        total = frames
    }

    mutating func rendered(_ frame: Int) {
        done += 1
        tell(.frame(frame, done: done, total: total))
    }

    mutating func encoded(_ count: Int) { tell(.encoded(count, total: total)) }

    /// Tells of the start, once it is time.
    ///
    /// - Parameter isPlanned: whether nothing more will be known soon.
    mutating func update(isPlanned: Bool) {
        guard let planning, !hasStarted else { return }
        let (now, patience) = (ContinuousClock.now, Self.patience)
        guard
            isPlanned || planning.last.duration(to: now) > patience.pause
                || planning.since.duration(to: now) > patience.whole
        else { return }
        hasStarted = true
        reporter.report(
            .started(
                animator: request.assignment.animator, frames: total, cached: cachedFrames,
                missing: total.map { $0 - cachedFrames } ?? missingFrames, workers: request.workers.count))
        for event in heldBack { reporter.report(event) }
        heldBack = []
    }

    private mutating func notePlanning() {
        if !hasStarted { planning = (planning?.since ?? .now, .now) }
    }

    /// Tells of something that happened after the start.
    mutating func tell(_ event: RenderEvent) {
        if hasStarted { reporter.report(event) } else { heldBack.append(event) }
    }
}
