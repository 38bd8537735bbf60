import FlipbookProcess

/// What a worker's own code prints: passed on as it comes, and its last lines kept for an error. What Swift's runtime
/// writes about a crash is kept, too, and not passed on.
final class OutputRelay {
    /// How the runtime begins what it writes about a crash.
    private static let crashBeginnings = [
        "\n*** Signal ", "*** Signal ", "*** Swift runtime failure: ", "*** Program crashed: ",
        "swift-runtime: failed to suspend thread ",
    ].map { Array($0.utf8) }
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

    /// Takes what has come off the pipe.
    func drain() {
        withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            while isOpen {
                guard let count = (try? pipe.read(into: buffer)) ?? nil else { return }
                isOpen = count > 0
                buffer[..<count].forEach(take)
            }
        }
        if !isOpen, crash == nil, let rest = held, !rest.isEmpty { release(rest) }
    }

    /// Passes a byte on, unless it belongs to what is written about a crash.
    private func take(_ byte: UInt8) {
        if crash != nil { return takeOfCrash(byte) }
        if isAfterCrash {
            isAfterCrash = false
            if byte == UInt8(ascii: "\n") { return }
        }
        guard keepsCrash, var beginning = held else {
            unread.append(byte)
            keep(byte)
            if byte == UInt8(ascii: "\n") { held = [] }
            return
        }
        beginning.append(byte)
        held = beginning
        if Self.crashBeginnings.contains(beginning) {
            held = []
            followsEmptyLine = beginning.first == UInt8(ascii: "\n")
            crash = followsEmptyLine ? Array(beginning.dropFirst()) : beginning
        } else if !Self.crashBeginnings.contains(where: { $0.starts(with: beginning) }) {
            guard beginning.count > 1, beginning.first == UInt8(ascii: "\n") else { return release(beginning) }
            // After the empty line there may be another beginning.
            release([beginning[0]])
            beginning.dropFirst().forEach(take)
        }
    }

    /// Passes on what was held back and begins nothing about a crash.
    private func release(_ bytes: [UInt8]) {
        unread += bytes
        bytes.forEach(keep)
        held = bytes.last == UInt8(ascii: "\n") ? [] : nil
    }

    private func takeOfCrash(_ byte: UInt8) {
        guard byte == UInt8(ascii: "\n") else {
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
        if followsEmptyLine { release([UInt8(ascii: "\n")]) }
        for line in crashLines { release(Array((line + "\n").utf8)) }
        crashLines = []
    }

    /// Adds a byte to the last lines.
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
