import FlipbookCairo
import FlipbookPlot
import FlipbookRender
import FlipbookSlurm
import FlipbookSystem
import FlipbookVideo
import Foundation

/// One run of the command: what was asked for, done, and told.
struct RenderJob<A: Animator, Own: OwnOptions> {
    let render: RenderOptions<Own>
    let own: A.Options
    let animator: A.Type

    /// Does what was asked for, and gives the exit code: 0 only when all of it is whole.
    ///
    /// - Parameter animators: the names of all animators of the program.
    func run(among animators: [String]) -> Int32 {
        if render.looking.watch { return view(among: animators) }
        let reporter: any ProgressReporter
        var preview: Preview?
        do {
            reporter = try render.settings.progress.makeReporter()
        } catch {
            return fail(error, nil)
        }
        let shared = UnsafeShared(reporter)
        let tell: @Sendable (String) -> Void = { tellFailure(FlipbookError(.invalidRequest, $0), by: shared.value) }
        return ExitWatch.during(tell: tell) {
            do {
                let code = try act(reporter, preview: &preview)
                QueuedOutput.flush()
                return code
            } catch {
                return fail(error, reporter, preview)
            }
        }
    }

    private func act(_ reporter: any ProgressReporter, preview: inout Preview?) throws -> Int32 {
        if render.slurm.isAsked { return try runOnSlurm(reporter) }
        if let frame = render.output.still {
            try writeStill(frame)
        } else if render.looking.dryRun {
            show(try makeRender().plan(reporter: reporter), reporter)
        } else {
            return try renderHere(reporter, preview: &preview)
        }
        return EXIT_SUCCESS
    }

    /// What ends together with the process that started this program.
    private var lifeline: Int32? { WorkerEntry.isUnderPlugin ? STDIN_FILENO : nil }

    /// Renders on this machine, and gives the exit code.
    func renderHere(_ reporter: any ProgressReporter, preview: inout Preview?) throws -> Int32 {
        var render = try makeRender()
        if self.render.looking.preview {
            preview = try Preview(&render, port: self.render.looking.port, reporter: reporter)
        }
        let report = try render.run(reporter: reporter)
        show(report)
        if self.render.looking.opens, let output = report.output { Desktop.open(output) }
        if let gaps = report.gapsInWords { QueuedOutput(STDERR_FILENO).write("Error: \(gaps)\n") }
        preview?.stay(after: nil, problem: report.gapsInWords, lifeline: lifeline)
        return report.gapsInWords == nil ? EXIT_SUCCESS : EXIT_FAILURE
    }

    /// The name of the output where none is given. A draft has its own, so that it doesn't replace the full video.
    private var name: String { A.name + (render.output.isDraft ? "-draft" : "") }

    func makeRender() throws -> Render<A> {
        try Render(
            animator, options: own,
            frames: try render.rendering.parameters.map { try ParameterFile($0).frames(of: animator) },
            output: render.output.framesOnly ? .framesOnly : .video(render.output.path ?? name + ".mp4"),
            settings: render.settings, lifeline: lifeline)
    }

    private func fail(_ error: any Error, _ reporter: (any ProgressReporter)?, _ preview: Preview? = nil) -> Int32 {
        let renderError = error as? FlipbookError ?? FlipbookError(error.inWords)
        tellFailure(renderError, by: reporter)
        preview?.stay(after: renderError, lifeline: lifeline)
        renderError.passOn()
        return EXIT_FAILURE
    }

    // MARK: A picture

    private func writeStill(_ frame: Int) throws {
        let path = try absolute(render.output.path ?? "\(name)-\(frame).png")
        let animator = try ExitWatch.inside("init of \(A.name)") { try A(options: own) }
        let file = try render.rendering.parameters.map(ParameterFile.init)
        let rate = try render.video.framesPerSecond ?? Rational(simplest: animator.framesPerSecond)
        let parameters = try parameters(
            of: frame, (file?.frames(of: A.self) ?? animator.frames).checked(of: A.name, at: rate))
        let figure = try ExitWatch.inside("setup") { try animator.setup() }
        figure.dpi = render.settings.dpi(figure.dpi)
        try figure.settleLayout(measurer: CairoCanvas(width: 1, height: 1))
        figure.beginUpdate()
        try ExitWatch.inside("update of frame \(frame)") { try animator.update(frame: frame, parameters: parameters) }
        try OutputPath.make(OutputPath.split(OutputPath.destination(of: path)).folder, for: path)
        try figure.save(path, isTransparent: render.output.isTransparent)
        if render.looking.opens { Desktop.open(path) }
        if render.looking.progress != .none, render.looking.progress != .json {
            print("\(fromHere(path)): frame \(frame) of \(A.name)")
        }
    }

    /// One frame's own parameters, which take the pulling of all before it.
    private func parameters(of frame: Int, _ frames: Frames<A.Parameters>) throws -> A.Parameters {
        if let count = frames.count, frame >= count {
            throw FlipbookError("\(A.name) has \(count) frames: ask for a still of 0...\(count - 1).")
        }
        return try waitFor {
            let iterator = frames.makeIterator()
            var count = 0
            while let element = try await iterator.nextIndexed() {
                if element.frame ?? count == frame { return element.parameters }
                count += 1
            }
            throw FlipbookError("\(A.name) has only \(count) frames: there is no frame \(frame).")
        }
    }

    // MARK: What it came to

    func show(_ report: RenderReport) {
        if render.looking.progress != .none, render.looking.progress != .json { print(inWords(report)) }
    }

    func inWords(_ report: RenderReport) -> String {
        let count = report.frames.counted("frame")
        let size = "\(report.width)x\(report.height)"
        let work =
            report.keepsVideo
            ? "up to date, nothing was done" : "\(report.rendered) rendered, \(report.cached) from the cache"
        let rate = report.rendered > 0 && report.seconds > 0 ? Double(report.rendered) / report.seconds : 0
        let seconds =
            "\((report.seconds * 10).rounded() / 10) s" + (rate > 0 ? ", \(Int(rate.rounded(.up))) frames/s" : "")
        if let output = report.output {
            let bytes = ByteCountFormatter.string(fromByteCount: Int64(report.bytes ?? 0), countStyle: .file)
            return "\(fromHere(output)): \(count), \(size), \(report.encoder ?? ""), \(bytes); \(work), \(seconds)"
        } else {
            return "\(A.name): \(count), \(size); \(work), \(seconds)"
        }
    }

    /// A path as it is shortest from the current folder.
    private func fromHere(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    private func show(_ plan: RenderPlan, _ reporter: any ProgressReporter) {
        guard render.looking.progress != .json else {
            reporter.report(
                .started(
                    animator: A.name, frames: plan.frames, cached: plan.cached, missing: plan.frames - plan.cached,
                    workers: 0))
            if let segments = plan.segments { reporter.report(.segments(segments)) }
            return
        }
        print("\(A.name): \(plan.frames) frames of \(plan.width)x\(plan.height), \(plan.cached) in the cache")
        for missing in plan.missing {
            let frames = missing.frames
            let which =
                frames.count == 1 ? "frame \(frames.lowerBound)" : "frames \(frames.lowerBound)...\(frames.upperBound)"
            print("  \(which) would be rendered: \(missing.reason)")
        }
        if let segments = plan.segments, let total = segments.total {
            print(
                "  \(total.counted("segment")) of the video: \(total - segments.cached) would be encoded, "
                    + "\(segments.cached) in the cache")
        }
    }
}

/// Tells why there is no video.
private func tellFailure(_ error: FlipbookError, by reporter: (any ProgressReporter)?) {
    reporter?.report(.failed(error))
    QueuedOutput(STDERR_FILENO).write("Error: \(error.description)\n")
}

/// Waits for asynchronous work, from a thread that is no task's.
func waitFor<Value>(_ body: @escaping () async throws -> Value) throws -> Value {
    let box = Waiting(body)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        do { box.result = .success(try await box.body()) } catch { box.result = .failure(error) }
        done.signal()
    }
    done.wait()
    guard let result = box.result else { throw FlipbookError("The parameters are not available.") }
    return try result.get()
}

/// Work that a thread waits for.
private final class Waiting<Value>: @unchecked Sendable {
    let body: () async throws -> Value
    var result: Result<Value, any Error>?
    init(_ body: @escaping () async throws -> Value) { self.body = body }
}

extension RenderJob {
    /// Submits jobs, waits for them, or is one: what `--slurm` asks for. Gives the exit code.
    func runOnSlurm(_ reporter: any ProgressReporter) throws -> Int32 {
        let job = try makeSlurmJob(reporter)
        if let round = render.slurm.slurmTask {
            try job.runTask(round: round)
            return EXIT_SUCCESS
        }
        if let round = render.slurm.slurmFinish { return try finish(job, round: round) }
        if render.looking.dryRun {
            print(try job.scripts(), terminator: "")
            return EXIT_SUCCESS
        }
        switch try job.submit() {
        case .nothingToRender:
            // The video is all that may be missing, and it takes no cluster.
            var none: Preview?
            return try renderHere(reporter, preview: &none)
        case .jobs(let text):
            say(text)
            if render.slurm.wait { say(try job.wait()) }
            return EXIT_SUCCESS
        }
    }

    private func finish(_ job: SlurmJob, round: String) throws -> Int32 {
        do {
            switch try job.finish(round: round) {
            case .goesOn(let text):
                say(text)
                return EXIT_SUCCESS
            case .done(let report):
                show(report)
                let text = inWords(report) + (report.gapsInWords.map { "\n" + $0 } ?? "")
                try job.note(isDone: report.failures.isEmpty, text, round: round)
                return report.failures.isEmpty ? EXIT_SUCCESS : EXIT_FAILURE
            }
        } catch {
            try? job.note(isDone: false, error.inWords, round: round)
            throw error
        }
    }

    private func makeSlurmJob(_ reporter: any ProgressReporter) throws -> SlurmJob {
        guard let executable = WorkerEntry.executablePath else {
            throw FlipbookError("This program can't find its own executable, which the jobs are to run.")
        }
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == A.name { arguments.removeFirst() }
        if render.slurm.isJob {
            // What the script has put before the rest.
            arguments.removeFirst(min(2, arguments.count))
        } else {
            // The program's copy would look for the cache elsewhere; an option that was given comes later, and counts.
            arguments = ["--cache", try render.settings.cacheFolder()] + arguments
        }
        return SlurmJob(
            try makeRender().request, settings: render.slurm.settings, executable: executable, arguments: arguments,
            directory: FileManager.default.currentDirectoryPath, reporter: reporter)
    }

    private func say(_ text: String) {
        if render.looking.progress != .none, render.looking.progress != .json { print(text) }
    }
}
