import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Synchronization

/// The drawing side of a render: takes frames from its supervisor, draws them, and puts them into the store.
///
/// It runs as a process of its own, or, where there is to be only one, on a thread of the supervisor's process, and
/// speaks over a socket in both cases.
package struct Worker: Sendable {
    /// The environment variable that makes a program a worker: the number of its socket.
    static let channelVariable = "FLIPBOOK_WORKER"

    /// The exit code of a worker that can't go on by itself: any other is from code of the user.
    static let failureCode = EX_SOFTWARE

    private let socket: SharedDescriptor
    private let makeRenderer: RendererFactory
    private let endsProcess: Bool
    private let inbox = Monitor(Inbox())
    private let publishing = PublishingLock()
    private let replies: Replies

    /// How long nothing may come before the supervisor is told that the process runs.
    private static let heartbeatMilliseconds = 1000

    /// Requests that have come, oldest first, and whether more can.
    private struct Inbox {
        var requests: [(request: WorkerRequest, attachment: [UInt8])] = []
        var isClosed = false
    }

    init(socket: consuming Descriptor, endsProcess: Bool, makeRenderer: @escaping RendererFactory) {
        self.socket = SharedDescriptor(socket)
        replies = Replies(self.socket)
        self.endsProcess = endsProcess
        self.makeRenderer = makeRenderer
    }

    /// Turns this process into a worker and never returns, where a supervisor has started it as one. Call it first.
    package static func runIfAsked(makeRenderer: @escaping RendererFactory) {
        guard let text = getenv(channelVariable), let number = Int32(String(cString: text)) else { return }
        // A program that the animator starts must not take itself for a worker.
        unsetenv(channelVariable)
        signal(SIGINT, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        // The kernel shows how the runner was started again, not its name.
        CurrentProcess.setName(CommandLine.arguments.first?.split(separator: "/").last ?? "flipbook")
        CurrentProcess.buffersOutputByLine()
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        let worker = Worker(socket: Descriptor(owning: number), endsProcess: true, makeRenderer: makeRenderer)
        do {
            try worker.run()
            exit(0)
        } catch {
            CurrentProcess.writeError("error: \(error)\n")
            exit(failureCode)
        }
    }

    /// The environment of a worker, and of a program that may draw in its own process.
    package static func environment(from environment: [String: String]) -> [String: String] {
        var own = DrawingEnvironment.neutral(environment)
        own[Backtrace.variable] = Backtrace.settings(adding: environment[Backtrace.variable])
        return own
    }

    /// Serves until the supervisor closes the socket.
    func run() throws {
        do {
            try serve()
        } catch let error as ProcessError where error.errorNumber == EPIPE {
            // Nobody listens any more: the supervisor needs nothing from this worker, or has ended.
        }
    }

    private func serve() throws {
        let reader = try WorkThread { [self] in readRequests() }
        defer { if !endsProcess { reader.join() } }

        try replies.send(.hello(version: protocolVersion))
        guard case .setUp(let assignment)? = nextRequest()?.request else { return }
        let renderer: any FrameRenderer
        let store: FrameStore
        let report: SetupReport
        do {
            // What setup() reads decides on the frames as much as what update() reads.
            for input in assignment.inputs where try !input.isUnchanged() {
                return try replies.send(.inputChanged(input.name))
            }
            store = FrameStore(directory: assignment.store)
            renderer = try makeRenderer(assignment)
            report = try renderer.setUp()
        } catch {
            try replies.send(.setupFailed(error.inWords.cut))
            return
        }
        try replies.send(.ready(report))
        try sendWarnings(of: renderer)

        var draftRenderer: (any FrameRenderer)?
        while let (request, parameters) = try nextRequestAfterReplies() {
            do {
                guard case .draw(let frame, let key, let purpose, _) = request else { return }
                var drawing = renderer
                if purpose == .draft {
                    drawing = try draftRenderer ?? makeDraftRenderer(assignment)
                    draftRenderer = drawing
                }
                try replies.send(.began(frame: frame))
                switch purpose {
                case .frame, .draft:
                    try drawing.render(frame: frame, parameters: parameters) { pixels, fonts in
                        try checkInputs(assignment)
                        try publishing.withLock {
                            try inStore { try store.publish(pixels, frame: frame, key: key, fonts: fonts) }
                        }
                    }
                    // Goes with the beginning of the next frame, where that waits already.
                    try replies.hold(.rendered(frame: frame))
                case .comparison:
                    try drawing.render(frame: frame, parameters: parameters) { pixels, _ in
                        let difference = try inStore { try store.difference(of: pixels, frame: frame, key: key) }
                        try replies.send(
                            .compared(frame: frame, difference: difference?.cut, pixels: Digest(of: pixels)))
                    }
                }
            } catch let failure as StoreFailure {
                return try replies.send(.storeFailed(failure.error.description.cut))
            } catch let change as InputChange {
                return try replies.send(.inputChanged(change.name))
            } catch let error as ProcessError {
                throw error
            } catch {
                try replies.send(.frameFailed(frame: request.frame, error.inWords.cut))
            }
            try sendWarnings(of: renderer)
        }
    }

    /// A renderer of the same frames at half the size, with a figure of its own.
    private func makeDraftRenderer(_ assignment: Assignment) throws -> any FrameRenderer {
        var assignment = assignment
        assignment.settings.isDraft = true
        let renderer = try makeRenderer(assignment)
        _ = try renderer.setUp()
        return renderer
    }

    private func sendWarnings(of renderer: any FrameRenderer) throws {
        for warning in renderer.takeWarnings() { try replies.send(.warned(warning.cut)) }
    }

    /// Throws where the frame that was just drawn may have been drawn from another content than its key says.
    private func checkInputs(_ assignment: Assignment) throws {
        for input in assignment.inputs where !input.isUntouched { throw InputChange(name: input.name) }
    }

    private struct InputChange: Error { let name: String }

    /// Marks the store's errors: code of the user may throw errors of files, too.
    private func inStore<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as FileError { throw StoreFailure(error: error) }
    }

    private struct StoreFailure: Error { let error: FileError }

    /// The oldest request, once there is one; nil when there will be none. Where it has to be waited for, replies that are
    /// held back are sent first.
    private func nextRequestAfterReplies() throws -> (request: WorkerRequest, attachment: [UInt8])? {
        if inbox.withLock({ $0.requests.isEmpty }) { try replies.flush() }
        return nextRequest()
    }

    /// The oldest request, once there is one; nil when there will be none.
    private func nextRequest() -> (request: WorkerRequest, attachment: [UInt8])? {
        inbox.wait { inbox in
            if inbox.isClosed { return .some(nil) }
            if inbox.requests.isEmpty { return .none }
            return .some(inbox.requests.removeFirst())
        }
    }

    /// Takes requests off the socket as they come, so that a large one never waits for a frame that is being drawn.
    ///
    /// The socket's end is the supervisor's end, and so the worker's: at once, whatever `update` is doing, except that
    /// a frame that is being written is written to its end.
    private func readRequests() {
        var incoming = IncomingMessages(maximumLength: IncomingMessages.longestRequest)
        var code: Int32 = 0
        reading: while true {
            do {
                while let request = try incoming.next(WorkerRequest.self) {
                    var attachment: [UInt8] = []
                    if request.parameterBytes > 0 {
                        attachment = try incoming.attachment(of: request.parameterBytes, from: socket.descriptor)
                    }
                    inbox.withLock { $0.requests.append((request, attachment)) }
                }
                var entries = [Poll.Entry(socket.descriptor.rawValue, .read)]
                while try Poll.wait(&entries, milliseconds: Self.heartbeatMilliseconds) == 0 {
                    try replies.send(.heartbeat)
                }
                if try incoming.fill(from: socket.descriptor) == .endOfStream { break reading }
            } catch let error as ProcessError where error.errorNumber == EPIPE {
                break reading
            } catch {
                CurrentProcess.writeError(
                    "error: the supervisor's message can't be read: \(error). Code that draws must not close descriptors that "
                        + "it has not opened.\n")
                code = Self.failureCode
                break reading
            }
        }
        inbox.withLock { $0.isClosed = true }
        if endsProcess { publishing.withLock { _exit(code) } }
    }
}

extension String {
    /// As much of a text as a person reads: an error may hold all of the data that it is about.
    fileprivate var cut: String {
        let most = 64 << 10
        guard utf8.count > most else { return self }
        return String(decoding: utf8.prefix(most), as: UTF8.self) + "… (\(utf8.count) bytes in all)"
    }
}

/// A descriptor that two threads use at once: one reads, one writes.
private final class SharedDescriptor: Sendable {
    let descriptor: Descriptor
    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
}

/// What goes to the supervisor, from any thread, one message at a time.
private final class Replies: Sendable {
    private let socket: SharedDescriptor
    private let outgoing = Mutex(OutgoingMessages())

    init(_ socket: SharedDescriptor) { self.socket = socket }

    func send(_ reply: WorkerReply) throws {
        try outgoing.withLock { outgoing in
            try outgoing.append(reply)
            try outgoing.flush(to: socket.descriptor)
        }
    }

    /// Keeps a reply until the next one is sent, or ``flush()`` is called.
    func hold(_ reply: WorkerReply) throws {
        try outgoing.withLock { try $0.append(reply) }
    }

    func flush() throws {
        try outgoing.withLock { try $0.flush(to: socket.descriptor) }
    }
}

/// Held while a frame is being written.
private final class PublishingLock: Sendable {
    private let mutex = Mutex(())

    func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
        try mutex.withLock { _ in try body() }
    }
}
