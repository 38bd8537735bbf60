import FlipbookRender
import FlipbookStore
import Foundation

extension SlurmJob {
    /// What came of ``finish(round:)``.
    package enum Finish {
        /// Frames are missing, and jobs were submitted for them.
        case goesOn(String)
        /// The video, or what else was asked for, is there.
        case done(RenderReport)
    }

    /// Does the work of the last job: makes the video where the store has all frames, and else submits what is missing
    /// once more, and itself after it; after three rounds it fails instead, and names frames and logs.
    ///
    /// - Parameter round: the round's folder, as the script names it.
    package func finish(round: String) throws -> Finish {
        let plan = try SlurmPlan(ofRound: round)
        let folder = SlurmFolder(ofRound: round)
        let missing = try FlipbookRender.plan(base, reporter: SilentReporter()).missing.map(\.frames)
        if !missing.isEmpty, plan.round < SlurmPlan.rounds {
            let next = makePlan(round: plan.round + 1, missing, secondsPerFrame: plan.secondsPerFrame)
            let record = try submit(next, folder, script(folder, program: executable), SlurmCommands())
            return .goesOn(
                "\(Self.name(missing.flatMap(\.self))) missing. Jobs \(record.array) and \(record.last) go on, in round "
                    + "\(record.round) of \(SlurmPlan.rounds).")
        }
        if !missing.isEmpty, !request.settings.keepsGoing { throw givenUp(missing.flatMap(\.self), folder) }
        var request = base
        request.lifeline = nil
        return .done(try render(request, reporter: reporter))
    }

    /// Notes what came of the jobs, for those who wait.
    package func note(isDone: Bool, _ text: String, round: String) throws {
        try SlurmFolder(ofRound: round).write(SlurmResult(isDone: isDone, text: text))
    }

    private func givenUp(_ frames: [Int], _ folder: SlurmFolder) -> RenderError {
        let told = frames.prefix(5).compactMap { folder.failure(of: $0) }
        let reasons = told.map { "\nFrame \($0.frame): \($0.reason)" }.joined()
        return RenderError(
            .frameFailed, frame: frames.first,
            "\(Self.name(frames)) missing after \(SlurmPlan.rounds) rounds of jobs.\(reasons)"
                + "\nThe logs are in \(folder.logs). The same command tries again; with --keep-going the video shows "
                + "\(frames.substitutesInWords(from: request.settings.range.start)).")
    }

    private static func name(_ frames: [Int]) -> String {
        frames.count == 1 ? "Frame \(frames[0]) is" : "Frames \(frames.inRuns) are"
    }
}
