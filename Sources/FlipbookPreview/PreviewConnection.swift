import FlipbookSystem

/// One connection of a browser: it takes one request, answers it and ends.
final class PreviewConnection {
    /// The longest head of a request: what browsers send has some hundred bytes.
    private static let longestHead = 16 << 10
    /// What is read of a request's body before the connection is closed, so that the answer reaches those who send one.
    private static let longestRest = 1 << 20

    private let socket: Descriptor
    private var incoming: [UInt8] = []
    private var outgoing: [UInt8]?
    private var written = 0
    private var rest = 0
    /// Whether it can be closed.
    private(set) var isOver = false
    /// When something came or went last.
    private(set) var lastHeard = ContinuousClock.now

    init(_ socket: consuming Descriptor) { self.socket = socket }

    /// What to wait for before calling ``proceed(_:)``.
    var pollEntry: Poll.Entry {
        Poll.Entry(socket.rawValue, outgoing.map { written < $0.count } ?? false ? .write : .read)
    }

    /// Reads or writes what can be read or written now.
    func proceed(_ site: PreviewSite) {
        do {
            if outgoing == nil { try read(site) }
            if let bytes = outgoing { try write(bytes) }
        } catch {
            isOver = true
        }
    }

    private func read(_ site: PreviewSite) throws {
        let count = try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            let count = try socket.read(into: buffer)
            incoming += buffer[..<(count ?? 0)]
            return count
        }
        guard let count else { return }
        lastHeard = .now
        if let request = PreviewRequest(incoming) {
            outgoing = site.answer(request)
        } else if incoming.count > Self.longestHead {
            outgoing = PreviewSite.refusal("431 Request Header Fields Too Large", "The request is too long.")
        } else if count == 0 {
            isOver = true
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        while written < bytes.count {
            let count = try bytes.withUnsafeBytes { try socket.write(UnsafeRawBufferPointer(rebasing: $0[written...])) }
            guard let count else { return }
            lastHeard = .now
            written += count
            if written == bytes.count { socket.endWriting() }
        }
        // Closed with bytes unread, a socket takes its answer back.
        try withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
            while !isOver, let count = try socket.read(into: buffer) {
                rest += count
                isOver = count == 0 || rest > Self.longestRest
            }
        }
    }
}

/// The head of a request; its body is not read.
struct PreviewRequest {
    var method = ""
    var path = ""
    /// What stands behind `?`.
    var query = ""
    /// By their names in lower case.
    var headers: [String: String] = [:]

    /// Reads the head; nil where it hasn't all come.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        var lines = text[..<end.lowerBound].split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        let words = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return }
        method = String(words[0])
        let parts = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        query = parts.count > 1 ? String(parts[1]) : ""
        for line in lines {
            let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            headers[pair[0].lowercased()] = String(pair[1].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
