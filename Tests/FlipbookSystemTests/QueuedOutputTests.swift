import Testing

@testable import FlipbookSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Output waits for its reader; the thread that writes it doesn't.
struct QueuedOutputTests {
    private func read(_ count: Int, from pipe: borrowing Pipe) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        _ = try bytes.withUnsafeMutableBytes { try pipe.reader.readAll(into: $0) }
        return bytes
    }

    @Test func nothingIsLostAndNobodyWaits() throws {
        let pipe = try Pipe()
        let output = QueuedOutput(pipe.writer.rawValue)
        let lines = (0..<20_000).map { "line \($0) of what is told\n" }
        for line in lines { output.write(line) }
        #expect(output.hasRoom)
        let text = lines.joined()
        #expect(try read(text.utf8.count, from: pipe) == Array(text.utf8))
    }

    @Test func aReaderThatStopsIsNoticed() throws {
        let pipe = try Pipe()
        let output = QueuedOutput(pipe.writer.rawValue)
        let megabyte = [UInt8](repeating: 7, count: 1 << 20)
        for _ in 0..<12 { output.write(megabyte) }
        #expect(!output.hasRoom)
        _ = try read(12 << 20, from: pipe)
        for _ in 0..<1000 where !output.hasRoom { usleep(10_000) }
        #expect(output.hasRoom)
    }

    @Test func ofWhatIsReplaceableTheLastIsWritten() throws {
        let pipe = try Pipe()
        let output = QueuedOutput(pipe.writer.rawValue)
        // More than the pipe holds, so that the rest waits.
        output.write([UInt8](repeating: 1, count: 1 << 20))
        try Poll.wait(for: .read, on: pipe.reader.rawValue)
        for number in UInt8(0)..<200 { output.write([UInt8](repeating: number, count: 1 << 20), isReplaceable: true) }
        #expect(output.hasRoom)
        output.write([255])
        _ = try read(1 << 20, from: pipe)
        let rest = try read((1 << 20) + 1, from: pipe)
        #expect(rest.first == 199 && rest.last == 255)
    }

    @Test func oneFileHasOneOrder() throws {
        let pipe = try Pipe()
        let copy = try pipe.writer.duplicate()
        let outputs = [QueuedOutput(pipe.writer.rawValue), QueuedOutput(copy.rawValue)]
        var text: [UInt8] = []
        for number in 0..<5000 {
            let line = Array("\(number)\n".utf8)
            outputs[number % 2].write(line)
            text += line
        }
        #expect(try read(text.count, from: pipe) == text)
    }

    @Test func aReaderThatHasGoneTakesNothingWithIt() throws {
        let pipe = try Pipe()
        let output = QueuedOutput(pipe.writer.rawValue)
        _ = consume pipe
        for _ in 0..<100 { output.write([UInt8](repeating: 1, count: 1 << 20)) }
        for _ in 0..<1000 where !output.hasRoom { usleep(10_000) }
        #expect(output.hasRoom)
    }
}
