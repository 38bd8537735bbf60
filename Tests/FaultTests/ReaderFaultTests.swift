import Foundation
import TestSupport
import Testing

/// The reader of a render's output may stop reading: the render waits or goes on, and a signal still ends it.
///
/// Row 36 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized, .tags(.long), .onlyInWholeRuns)
struct ReaderFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func start(
        _ arguments: [String], output: Pipe? = nil, errors: Pipe? = nil
    ) throws -> Run {
        try Run(
            "TestReel", arguments + ["--cache", "cache", "--frames-only"], in: folder, outputPipe: output,
            errorPipe: errors)
    }

    /// How many frames are in the cache.
    private var frameCount: Int { folder.files(below: "cache").count { $0.hasSuffix(".png") && !$0.contains("/tmp/") } }

    private func expectEnd(of run: Run, by signal: Int32) throws {
        let processes = run.descendants
        kill(run.pid, signal)
        #expect(run.waitOrKill() == -signal)
        try run.wait(until: { processes.keys.allSatisfy { !Processes.isAlive($0) } }, "a process survived")
    }

    /// Waits until what it says doesn't fit into the pipe any more.
    private func waitForStandstill(_ pipe: Pipe) throws {
        var left: Int32 = 0
        for _ in 0..<6000 {
            if ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &left) == 0, left >= 60_000 { return }
            usleep(10_000)
        }
        Issue.record("only \(left) bytes came")
    }

    /// What fills a pipe that nobody reads, and which pipe it is.
    private static let talkers: [(arguments: [String], isError: Bool)] = [
        (["Plain", "--count", "100000", "--progress", "json"], false),
        (["Chatty", "--endless", "--progress", "lines", "--workers", "2"], false),
        (["Chatty", "--endless", "--lines", "--progress", "lines", "--workers", "2"], false),
        (["Chatty", "--endless", "--progress", "none", "--workers", "1"], false),
        (["Chatty", "--endless", "--on-error", "--progress", "lines", "--workers", "2"], true),
        (["Chatty", "--endless", "--progress", "json", "--workers", "2"], true),
        (["Plain", "--count", "100000", "--progress", "lines", "--explain", "--log-level", "trace"], true),
    ]

    /// One of them with every signal, the others with one each.
    private static let silences: [(talker: Int, signal: Int32)] = {
        let signals = [SIGINT, SIGTERM, SIGHUP]
        return signals.map { (0, $0) } + talkers.indices.dropFirst().map { ($0, signals[$0 % signals.count]) }
    }()

    @Test("A reader stops, and a signal comes", arguments: silences)
    func aSignalEndsARenderThatNobodyHears(_ index: Int, _ signal: Int32) throws {
        let (arguments, isError) = Self.talkers[index]
        let pipe = Pipe()
        let run = try start(arguments, output: isError ? nil : pipe, errors: isError ? pipe : nil)
        try waitForStandstill(pipe)
        try expectEnd(of: run, by: signal)
    }

    @Test("A reader stops, and the render ends") func theEndWaitsForTheReader() throws {
        let pipe = Pipe()
        let run = try start(["Plain", "--count", "1500", "--progress", "json"], output: pipe)
        try run.wait(until: { frameCount == 1500 })
        // All is drawn; what is told of it is not taken yet.
        try expectEnd(of: run, by: SIGTERM)
    }

    @Test("A reader comes late, or is slow") func whoReadsMissesNothing() throws {
        let pipe = Pipe()
        let run = try start(["Plain", "--count", "1500", "--progress", "json"], output: pipe)
        try run.wait(until: { frameCount > 1000 })
        var bytes = Data()
        while case let more = pipe.fileHandleForReading.availableData, !more.isEmpty { bytes += more }
        #expect(run.waitOrKill() == 0)
        let events = try bytes.split(separator: UInt8(ascii: "\n")).map {
            try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
        }
        #expect(events.first?["event"] as? String == "started" && events.last?["event"] as? String == "finished")
        let done = events.compactMap { $0["event"] as? String == "frame" ? $0["done"] as? Int : nil }
        #expect(done == Array(1...1500))
    }

    @Test("A worker prints more than anybody keeps", arguments: [[], ["--lines"]])
    func allThatIsPrintedArrives(_ lines: [String]) throws {
        let pipe = Pipe()
        let run = try start(
            ["Chatty", "--bytes", "1500000", "--progress", "none", "--workers", "2", "--frame-timeout", "10"]
                + ["--verify", "0"] + lines,
            output: pipe)
        // Longer than a frame may take: waiting for the reader is no fault of the worker's.
        sleep(12)
        var count = 0
        while case let more = pipe.fileHandleForReading.availableData, !more.isEmpty { count += more.count }
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(count == 18_000_000)
    }

    @Test("A worker prints without end and is heard", arguments: [[], ["--lines"]])
    func aWorkerThatPrintsWithoutEndIsEnded(_ lines: [String]) throws {
        let run = try Run(
            "/bin/sh",
            ["-c", #"exec "$0" "$@" >/dev/null 2>/dev/null"#, Run.products + "/TestReel", "Chatty", "--endless"]
                + ["--cache", "cache", "--frames-only", "--frame-timeout", "1", "--workers", "2"] + lines, in: folder)
        #expect(run.waitOrKill() == 1)
    }

    @Test("A reader has gone") func aReaderThatHasGoneIsNoFault() throws {
        for isError in [false, true] {
            let pipe = Pipe()
            let run = try start(
                ["Chatty", "--progress", isError ? "lines" : "json", "--workers", "2", "--fresh"]
                    + (isError ? ["--on-error"] : []),
                output: isError ? nil : pipe, errors: isError ? pipe : nil)
            try pipe.fileHandleForReading.close()
            #expect(run.waitOrKill() == 0)
            #expect(try folder.frames().count == 12)
        }
    }
}
