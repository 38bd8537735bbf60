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
    func figureStands(_ setup: SetupReport) throws {
        if let first = self.setup {
            guard first == setup else {
                throw RenderError(
                    .setupFailed,
                    "Two workers have different figures: \(setup.difference(from: first)). "
                        + "setup() must make the same one in every worker.")
            }
            return
        }
        if let expected = comparison?.setup, expected != setup {
            throw RenderError(
                .notReproducible,
                "The figure differs from the one that the frames were drawn with: "
                    + "\(setup.difference(from: expected)). The same command draws what is missing then.")
        }
        self.setup = setup
        let figure = setup.figure
        if comparison == nil {
            request.observer?.figureStands(width: figure.width, height: figure.height)
            request.observer?.framesAre(request.count, from: request.settings.range.start)
        }
        report.width = figure.width
        report.height = figure.height
        let recipe = Recipe(source: request.assignment.source, figure: figure)
        self.recipe = recipe
        let animation = try recipe.digest()
        self.animation = animation
        if planned != nil || request.settings.explains {
            journal = try Journal(directory: request.assignment.store).load()
        }
        if comparison == nil, planned == nil {
            record = RunRecord(request, recipe)
        }
        planned?.width = figure.width
        planned?.height = figure.height
        if planned == nil {
            standing = findStandingVideo()
            if standing == nil { try startEncoder() }
        }
        feed = Feed(
            source: request.parameters, range: request.settings.range, total: request.total, animation: animation,
            store: store, shape: figure.shape, fonts: CurrentFonts(installed: setup.installedFonts), only: request.only,
            redrawing: comparison?.frames,
            gate: gate
        ) { [inbox] in inbox.post(.feed($0)) }
    }

    /// Tells why a frame is drawn, together with those before it that are drawn for the same reason.
    func explain(_ job: FrameJob, _ entry: FrameStore.Entry) {
        let reason = request.settings.startsFresh ? "all are to be drawn afresh" : reason(for: job, entry)
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
