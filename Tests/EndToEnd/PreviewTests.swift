import Foundation
import TestBrowser
import TestSupport
import Testing

/// `--preview`, looked at with a real browser.
///
/// Row 40 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized)
struct PreviewTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func start(_ arguments: String...) throws -> (run: Run, address: String) {
        let run = try Run(
            "TestReel", arguments + ["--preview", "--frames-only", "--cache", "cache", "--progress", "json"], in: folder
        )
        try run.wait(until: { run.standardOutput.contains("\"preview\"") || !run.process.isRunning })
        let line = run.standardOutput.split(separator: "\n").first { $0.contains("\"preview\"") } ?? ""
        let address = try #require(line.firstMatch(of: Run.pageAddress), "\(run.standardError)").output
        return (run, String(address))
    }

    /// A run with a preview doesn't end by itself.
    private func end(_ run: Run) {
        guard run.process.isRunning else { return }
        kill(run.pid, SIGTERM)
        run.wait()
    }

    /// For a person to look at, where asked for.
    private func keep(_ browser: Browser, as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["FLIPBOOK_PICTURES"] else { return }
        try browser.screenshot().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    private let shown = "Number(document.querySelector('#picture').dataset.frame)"

    @Test func thePortMayBeChosen() throws {
        func port(_ address: String) throws -> String {
            try #require(URLComponents(string: address)?.port.map(String.init), "\(address)")
        }
        let (first, address) = try start("Hashed")
        let chosen = try port(address)
        let second = try Run("TestReel", ["Hashed", "--preview", "--port", chosen], in: folder)
        #expect(second.wait() != 0 && second.standardError.contains("127.0.0.1:\(chosen); is the port taken?"))
        end(first)
        let (third, sameAgain) = try start("Hashed", "--port", chosen)
        #expect(try port(sameAgain) == chosen && sameAgain != address)
        end(third)
    }

    @Test(.needs(oneOf: Browser.names)) func aRenderIsSeenAsItGoes() throws {
        let (run, address) = try start("Slow", "--count", "60", "--milliseconds", "400", "--workers", "2")
        defer { end(run) }
        let browser = try Browser(address)
        try browser.wait(for: "state && state.runs.some(r => r[1] == 'd') && state.runs.some(r => r[1] == 'r')")
        try browser.wait(for: "\(shown) > 0 && !state.ended")
        try keep(browser, as: "preview-during")
        try browser.wait(for: "state.ended")
        try browser.wait(for: "document.querySelector('#progress').textContent.includes('60 of 60 frames')")
        // The last frame is shown, in its own pixels.
        try browser.wait(for: "\(shown) == 59")
        #expect(try browser.value("document.querySelector('#picture').naturalWidth == state.width") as? Bool == true)

        _ = try browser.value(
            "(s => { s.value = 12; s.dispatchEvent(new Event('input')) })(document.querySelector('#time'))")
        try browser.wait(for: "\(shown) == 12")
        let key = try #require(
            try browser.value("fetch('frame/12').then(a => a.headers.get('ETag').slice(1, -1))") as? String)
        let bytes = try browser.value("fetch('frame/12').then(a => a.arrayBuffer()).then(b => b.byteLength)") as? Int
        #expect(try folder.frames()["Slow/\(key.prefix(2))/\(key).png"]?.count == bytes)

        // ^C ends it; the render itself was whole.
        kill(run.pid, SIGINT)
        #expect(run.wait() == 0, "\(run.standardError)")
        try browser.wait(for: "document.querySelector('#progress').textContent.includes('nobody draws')")
    }

    @Test(.needs(oneOf: Browser.names)) func aFinishedAnimationPlaysAtItsSpeed() throws {
        let first = try Run(
            "TestReel", ["Slow", "--count", "90", "--milliseconds", "0", "--frames-only", "--cache", "cache"],
            in: folder)
        #expect(first.wait() == 0)
        let (run, address) = try start("Slow", "--count", "90", "--milliseconds", "0", "--fps", "20")
        defer { end(run) }
        let browser = try Browser(address)
        try browser.wait(for: "state && state.ended && state.runs.length == 1 && state.runs[0][1] == 'c'")
        try browser.press("Home")
        try browser.wait(for: "\(shown) == 0")
        try browser.click("#play")
        try browser.wait(for: "playing && frame > 0")
        // By the page's own clock, however slow the machine is.
        let speed = try browser.value(
            "new Promise(done => { const t = performance.now(), f = frame; setTimeout(() => requestAnimationFrame(() => "
                + "requestAnimationFrame(() => done((frame - f) / (performance.now() - t) * 1000))), 1500) })")
        #expect(abs(try #require(speed as? Double) - 20) < 4)
        try browser.click("#play")
        #expect(try browser.value("playing === null") as? Bool == true)
        try browser.press("ArrowRight")
        try browser.press("End")
        try browser.wait(for: "\(shown) == 89")

        // A telephone: nothing is cut off, and the button can be pressed.
        try browser.resize(width: 360, height: 640)
        try browser.wait(for: "document.documentElement.scrollWidth <= 360 && innerWidth == 360")
        let bottom = try browser.value("document.querySelector('footer').getBoundingClientRect().bottom") as? Double
        #expect(try #require(bottom) <= 640)
        #expect(
            try browser.value("document.querySelector('#play').getBoundingClientRect().height >= 40") as? Bool == true)
        try keep(browser, as: "preview-phone")
    }

    @Test(.needs(oneOf: Browser.names)) func framesThatFailAreSeen() throws {
        let (run, address) = try start("Throwing", "--at", "5", "--keep-going")
        defer { end(run) }
        let browser = try Browser(address)
        try browser.wait(for: "state && state.ended")
        #expect(
            try browser.value("state.runs.some(r => r[1] == 'f') && !state.runs.some(r => r[1] == 'd')") as? Bool
                == true)
        #expect(try browser.value("document.querySelector('#problem').textContent.length > 20") as? Bool == true)
        try keep(browser, as: "preview-failed")
        kill(run.pid, SIGTERM)
        #expect(run.wait() == 1)
    }

    private func ask(_ address: String, _ request: String, host: String = "127.0.0.1") throws -> String {
        try Run.ask(address, request, host: host, in: folder)
    }

    @Test func onlyThisMachineIsServed() throws {
        let (run, address) = try start("Plain", "--count", "3")
        defer { end(run) }
        try run.wait(until: { run.standardOutput.contains("finished") || !run.process.isRunning })
        let page = try ask(address, "GET /")
        // Whoever doesn't know the address learns nothing.
        let token = try #require(address.split(separator: "/").last)
        for path in ["/", "/state", "/frame/2", "/\(token.dropLast())/", "/\(token)x/", "/\(token.uppercased())/"] {
            #expect(
                try Run.ask(address, "GET \(path)", fromRoot: true, in: folder).hasPrefix("HTTP/1.1 404"), "\(path)")
        }
        #expect(page.hasPrefix("HTTP/1.1 200") && page.contains("Content-Security-Policy: default-src 'none'"))
        // The page needs nothing from anywhere else.
        #expect(!page.contains("http://") && !page.contains("https://"))
        #expect(try ask(address, "GET /", host: "localhost:80").hasPrefix("HTTP/1.1 200"))
        for host in ["example.org", "127.0.0.1.example.org", ""] {
            #expect(try ask(address, "GET /", host: host).hasPrefix("HTTP/1.1 403"), "\(host)")
        }
        #expect(try ask(address, "POST /state").hasPrefix("HTTP/1.1 405"))
        for path in [
            "/frame/3", "/frame/x", "/frame/../../etc/passwd", "/none", "/../", "/../state", "/frame/2/../2/3",
        ] {
            #expect(try ask(address, "GET \(path)").hasPrefix("HTTP/1.1 404"), "\(path)")
        }
        #expect(try ask(address, "GET /frame/2").contains("Content-Type: image/png"))

        // What is known is not told again, and a damaged entry is shown to nobody.
        let state = try ask(address, "GET /state")
        #expect(state.contains(#""runs":[[3,"r"]]"#), "\(state)")
        let version = try #require(state.firstMatch(of: #/"version":(\d+)/#)).1
        #expect(try ask(address, "GET /state?unless=\(version)").hasPrefix("HTTP/1.1 204"))
        for frame in try folder.frames().keys {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: folder("cache/" + frame)))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(fileURLWithPath: folder("cache/" + frame)))
        }
        #expect(try ask(address, "GET /frame/2").hasPrefix("HTTP/1.1 404"))
    }

    /// Connections that say nothing, at the usual limit of descriptors.
    @Test func connectionsDoNotHurtTheRender() throws {
        let run = try Run(
            "/bin/sh",
            [
                "-c", #"ulimit -n 1024; exec "$0" "$@""#, Run.products + "/TestReel", "Slow", "--count", "60",
                "--milliseconds", "60",
                "--workers", "2", "--preview", "--cache", "cache", "--progress", "json", "--encoder", "libx264",
            ], in: folder)
        defer { end(run) }
        try run.wait(until: { run.standardOutput.contains("\"preview\"") || !run.process.isRunning })
        let line = run.standardOutput.split(separator: "\n").first { $0.contains("\"preview\"") } ?? ""
        let address = String(try #require(line.firstMatch(of: Run.pageAddress)).output)
        let port = try #require(address.split(separator: ":").last?.prefix { $0 != "/" })
        let idle = try Run(
            "/bin/bash",
            ["-c", "for i in {1..700}; do exec {fd}<>/dev/tcp/127.0.0.1/\(port); done; echo open; sleep 300"],
            in: folder)
        let more = try Run(
            "/bin/bash",
            ["-c", "for i in {1..700}; do exec {fd}<>/dev/tcp/127.0.0.1/\(port); done; echo open; sleep 300"],
            in: folder)
        defer {
            for run in [idle, more] {
                for pid in run.descendants.keys { kill(pid, SIGKILL) }
                kill(run.pid, SIGKILL)
                run.wait()
            }
        }
        try run.wait(until: { idle.standardOutput.contains("open") && more.standardOutput.contains("open") })
        #expect(try ask(address, "GET /state").hasPrefix("HTTP/1.1 200"))
        try run.wait(until: { run.standardOutput.contains("\"finished\"") || !run.process.isRunning })
        #expect(run.finished("frames") == 60, "\(run.standardError)")
        #expect(try probe(folder("Slow.mp4"))["nb_read_packets"] == "60")
        #expect(try ask(address, "GET /").hasPrefix("HTTP/1.1 200"))
    }
}
