import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Foundation

/// Has the frames drawn that the store lacks, and the video made.
final class Renderer: SupervisedTask {
    private let supervisor: Supervisor
    private let start = ContinuousClock.now
    private var setup: SetupReport?
    private var announcer: Announcer
    /// What workers have warned of, by first lines, so that each is told once.
    private var warnings: Set<Substring> = []
    private var journal: JournalWriter?
    private var report = RenderReport()

    /// Why frames are drawn, where that is told, and frames in a row whose reason is not told yet.
    private var reasons: MissingReasons?
    private var explained = RenderPlan()

    /// The frames that this run has drawn: one that is drawn again as its entry was damaged counts once.
    private var drawnFrames: Set<Int> = []
    /// Frames whose entries the encoder found damaged, until they are drawn again.
    private var damagedFrames: Set<Int> = []
    /// What was put into the store, where that may have to be taken back.
    private var renderedKeys: [FrameKey] = []
    /// The frames of this render, where those alone are to stay.
    private var usedKeys: Set<FrameKey> = []
    /// A frame that an earlier run has drawn, and how far behind a missing one it lies. Right behind one, the earlier run may
    /// have drawn it after the same frames as this one, so that a frame that depends on these would not show it.
    private var cachedFrame: (job: FrameJob, distance: Int)?
    /// From here on, another worker of the earlier run has surely drawn some of the frames between them.
    private static let enoughDistance = 8
    private var lastMissing: Int?
    /// Whether workers have been given the frames that they draw for comparison, and whether the encoder knows of all.
    private var isCompared = false, isFinished = false

    private var segments = SegmentCounts()
    private var ffmpeg: FFmpeg?
    private var video: VideoMaker?
    /// A digest of all frames' keys, once they are planned.
    private var frameKeys: Digest?

    private var request: RenderRequest { supervisor.request }
    private var settings: RenderSettings { supervisor.request.settings }
    private var reporter: any ProgressReporter { supervisor.reporter }
    private var store: FrameStore { supervisor.store }

    init(_ request: RenderRequest, reporter: any ProgressReporter) throws {
        supervisor = try Supervisor(request, reporter: reporter)
        announcer = Announcer(request, reporter: reporter)
    }

    /// Renders, and returns once the video is whole and every worker has ended.
    func run() throws -> RenderReport {
        try supervisor.run(self) {
            if request.output != nil { ffmpeg = try FFmpeg.locate() }
            if let output = request.output, let ffmpeg { VideoEncoder.prepare(for: output, ffmpeg) }
            if settings.startsFresh { try store.removeAll() }
            try store.sweepTemporaries()
            // A folder that can't be made is complained of with the first frame, and without a `.gitignore` nothing is lost.
            try? cache?.prepare()
        }
        if let count = settings.verifiedFrames, count > 0 { try verify(count) }
        if let limit = settings.cacheLimit { try trimCache(to: limit) }
        report.seconds = start.duration(to: .now).inSeconds
        try? journal?.end(rendered: report.rendered, cached: report.cached, date: Self.now)
        reporter.report(.finished(report))
        return report
    }

    var isDone: Bool { supervisor.framesAreDone && isFinished && video?.isDone ?? true }

    var isWaiting: Bool { announcer.isWaiting }

    var framesKept: Int? { announcer.done }

    /// Where no frame can be there, all that will be needed, so that their figures are built at once.
    var firstWorkers: Int {
        get throws {
            guard try store.isEmpty() else { return 1 }
            let count = request.workers.count
            return min(count, request.only?.count ?? request.count ?? count)
        }
    }

    func begin(_ setup: SetupReport) throws {
        self.setup = setup
        let figure = setup.figure
        request.observer?.setupFinished(width: figure.width, height: figure.height)
        request.observer?.framesAre(request.count, of: settings.range)
        (report.width, report.height) = (figure.width, figure.height)
        let recipe = request.assignment.recipe(setup)
        if settings.explains { reasons = try MissingReasons(setup, in: request) }
        // A journal that can't be written costs explanations and nothing else.
        journal = try? Journal(directory: store.directory).startRun(
            Journal.Run(recipe: recipe, frames: request.count, output: request.output ?? "", date: Self.now))
        if let output = request.output, let ffmpeg {
            video = try VideoMaker(
                request, output: output, figure: figure, store: store, ffmpeg: ffmpeg, inbox: supervisor.inbox)
        }
        try supervisor.plan.begin(setup)
    }

    func step() throws {
        try? journal?.flush()
        if supervisor.framesAreDone { try checkForFailures() }
        announcer.update(isPlanned: frameKeys != nil || supervisor.plan.isFull)
        guard supervisor.framesAreDone, !isFinished else { return }
        if try !isCompared && compareWorkers() { return }
        isFinished = true
        if let changed = try changedInput() { throw takeBackFrames(of: changed) }
        video?.finish(count: report.frames, gaps: report.failures.map(\.frame))
    }

    func abandon() {
        video?.cancel()
        try? journal?.flush()
        if request.assignment.inputs.contains(where: { !$0.isUntouched }) { takeBackFrames() }
        _ = try? store.sweepTemporaries()
    }

    private func checkForFailures() throws {
        report.failures = supervisor.pool.failures.sorted { $0.frame < $1.frame }
        guard let first = report.failures.first?.frame else { return }
        if settings.keepsGoing, announcer.done > 0 || request.output == nil { return }
        throw FlipbookError(.frameFailed, frame: first, report.failures.inWords)
    }

    private static var now: String { Date.now.ISO8601Format() }
}

// MARK: What is planned

extension Renderer {
    func handle(_ event: FramePlan.Event) throws {
        switch event {
        case .cached(let job, let fonts):
            report.cached += 1
            noteCached(job)
            if settings.cacheLimit != nil { usedKeys.insert(job.key) }
            announcer.cached()
            request.logger.trace("frame \(job.frame) is in the cache: \(job.key)")
            request.observer?.frame(job.frame, is: .cached(job.key))
            video?.announce(job.frame, job.key, from: .cached(fonts: fonts))
        case .missing(let job, let entry):
            if case .damaged(let damage) = entry {
                announcer.tell(.note("Frame \(job.frame) is drawn again: its entry is damaged: \(damage)"))
            }
            lastMissing = job.frame
            explain(job, entry)
            try video?.makeAnew()
            announcer.missing()
            supervisor.pool.append(job)
        case .damaged(let job):
            if !drawnFrames.contains(job.frame) { report.cached -= 1 }
            announcer.lost()
            supervisor.pool.append(job)
        case .ended(let frames, let keys):
            tellExplanation()
            report.frames = frames
            report.range = settings.range
            request.logger.debug("\(frames) frames are planned, \(report.cached) of them in the cache")
            request.observer?.framesAre(frames, of: settings.range)
            frameKeys = keys
            try keepOrMakeVideo(keys)
            announcer.ended(frames: frames)
        }
    }

    private func noteCached(_ job: FrameJob) {
        let distance = lastMissing.map { job.frame - $0 } ?? .max
        if let known = cachedFrame, known.distance >= min(distance, Self.enoughDistance) { return }
        cachedFrame = (job, distance)
    }

    /// Every frame is known now: the video that is there stays, or gives way.
    private func keepOrMakeVideo(_ keys: Digest) throws {
        guard report.cached == report.frames, let record = video?.keepExisting(keys) else {
            try video?.makeAnew()
            return
        }
        report.encoder = record.encoder
        report.output = record.output
        report.bytes = record.bytes
        report.keepsVideo = true
    }

    /// Tells why a frame is drawn, together with those before it that are drawn for the same reason.
    private func explain(_ job: FrameJob, _ entry: FrameStore.Entry) {
        guard let reason = reasons?.words(for: job, entry) else { return }
        if explained.missing.last.map({ $0.reason != reason || $0.frames.upperBound + 1 != job.frame }) ?? false {
            tellExplanation()
        }
        explained.add(job.frame...job.frame, reason: reason)
    }

    /// Tells what ``explain(_:_:)`` has held back.
    private func tellExplanation() {
        for missing in explained.missing { announcer.tell(.explained(missing.frames, reason: missing.reason)) }
        explained.missing = []
    }
}

// MARK: What workers and encoder do

extension Renderer {
    func handle(_ event: WorkerPool.Event) throws {
        switch event {
        case .setupFinished: break
        case .began(let job):
            if job.purpose == .frame { request.observer?.frame(job.frame, is: .drawing) }
        case .rendered(let job): rendered(job)
        case .compared(let job, let result): try compared(job, result.difference)
        case .warned(let warning):
            if warnings.insert(warning.prefix { !$0.isNewline }).inserted { announcer.tell(.note(warning)) }
        case .failed(let job, let reason):
            if job.purpose == .frame { request.observer?.frame(job.frame, is: .failed) }
            guard settings.keepsGoing else { throw FlipbookError.cannotBeDrawn(job.frame, reason) }
            // Another worker has drawn a frame that is drawn for comparison.
            guard job.purpose == .frame else { return }
            supervisor.pool.fail(job, reason: reason)
            try gaveUp(job, reason: reason)
        case .interrupted(let frame): request.observer?.frame(frame, is: .missing)
        case .retried(let frame, let reason):
            report.retried += 1
            announcer.tell(.retry(frame: frame, reason: reason))
        case .gaveUp(let job, let reason): try gaveUp(job, reason: reason)
        case .note(let text): announcer.tell(.note(text))
        case .inputChanged(let name): throw takeBackFrames(of: name)
        }
    }

    /// A worker has put a frame into the store.
    private func rendered(_ job: FrameJob) {
        supervisor.plan.leave(job)
        damagedFrames.remove(job.frame)
        drawnFrames.insert(job.frame)
        report.rendered = drawnFrames.count
        if !request.assignment.inputs.isEmpty { renderedKeys.append(job.key) }
        if settings.cacheLimit != nil { usedKeys.insert(job.key) }
        journal?.frame(job.frame, key: job.key, parameters: Digest(of: job.parameters))
        request.logger.trace("frame \(job.frame) is rendered: \(job.key)")
        request.observer?.frame(job.frame, is: .rendered(job.key))
        video?.announce(job.frame, job.key, from: .rendered)
        announcer.rendered(job.frame)
    }

    /// A frame has been put among the failures, for a reason that is told, or for one that was.
    ///
    /// - Throws: `FlipbookError` where it is one that the encoder waits for: it was drawn, and its entry is damaged.
    private func gaveUp(_ job: FrameJob, reason: String?) throws {
        supervisor.plan.leave(job)
        if isFinished { throw FlipbookError.cannotBeDrawn(job.frame, reason ?? "its entry is damaged") }
        request.observer?.frame(job.frame, is: .failed)
        guard let reason else { return }
        announcer.tell(.note("Frame \(job.frame) is given up: \(reason.prefix { !$0.isNewline })"))
    }

    func handle(_ event: VideoEncoder.Event) throws {
        switch event {
        case .encoder(let name, let reason):
            request.logger.debug("encoding with \(name)\(reason.map { ": " + $0 } ?? "")")
            // That a machine lacks what `auto` tries first is no news; that an encoder failed on the way is.
            if report.encoder != nil, let reason { announcer.tell(.note("Encoding with \(name): \(reason)")) }
            report.encoder = name
            announcer.tell(.encoder(name: name, reason: reason))
        case .encoded(let count): announcer.encoded(count)
        case .segments(let counts):
            segments = counts
            announcer.tell(.segments(counts))
        case .damaged(let frame, let reason):
            // Several readers may find the same.
            guard damagedFrames.insert(frame).inserted else { return }
            announcer.tell(.note("Frame \(frame) is drawn again: \(reason)"))
            supervisor.plan.repair(frame)
        case .finished(let made):
            report.encoder = made.encoder
            report.output = made.path
            report.bytes = made.bytes
            video?.made(made, of: report.failures.isEmpty ? frameKeys : nil)
            if settings.explains, let total = segments.total, total > 1 {
                announcer.tell(
                    .note(
                        "\(total) segments of the video: \(total - segments.cached) encoded, as frames of them changed or they "
                            + "were not there; \(segments.cached) from the cache"))
            }
        case .failed(let error): throw error
        }
    }
}

// MARK: Frames that are drawn twice

extension Renderer {
    /// Gives each worker one frame of another worker to draw again, and to hold against the store's: an animator that takes
    /// random numbers, say, draws another one. Where there is no other worker, a frame of an earlier run, or the worker's
    /// own first one.
    ///
    /// - Returns: false where there is nothing to compare.
    private func compareWorkers() throws -> Bool {
        isCompared = true
        guard settings.verifiedFrames == nil, report.rendered > 0 else { return false }
        let ready = supervisor.pool.readyWorkers
        for worker in ready {
            let other = ready.first { $0 !== worker && $0.firstDrawn != nil }?.firstDrawn ?? cachedFrame?.job
            guard var job = other ?? (worker.drawn > 1 ? worker.firstDrawn : nil) else { continue }
            (job.purpose, job.mayBeDropped) = (.comparison, true)
            try worker.give(job)
            worker.flush()
        }
        return !supervisor.framesAreDone
    }

    /// A worker has drawn a frame of another one again.
    ///
    /// - Throws: `FlipbookError.Code.notReproducible` where it differs. The store's frame goes, so that the next run doesn't
    ///   take it for right.
    private func compared(_ job: FrameJob, _ difference: String?) throws {
        guard let difference else { return }
        // Whatever became of the entry, it is drawn again when it is read.
        guard case .whole = try store.check(job.key, frame: job.frame) else { return }
        let text = try advice.text(for: job.frame)
        try? store.remove(job.key)
        video?.removeSegments(containing: job.frame)
        throw FlipbookError(
            .notReproducible, frame: job.frame,
            "Frame \(job.frame) was drawn twice, and differs: \(difference). \(text)")
    }

    /// Draws `count` of the frames again, with one new worker, from the last to the first, and compares.
    ///
    /// - Throws: `FlipbookError.Code.notReproducible` where a frame comes out differently.
    private func verify(_ count: Int) throws {
        let failed = Set(report.failures.map(\.frame))
        let chosen = Comparer.spread(count, over: advice.frames.filter { !failed.contains($0) })
        let results = try Comparer(request, frames: chosen, expected: setup, reporter: reporter).run()
        let different = results.filter { $0.value.difference != nil }.keys.sorted()
        reporter.report(.verified(frames: chosen.count, different: different))
        guard let frame = different.first, let result = results[frame] else { return }
        let text = try advice.text(for: frame)
        throw FlipbookError(
            .notReproducible, frame: frame,
            "\(chosen.count.counted("frame")) drawn again; different from the cache: \(different.inRuns). "
                + "Frame \(frame): \(result.difference ?? ""). \(text)")
    }

    private var advice: DifferenceAdvice {
        let range = settings.range
        let count = request.only == nil ? report.frames : request.count ?? report.frames
        return DifferenceAdvice(
            request: request, setup: setup,
            frames: stride(from: range.start, to: range.start + count * range.step, by: range.step), reporter: reporter)
    }
}

// MARK: Files

extension Renderer {
    /// The name of a declared file whose content is another than when the render began; nil where all are the same.
    private func changedInput() throws -> String? {
        guard report.rendered > 0 else { return nil }
        return try request.assignment.inputs.first { try !$0.isUnchanged() }?.name
    }

    /// A declared file has changed: which frames were drawn from which content nobody knows, so none is kept.
    private func takeBackFrames(of name: String) -> FlipbookError {
        takeBackFrames()
        return FlipbookError.inputChanged(name)
    }

    /// Removes what this run has put into the store. What can't be removed has a key that counts only for the content that
    /// the file had when the render began.
    private func takeBackFrames() {
        for key in renderedKeys { try? store.remove(key) }
        renderedKeys = []
        video?.removeSegments()
    }

    private var cache: Cache? { Cache(around: store) }

    /// Removes the oldest frames of all animations until the cache is small enough; those of this render stay.
    private func trimCache(to limit: Int) throws {
        guard let removed = try cache?.trim(to: limit, keeping: usedKeys, Set(video?.segments ?? [])),
            removed.frames + removed.segments > 0
        else { return }
        reporter.report(
            .note(
                "Removed from the cache: \(removed.frames.counted("old frame")), \(removed.segments.counted("old segment")), \(removed.bytes / 1000) kB"
            ))
    }
}
