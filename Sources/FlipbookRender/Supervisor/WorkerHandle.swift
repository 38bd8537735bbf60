import FlipbookSystem

/// What the supervisor knows of one worker.
final class WorkerHandle {
    /// Counts the workers of a render, from 1.
    let number: Int
    private let body: Body
    private let socket: Descriptor
    private var incoming = IncomingMessages(maximumLength: IncomingMessages.longestReply)
    private var outgoing = OutgoingMessages()
    /// What the worker's own code writes; empty for a worker on a thread.
    private(set) var outputs: [OutputRelay]

    /// Whether it has said that it is a worker.
    var hasGreeted = false
    /// Whether `setup()` has finished.
    var isReady = false {
        didSet {
            busy = .zero
            readySince = .now
        }
    }
    /// The frames that it was given and has not finished, in order.
    private(set) var jobs: [FrameJob] = []
    /// The frame whose `update` it has begun.
    var current: Int? { didSet { busy = .zero } }
    /// How long it has been at its frame, or at its setup, and how long it has said nothing: the time that the
    /// supervisor itself ran.
    private(set) var busy = Duration.zero, silent = Duration.zero
    /// Why it was killed, where it was killed for something.
    private(set) var verdict: String?
    /// The first frame that it has drawn, and how many it has drawn in all.
    private(set) var firstDrawn: FrameJob?, drawn = 0
    private var readySince = ContinuousClock.now

    private enum Body {
        case process(ChildProcess)
        case thread(WorkerThread)
    }

    private init(number: Int, body: Body, socket: consuming Descriptor, outputs: [OutputRelay]) {
        self.number = number
        self.body = body
        self.socket = socket
        self.outputs = outputs
    }

    /// Starts a worker and tells it what to become.
    ///
    /// The calling thread must outlive it: its end kills the worker.
    static func start(_ workers: RenderRequest.Workers, number: Int, assignment: Assignment) throws -> WorkerHandle {
        let sockets = try SocketPair(bufferSize: 1 << 20)
        let handle: WorkerHandle
        switch workers {
        case .thread(let makeRenderer):
            let worker = Worker(
                socket: try sockets.there.duplicate(), endsProcess: false, makeRenderer: makeRenderer)
            let thread = try WorkerThread(worker)
            handle = WorkerHandle(number: number, body: .thread(thread), socket: sockets.intoHere(), outputs: [])
        case .processes(let executable, let name, _):
            let output = try Pipe()
            let errors = try Pipe()
            var command = Command(executable)
            command.arguments = [name]
            let backtrace = command.environment[Backtrace.variable]
            command.environment = Worker.environment(from: command.environment)
            command.environment[Worker.channelVariable] = "3"
            command.descriptors = [
                1: .descriptor(output.writer.rawValue), 2: .descriptor(errors.writer.rawValue),
                3: .descriptor(sockets.there.rawValue),
            ]
            // What its code has started ends with it.
            command.leadsGroup = true
            command.diesWithParent = true
            command.oomScoreAdjustment = 500
            let process = try command.spawn()
            handle = WorkerHandle(
                number: number, body: .process(process), socket: sockets.intoHere(),
                outputs: [
                    try OutputRelay(output.intoReader(), isError: false, keepsCrash: false),
                    try OutputRelay(errors.intoReader(), isError: true, keepsCrash: !Backtrace.isUsers(backtrace)),
                ])
        }
        try handle.socket.setNonBlocking(true)
        try handle.send(.setUp(assignment))
        return handle
    }

    /// Tells the worker something; what the socket doesn't take at once follows with ``flush()``.
    func send(_ request: WorkerRequest, attachment: [UInt8] = []) throws {
        try outgoing.append(request, attachment: attachment)
        flush()
    }

    /// Gives the worker a frame to draw; ``flush()`` sends it.
    func give(_ job: FrameJob) throws {
        jobs.append(job)
        let request = WorkerRequest.draw(
            frame: job.frame, key: job.key, purpose: job.purpose, parameterBytes: job.parameters.count)
        try outgoing.append(request, attachment: job.parameters)
    }

    /// How long it takes over half of the frames that wait with it, at its pace so far; nil while that isn't known.
    var timeInHand: Duration? {
        guard isReady, verdict == nil, drawn > 0 else { return nil }
        return readySince.duration(to: .now) / drawn * (max(jobs.count - 1, 0) / 2)
    }

    /// Notes that so much time has gone by.
    func pass(_ time: Duration) {
        busy += time
        silent += time
    }

    /// Whether it waits for nothing but a frame.
    var isIdle: Bool { isReady && current == nil }

    /// Whether a debugger holds it.
    var isTraced: Bool {
        switch body {
        case .process(let process): CurrentProcess.isTraced || CurrentProcess.isTraced(process.pid)
        case .thread: CurrentProcess.isTraced
        }
    }

    /// Whether its process has ended. What it said before is in its pipes then, and what others hold of them, such as a
    /// process that it has forked, no longer matters. False for a thread.
    var hasEnded: Bool { if case .process(let process) = body { process.poll() != nil } else { false } }

    /// Whether ``pollEntries`` tell of its end; else ``hasEnded`` must be polled.
    var isWatched: Bool { if case .process(let process) = body { process.pollInterval == nil } else { true } }

    /// Kills it; its end is noticed by ``hasEnded``.
    ///
    /// - Returns: false for a thread, which can't be killed.
    func kill(because verdict: String) -> Bool {
        guard case .process(let process) = body else { return false }
        if self.verdict == nil { self.verdict = verdict }
        process.signal(SIGKILL)
        return true
    }

    /// Takes a frame off the worker's list; nil where it was never given it.
    func finish(_ frame: Int) -> FrameJob? {
        current = nil
        return jobs.firstIndex { $0.frame == frame }.map { jobs.remove(at: $0) }
    }

    /// Notes that the worker has put a frame into the store.
    func noteDrawn(_ job: FrameJob) {
        if firstDrawn == nil { firstDrawn = job }
        drawn += 1
    }

    /// Takes all frames off the worker's list.
    func takeJobs() -> [FrameJob] {
        defer { jobs = [] }
        return jobs
    }

    /// How many bytes of parameters lie with the worker.
    var jobBytes: Int { jobs.reduce(0) { $0 + $1.parameters.count } }

    /// Writes on what waits to be written. A worker that has gone is noticed by its end.
    func flush() {
        try? outgoing.flush(to: socket)
    }

    /// What to wait for before calling ``receive(all:)``, ``flush()`` or ``hasEnded``, and, where that is wanted, before
    /// draining ``outputs``.
    func pollEntries(withOutputs: Bool) -> [Poll.Entry] {
        var entries = [Poll.Entry(socket.rawValue, outgoing.isEmpty ? .read : [.read, .write])]
        if case .process(let process) = body { entries.append(Poll.Entry(process.endDescriptor, .read)) }
        return withOutputs ? entries + outputs.map(\.pollEntry) : entries
    }

    /// Whether something has come on the socket, or its process has ended, as these descriptors are ready.
    func hasNews(_ ready: Set<Int32>) -> Bool { ready.contains(socket.rawValue) }

    /// Whether its process may have ended, as these descriptors are ready.
    func mayHaveEnded(_ ready: Set<Int32>) -> Bool {
        guard case .process(let process) = body else { return false }
        return process.endDescriptor < 0 || ready.contains(process.endDescriptor)
    }

    /// The replies that have come, and whether they were the last.
    ///
    /// - Parameter all: whether it has ended, and nothing that it said may be left.
    func receive(all: Bool) throws -> (replies: [WorkerReply], isAtEnd: Bool) {
        var replies: [WorkerReply] = []
        // One that talks without end leaves time for the others.
        for _ in 0..<64 {
            let arrival = (try? incoming.fill(from: socket)) ?? .endOfStream
            while let reply = try incoming.next(WorkerReply.self) { replies.append(reply) }
            if arrival == .bytes { silent = .zero }
            if arrival != .bytes { return (replies, arrival == .endOfStream) }
            if !all && !incoming.wasFilled { break }
        }
        return (replies, false)
    }

    /// Asks the worker to end, by ending what it is told.
    func hangUp() {
        socket.hangUp()
    }

    /// Makes sure that the worker has ended, and says how.
    ///
    /// - Parameter graceMilliseconds: how long it may take to end by itself: then it is killed, or, on a thread, left alone.
    func end(graceMilliseconds: Int) -> ChildProcess.ExitStatus {
        hangUp()
        switch body {
        case .thread(let thread):
            return thread.end(graceMilliseconds: graceMilliseconds)
        case .process(let process):
            if process.wait(milliseconds: graceMilliseconds) == nil {
                _ = kill(
                    because:
                        "The worker's connection to its supervisor was closed, and it went on, and was killed: code "
                        + "that draws must not close descriptors that it has not opened.")
            }
            let status = process.end(graceMilliseconds: 0)
            for output in outputs { output.drain() }
            return status
        }
    }
}

extension WorkerHandle {
    /// How it ended, in words, after ``end(graceMilliseconds:)``.
    func death(_ status: ChildProcess.ExitStatus) -> Death {
        let backtrace = readBacktrace()
        let lines = outputs.flatMap { $0.lastLines.suffix($0.isError ? 8 : 4) }
        var death = Death(
            summary: verdict ?? "The worker \(status)\(status == .signaled(SIGKILL) ? Self.killHint : "").")
        if case .signaled(let signal) = status, verdict == nil, Self.faults.contains(signal) {
            let (said, saidPlace) = Self.saidOfCrash(lines)
            let call = backtrace?.calls.last
            let place = call.map { "\($0.function), \($0.file.fromHere):\($0.line)" } ?? saidPlace
            death.summary =
                "The worker \(status)" + ((said ?? backtrace?.cause).map { " (\($0))" } ?? "")
                + (place.map { " in \($0)" } ?? "") + "."
            death.fault = Death.Fault(
                signal: signal, place: call.map { "\($0.file):\($0.line)" } ?? saidPlace ?? backtrace?.place)
        }
        if case .exited(let code) = status, verdict == nil, code != Worker.failureCode {
            death.summary += " " + ExitWatch.advice
        }
        death.details =
            Self.paragraph("Its last words:", lines)
            + Self.paragraph("Where it was, the last call last:", backtrace?.lines ?? [])
        return death
    }

    /// The signals that a fault of the program raises.
    private static let faults = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS]

    private static var killHint: String { " (by hand, or because memory ran out: see `dmesg`)" }

    /// What Swift's runtime wrote about its crash; nil where it wrote nothing, or nothing that is understood.
    private func readBacktrace() -> Backtrace? {
        for output in outputs where !output.crashLines.isEmpty {
            let backtrace = Backtrace(output.crashLines)
            if backtrace.cause != nil { return backtrace }
            output.passCrashOn()
        }
        return nil
    }

    /// What `fatalError`, or a check of Swift's library, has said last, and where: nil for a place in that library.
    private static func saidOfCrash(_ lines: [String]) -> (text: String?, place: String?) {
        for line in lines.reversed() {
            guard let match = line.wholeMatch(of: /([^:]+\.swift:\d+): Fatal error: (.+)/) else { continue }
            return (String(match.2), match.1.hasPrefix("Swift/") ? nil : String(match.1))
        }
        return (nil, nil)
    }

    private static func paragraph(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : "\n\(title)\n" + lines.map { "    " + $0 }.joined(separator: "\n")
    }
}

/// A worker on a thread of this process.
private final class WorkerThread: Sendable {
    private let thread: WorkThread
    private let hasEnded = Monitor(false)

    init(_ worker: Worker) throws {
        thread = try WorkThread { [hasEnded] in
            try? worker.run()
            hasEnded.withLock { $0 = true }
        }
    }

    /// Waits for its end; a frame that takes longer is left to the end of the process.
    func end(graceMilliseconds: Int) -> ChildProcess.ExitStatus {
        var left = graceMilliseconds
        while left > 0, !hasEnded.withLock({ $0 }) {
            usleep(2000)
            left -= 2
        }
        if hasEnded.withLock({ $0 }) { thread.join() }
        return .unknown
    }
}
