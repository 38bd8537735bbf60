import ArgumentParser
import FlipbookSystem
import Foundation
import TestBrowser

extension Benchmarks {
    struct Watching: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch",
            abstract: "Measures the time from saving a source file to the changed frame, by hand and with --watch.",
            discussion: """
                By hand: 'swift package render-animation EXAMPLE --still 7'. With --watch: until the frame is on the page, in a
                headless Chromium. Run it in this repository's folder, on a machine that does nothing else. The examples' setup() says
                something else after each save meanwhile; at the end their sources are as they were.
                """)

        @Option(help: "How often each is measured: medians are told.") var rounds = 10
        @Option(help: "The examples, separated by commas.") var examples = "CosineWave,Dashboard"
        @Option(help: "The frame that is looked at.") var frame = 7

        func validate() throws {
            guard rounds > 0, frame >= 0 else {
                throw ValidationError("--rounds must be 1 or more, --frame 0 or more.")
            }
            for name in examples.split(separator: ",") where !FileManager.default.fileExists(atPath: source(of: name)) {
                throw ValidationError("\(source(of: name)) isn't there: run this in the repository's folder.")
            }
        }

        private func source(of example: Substring) -> String { "Examples/\(example)/\(example).swift" }

        func run() throws {
            print(
                "| seconds, median of \(rounds) | by hand | with --watch | of which the build | of which our own |\n|---|---|---|---|---|"
            )
            for example in examples.split(separator: ",") {
                let loop = try EditLoop(String(example), source: source(of: example), frame: frame)
                defer { loop.end() }
                let (hands, pages) = (try (0..<rounds).map { _ in try loop.byHand() }, try loop.watched(rounds: rounds))
                let columns = [hands, pages.map(\.whole), pages.map(\.build), pages.map { $0.whole - $0.build }]
                let cells = columns.map { "\(SegmentMeasurement.median($0).rounded(to: 2))" }
                print("| \(example) | \(cells.joined(separator: " | ")) |")
            }
        }
    }
}

/// An example whose source is changed again and again.
final class EditLoop {
    private let example: String
    private let source: String
    private let frame: Int
    private let original: String
    private let folder: URL
    private var edits = 0
    private var watch: Process?

    init(_ example: String, source: String, frame: Int) throws {
        self.example = example
        self.source = source
        self.frame = frame
        original = try String(contentsOfFile: source, encoding: .utf8)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-watch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Ends what was started, and leaves the source as it was.
    func end() {
        watch?.interrupt()
        watch?.waitUntilExit()
        try? original.write(toFile: source, atomically: true, encoding: .utf8)
        try? FileManager.default.removeItem(at: folder)
    }

    /// Saves the source with a change that no frame shows, but every frame is drawn again for.
    private func save() throws {
        edits += 1
        guard let setup = original.firstMatch(of: /func setup\(\)[^{]*{/) else {
            throw Usage.Failure(description: "\(source) has no setup()")
        }
        var text = original
        text.insert(contentsOf: " print(\"edit \(edits)\");", at: setup.range.upperBound)
        try text.write(toFile: source, atomically: true, encoding: .utf8)
    }

    private func start(_ arguments: [String], errors: URL) throws -> Process {
        guard let swift = Command.find("swift") else { throw Usage.Failure(description: "swift isn't in PATH") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: swift)
        process.arguments = ["package", "render-animation", example, "--cache", folder.path] + arguments
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        return process
    }

    /// Seconds from a save to the picture that the command makes.
    func byHand() throws -> Double {
        let errors = folder.appendingPathComponent("errors")
        try save()
        let start = ContinuousClock.now
        let run = try self.start(
            ["--still", "\(frame)", "--output", folder.appendingPathComponent("still.png").path], errors: errors)
        run.waitUntilExit()
        guard run.terminationStatus == 0 else {
            throw Usage.Failure(description: try String(contentsOf: errors, encoding: .utf8))
        }
        return start.duration(to: .now).inSeconds
    }

    /// Seconds from a save to the frame on the page, and what the build takes of them.
    func watched(rounds: Int) throws -> [(whole: Double, build: Double)] {
        let errors = folder.appendingPathComponent("errors")
        let watch = try start(["--watch"], errors: errors)
        self.watch = watch
        var address: String?
        while address == nil {
            guard watch.isRunning else {
                throw Usage.Failure(description: try String(contentsOf: errors, encoding: .utf8))
            }
            usleep(50_000)
            let text = try String(contentsOf: errors, encoding: .utf8)
            address = text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/\w+\//).map { String($0.output) }
        }
        let browser = try Browser(address ?? "")
        let isShown = "shown === version(\(frame)) && !state.isOld && 'cr'.includes(marks[\(frame)])"
        try browser.wait(for: "state && state.count > \(frame)", seconds: 600)
        _ = try browser.value("go(\(frame))")
        try browser.wait(for: isShown, seconds: 60)
        var times: [(whole: Double, build: Double)] = []
        for _ in 0..<rounds {
            let generation = try browser.value("state.generation") as? Int ?? 0
            let start = ContinuousClock.now
            try save()
            try browser.wait(for: "state.generation > \(generation) && \(isShown)", seconds: 120)
            let whole = start.duration(to: .now).inSeconds
            times.append((whole, try browser.value("state.buildSeconds") as? Double ?? 0))
        }
        return times
    }
}
