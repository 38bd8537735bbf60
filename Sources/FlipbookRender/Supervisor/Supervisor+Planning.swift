import FlipbookStore
import FlipbookVideo

extension Supervisor {
    /// Finds out what a render would do, with one worker that draws nothing.
    func plan() throws -> RenderPlan {
        planned = RenderPlan()
        try lead {}
        return planned ?? RenderPlan()
    }

    /// The first worker's figure stands: now the frames' keys can be told.
    func figureStands(_ description: FrameDescription) throws {
        if let first = self.description {
            guard first == description else {
                throw RenderError(
                    .setupFailed,
                    "Two workers have different figures: \(description.difference(from: first)). "
                        + "setup() must make the same one in every worker.")
            }
            return
        }
        if let expected = comparison?.description, expected != description {
            throw RenderError(
                .notReproducible,
                "The figure differs from the one that the frames were drawn with: "
                    + "\(description.difference(from: expected)). The same command draws what is missing then.")
        }
        self.description = description
        if comparison == nil {
            request.observer?.figureStands(width: description.width, height: description.height)
            request.observer?.framesAre(request.range.count(of: request.total), from: request.range.start)
        }
        report.width = description.width
        report.height = description.height
        let recipe = request.recipe(description)
        self.recipe = recipe
        let animation = try request.animationDigest(recipe)
        self.animation = animation
        if planned != nil || request.explains { journal = try Journal(directory: request.assignment.store).load() }
        if comparison == nil, planned == nil {
            record = RunRecord(request, recipe)
        }
        planned?.width = description.width
        planned?.height = description.height
        if planned == nil {
            standing = findStandingVideo()
            if standing == nil { try startEncoder() }
        }
        feed = Feed(
            source: request.source, range: request.range, total: request.total, animation: animation, store: store,
            shape: description.shape, fonts: CurrentFonts(installed: description.installedFonts), only: request.only,
            redrawing: comparison?.frames,
            gate: gate
        ) { [inbox] in inbox.post(.feed($0)) }
    }

    /// Tells why a frame is drawn, together with those before it that are drawn for the same reason.
    func explain(_ job: FrameJob, _ entry: FrameStore.Entry) {
        let reason = request.startsFresh ? "all are to be drawn afresh" : reason(for: job, entry)
        if explained.missing.last.map({ $0.reason != reason || $0.frames.upperBound + 1 != job.frame }) ?? false {
            tellExplanation()
        }
        explained.add(missing: job.frame, reason: reason)
    }

    /// Tells what ``explain(_:_:)`` has held back.
    func tellExplanation() {
        for missing in explained.missing { announcer.tell(.explained(missing.frames, reason: missing.reason)) }
        explained.missing = []
    }

    /// Why a frame has to be drawn, in words.
    func reason(for job: FrameJob, _ entry: FrameStore.Entry) -> String {
        guard let recipe else { return "" }
        return MissingReason.reasons(
            for: entry, recipe: recipe,
            parameters: Digest(of: job.parameters), last: journal.frames[job.frame]
        ).map(\.description).joined(separator: ", ")
    }
}
