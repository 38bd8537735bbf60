import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import Testing

@testable import FlipbookRender

/// Messages arrive as they were sent, however the stream cuts them, and nonsense is refused.
struct MessageTests {
    private func parameters(_ frame: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ frame) }
    }

    @Test func ofEverySize() throws {
        let sizes = [0, 1, 4, 100, 16_384, 16_385, 65_000, 65_536, 70_000, 6_000_000, 3]
        let sockets = try SocketPair()
        let sent = try sizes.enumerated().map { frame, size in
            let bytes = parameters(frame, bytes: size)
            let key = FrameKey(animation: Digest(of: [1]), frame: frame, parameters: bytes)
            var outgoing = OutgoingMessages()
            try outgoing.append(
                WorkerRequest.draw(frame: frame, key: key, purpose: .frame, parameterBytes: size), attachment: bytes)
            return outgoing
        }
        let there = try sockets.there.duplicate()
        let writer = try WorkThread {
            for var message in sent { try? message.flush(to: there) }
        }
        var incoming = IncomingMessages(maximumLength: 1 << 24)
        for (frame, size) in sizes.enumerated() {
            var request: WorkerRequest?
            while request == nil {
                request = try incoming.next(WorkerRequest.self)
                if request == nil { #expect(try incoming.fill(from: sockets.here) == .bytes) }
            }
            guard case .draw(frame, _, .frame, size)? = request else {
                Issue.record("\(String(describing: request)) in place of frame \(frame)")
                break
            }
            #expect(try incoming.attachment(of: size, from: sockets.here) == parameters(frame, bytes: size))
        }
        writer.join()
    }

    /// Small messages that wait together are one write.
    @Test func smallMessagesAreSentTogether() throws {
        let sockets = try SocketPair()
        var outgoing = OutgoingMessages()
        let key = FrameKey(animation: Digest(of: [1]), frame: 0, parameters: [])
        for frame in 0..<40 {
            try outgoing.append(
                WorkerRequest.draw(frame: frame, key: key, purpose: .draft, parameterBytes: 3),
                attachment: parameters(frame, bytes: 3))
        }
        try outgoing.flush(to: sockets.there)
        #expect(outgoing.isEmpty)
        var incoming = IncomingMessages(maximumLength: 1 << 24)
        #expect(try incoming.fill(from: sockets.here) == .bytes && !incoming.wasFilled)
        for frame in 0..<40 {
            guard case .draw(frame, _, .draft, 3)? = try incoming.next(WorkerRequest.self) else {
                Issue.record("frame \(frame) is not there")
                return
            }
            #expect(try incoming.attachment(of: 3, from: sockets.here) == parameters(frame, bytes: 3))
        }
    }

    @Test func theEndIsNoticed() throws {
        let sockets = try SocketPair()
        sockets.here.hangUp()
        var incoming = IncomingMessages(maximumLength: 1 << 24)
        #expect(try incoming.fill(from: sockets.there) == .endOfStream)
        #expect(try incoming.next(WorkerReply.self) == nil)
    }

    /// Random bytes, and messages with a byte changed: an error or another message, but no crash and no large memory.
    @Test func nonsenseIsRefused() throws {
        var random = SystemRandomNumberGenerator()
        let whole = try CanonicalEncoder().encode(WorkerReply.frameFailed(frame: 12, "the reason"))
        for round in 0..<2000 {
            var payload = whole
            if round % 2 == 0 {
                payload = (0..<Int.random(in: 0..<60, using: &random)).map { _ in .random(in: 0...255, using: &random) }
            } else {
                payload[.random(in: 0..<payload.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            let sockets = try SocketPair()
            let length = (0..<4).map { UInt8(truncatingIfNeeded: payload.count >> (8 * $0)) }
            try (length + payload).withUnsafeBytes { try sockets.here.writeAll($0) }
            var incoming = IncomingMessages(maximumLength: 1 << 24)
            _ = try incoming.fill(from: sockets.there)
            _ = try? incoming.next(WorkerReply.self)
        }
    }

    @Test func aLengthThatIsNoneIsRefused() throws {
        let sockets = try SocketPair()
        try Array("HTTP/1.1 200 OK\r\n".utf8).withUnsafeBytes { try sockets.here.writeAll($0) }
        var incoming = IncomingMessages(maximumLength: 1 << 24)
        _ = try incoming.fill(from: sockets.there)
        #expect(throws: FlipbookError.self) { try incoming.next(WorkerReply.self) }
    }
}
