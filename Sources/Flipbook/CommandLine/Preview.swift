import FlipbookCoding
import FlipbookRender
import FlipbookSystem
import Foundation

/// The page that `--preview` shows: from before the first frame on until somebody ends it.
struct Preview {
    private let studio: StudioProcess

    /// Starts the program that serves the page, tells where it is, and opens it where there is a desktop.
    ///
    /// - Parameter port: where; nil for one that is free.
    init<A: Animator>(_ render: inout Render<A>, port: UInt16?, reporter: any ProgressReporter) throws {
        let begin = StudioMessage.begin(render.shown)
        do {
            studio = try StudioProcess(begin, port: port)
        } catch let error as FlipbookError {
            throw error
        } catch {
            throw FlipbookError(.previewFailed, "The preview can't be shown: \(error).", underlying: error)
        }
        render.observe(studio)
        reporter.report(.preview(address: studio.address))
        if isatty(STDERR_FILENO) == 1 || WorkerEntry.isUnderPlugin { Desktop.open(studio.address) }
    }

    /// Says that the render is over, and shows the page until ^C, or until the process that started this has ended.
    ///
    /// - Parameter error: what it failed with.
    func stay(after error: FlipbookError?, problem: String? = nil, lifeline: Int32?) {
        studio.send(.ended(problem: error?.description ?? problem ?? ""))
        // Who ended the render wants to see no more of it.
        guard error?.code != .cancelled, let signals = try? SignalWatch() else { return }
        QueuedOutput(STDERR_FILENO).write("The preview stays at \(studio.address): press Ctrl-C to stop.\n")
        while signals.next() == nil {
            var entries = [
                Poll.Entry(signals.descriptor, .read), Poll.Entry(lifeline ?? -1, .read),
                Poll.Entry(studio.endDescriptor, .read),
            ]
            guard (try? Poll.wait(&entries, milliseconds: studio.pollInterval)) != nil else { return }
            if studio.hasEnded { return QueuedOutput(STDERR_FILENO).write("The preview has ended.\n") }
            if let lifeline, !entries[1].ready.isEmpty, Lifeline.hasEnded(lifeline) { return }
        }
    }
}

/// `flipbook-studio`, the program that serves the page, as a child of this one. It hears of the frames over a pipe.
///
/// Whatever becomes of it, the render goes on: messages are written by a thread of their own, and where the program takes them
/// too slowly, or has ended, they are dropped.
private final class StudioProcess: FrameObserver {
    /// Where the page is.
    let address: String
    private let child: ChildProcess
    private let messages: Monitor<Messages>
    private let writer: WorkThread

    /// The environment variable by which the plugin tells where the program is.
    private static let variable = "FLIPBOOK_STUDIO"
    /// How many bytes of messages may wait: those of half a million frames.
    private static let room = 64 << 20
    /// How long the program may take to start.
    private static let patience = Duration.seconds(20)

    /// Messages on their way to the program.
    private struct Messages {
        var waiting: [UInt8] = []
        /// No more are written: the program takes none, or isn't needed any more.
        var isOver = false
    }

    init(_ begin: StudioMessage, port: UInt16?) throws {
        let input = try FlipbookSystem.Pipe()
        let output = try FlipbookSystem.Pipe()
        var command = Command(try Self.program(), arguments: port.map { ["--port", "\($0)"] } ?? [])
        command.descriptors = [
            0: .descriptor(input.reader.rawValue), 1: .descriptor(output.writer.rawValue),
            2: .descriptor(STDERR_FILENO),
        ]
        command.leadsGroup = true
        command.diesWithParent = true
        let child = try command.spawn()
        self.child = child
        let messages = Monitor(Messages())
        self.messages = messages
        let reader = output.intoReader()
        let pipe = SharedPipe(input.intoWriter())
        writer = try WorkThread { Self.write(messages, to: pipe) }
        messages.withLock { $0.waiting += Self.line(begin) }
        do {
            address = try Self.address(from: reader)
        } catch {
            Self.end(child, messages, writer)
            throw error
        }
    }

    deinit { Self.end(child, messages, writer) }

    /// What to poll for the end of the program.
    var endDescriptor: Int32 { child.endDescriptor }
    var pollInterval: Int? { child.pollInterval }
    var hasEnded: Bool { child.poll() != nil }

    func setupFinished(width: Int, height: Int) { send(.figure(width: width, height: height)) }
    func framesAre(_ count: Int?, of range: FrameRange) {
        send(.frames(count: count, first: range.start, step: range.step))
    }
    func frame(_ frame: Int, is state: FrameState) { send(.frame(frame, state)) }

    /// Hands a message over, and returns at once.
    func send(_ message: StudioMessage) {
        let line = Self.line(message)
        messages.withLock { messages in
            guard !messages.isOver else { return }
            messages.waiting += line
            guard messages.waiting.count > Self.room else { return }
            (messages.isOver, messages.waiting) = (true, [])
            child.signal(SIGKILL)
        }
    }

    private static func line(_ message: StudioMessage) -> [UInt8] { Array((message.json.description + "\n").utf8) }

    private static func write(_ messages: Monitor<Messages>, to pipe: SharedPipe) {
        while true {
            let next = messages.wait { messages -> [UInt8]?? in
                if messages.isOver { return .some(nil) }
                guard !messages.waiting.isEmpty else { return nil }
                defer { messages.waiting = [] }
                return .some(messages.waiting)
            }
            guard let bytes = next, (try? bytes.withUnsafeBytes { try pipe.writer.writeAll($0) }) != nil else { break }
        }
        messages.withLock { ($0.isOver, $0.waiting) = (true, []) }
    }

    private static func end(_ child: ChildProcess, _ messages: Monitor<Messages>, _ writer: WorkThread) {
        messages.withLock { ($0.isOver, $0.waiting) = (true, []) }
        child.end(graceMilliseconds: 0)
        writer.join()
    }

    /// Waits for the line in which the program says where the page is.
    private static func address(from output: borrowing Descriptor) throws -> String {
        let deadline = ContinuousClock.now + patience
        var bytes: [UInt8] = []
        try output.setNonBlocking(true)
        while !bytes.contains(UInt8(ascii: "\n")) {
            let left = ContinuousClock.now.duration(to: deadline).inSeconds
            var entries = [Poll.Entry(output.rawValue, .read)]
            _ = try Poll.wait(&entries, milliseconds: max(0, Int(left * 1000)))
            let count = try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
                let count = try output.read(into: buffer)
                bytes += buffer[..<(count ?? 0)]
                return count
            }
            guard count != 0, left > 0 else {
                throw FlipbookError(
                    .previewFailed,
                    "The preview can't be shown: flipbook-studio \(count == 0 ? "ended" : "did not start in \(patience)")."
                )
            }
        }
        guard let address = JSONValue(parsing: bytes.prefix { $0 != UInt8(ascii: "\n") })?["address"]?.string else {
            throw FlipbookError(
                .previewFailed, "The preview can't be shown: flipbook-studio is of another version. Build it again.")
        }
        return address
    }

    /// The path of the program: where the plugin has built it, or beside this one.
    private static func program() throws -> String {
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
            guard FileManager.default.isExecutableFile(atPath: path) else {
                throw FlipbookError(
                    .previewFailed,
                    "The preview can't be shown: \(variable) names \(path), which is not an executable file.")
            }
            return path
        }
        let folder = WorkerEntry.executablePath.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
        let path = folder + "/flipbook-studio"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            let configuration = folder.hasSuffix("/debug") ? "debug" : "release"
            throw FlipbookError(
                .previewFailed,
                "--preview needs the program flipbook-studio beside this one: build it by 'swift build -c \(configuration) "
                    + "--product flipbook-studio', or render by 'swift package render-animation', which builds it.")
        }
        return path
    }

    private final class SharedPipe: Sendable {
        let writer: Descriptor
        init(_ writer: consuming Descriptor) { self.writer = writer }
    }
}
