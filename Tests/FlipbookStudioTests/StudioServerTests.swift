import FlipbookCoding
import FlipbookRender
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookStudio

/// What comes from outside costs little, and is answered or refused at once. The program itself is asked, so that what blocks here
/// doesn't block it.
final class StudioServerTests {
    private let child: ChildProcess
    private var input: Descriptor?
    private let address: String
    private let port: UInt16
    /// What each path begins with.
    private let root: String

    init() throws {
        let input = try FlipbookSystem.Pipe()
        let output = try FlipbookSystem.Pipe()
        var command = Command(Run.products + "/flipbook-studio")
        command.descriptors = [
            0: .descriptor(input.reader.rawValue), 1: .descriptor(output.writer.rawValue),
            2: .descriptor(STDERR_FILENO),
        ]
        child = try command.spawn()
        let reader = output.intoReader()
        let writer = input.intoWriter()
        let begin = StudioMessage.begin(
            StudioAnimation(name: "Wave", framesPerSecond: 25, store: "/nowhere/frames")
        ).json
        try Array((begin.description + "\n").utf8).withUnsafeBytes { try writer.writeAll($0) }
        self.input = consume writer
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while try withUnsafeMutableBytes(of: &byte, { try reader.read(into: $0) }) == 1, byte != 10 {
            line.append(byte)
        }
        address = try #require(JSONValue(parsing: line)?["address"]?.string)
        let place = try #require(address.split(separator: ":").last).split(separator: "/")
        port = try #require(UInt16(place[0]))
        root = "/\(place[1])"
    }

    deinit { child.end(graceMilliseconds: 0) }

    @Test func theEndOfTheInputIsTheEnd() throws {
        #expect(child.poll() == nil)
        input = nil
        #expect(child.wait(milliseconds: 10_000) == .exited(0))
    }

    private func connect() throws -> Descriptor {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let number = socket(AF_INET, stream, 0)
        try #require(number >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        let result = withUnsafeBytes(of: &address) {
            Foundation.connect(
                number, $0.baseAddress!.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        try #require(result == 0)
        return Descriptor(owning: number)
    }

    private func answer(on socket: borrowing Descriptor) -> String {
        var bytes: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while let count = try? socket.read(into: buffer), count > 0 { bytes += buffer[..<count] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func ask(_ head: String, body: Int = 0) throws -> String {
        let socket = try connect()
        try Array((head + "\r\n\r\n").utf8).withUnsafeBytes { try socket.writeAll($0) }
        let piece = [UInt8](repeating: 65, count: 1 << 14)
        for _ in 0..<body >> 14 {
            // It may close before all is sent.
            guard (try? piece.withUnsafeBytes { try socket.writeAll($0) }) != nil else { break }
        }
        return answer(on: socket)
    }

    private func host(_ more: String = "") -> String { "Host: 127.0.0.1:\(port)\r\nConnection: close\(more)" }

    @Test func thereIsNothingToChange() throws {
        signal(SIGPIPE, SIG_IGN)
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "CONNECT"] {
            for body in [0, 1 << 14, 8 << 20] {
                let text = try ask(
                    "\(method) \(root)/state HTTP/1.1\r\n\(host("\r\nContent-Length: \(body)"))", body: body)
                // Who sends more than a connection may finds it closed, mostly in place of an answer.
                #expect(
                    text.hasPrefix("HTTP/1.1 405") || body > LimitedPool.mostBytes && text.isEmpty,
                    "\(method) \(body): \(text)")
            }
        }
        #expect(try ask("GET \(root)/state HTTP/1.1\r\n\(host())").hasPrefix("HTTP/1.1 200"))
    }

    /// With the whole address, the page and the frames are served, and no other file.
    @Test(arguments: [
        "/../../etc/passwd", "/frame/../../../etc/passwd", "/frame/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd", "/video/../../etc/passwd", "/video", "/frame/-1", "/frame/99999999999999999999", "/frame/0/0",
        "/frame/0%00", "/do", "/state/x",
    ])
    func nothingElseIsServed(_ path: String) throws {
        let text = try ask("GET \(root)\(path) HTTP/1.1\r\n\(host())")
        #expect(text.hasPrefix("HTTP/1.1 404"), "\(text.prefix(200))")
        #expect(!text.contains("root:"))
    }

    @Test(arguments: [
        "Origin: http://example.org", "Origin: null", "Origin: https://127.0.0.1", "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site", "origin:  http://evil.example ", "SEC-FETCH-SITE: cross-site",
    ])
    func pagesOfOtherSitesAreRefused(_ header: String) throws {
        for path in ["/", "/state", "/frame/0", "/do"] {
            #expect(
                try ask("GET \(root)\(path) HTTP/1.1\r\n\(host("\r\n" + header))").hasPrefix("HTTP/1.1 403"), "\(path)")
        }
    }

    @Test func thePageItselfIsServed() throws {
        for header in [
            "Origin: http://127.0.0.1:\(port)", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none",
        ] {
            #expect(try ask("GET \(root)/ HTTP/1.1\r\n\(host("\r\n" + header))").hasPrefix("HTTP/1.1 200"), "\(header)")
        }
    }

    @Test func whoDoesNotKnowTheAddressLearnsNothing() throws {
        for path in ["/", "/state", "/frame/0", "\(root)x/", "\(root.dropLast())/", "//", "/../.."] {
            #expect(try ask("GET \(path) HTTP/1.1\r\n\(host())").hasPrefix("HTTP/1.1 404"), "\(path)")
        }
        #expect(try ask("GET \(root) HTTP/1.1\r\n\(host())").hasPrefix("HTTP/1.1 301"))
    }

    /// FlyingFox closes a connection that sends no request.
    @Test(arguments: [
        "x", "GET", "GET /", "GET / FTP/1.1\r\nConnection: close", "\u{0}\u{1}\u{2}",
        "GET / HTTP/1.1\r\nConnection: close", "GET / HTTP/1.1\r\nHost\r\nConnection: close",
    ])
    func nonsenseIsRefused(_ head: String) throws {
        let text = try ask(head)
        #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 403"), "\(text)")
    }

    @Test func aHeadWithoutEndIsCut() throws {
        signal(SIGPIPE, SIG_IGN)
        let socket = try connect()
        let piece = [UInt8](repeating: 65, count: 1 << 16)
        var sent = 0
        while sent < 1 << 30, (try? piece.withUnsafeBytes { try socket.writeAll($0) }) != nil { sent += piece.count }
        #expect(sent < 1 << 30)
        #expect(answer(on: socket).isEmpty)
    }

    @Test func silentConnectionsAreClosed() throws {
        let socket = try connect()
        let start = ContinuousClock.now
        #expect(answer(on: socket).isEmpty)
        #expect(start.duration(to: .now) < LimitedPool.patience * 3)
    }

    @Test func slowRequestsAreAnswered() throws {
        let socket = try connect()
        for byte in Array("GET \(root)/state HTTP/1.1\r\n\(host())\r\n\r\n".utf8) {
            try [byte].withUnsafeBytes { try socket.writeAll($0) }
            usleep(500)
        }
        #expect(answer(on: socket).hasPrefix("HTTP/1.1 200"))
    }

    @Test func idleConnectionsMakeRoom() throws {
        var idle: [Int32] = []
        defer { for socket in idle { close(socket) } }
        for count in 0..<300 {
            idle.append(try connect().release())
            if count % 50 == 49 {
                #expect(try ask("GET \(root)/state HTTP/1.1\r\n\(host())").hasPrefix("HTTP/1.1 200"))
            }
        }
        #expect(child.poll() == nil)
        #if os(Linux)
            let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(child.pid)/fd")
            #expect(open.count < 3 * LimitedPool.mostConnections)
        #endif
    }
}
