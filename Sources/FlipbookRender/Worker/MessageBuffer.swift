import FlipbookCoding
import FlipbookSystem

/// Messages on their way in: each a length of four bytes, little-endian, then its canonical coding. Bytes that a
/// message announces may follow it, as they are.
struct IncomingMessages {
    /// The longest message, in bytes: what a length that was never meant as one is told by.
    private let maximumLength: Int
    /// The longest message to a worker: options and the names of files may take as much.
    static let longestRequest = 1 << 30
    /// The longest message of a worker, whose texts are cut.
    static let longestReply = 1 << 20

    private var bytes = [UInt8](repeating: 0, count: 64 << 10)
    private var start = 0
    private var end = 0

    init(maximumLength: Int) { self.maximumLength = maximumLength }

    /// What came of looking for more bytes.
    enum Arrival { case bytes, nothingYet, endOfStream }

    /// Whether the last bytes that came filled all the room there was: more may be there.
    private(set) var wasFilled = false

    /// Reads once from a socket: waits where that blocks.
    mutating func fill(from socket: borrowing Descriptor) throws -> Arrival {
        try makeRoom()
        let room = end..<bytes.count
        let count = try bytes.withUnsafeMutableBytes {
            try socket.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[room]))
        }
        wasFilled = count == room.count
        guard let count else { return .nothingYet }
        end += count
        return count == 0 ? .endOfStream : .bytes
    }

    /// The next whole message, decoded; nil where it hasn't all arrived.
    mutating func next<Message: Decodable>(_ type: Message.Type) throws -> Message? {
        guard let length = try nextLength(), end - start >= 4 + length else { return nil }
        let payload = start + 4..<start + 4 + length
        start = payload.upperBound
        return try bytes.withUnsafeBytes {
            try CanonicalDecoder().decode(type, from: UnsafeRawBufferPointer(rebasing: $0[payload]))
        }
    }

    /// The bytes that the last message announced. Waits for them, on a socket that blocks; they are copied once.
    mutating func attachment(of count: Int, from socket: borrowing Descriptor) throws -> [UInt8] {
        let here = min(count, end - start)
        return try [UInt8](unsafeUninitializedCapacity: count) { attachment, filled in
            let attachment = UnsafeMutableRawBufferPointer(attachment)
            bytes.withUnsafeBytes {
                attachment.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + here]))
            }
            start += here
            let rest = UnsafeMutableRawBufferPointer(rebasing: attachment[here...])
            guard try rest.isEmpty || socket.readAll(into: rest) else {
                throw FlipbookError(.workerFailed, "The supervisor ended in the middle of a message.")
            }
            filled = count
        }
    }

    private func nextLength() throws -> Int? {
        guard end - start >= 4 else { return nil }
        let length = (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
        guard length <= maximumLength else {
            throw FlipbookError(
                .workerFailed, "A message of \(length) bytes was announced; the other side isn't a Flipbook worker.")
        }
        return length
    }

    /// Moves what is left to the front and grows where the buffer is nearly full: with what comes, and not with what a
    /// message says it is long.
    private mutating func makeRoom() throws {
        if start > 0 {
            bytes.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
            end -= start
            start = 0
        }
        _ = try nextLength()
        if bytes.count - end < 16 << 10 { grow() }
    }
}

extension IncomingMessages {
    /// Doubles the buffer: in one go, as a program that isn't optimized takes seconds to append millions of bytes one by one.
    private mutating func grow() {
        let old = bytes
        bytes = [UInt8](unsafeUninitializedCapacity: 2 * old.count) { larger, count in
            let larger = UnsafeMutableRawBufferPointer(larger)
            old.withUnsafeBytes { larger.copyMemory(from: $0) }
            if let start = larger.baseAddress { memset(start + old.count, 0, old.count) }
            count = 2 * old.count
        }
    }
}

/// Messages on their way out.
struct OutgoingMessages {
    /// An attachment of fewer bytes is copied behind its message, and messages of fewer bytes behind each other, to save
    /// writes.
    private static let smallAttachment = 16 << 10

    private var chunks: [[UInt8]] = []
    /// How much of the first chunk is written.
    private var written = 0

    /// Whether everything is written.
    var isEmpty: Bool { chunks.isEmpty }

    /// Puts a message behind the others, and bytes that it announces behind it; these are not copied.
    ///
    /// - Throws: where no worker takes a message so long.
    mutating func append(_ message: some Encodable, attachment: [UInt8] = []) throws {
        let payload = try CanonicalEncoder().encode(message)
        guard payload.count <= IncomingMessages.longestRequest else {
            throw FlipbookError(
                .invalidRequest,
                "The options and input files of the animation take \(payload.count >> 20) MiB, and \(IncomingMessages.longestRequest >> 20) "
                    + "at most may be: keep what is large in an input file.")
        }
        var chunk: [UInt8] = []
        chunk.reserveCapacity(4 + payload.count + min(attachment.count, Self.smallAttachment))
        for shift in stride(from: 0, to: 32, by: 8) { chunk.append(UInt8(truncatingIfNeeded: payload.count >> shift)) }
        chunk += payload
        if attachment.count <= Self.smallAttachment {
            chunk += attachment
            if let last = chunks.indices.last, chunks[last].count + chunk.count <= Self.smallAttachment {
                chunks[last] += chunk
            } else {
                chunks.append(chunk)
            }
        } else {
            chunks += [chunk, attachment]
        }
    }

    /// Writes what the socket takes; everything, where it blocks.
    mutating func flush(to socket: borrowing Descriptor) throws {
        while let chunk = chunks.first {
            let count = try chunk.withUnsafeBytes { bytes in
                try socket.write(UnsafeRawBufferPointer(rebasing: bytes[written...]))
            }
            guard let count else { return }
            written += count
            if written == chunk.count {
                chunks.removeFirst()
                written = 0
            }
        }
    }
}
