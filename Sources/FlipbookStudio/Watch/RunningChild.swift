import FlipbookCoding
import FlipbookRender
import FlipbookSystem
import Synchronization

/// The runner, started as a child that tells on its standard output, one JSON object a line, how far it is.
///
/// What it writes to standard error is passed on. The end of that is kept: it explains the end of a program that tells nothing else.
final class RunningChild: Sendable {
    /// What a child does.
    enum Event: Sendable {
        case line(JSONValue)
        /// A line that is no JSON.
        case text(String)
        /// It has ended; the end of what it wrote to standard error.
        case ended(ChildProcess.ExitStatus, stderrTail: String)
    }

    private let child: ChildProcess
    private let input: SharedWriter

    private final class SharedWriter: Sendable {
        let writer: Descriptor
        init(_ writer: consuming Descriptor) { self.writer = writer }
    }

    /// Starts a program. The calling thread must outlive it: its end kills the program.
    ///
    /// - Parameters:
    ///   - tell: called from threads of the child.
    init(
        _ executable: String, _ arguments: [String], environment: [String: String] = [:],
        tell: @escaping @Sendable (Event) -> Void
    ) throws {
        let input = try FlipbookSystem.Pipe()
        let output = try FlipbookSystem.Pipe()
        let errors = try FlipbookSystem.Pipe()
        var command = Command(executable, arguments: arguments)
        // As the program would have it after its first start, which it saves a second.
        command.environment = Worker.environment(from: command.environment).merging(environment) { $1 }
        command.descriptors = [
            0: .descriptor(input.reader.rawValue), 1: .descriptor(output.writer.rawValue),
            2: .descriptor(errors.writer.rawValue),
        ]
        command.leadsGroup = true
        command.diesWithParent = true
        let child = try command.spawn()
        self.child = child
        let lines = output.intoReader()
        let words = errors.intoReader()
        let writer = input.intoWriter()
        try writer.setNonBlocking(true)
        self.input = SharedWriter(writer)
        // The threads own what they read from.
        let (linesNumber, wordsNumber) = (lines.release(), words.release())
        let tail = Mutex(TextTail())
        let shared = Shared(tail)
        let errorReader = try WorkThread {
            Self.read(wordsNumber) { bytes in
                CurrentProcess.write(Array(bytes), to: STDERR_FILENO)
                shared.tail.withLock { $0.append(bytes) }
            }
        }
        let reader = try WorkThread {
            Self.readLines(linesNumber) {
                tell(JSONValue(parsing: $0).map { .line($0) } ?? .text(String(decoding: $0, as: UTF8.self)))
            }
            let status = child.wait()
            errorReader.join()
            tell(.ended(status, stderrTail: shared.tail.withLock { $0.text }))
        }
        _ = Unmanaged.passRetained(reader)
    }

    private final class Shared: Sendable {
        let tail: Mutex<TextTail>
        init(_ tail: consuming Mutex<TextTail>) { self.tail = tail }
    }

    /// Tells the program something, unless it takes nothing.
    func send(_ json: JSONValue) {
        try? Array((json.description + "\n").utf8).withUnsafeBytes { _ = try input.writer.write($0) }
    }

    /// Asks the program to end, as ^C does.
    func interrupt() { child.signal(SIGINT) }

    /// Ends the program, with all that it has started: it ends its workers itself, with what these have started, where it does so
    /// within this time. Its frames are whole or not there.
    func end(graceMilliseconds: Int = 1000) {
        child.signal(SIGINT)
        child.end(graceMilliseconds: graceMilliseconds)
    }

    private static func read(_ number: Int32, _ take: (UnsafeRawBufferPointer) -> Void) {
        let descriptor = Descriptor(owning: number)
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
            while let count = try? descriptor.read(into: buffer), count > 0 {
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    private static func readLines(_ number: Int32, _ take: (ArraySlice<UInt8>) -> Void) {
        var rest: [UInt8] = []
        read(number) { bytes in
            rest += bytes
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                take(rest[start..<end])
                start = end + 1
            }
            rest.removeFirst(start)
        }
    }
}
