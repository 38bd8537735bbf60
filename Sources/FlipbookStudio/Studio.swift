import FlipbookCoding
import FlipbookRender
import FlipbookStore
import FlipbookSystem

/// The program that shows the frames of a render on a web page: it reads ``StudioMessage`` lines from its standard input,
/// writes where the page is to its standard output, and ends with its input.
///
/// It is a program of its own, so that a render neither builds nor waits for an HTTP server.
@main
struct Studio {
    static func main() async {
        do {
            let input = try JSONLineReader(path: "/dev/stdin")
            guard let line = try input.next(),
                case .begin(let name, let framesPerSecond, let store)? = StudioMessage(line.value)
            else {
                end(
                    "flipbook-studio is started by a render with --preview, of the same version: build both again.",
                    EX_USAGE)
            }
            let state = StudioState(name: name, framesPerSecond: framesPerSecond)
            let server = try await StudioServer(StudioSite(state: state, store: FrameStore(directory: store)))
            try listen(UncheckedInput(reader: input), state)
            let address: JSONValue = ["event": "listening", "address": .string(server.address)]
            CurrentProcess.write(Array((address.description + "\n").utf8), to: STDOUT_FILENO)
            try await server.run()
            end("The preview has stopped.", EX_SOFTWARE)
        } catch {
            end("The preview can't be shown: \(error).", EX_SOFTWARE)
        }
    }

    /// Takes messages, on a thread of their own, until the input ends, and the program with it.
    private static func listen(_ input: UncheckedInput, _ state: StudioState) throws {
        let thread = try WorkThread {
            while let value = input.reader.nextReadable() {
                if let message = StudioMessage(value) { state.take(message) }
            }
            exit(EXIT_SUCCESS)
        }
        // The program ends before the thread does.
        _ = Unmanaged.passRetained(thread)
    }

    private static func end(_ text: String, _ code: Int32) -> Never {
        CurrentProcess.writeError("Error: \(text)\n")
        exit(code)
    }

    /// The reader, which one thread uses after the other.
    private struct UncheckedInput: @unchecked Sendable {
        let reader: JSONLineReader
    }
}
