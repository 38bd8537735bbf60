import FlipbookRender
import FlipbookStore
import Foundation
import Testing

@testable import FlipbookPreview

@Suite struct PreviewStateTests {
    private func key(_ number: Int) -> FrameKey { FrameKey(animation: Digest(of: [7]), frame: number, parameters: []) }

    private func runs(_ state: PreviewState) -> String {
        guard case .array(let runs)? = state.json()?["runs"] else { return "none" }
        return runs.map { run in
            guard case .array(let parts) = run else { return "?" }
            return "\(parts[0].integer ?? -1)\(parts[1].string ?? "?")"
        }.joined(separator: " ")
    }

    @Test func framesInARowAreOneItem() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        #expect(runs(state) == "")
        state.framesAre(100_000, from: 50)
        #expect(runs(state) == "100000m")
        for frame in 50..<1050 { state.frame(frame, is: .cached(key(frame))) }
        state.frame(1050, is: .drawing)
        state.frame(1052, is: .rendered(key(1052)))
        state.frame(1053, is: .failed)
        #expect(runs(state) == "1000c 1d 1m 1r 1f 98996m")
        #expect(state.key(of: 1002) == key(1052) && state.key(of: 1001) == nil && state.key(of: -1) == nil)
        #expect(state.json()?["first"] == 50 && state.json()?["count"] == 100_000)
    }

    @Test func anUnknownNumberOfFramesGrows() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        state.framesAre(nil, from: 0)
        state.frame(3, is: .drawing)
        #expect(runs(state) == "3m 1d" && state.json()?["isCounted"] == false)
        state.framesAre(6, from: 0)
        #expect(runs(state) == "3m 1d 2m" && state.json()?["isCounted"] == true)
    }

    @Test func whatIsKnownIsNotToldAgain() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        state.figureStands(width: 64, height: 48)
        let version = state.json()?["version"]?.integer
        #expect(version != nil && state.json(unlessVersion: version) == nil)
        state.end(problem: "no room")
        #expect(state.json(unlessVersion: version)?["problem"] == "no room")
    }
}

@Suite struct PreviewServerTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)")
        .path

    /// The answer to a request, header and all. Waited for on a thread that the server doesn't need.
    private func ask(_ server: PreviewServer, _ request: String, host: String = "127.0.0.1") async throws -> String {
        let port = try #require(server.address.split(separator: ":").last).dropLast()
        let lines = "\(request) HTTP/1.1\\r\\nHost: \(host)\\r\\nConnection: close\\r\\n\\r\\n"
        let script = "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(lines)' >&3; cat <&3"
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "ask").async {
                continuation.resume(with: Result { try Self.output(of: script) })
            }
        }
    }

    private static func output(of script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func onlyThisMachineIsServed() async throws {
        let server = try await PreviewServer(
            PreviewState(name: "Wave", framesPerSecond: 30), store: FrameStore(directory: folder))
        #expect(server.address.hasPrefix("http://127.0.0.1:"))
        #expect(try await ask(server, "GET /").hasPrefix("HTTP/1.1 200"))
        #expect(try await ask(server, "GET /", host: "localhost:80").hasPrefix("HTTP/1.1 200"))
        for host in ["example.org", "127.0.0.1.example.org", ""] {
            #expect(try await ask(server, "GET /", host: host).hasPrefix("HTTP/1.1 403"), "\(host)")
        }
        #expect(try await ask(server, "POST /state").hasPrefix("HTTP/1.1 405"))
        for path in ["/frame/0", "/frame/x", "/frame/../../etc/passwd", "/none"] {
            #expect(try await ask(server, "GET \(path)").hasPrefix("HTTP/1.1 404"), "\(path)")
        }
    }

    @Test func stateIsToldOnce() async throws {
        let state = PreviewState(name: "Wave", framesPerSecond: 30)
        let server = try await PreviewServer(state, store: FrameStore(directory: folder))
        state.framesAre(5, from: 0)
        let answer = try await ask(server, "GET /state")
        #expect(answer.contains(#""runs":[[5,"m"]]"#), "\(answer)")
        let version = try #require(state.json()?["version"]?.integer)
        #expect(try await ask(server, "GET /state?unless=\(version)").hasPrefix("HTTP/1.1 204"))
    }

    /// The page needs nothing from anywhere else.
    @Test func thePageStandsAlone() async throws {
        let server = try await PreviewServer(
            PreviewState(name: "Wave", framesPerSecond: 30), store: FrameStore(directory: folder))
        let page = try await ask(server, "GET /")
        #expect(page.contains("Content-Security-Policy: default-src 'none'"))
        #expect(!page.contains("http://") && !page.contains("https://"))
    }
}
