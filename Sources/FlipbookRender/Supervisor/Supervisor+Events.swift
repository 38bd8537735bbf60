import FlipbookStore
import FlipbookVideo

extension Supervisor {
    func handle(_ event: Inbox.Event) throws {
        switch event {
        case .feed(.cached(let job)):
            let (frame, key) = (job.frame, job.key)
            if planned != nil && request.settings.startsFresh {
                planned?.add(missing: frame, key: key, reason: "all are to be drawn afresh")
                return
            }
            report.cached += 1
            if firstCached == nil { firstCached = job }
            if request.settings.cacheLimit != nil { usedKeys.insert(key) }
            announcer.cached()
            request.logger.trace("frame \(frame) is in the cache: \(key)")
            request.observer?.frame(frame, is: .cached(key))
            announce(frame: frame, key: key)
        case .feed(.missing(let job, let entry)) where planned != nil:
            planned?.add(missing: job.frame, key: job.key, reason: reason(for: job, entry))
            gate.leave(bytes: job.parameters.count)
        case .feed(.missing(let job, let entry)):
            if case .damaged(let damage) = entry {
                announcer.tell(.note("Frame \(job.frame) is drawn again: its entry is damaged: \(damage)"))
            }
            if request.settings.explains { explain(job, entry) }
            try makeVideoAnew()
            announcer.missing()
            var job = job
            job.isComparison = comparison != nil
            queue.append(job)
        case .feed(.ended(let frames, let keys)):
            isPlanned = true
            tellExplanation()
            report.frames = frames
            report.firstFrame = request.settings.range.start
            request.logger.debug("\(frames) frames are planned, \(report.cached) of them in the cache")
            if comparison == nil { request.observer?.framesAre(frames, from: request.settings.range.start) }
            frameKeys = keys
            if try !keepStandingVideo() { try makeVideoAnew() }
            planned?.sort()
            planned?.frames = frames
            planned?.cached = report.cached
            announcer.ended(frames: frames)
        case .feed(.failed(let error)):
            throw error
        case .repair(let frame, let event):
            try handleRepair(of: frame, event)
        case .encoder(let event):
            try handle(event)
        case .exit(let reason):
            throw RenderError(.workerFailed, reason)
        }
    }

    func handle(_ event: VideoEncoder.Event) throws {
        switch event {
        case .encoder(let name, let reason):
            request.logger.debug("encoding with \(name)\(reason.map { ": " + $0 } ?? "")")
            // That a machine lacks what `auto` tries first is no news; that an encoder failed on the way is.
            if report.encoder != nil, let reason { announcer.tell(.note("Encoding with \(name): \(reason)")) }
            report.encoder = name
            announcer.tell(.encoder(name: name, reason: reason))
        case .encoded(let count):
            announcer.encoded(count)
        case .damaged(let frame, let reason):
            announcer.tell(.note("Frame \(frame) is drawn again: \(reason)"))
            try repair(frame)
        case .finished(let video):
            self.video = video
            report.encoder = video.encoder
            report.output = video.path
            report.bytes = video.bytes
            recordVideo(video)
        case .failed(let error):
            throw error
        }
    }

    /// A worker has put a frame into the store.
    func frameIsRendered(_ job: FrameJob) {
        gate.leave(bytes: job.parameters.count)
        drawnFrames.insert(job.frame)
        report.rendered = drawnFrames.count
        deathsInARow = 0
        if !request.assignment.inputs.isEmpty { renderedKeys.append(job.key) }
        if request.settings.cacheLimit != nil { usedKeys.insert(job.key) }
        record?.rendered(job, parameters: Digest(of: job.parameters))
        request.logger.trace("frame \(job.frame) is rendered: \(job.key)")
        request.observer?.frame(job.frame, is: .rendered(job.key))
        announce(frame: job.frame, key: job.key)
        announcer.rendered(job.frame)
    }

    func checkForFailures() throws {
        guard framesAreDone, let first = queue.failures.map(\.frame).min() else { return }
        report.failures = queue.failures.sorted { $0.frame < $1.frame }
        if request.settings.keepsGoing, announcer.done > 0 || request.output == nil { return }
        throw RenderError(.frameFailed, frame: first, report.failures.inWords)
    }

    /// An entry can't be read, whatever was found when it was looked for: its parameters are pulled once more, and it is
    /// drawn.
    func repair(_ frame: Int) throws {
        guard let animation, let setup else { return }
        repairs[frame] = Feed(
            source: request.parameters, range: FrameRange(frame..<frame + 1), total: nil, animation: animation,
            store: store, shape: setup.figure.shape, fonts: CurrentFonts(installed: setup.installedFonts),
            redrawing: [frame], gate: gate
        ) { [inbox] in inbox.post(.repair(frame: frame, $0)) }
    }

    func handleRepair(of frame: Int, _ event: Feed.Event) throws {
        switch event {
        case .cached(let job):
            announce(frame: job.frame, key: job.key)
        case .missing(let job, _):
            if !drawnFrames.contains(frame) { report.cached -= 1 }
            announcer.lost()
            queue.append(job)
        case .ended:
            repairs[frame] = nil
        case .failed(let error):
            throw error
        }
    }
}
