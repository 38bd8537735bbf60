import FlipbookSystem
import Synchronization

/// Starts the programs that make one video: one at a time, and none any more once it is cancelled.
final class Programs: Sendable {
    private struct State {
        var current: ChildProcess?
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
            state.current = child
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
        do {
            let captured = try Command(path, arguments: arguments).capture(limit: 1 << 20) { try start($0) }
            try checkCancelled()
            return captured
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

    /// Kills the program that runs, and lets none start.
    func cancel() {
        let child = state.withLock { state in
            state.isCancelled = true
            return state.current
        }
        child?.signal(SIGKILL)
    }

    /// The process number of the program that runs or ran last.
    var currentPID: Int32? { state.withLock { $0.current?.pid } }
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
