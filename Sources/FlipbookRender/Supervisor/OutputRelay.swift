import FlipbookProcess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
                keep(UnsafeRawBufferPointer(rebasing: bytes))
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

    private func keep(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while let end = rest.firstIndex(ofByte: UInt8(ascii: "\n")) {
            line += rest[..<end].prefix(Self.keptLineLength - line.count)
            lines.append(String(decoding: line, as: UTF8.self))
            if lines.count > Self.keptLines { lines.removeFirst() }
            line.removeAll(keepingCapacity: true)
            rest = rest[(end + 1)...]
        }
        line += rest.prefix(Self.keptLineLength - line.count)
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// The first place of a byte: much is printed, and little of it kept.
    fileprivate func firstIndex(ofByte byte: UInt8) -> Int? {
        let bytes = UnsafeRawBufferPointer(rebasing: self)
        return bytes.baseAddress.flatMap { start in
            memchr(start, Int32(byte), bytes.count).map { startIndex + (UnsafeRawPointer($0) - start) }
        }
    }
}
