import FlipbookCoding
import FlipbookRender
import FlipbookStore
import FlipbookSystem

/// The program that shows frames on a web page. The first line of its standard input says whose:
///
/// - ``StudioMessage/begin(_:)``: those of a render, which goes on telling how far they are. Where the page is stands on standard
///   output; `--port N` says where it shall be.
/// - ``WatchRequest``: those of a program that is built again after each change of its sources: see ``WatchSession``.
///
/// It ends with its input. It is a program of its own, so that a render neither builds nor waits for an HTTP server.
@main
struct Studio {
    static func main() async {
        do {
            signal(SIGPIPE, SIG_IGN)
            let input = try JSONLineReader(path: "/dev/stdin")
            guard let line = try input.next() else { end(notStarted, EX_USAGE) }
            if let request = WatchRequest(line.value) {
                try await watch(request, UncheckedInput(reader: input))
            } else if case .begin(let animation)? = StudioMessage(line.value) {
                try await show(animation, UncheckedInput(reader: input))
            } else {
                end(notStarted, EX_USAGE)
            }
            end("The page has stopped.", EX_SOFTWARE)
        } catch {
            end("The frames can't be shown: \(error).", EX_SOFTWARE)
        }
    }

    private static let notStarted =
        "flipbook-studio is started by a render with --preview or --watch, of the same version: build both again."

    /// Shows a render until its process ends.
    private static func show(_ animation: StudioAnimation, _ input: UncheckedInput) async throws {
        let state = StudioState()
        state.take(.begin(animation))
        let server = try await StudioServer(StudioSite(state: state, token: token()), port: port)
        try keep(
            WorkThread {
                while let value = input.reader.nextReadable() {
                    if let message = StudioMessage(value) { state.take(message) }
                }
                exit(EXIT_SUCCESS)
            })
        let address: JSONValue = ["event": "listening", "address": .string(server.address)]
        CurrentProcess.write(Array((address.description + "\n").utf8), to: STDOUT_FILENO)
        try await server.run()
    }

    /// The port that a render asks for; 0 for one that is free.
    private static var port: UInt16 {
        let arguments = CommandLine.arguments
        return arguments.count == 3 && arguments[1] == "--port" ? UInt16(arguments[2]) ?? 0 : 0
    }

    /// Builds and shows until somebody ends it.
    private static func watch(_ request: WatchRequest, _ input: UncheckedInput) async throws {
        if let problem = request.arguments.problem { end(problem, EX_USAGE) }
        let state = StudioState()
        state.change { $0.controls = StudioState.Controls() }
        let session = try WatchSession(request, state)
        var server: StudioServer?
        if !request.arguments.writesFile {
            let site = StudioSite(state: state, token: token(), act: { session.post(.page($0)) })
            let started = try await StudioServer(site, port: request.arguments.port ?? 0)
            server = started
            CurrentProcess.writeError("The frames are shown at \(started.address)\n")
        }
        try keep(
            WorkThread {
                while let value = input.reader.nextReadable() {
                    if let answer = BuildAnswer(value) { session.post(.built(answer)) }
                }
                session.post(.ended)
            })
        try keep(WorkThread { exit(session.run()) })
        if let server { try await server.run() } else { while true { try await Task.sleep(for: .seconds(3600)) } }
    }

    /// 128 random bits, as a browser's address has them.
    private static func token() -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        var random = SystemRandomNumberGenerator()
        return String((0..<26).map { _ in letters[Int.random(in: 0..<32, using: &random)] })
    }

    /// The program ends before the thread does.
    private static func keep(_ thread: WorkThread) { _ = Unmanaged.passRetained(thread) }

    private static func end(_ text: String, _ code: Int32) -> Never {
        CurrentProcess.writeError("Error: \(text)\n")
        exit(code)
    }

    /// The reader, which one thread uses after the other.
    private struct UncheckedInput: @unchecked Sendable {
        let reader: JSONLineReader
    }
}
