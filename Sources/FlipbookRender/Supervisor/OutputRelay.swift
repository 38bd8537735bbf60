import FlipbookSystem

/// What a worker's own code prints: passed on as it comes, and its last lines kept for an error. What Swift's runtime
/// writes about a crash is kept, too, and not passed on.
final class OutputRelay {
    /// How the runtime begins what it writes about a crash.
    private static let crashBeginnings = [
        "\n*** Signal ", "*** Signal ", "*** Swift runtime failure: ", "*** Program crashed: ",
        "swift-runtime: failed to suspend thread ",
    ].map { Array($0.utf8) }
    private static let newline = UInt8(ascii: "\n")
    private static let crashEnd = Array("Backtrace took ".utf8)
    private static let keptCrashLines = 200
    private static let keptLines = 12
    private static let keptLineLength = 400

    let isError: Bool
    private let pipe: Descriptor
    private var isOpen = true
    private var unread: [UInt8] = []
    private var lines: [String] = []
    private var line: [UInt8] = []

    private let keepsCrash: Bool
    /// The beginning of a line that may be that of a crash; nil in a line that is something else.
    private var held: [UInt8]? = []
    /// What the runtime has written about a crash; nil where it hasn't, or no more.
    private var crash: [UInt8]?
    /// Whether an empty line stood before what is written about a crash.
    private var followsEmptyLine = false
    /// The lines about a crash, empty ones left out; empty where there was none.
    private(set) var crashLines: [String] = []
    /// Whether the last byte was the end of what is written about a crash, which an empty line follows.
    private var isAfterCrash = false

    /// - Parameter keepsCrash: whether what the runtime writes about a crash is kept apart from what the user's code prints.
    init(_ pipe: consuming Descriptor, isError: Bool, keepsCrash: Bool) throws {
        try pipe.setNonBlocking(true)
        self.pipe = pipe
        self.isError = isError
        self.keepsCrash = keepsCrash
    }

    /// What to wait for before calling ``drain()``; passed over once the worker's end is closed.
    var pollEntry: Poll.Entry { Poll.Entry(isOpen ? pipe.rawValue : -1, .read) }

    /// Whether something may have come, as these descriptors are ready.
    func hasNews(_ ready: Set<Int32>) -> Bool { isOpen && ready.contains(pipe.rawValue) }

    /// Takes what has come off the pipe, 256 KiB at most: one that prints without end leaves time for the others.
    func drain() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            for _ in 0..<16 where isOpen {
                guard let count = (try? pipe.read(into: buffer)) ?? nil else { return }
                isOpen = count > 0
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        if !isOpen, crash == nil, let rest = held, !rest.isEmpty { release(rest) }
    }

    /// Passes bytes on, unless they belong to what is written about a crash.
    private func take(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard crash == nil, !isAfterCrash, !keepsCrash || held == nil else {
                take(rest.removeFirst())
                continue
            }
            // The rest of a line that is something else.
            let end = (keepsCrash ? rest.firstIndex(ofByte: Self.newline) : nil).map { $0 + 1 } ?? rest.endIndex
            release(UnsafeRawBufferPointer(rebasing: rest[..<end]))
            rest = rest[end...]
        }
    }

    /// Passes a byte on that may belong to what is written about a crash.
    private func take(_ byte: UInt8) {
        if crash != nil { return takeOfCrash(byte) }
        if isAfterCrash {
            isAfterCrash = false
            if byte == Self.newline { return }
        }
        guard var beginning = held else { return release([byte]) }
        beginning.append(byte)
        held = beginning
        if Self.crashBeginnings.contains(beginning) {
            held = []
            followsEmptyLine = beginning.first == Self.newline
            crash = followsEmptyLine ? Array(beginning.dropFirst()) : beginning
        } else if !Self.crashBeginnings.contains(where: { $0.starts(with: beginning) }) {
            guard beginning.count > 1, beginning.first == Self.newline else { return release(beginning) }
            // After the empty line there may be another beginning.
            release([beginning[0]])
            beginning.dropFirst().forEach(take)
        }
    }

    /// Passes on what was held back and begins nothing about a crash.
    private func release(_ bytes: [UInt8]) { bytes.withUnsafeBytes(release) }

    private func release(_ bytes: UnsafeRawBufferPointer) {
        unread += bytes
        keep(bytes)
        held = bytes.last == Self.newline ? [] : nil
    }

    private func takeOfCrash(_ byte: UInt8) {
        guard byte == Self.newline else {
            crash?.append(byte)
            return
        }
        let line = crash ?? []
        if !line.isEmpty, crashLines.count < Self.keptCrashLines {
            crashLines.append(String(decoding: line, as: UTF8.self))
        }
        isAfterCrash = line.starts(with: Self.crashEnd)
        crash = isAfterCrash ? nil : []
        // The animator's own code may print something that begins so.
        if let first = crashLines.first, !first.hasPrefix("*** Signal ") || first.contains(": Backtracing from 0x") {
            return
        }
        crash = nil
        passCrashOn()
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

    /// Passes on what is written about a crash, where nobody understands it.
    func passCrashOn() {
        if followsEmptyLine { release([Self.newline]) }
        for line in crashLines { release(Array((line + "\n").utf8)) }
        crashLines = []
    }

    /// Adds bytes to the last lines.
    private func keep(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while let end = rest.firstIndex(ofByte: Self.newline) {
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
