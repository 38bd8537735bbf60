import FlipbookCoding
import FlipbookPNG
import FlipbookRender
import FlipbookSystem
import Foundation
import TestBrowser
import TestSupport
import Testing

/// `flipbook-studio`, which is told that programs were built, and what it shows in a real browser.
///
/// Row 57 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized)
struct StudioTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func keep(_ browser: Browser, as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["FLIPBOOK_PICTURES"] else { return }
        try browser.screenshot().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }

    private let isDone =
        "state && state.phase == 'drawing' && state.count > 0 && [...marks].every(m => 'cr'.includes(m))"
    private func isShown(_ frame: Int) -> String { "document.querySelector('#picture').dataset.frame == '\(frame)'" }

    /// Puts a value into the control of an option.
    private func set(_ option: String, to value: String, _ browser: Browser) throws {
        _ = try browser.value(
            "(i => { i.value = '\(value)'; i.dispatchEvent(new Event('input')); i.dispatchEvent(new Event('change')) })"
                + "(document.getElementById('option\(option)'))")
    }

    @Test(.needs(oneOf: Browser.names)) func framesAreDrawnAroundTheCursor() throws {
        let studio = try StudioProgram("Slow", "--count", "200", "--milliseconds", "30", in: folder)
        let browser = try Browser(studio.address)
        try browser.wait(for: "state && state.phase == 'building'")
        try studio.answerBuild()
        try browser.wait(for: "state.count == 200 && \(isShown(0))")
        _ = try browser.value("go(150)")
        try browser.wait(for: isShown(150))
        // What comes next is drawn before what is far away.
        #expect(try browser.value("marks.slice(60, 120).includes('r')") as? Bool == false)
        try browser.wait(for: "[...marks.slice(150, 170)].every(m => m == 'r')")
        _ = try browser.value("setLoop([100, 110])")
        _ = try browser.value("go(100)")
        try browser.wait(for: "[...marks.slice(100, 111)].every(m => m == 'r')")
        try keep(browser, as: "studio")
    }

    @Test(.needs(oneOf: Browser.names)) func oldFramesStayWhileItBuilds() throws {
        let studio = try StudioProgram("Plain", "--count", "12", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        try browser.wait(for: isShown(0))

        try studio.save("let a = 1")
        try browser.wait(for: "state.phase == 'building' && [...marks].every(m => m == 'o')")
        #expect(
            try browser.value("document.querySelector('#progress').textContent.includes('12 old')") as? Bool == true)
        _ = try browser.value("go(5)")
        try browser.wait(for: isShown(5))
        #expect(try browser.value("document.querySelector('#picture').classList.contains('old')") as? Bool == true)
        try studio.answerBuild(failing: "\(folder("Sources/Main.swift")):3:9: error: cannot find 'b' in <scope>")
        try browser.wait(for: "state.phase == 'buildFailed'")
        let text = try browser.value("document.querySelector('#trouble').textContent") as? String
        #expect(text?.contains("Main.swift:3:9") == true && text?.contains("cannot find 'b' in <scope>") == true)
        try keep(browser, as: "studio-error")

        // Another save, and it is mended: the same program is there at once.
        try studio.save("let a = 2")
        try studio.answerBuild()
        try browser.wait(for: "\(isDone) && document.querySelector('#trouble').hidden && \(isShown(5))")
    }

    @Test(.needs(oneOf: Browser.names)) func optionsAreChangedOnThePage() throws {
        let studio = try StudioProgram("Plain", "--count", "12", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        #expect(
            try browser.value("document.querySelector('#command').value") as? String
                == "swift package render-animation TestReel/Plain --cache \(folder("cache")) --count 12")
        try set("--count", to: "7", browser)
        try browser.wait(for: "\(isDone) && state.count == 7")
        #expect(
            try browser.value("document.querySelector('#command').value") as? String
                == "swift package render-animation TestReel/Plain --cache \(folder("cache")) --count 7")
        let key = try browser.value("document.querySelector('#picture').dataset.key") as? String
        try browser.click("#option--bold")
        try browser.wait(for: "\(isDone) && state.command.endsWith('--count 7 --bold')")
        try browser.wait(for: "document.querySelector('#picture').dataset.key != '\(key ?? "")'")

        // What is wrong is said, and what was there stays.
        try set("--count", to: "-4", browser)
        try browser.wait(for: "state.phase == 'failed' && state.problem.length > 10")
        try set("--count", to: "5", browser)
        try browser.wait(for: "\(isDone) && state.count == 5 && !state.problem")

        // Both pictures of a frame are compared: where they are the same, their difference is black.
        _ = try browser.value("(s => { s.value = 'wipe'; s.onchange() })(document.querySelector('#compare'))")
        try browser.wait(for: "!document.querySelector('#other').hidden")
        try keep(browser, as: "studio-compare")
        #expect(try cornerOfThePicture(browser) == 0xff_ffff)
        _ = try browser.value("(s => { s.value = 'difference'; s.onchange() })(document.querySelector('#compare'))")
        try browser.wait(for: "document.querySelector('#stage').classList.contains('difference')")
        try keep(browser, as: "studio-difference")
        #expect(try cornerOfThePicture(browser) == 0)
        _ = try browser.value("(s => { s.value = 'Timed'; s.onchange() })(document.querySelector('#animator'))")
        try browser.wait(for: "\(isDone) && state.name == 'Timed' && state.command.includes('TestReel/Timed')")
    }

    /// The red, green and blue of a pixel near the upper left corner of the frame, as it is seen.
    private func cornerOfThePicture(_ browser: Browser) throws -> UInt32 {
        let box = try browser.value(
            "(r => [r.x + 3, r.y + 3])(document.querySelector('#picture').getBoundingClientRect())")
        let place = try #require(box as? [Double])
        let seen = try PNG.read([UInt8](try browser.screenshot()))
        return seen.pixels[Int(place[1]) * seen.width + Int(place[0])] & 0xff_ffff
    }

    /// Where the pixels of a frame take long, a quarter of them are seen first, in the size of the frame.
    @Test(.needs(oneOf: Browser.names)) func draftsOfSlowFramesComeFirst() throws {
        let studio = try StudioProgram("Heavy", "--count", "9", in: folder)
        let browser = try Browser(studio.address)
        try browser.wait(for: "state")
        _ = try browser.value(
            """
            (seen = [], old = put, put = async (image, blob, isDraft) => {
                await old(image, blob, isDraft);
                seen.push([isDraft, image.naturalWidth]);
            })
            """)
        try studio.answerBuild()
        // Each draft is looked at.
        try browser.wait(
            for: "(n => (n >= 0 && n != frame && go(n), \(isDone)))(marks.indexOf('h'))", seconds: 120)
        try browser.wait(for: "\(isDone) && shown == version(frame)")
        let seen = try #require(try browser.value("seen.map(([isDraft, width]) => [+isDraft, width])") as? [[Int]])
        let width = try browser.value("state.width") as? Int
        #expect(seen.contains { $0[0] == 1 } && seen.contains { $0[0] == 0 }, "\(seen)")
        #expect(seen.allSatisfy { $0[1] == width }, "\(seen)")
        // Drafts go with the program that has drawn them.
        #expect(try folder.frames().count > 9)
        try studio.end(by: SIGINT)
        #expect(try folder.frames().count == 9)
    }

    @Test(.needs(oneOf: Browser.names)) func aLoopIsPlayedAgainAndAgain() throws {
        let studio = try StudioProgram("Plain", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        _ = try browser.value("(seen = [], old = go, go = n => { seen.push(n); old(n) }, setLoop([3, 6]), play(true))")
        try browser.wait(for: "seen.length > 12")
        _ = try browser.value("play(false)")
        let seen = try #require(try browser.value("seen") as? [Int])
        #expect(Set(seen) == [3, 4, 5, 6], "\(seen)")
        #expect(zip(seen, seen.dropFirst()).contains { $0 > $1 }, "\(seen)")
    }

    /// A warning is no problem: the frames are there.
    @Test(.needs(oneOf: Browser.names)) func warningsAreSeen() throws {
        let studio = try StudioProgram("Scripts", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        try browser.wait(for: "document.querySelector('#warnings').textContent.includes('control characters')")
        #expect(
            try browser.value("state.problem === '' && !document.querySelector('#trouble').hidden") as? Bool == true)
    }

    /// What a screen reader is told: each control has a name, and says what it is at.
    @Test(.needs(oneOf: Browser.names)) func eachControlHasAName() throws {
        let studio = try StudioProgram("Plain", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        _ = try browser.value("go(5)")
        let elements = try browser.accessibleElements()
        let roles: Set = ["button", "slider", "combobox", "checkbox", "textbox", "spinbutton", "image", "progressbar"]
        let controls = elements.filter { roles.contains($0.role) }
        #expect(controls.count > 15)
        #expect(controls.allSatisfy { $0.name.contains(where: \.isLetter) }, "\(controls)")
        #expect(controls.contains { $0.role == "image" && $0.name == "Frame 5 of Plain" }, "\(controls)")
        #expect(controls.contains { $0.role == "slider" && $0.name == "Frame" && $0.value == "5" }, "\(controls)")
        #expect(elements.contains { $0.role == "status" })
        #expect(try browser.value("document.querySelector('#spoken').textContent") as? String == "all frames are there")
        let count = try browser.value(
            "[...document.querySelectorAll('button, input, select, textarea')].filter(e => e.offsetParent).length")
        #expect(controls.count { $0.role != "image" } == count as? Int)
        // All can be reached by the keyboard, in the order in which they stand.
        #expect(try browser.value("document.querySelectorAll('[tabindex]').length") as? Int == 0)
    }

    @Test(.needs(oneOf: Browser.names)) func whatFailsIsSeen() throws {
        let studio = try StudioProgram("Throwing", "--at", "3", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: "state && state.problemFrame === 3 && [...marks].filter(m => m == 'r').length == 11")
        #expect(
            try browser.value("document.querySelector('#problem').textContent.includes('the data of 3 is upside down')")
                as? Bool == true)
        _ = try browser.value("(s => { s.value = 'Crashing'; s.onchange() })(document.querySelector('#animator'))")
        try browser.wait(for: "state.name == 'Crashing' && state.problemFrame === 5", seconds: 60)
        let words = try browser.value("document.querySelector('#problem').textContent") as? String
        #expect(words?.contains("Index out of range") == true, "\(words ?? "")")
        try keep(browser, as: "studio-crash")
        try studio.end(by: SIGINT)
    }

    @Test(.needs(oneOf: Browser.names)) func theVideoIsRendered() throws {
        let studio = try StudioProgram("Plain", "--encoder", "libx264", in: folder)
        let browser = try Browser(studio.address)
        try studio.answerBuild()
        try browser.wait(for: isDone)
        try browser.click("#render")
        try browser.wait(for: "state.video.stage == 'done' && document.querySelector('video').readyState > 1")
        #expect(try browser.value("document.querySelector('video').videoWidth == state.width") as? Bool == true)
        #expect(try probe(folder("Plain.mp4"))["nb_read_packets"] == "20")

        try browser.resize(width: 360, height: 640)
        try browser.wait(for: "document.documentElement.scrollWidth <= 360 && innerWidth == 360")
        try keep(browser, as: "studio-phone")
    }

    /// Of changes that come while it builds, the last counts.
    @Test func tenSavesAreTwoBuilds() throws {
        let studio = try StudioProgram("Plain", in: folder)
        try studio.awaitBuild()
        for number in 0..<10 {
            try studio.save("let a = \(number)")
            usleep(100_000)
        }
        try studio.tellBuilt()
        try studio.answerBuild()
        usleep(500_000)
        #expect(!studio.asksForBuild)
        try studio.wait { try studio.state().contains(#""runs":[[20,"r"]]"#) }
        try studio.end(by: SIGTERM)
    }

    @Test func othersChangeNothing() throws {
        let studio = try StudioProgram("Plain", in: folder)
        try studio.answerBuild()
        try studio.wait { try studio.state().contains(#""runs":[[20,"r"]]"#) }
        for origin in ["http://example.org", "null", "http://127.0.0.1:1"] {
            let answer = try studio.ask("POST /do", "Origin: \(origin)\\r\\nContent-Length: 0\\r\\n")
            #expect(answer.hasPrefix("HTTP/1.1 403"), "\(origin)")
        }
        #expect(try studio.ask("POST /do", "Content-Length: 3\\r\\n", body: "{1}").hasPrefix("HTTP/1.1 400"))
        #expect(
            try studio.ask("POST /do", "Content-Length: 12\\r\\n", body: "{\"cursor\":3}").hasPrefix("HTTP/1.1 204"))
        #expect(try studio.ask("PUT /do", "").hasPrefix("HTTP/1.1 405"))
        // The end of the plugin is the end.
        try studio.end(by: nil)
    }

    @Test func aStillIsMadeAgainAfterEachBuild() throws {
        let studio = try StudioProgram("Plain", "--still", "4", in: folder)
        let path = folder("Plain-4.png")
        try studio.answerBuild()
        try studio.wait { FileManager.default.fileExists(atPath: path) }
        try FileManager.default.removeItem(atPath: path)
        // Nothing was built: nothing is made.
        try studio.save("// ")
        try studio.answerBuild()
        usleep(700_000)
        #expect(!FileManager.default.fileExists(atPath: path))
        try studio.end(by: SIGINT)
    }
}

/// The program, with a test in the place of the plugin.
final class StudioProgram {
    let address: String
    private let folder: TemporaryFolder
    private let child: ChildProcess
    private var input: Descriptor?
    private let output: Descriptor
    private let errors: String
    private var unread: [UInt8] = []

    struct Failure: Error, CustomStringConvertible { let description: String }

    init(_ animator: String, _ arguments: String..., in folder: TemporaryFolder) throws {
        signal(SIGPIPE, SIG_IGN)
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder("Sources"), withIntermediateDirectories: true)
        errors = folder("errors.txt")
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        let file = try #require(FileHandle(forWritingAtPath: errors))
        let input = try FlipbookSystem.Pipe()
        let output = try FlipbookSystem.Pipe()
        var command = Command(
            "/bin/sh", arguments: ["-c", "cd \"$0\" && exec \"$1\"", folder.path, Run.products + "/flipbook-studio"])
        command.descriptors = [
            0: .descriptor(input.reader.rawValue), 1: .descriptor(output.writer.rawValue),
            2: .descriptor(file.fileDescriptor),
        ]
        child = try command.spawn()
        let writer = input.intoWriter()
        let request: JSONValue = [
            "event": "watch", "version": .integer(Int64(StudioMessage.version)), "product": "TestReel",
            "animator": .string(animator),
            "arguments": .array((["--watch", "--cache", folder("cache")] + arguments).map { .string($0) }),
            "sources": [.string(folder("Sources"))],
        ]
        try Array((request.description + "\n").utf8).withUnsafeBytes { try writer.writeAll($0) }
        self.input = consume writer
        self.output = output.intoReader()
        try self.output.setNonBlocking(true)
        var address = ""
        if !arguments.contains("--still") {
            for _ in 0..<1000 where address.isEmpty {
                usleep(10_000)
                let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
                address = text.firstMatch(of: Run.pageAddress).map { String($0.output) } ?? ""
            }
        }
        self.address = address
    }

    deinit { child.end(graceMilliseconds: 0) }

    func save(_ text: String) throws {
        try text.write(toFile: folder("Sources/Main.swift"), atomically: true, encoding: .utf8)
    }

    /// Whether a build has been asked for that nobody has waited for.
    var asksForBuild: Bool {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while let count = try? output.read(into: buffer), count > 0 { unread += buffer[..<count] }
        }
        return unread.contains(UInt8(ascii: "\n"))
    }

    func awaitBuild() throws {
        try wait { asksForBuild }
        unread.removeSubrange(...(unread.firstIndex(of: UInt8(ascii: "\n")) ?? 0))
    }

    func tellBuilt() throws { try tell(["event": "built", "executable": .string(Run.products + "/TestReel")]) }

    /// Waits until a build is asked for, and says that it is done, or what the compiler has said.
    func answerBuild(failing log: String? = nil) throws {
        try awaitBuild()
        if let log { try tell(["event": "buildFailed", "log": .string(log)]) } else { try tellBuilt() }
    }

    private func tell(_ message: JSONValue) throws {
        try Array((message.description + "\n").utf8).withUnsafeBytes { try input?.writeAll($0) }
    }

    func state() throws -> String { try ask("GET /state", "") }

    func ask(_ request: String, _ headers: String, body: String = "") throws -> String {
        let parts = address.split(separator: "/")
        let port = try #require(parts[1].split(separator: ":").last)
        let lines =
            "\(request.replacing(" /", with: " /\(parts[2])/", maxReplacements: 1)) HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\(headers)Connection: close\\r\\n\\r\\n\(body)"
        let run = try Run(
            "/bin/bash",
            ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(lines)' >&3; LC_ALL=C tr -cd '[:print:]\\r\\n' <&3"],
            in: folder)
        run.wait()
        return run.standardOutput
    }

    func wait(_ condition: () throws -> Bool) throws {
        for _ in 0..<3000 {
            if try condition() { return }
            usleep(10_000)
        }
        throw Failure(
            description: "waited for in vain\n" + ((try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""))
    }

    /// Ends the program by a signal, or by the end of the plugin, and looks that nothing is left of it.
    func end(by number: Int32?) throws {
        let before = Processes.descendants(of: child.pid)
        if let number { kill(child.pid, number) } else { input = nil }
        #expect(child.wait(milliseconds: 10_000) != nil)
        try wait { before.keys.allSatisfy { !Processes.isAlive($0) } }
    }
}
