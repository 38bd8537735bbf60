import FlipbookCoding
import FlipbookPlot
import FlipbookRender
import FlipbookSlurm
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Foundation

/// An animation, its options and settings: what the command and `makeVideo` share.
struct Render<A: Animator> {
    /// What to make of the frames.
    enum Output {
        case video(String)
        case framesOnly
    }

    private(set) var request: RenderRequest
    /// The program that is started as a worker.
    private let executable: String
    /// The absolute paths of the files that the animator declares.
    let declaredInputs: [String]

    init(
        _ animator: A.Type, options: A.Options?, frames: Frames<A.Parameters>?, output: Output,
        settings: RenderSettings, lifeline: Int32? = nil
    ) throws {
        try settings.check()
        var settings = settings
        // Paths are meant from the folder that the caller is in, and an animator may change it.
        let store = try settings.cacheFolder() + "/" + A.name
        let output: String? = if case .video(let path) = output { try absoluteOutput(path) } else { nil }
        executable = try settings.workerExecutable(for: animator)
        let options = try options ?? A.Options.parse([])
        let first = try ExitWatch.inside("init of \(A.name)") { try A(options: options) }
        if settings.video.framesPerSecond == nil {
            settings.video.framesPerSecond = try Rational(simplest: first.framesPerSecond)
        }
        let rate = settings.video.rate
        let known = try (frames ?? ExitWatch.inside("frames of \(A.name)") { try first.frames })
            .checked(of: A.name, at: rate)
        if settings.isDraft {
            settings.range.step = 2
            settings.video.framesPerSecond = try Rational(Int128(rate.numerator), 2 * Int128(rate.denominator))
        }
        let source = UnsafeShared(
            FrameSource(first: known) { try (frames ?? first.frames).checked(of: A.name, at: rate) })

        declaredInputs = try first.inputFiles.map(absolute)
        let inputs =
            try first.inputFiles.map { name in
                let path = try absolute(name)
                do {
                    return try InputFile(name: name, path: path)
                } catch {
                    throw FlipbookError("\(A.name) declares the input file \(name), but \(error).")
                }
            } + ResourceBundles.inputs(ofCode: [executable] + (settings.runner == nil ? LoadedCode.own : []))
        let coded = try CodedOptions(options)
        let assignment = Assignment(
            animator: A.name, identity: A.identity,
            program: try A.version.map { try settings.program(ofVersion: $0) }
                ?? Digest(contentsOfFile: executable).description,
            options: try CanonicalEncoder().encode(coded), inWords: coded.inWords, inputs: inputs,
            store: store, settings: settings)
        request = RenderRequest(
            assignment, total: known.count, workers: try settings.workerKind(A.self, executable: executable),
            cores: SlurmJob.cores
        ) {
            let iterator = try source.value.next().makeIterator()
            let encoder = CanonicalEncoder()
            return ParameterIterator {
                try await iterator.nextIndexed().map { element in
                    (element.frame, try encoder.encode(element.parameters))
                }
            }
        }
        request.output = output
        request.lifeline = lifeline
    }

    /// Renders; blocks the calling thread until it is done, and all is written that was told of it.
    func run(reporter: any ProgressReporter) throws -> RenderReport {
        let report = try FlipbookRender.render(request, reporter: reporter)
        QueuedOutput.flush()
        return report
    }

    /// The folder of the frames.
    var store: FrameStore { FrameStore(directory: request.assignment.store) }

    /// Has the render end once this is cancelled.
    mutating func cancel(by cancellation: Cancellation?) { request.cancellation = cancellation }

    /// Has somebody told how far the frames are.
    mutating func observe(_ observer: any FrameObserver) { request.observer = observer }

    /// Has frames drawn by child processes, however few workers there are: a crash of theirs doesn't end this program.
    mutating func drawInProcesses() {
        guard case .thread = request.workers else { return }
        request.workers = .processes(executable: executable, name: A.name, count: 1)
    }

    /// What a page that shows the frames is told of the animation.
    var shown: StudioAnimation {
        StudioAnimation(
            name: A.name, framesPerSecond: request.settings.video.rate.doubleValue, store: store.directory)
    }

    /// Draws frames for somebody who looks at them, until it is cancelled.
    func view(_ commands: ViewCommands, reporter: any ProgressReporter) throws {
        try FlipbookRender.view(request, commands: commands, reporter: reporter)
    }

    /// Says what would be rendered, and why.
    func plan(reporter: any ProgressReporter) throws -> RenderPlan {
        let plan = try FlipbookRender.plan(request, reporter: reporter)
        QueuedOutput.flush()
        return plan
    }
}

/// The frames of an animator, made again for every use after the first, because a stream can be read only once.
private final class FrameSource<Parameters: Codable & Sendable> {
    private var first: Frames<Parameters>?
    private let again: () throws -> Frames<Parameters>

    init(first: Frames<Parameters>, again: @escaping () throws -> Frames<Parameters>) {
        (self.first, self.again) = (first, again)
    }

    func next() throws -> Frames<Parameters> { try first.take() ?? again() }
}

/// A value that is handed to another thread although its type is not `Sendable`.
///
/// That is safe for the two uses it has: a sequence of parameters is used by one task at a time, and the types of animators,
/// which Swift 6 treats as isolated to an actor, never change.
struct UnsafeShared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}

/// The path of an output, that of a folder of pictures with a `/` at its end, also where it is there and has none. A name
/// with the ending of a video is never that of a folder.
private func absoluteOutput(_ path: String) throws -> String {
    let whole = try absolute(path)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder)
    let isVideo = (try? Container(path: path)) != nil
    return whole + (path.hasSuffix("/") || isThere && isFolder.boolValue && !isVideo ? "/" : "")
}

/// A path that a change of the current folder doesn't touch.
///
/// - Throws: `FlipbookError` where it is meant from a current folder that was removed.
func absolute(_ path: String) throws -> String {
    path.hasPrefix("/")
        ? URL(fileURLWithPath: path).standardizedFileURL.path
        : URL(fileURLWithPath: try currentFolder(for: path) + "/" + path).standardizedFileURL.path
}

/// The path of the current folder.
///
/// - Parameter path: what is meant from there, for the error.
private func currentFolder(for path: String) throws -> String {
    guard let here = getcwd(nil, 0) else {
        throw FlipbookError(
            "\(path) can't be found: the current folder can't be told (\(String(cString: strerror(errno)))). "
                + "Was it removed? Go to a folder that is there, or name an absolute path.")
    }
    defer { free(here) }
    return String(cString: here)
}

/// The way from one folder to a path, both absolute: `../data`.
private func relative(_ path: String, to folder: String) -> String {
    let (target, start) = (path.split(separator: "/"), folder.split(separator: "/"))
    let common = zip(target, start).prefix { $0 == $1 }.count
    return ([Substring](repeating: "..", count: start.count - common) + target.dropFirst(common)).joined(separator: "/")
}

extension RenderSettings {
    /// The program that is started as a worker.
    fileprivate func workerExecutable(for animator: any Animator.Type) throws -> String {
        if let runner {
            let path = try absolute(runner)
            guard FileManager.default.isExecutableFile(atPath: path) else {
                throw FlipbookError("The runner \(path) is not an executable file: build it, or correct its path.")
            }
            return path
        }
        guard WorkerEntry.knows(animator) else {
            throw FlipbookError(
                "The workers of \(animator) would be this program, started again, but it doesn't turn into a worker: "
                    + "call runWorkerIfAsked(for: \(animator).self) before anything else, or name a runner in the settings."
            )
        }
        return try WorkerEntry.executableToStart()
    }

    fileprivate func workerKind<A: Animator>(_ animator: A.Type, executable: String) throws -> RenderRequest.Workers {
        let count = try workerCount(cores: SlurmJob.cores)
        if count == 1 && runner == nil {
            let entry = UnsafeShared<any Animator.Type>(A.self)
            return .thread { try WorkerEntry.makeRenderer(entry.value, $0) }
        }
        let name = runner ?? CommandLine.arguments.first ?? A.name
        return .processes(executable: executable, name: URL(fileURLWithPath: name).lastPathComponent, count: count)
    }

    /// What stands for a program that declares a version: the version, and what tells the program from others that share
    /// the cache, its name and its package's folder as seen from the cache.
    fileprivate func program(ofVersion version: String) throws -> String {
        let path = try runner.map(absolute) ?? SlurmJob.origin ?? WorkerEntry.executablePath ?? ""
        let folder = package(above: path) ?? URL(fileURLWithPath: path).deletingLastPathComponent().path
        return "version \(version) of \(URL(fileURLWithPath: path).lastPathComponent) in "
            + relative(folder, to: try cacheFolder())
    }

    /// The absolute path of the folder that holds the caches of all animations.
    func cacheFolder() throws -> String {
        if let cache { return try absolute(cache) }
        let program = try runner.map(absolute) ?? WorkerEntry.executablePath
        if let package = program.flatMap(package(above:)) { return package + "/.flipbook" }
        let here = try currentFolder(for: ".flipbook")
        return (package(above: here) ?? here) + "/.flipbook"
    }

    /// The nearest folder that is a Swift package and holds this path.
    private func package(above path: String) -> String? {
        var folder = URL(fileURLWithPath: path).standardizedFileURL
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return folder.path
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}

extension RenderSettings.Progress {
    /// Who shows progress this way.
    func makeReporter() throws -> any ProgressReporter {
        switch self {
        case .auto: (isatty(STDERR_FILENO) == 1 ? BarReporter() : nil) ?? PlainReporter()
        case .bar:
            try BarReporter()
                ?? { throw FlipbookError("There is no terminal to draw a bar at: use --progress lines.") }()
        case .lines: PlainReporter()
        case .json: try JSONReporter.takingStandardOutput()
        case .none: SilentReporter()
        }
    }
}

extension FlipbookError {
    /// Has everything written that was told, and then ends the process where the render was ended so: by the signal that
    /// ended it, or by `exit` in code of the user. Other renders of this process have heard it too: they may first put away
    /// what is theirs.
    func passOn() {
        // The end of a render doesn't wait for a reader that has stopped.
        QueuedOutput.flush(milliseconds: code == .cancelled ? 1000 : nil)
        ExitWatch.endIfExiting()
        guard let number = signal else { return }
        for _ in 0..<1000 where SignalWatch.count > 0 { usleep(10_000) }
        CurrentProcess.end(bySignal: number)
    }
}
