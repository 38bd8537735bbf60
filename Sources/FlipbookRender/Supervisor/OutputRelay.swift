import FlipbookProcess

/// What a worker's own code prints: passed on as it comes, and its last lines kept for an error.
final class OutputRelay {
    private static let keptLines = 12
    private static let keptLineLength = 400

    let isError: Bool
    private let pipe: Descriptor
    private var isOpen = true
    private var unread: [UInt8] = []
    private var lines: [String] = []
    private var line: [UInt8] = []

    init(_ pipe: consuming Descriptor, isError: Bool) throws {
        try pipe.setNonBlocking(true)
        self.pipe = pipe
        self.isError = isError
    }

    /// What to wait for before calling ``drain()``; passed over once the worker's end is closed.
    var pollEntry: Poll.Entry { Poll.Entry(isOpen ? pipe.rawValue : -1, .read) }

    /// Takes what has come off the pipe, 256 KiB at most: one that prints without end leaves time for the others.
    func drain() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            for _ in 0..<16 where isOpen {
                guard let count = (try? pipe.read(into: buffer)) ?? nil else { return }
                isOpen = count > 0
                let bytes = buffer[..<count]
                unread.append(contentsOf: bytes)
                bytes.forEach(keep)
            }
        }
    }

    /// What has come since this was last called.
    func takeOutput() -> [UInt8] {
        defer { unread = [] }
        return unread
    }

    /// The last lines, oldest first, long ones cut.
    var lastLines: [String] {
        line.isEmpty ? lines : lines + [String(decoding: line, as: UTF8.self)]
    }

    private func keep(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") {
            lines.append(String(decoding: line, as: UTF8.self))
            if lines.count > Self.keptLines { lines.removeFirst() }
            line.removeAll(keepingCapacity: true)
        } else if line.count < Self.keptLineLength {
            line.append(byte)
        }
    }
}
