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
    /// What came of each.
    var results: [Int: Result] = [:]
}

extension Supervisor {
    /// Draws `count` of the frames again, with one worker that begins anew and takes them backwards, and compares.
    ///
    /// - Throws: ``RenderError/Code/notReproducible`` where a frame comes out differently.
    func verify(_ count: Int) throws {
        let failed = Set(report.failures.map(\.frame))
        let all = (request.range.start..<request.range.start + report.frames).filter { !failed.contains($0) }
        let chosen = Self.spread(count, over: all)
        let first = try compare(chosen)
        let different = first.filter { $0.value.difference != nil }.keys.sorted()
        reporter.report(.verified(frames: chosen.count, different: different))
        guard let frame = different.first, let result = first[frame] else { return }

        // Drawn once more in the very same order, they are the same again, unless chance has a hand in it.
        let second = try compare(chosen)
        let isChance = different.contains { second[$0]?.pixels != first[$0]?.pixels }
        throw RenderError(
            .notReproducible, frame: frame,
            "Of \(chosen.count) frames that were drawn again, \(different.count) differ from the cache: "
                + "\(different.inRuns). Frame \(frame): \(result.difference ?? ""). "
                + (isChance
                    ? "They differ each time they are drawn: they hang on random numbers or the clock. Take both "
                        + "into the parameters, and then use --fresh once."
                    : "They are the same in the same order: they hang on the frames drawn before. Let update set "
                        + "everything that it reads, and then use --fresh once."))
    }

    private func compare(_ frames: [Int]) throws -> [Int: Comparison.Result] {
        var request = request
        request.video = nil
        request.verifiedFrames = nil
        request.explains = false
        request.keepsGoing = false
        if case .processes(let executable, let name, _) = request.workers {
            request.workers = .processes(executable: executable, name: name, count: 1)
        }
        let supervisor = try Supervisor(
            request, comparing: Comparison(frames: Set(frames)), reporter: OutputOnly(reporter))
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
