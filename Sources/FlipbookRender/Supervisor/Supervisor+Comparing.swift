import FlipbookStore

/// Frames that are drawn again and held against the store's.
struct Comparison {
    struct Result {
        /// How it differs, nil where it doesn't.
        var difference: String?
        /// A digest of what was drawn now.
        var pixels: Digest
    }

    /// Which ones.
    var frames: Set<Int>
    /// Whether the last is drawn first.
    var isBackwards = true
    /// The figure that the store's frames were drawn with.
    var setup: SetupReport?
    /// What came of each.
    var results: [Int: Result] = [:]
}

// MARK: What every render does

extension Supervisor {
    /// Gives each worker one frame of another worker to draw again, and to hold against the store's: an animator that takes
    /// random numbers, say, draws another one. Where there is no other worker, a frame of an earlier run, or the worker's
    /// own first one.
    ///
    /// - Returns: false where there is nothing to compare.
    func compareWorkers() throws -> Bool {
        isCompared = true
        guard comparison == nil, planned == nil, request.settings.verifiedFrames == nil, report.rendered > 0 else {
            return false
        }
        let ready = workers.filter { $0.isReady && $0.verdict == nil }
        for worker in ready {
            let other = ready.first { $0 !== worker && $0.firstDrawn != nil }?.firstDrawn ?? firstCached
            guard var job = other ?? (worker.drawn > 1 ? worker.firstDrawn : nil) else { continue }
            job.isComparison = true
            try worker.give(job)
        }
        return !framesAreDone
    }

    /// A worker has drawn a frame again.
    ///
    /// - Throws: ``RenderError/Code/notReproducible`` where it differs. The store's frame goes, so that the next run doesn't
    ///   take it for right.
    func frameIsCompared(_ job: FrameJob, difference: String?) throws {
        guard let difference else { return }
        // Whatever became of the entry, it is drawn again when it is read.
        guard case .whole = try store.check(job.key, frame: job.frame) else { return }
        let advice = advice(for: job.frame)
        try? store.remove(job.key)
        throw RenderError(
            .notReproducible, frame: job.frame,
            "Frame \(job.frame) was drawn by two workers, and differs: \(difference). \(advice)")
    }
}

// MARK: What `--verify` asks for

extension Supervisor {
    /// Draws `count` of the frames again, with one worker that begins anew and takes them backwards, and compares.
    ///
    /// - Throws: ``RenderError/Code/notReproducible`` where a frame comes out differently.
    func verify(_ count: Int) throws {
        let failed = Set(report.failures.map(\.frame))
        let all = (request.settings.range.start..<request.settings.range.start + report.frames).filter {
            !failed.contains($0)
        }
        let chosen = Self.spread(count, over: all)
        let results = try compare(chosen)
        let different = results.filter { $0.value.difference != nil }.keys.sorted()
        reporter.report(.verified(frames: chosen.count, different: different))
        guard let frame = different.first, let result = results[frame] else { return }
        throw RenderError(
            .notReproducible, frame: frame,
            "Of \(chosen.count) frames that were drawn again, \(different.count) differ from the cache: "
                + "\(different.inRuns). Frame \(frame): \(result.difference ?? ""). \(advice(for: frame))")
    }

    /// What a frame that came out differently depends on, as far as drawing it again tells, and what to do.
    private func advice(for frame: Int) -> String {
        // Where it can't be drawn again, as its parameters came through a pipe, nothing more is known.
        let unknown = "It depends on more than its index and its parameters."
        guard let alone = drawAgain([frame]), let again = drawAgain([frame]) else { return unknown }
        guard again == alone else {
            return "It differs each time it is drawn: it depends on random numbers or the clock. "
                + "Take both into the parameters, and then use --fresh once."
        }
        // The frame comes last: after those behind it, or before it, where it is the last one.
        let end = request.settings.range.start + max(report.frames, frame + 1 - request.settings.range.start)
        let behind = Array(frame + 1..<max(end, frame + 1)).prefix(4)
        let others = behind.isEmpty ? Array((max(request.settings.range.start, frame - 4)..<frame)) : Array(behind)
        guard let after = drawAgain(others + [frame], isBackwards: !behind.isEmpty) else { return unknown }
        guard after == alone else {
            return "It depends on the frames drawn before. Let update set everything that it reads, "
                + "and then use --fresh once."
        }
        return
            "A new worker draws it the same each time, and not as the cache has it: it depends on something else that "
            + "has changed, such as an environment variable, the time zone, the network, or a file that inputFiles does not "
            + "name. Make it an option, a parameter or an input file, and then use --fresh once."
    }

    /// Draws frames again, the last one last, with a worker that begins anew. A digest of the last one's pixels; nil where it
    /// can't be drawn.
    private func drawAgain(_ frames: [Int], isBackwards: Bool = true) -> Digest? {
        frames.last.flatMap { try? compare(frames, isBackwards: isBackwards)[$0]?.pixels }
    }

    /// Draws frames again with a worker that begins anew.
    private func compare(_ frames: [Int], isBackwards: Bool = true) throws -> [Int: Comparison.Result] {
        var request = request
        request.output = nil
        request.settings.verifiedFrames = nil
        request.settings.explains = false
        request.settings.keepsGoing = false
        request.settings.startsFresh = false
        request.workers = request.workers.alone
        let comparison = Comparison(frames: Set(frames), isBackwards: isBackwards, setup: setup)
        let supervisor = try Supervisor(request, comparing: comparison, reporter: OutputOnly(reporter))
        try supervisor.lead {}
        return supervisor.comparison?.results ?? [:]
    }

    /// So many of the numbers, evenly, the first and the last among them.
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
