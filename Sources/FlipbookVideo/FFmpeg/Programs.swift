import FlipbookSystem
import Synchronization

/// Starts the programs that make one video, several at a time, and none any more once it is cancelled.
final class Programs: Sendable {
    private struct State {
        var running: [ChildProcess] = []
        var isCancelled = false
    }
    private let state = Mutex(State())

    /// Starts a program in a group of its own, which dies with the calling thread.
    func start(_ command: consuming Command) throws(FlipbookError) -> ChildProcess {
        command.leadsGroup = true
        command.diesWithParent = true
        let child: ChildProcess
        do {
            child = try command.spawn()
        } catch {
            throw FlipbookError(.ffmpegUnavailable, error.description)
        }
        let isCancelled = state.withLock { state in
            state.running.removeAll { $0.poll() != nil }
            state.running.append(child)
            return state.isCancelled
        }
        if isCancelled {
            child.signal(SIGKILL)
            child.wait()
            throw FlipbookError(.cancelled, "The video was cancelled.")
        }
        return child
    }

    /// Runs a program to its end: see `Command.capture`.
    func run(_ path: String, _ arguments: [String]) throws(FlipbookError) -> (
        output: String, errors: String, status: ChildProcess.ExitStatus
    ) {
        try running(path) { try Command(path, arguments: arguments).capture(limit: 1 << 20) { try start($0) } }
    }

    /// Runs a program to its end, and passes on each line of its standard output, however many there are.
    func run(
        _ path: String, _ arguments: [String], onLine: (Substring) -> Void
    ) throws(FlipbookError) -> ChildProcess.ExitStatus {
        try running(path) {
            let program = try RunningProgram(Command(path, arguments: arguments)) { try start($0) }
            var rest: [UInt8] = []
            try withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
                while case let count = try program.read(into: buffer), count > 0 {
                    rest += buffer[..<count]
                    guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
                    for line in String(decoding: rest[...end], as: UTF8.self).split(whereSeparator: \.isNewline) {
                        onLine(line)
                    }
                    rest.removeFirst(end + 1)
                }
            }
            return program.end().status
        }
    }

    /// Throws in the words of a user what comes of running a program, and throws once it is cancelled.
    private func running<Result>(_ path: String, _ body: () throws -> Result) throws(FlipbookError) -> Result {
        do {
            let result = try body()
            try checkCancelled()
            return result
        } catch let error as FlipbookError {
            throw error
        } catch {
            throw FlipbookError(.ffmpegUnavailable, "\(path) can't be run: \(error).")
        }
    }

    /// Throws once it is cancelled.
    func checkCancelled() throws(FlipbookError) {
        if state.withLock({ $0.isCancelled }) { throw FlipbookError(.cancelled, "The video was cancelled.") }
    }

    /// Kills the programs that run, and lets none start.
    func cancel() {
        let children = state.withLock { state in
            state.isCancelled = true
            return state.running
        }
        for child in children { child.signal(SIGKILL) }
    }

    /// The process number of the program that was started last.
    var currentPID: Int32? { state.withLock { $0.running.last?.pid } }
}

extension TextTail {
    /// The lines, without the addresses that ffmpeg puts before them (`[libx264 @ 0x55…]`) and without empty ones.
    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { line in
            var line = line
            while line.first == "[", let end = line.firstIndex(of: "]"), line[..<end].contains(" @ 0x") {
                line = line[line.index(after: end)...].drop { $0 == " " }
            }
            return String(line)
        }.filter { !$0.isEmpty }
    }
}
