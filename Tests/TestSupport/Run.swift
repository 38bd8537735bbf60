import Foundation

/// A folder of a test's own, removed when the test lets go of it.
package final class TemporaryFolder: Sendable {
    package let path: String

    package convenience init() throws {
        let folder = FileManager.default.temporaryDirectory
        try self.init(at: folder.appendingPathComponent("flipbook-\(UUID().uuidString)").path)
    }

    /// - Parameter path: where it is, or is made.
    package init(at path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? remove() }

    package func remove() throws { try FileManager.default.removeItem(atPath: path) }

    package func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// All files below, hidden ones too, relative to the folder, sorted.
    package func files(below folder: String = "") -> [String] {
        let root = folder.isEmpty ? path : self(folder)
        let paths = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
        return paths.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root + "/" + $0, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// The frames in a cache, by path, with their bytes; without what a killed worker left unpublished.
    package func frames(in cache: String = "cache") throws -> [String: Data] {
        let published = files(below: cache).filter { $0.hasSuffix(".png") && !$0.contains("/tmp/") }
        return try published.reduce(into: [:]) { frames, file in
            frames[file] = try Data(contentsOf: URL(fileURLWithPath: self(cache) + "/" + file))
        }
    }
}

/// How frames differ from others, by path: empty where they are the same.
package func difference(_ frames: [String: Data], from others: [String: Data]) -> [String] {
    Set(frames.keys).union(others.keys).sorted().compactMap { path in
        switch (frames[path], others[path]) {
        case (let frame?, let other?): frame == other ? nil : "\(path): other bytes"
        case (nil, _): "\(path): missing"
        case (_, nil): "\(path): too much"
        }
    }
}

/// A program that a test has started.
package final class Run {
    package let process = Process()
    private let output: String
    private let errors: String

    /// The folder of the executables that were built with the tests.
    package static let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    /// Starts one of this package's executables, or a program by its path.
    ///
    /// - Parameters:
    ///   - outputPipe: its standard output, in place of a file; nobody reads it but the test.
    ///   - errorPipe: its standard error.
    package init(
        _ program: String, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
        outputPipe: Pipe? = nil, errorPipe: Pipe? = nil
    ) throws {
        output = folder(".output-\(UUID().uuidString)")
        errors = output + ".errors"
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.executableURL = URL(fileURLWithPath: program.hasPrefix("/") ? program : Self.products + "/" + program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = outputPipe ?? FileHandle(forWritingAtPath: output) as Any
        process.standardError = errorPipe ?? FileHandle(forWritingAtPath: errors) as Any
        try process.run()
    }

    deinit {
        for file in [output, errors] { try? FileManager.default.removeItem(atPath: file) }
    }

    package var pid: Int32 { process.processIdentifier }
    package var standardOutput: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }
    package var standardError: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    /// Waits for the end; the exit code, or minus the signal.
    @discardableResult
    package func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Waits for the end, and kills it with all its descendants where it hasn't come within some minutes.
    ///
    /// - Returns: as ``wait()``; nil where it was killed.
    package func waitOrKill(seconds: Int = 120) -> Int32? {
        for _ in 0..<seconds * 100 where process.isRunning { usleep(10_000) }
        guard process.isRunning else { return wait() }
        for victim in [pid] + descendants.keys { kill(victim, SIGKILL) }
        process.waitUntilExit()
        return nil
    }

    /// Waits until something is so.
    ///
    /// - Throws: where it isn't within this many seconds.
    package func wait(
        until condition: () throws -> Bool, _ comment: String = "waited for in vain", seconds: Int = 60
    ) throws {
        for _ in 0..<seconds * 100 {
            if try condition() { return }
            usleep(10_000)
        }
        throw InVain(description: "\(comment)\n\(standardError)")
    }

    private struct InVain: Error, CustomStringConvertible { let description: String }

    /// The address of a page that shows frames.
    package static var pageAddress: Regex<Substring> { #/http://127\.0\.0\.1:\d+/[a-z2-7]{26}//# }

    /// The answer of a server of this machine to a request as it is written, header and all.
    ///
    /// - Parameters:
    ///   - address: that of the page, `http://127.0.0.1:PORT/TOKEN/`.
    ///   - request: a method, and a path of the page's: `GET /state`.
    ///   - fromRoot: whether the path is the server's.
    ///   - folder: where the program that asks works.
    package static func ask(
        _ address: some StringProtocol, _ request: String, host: String = "127.0.0.1", fromRoot: Bool = false,
        in folder: TemporaryFolder
    ) throws -> String {
        let place = address.split(separator: ":").last?.split(separator: "/") ?? []
        let (port, token) = (place.first ?? "", place.last ?? "")
        let whole = fromRoot ? request : request.replacing(" /", with: " /\(token)/", maxReplacements: 1)
        let lines = "\(whole) HTTP/1.1\\r\\nHost: \(host)\\r\\nConnection: close\\r\\n\\r\\n"
        let run = try Run(
            "/bin/bash",
            ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(lines)' >&3; LC_ALL=C tr -cd '[:print:]\\r\\n' <&3"],
            in: folder)
        run.wait()
        return run.standardOutput
    }

    /// The events on standard output, where it is JSON.
    package var events: [[String: Any]] {
        standardOutput.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    /// The last event of this name.
    package func event(_ name: String) -> [String: Any]? { events.last { $0["event"] as? String == name } }

    /// The number of frames that have been told of.
    package var framesDone: Int { event("frame")?["done"] as? Int ?? 0 }

    /// This process's descendants, by number, with their names.
    package var descendants: [Int32: String] { Processes.descendants(of: pid) }
}

/// Processes of the system, as /proc tells.
package enum Processes {
    private static func status(_ pid: Int32) -> (name: String, state: Character, parent: Int32)? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
        else { return nil }
        let rest = text[close...].split(separator: " ")
        guard rest.count > 2, let state = rest[1].first, let parent = Int32(rest[2]) else { return nil }
        return (String(text[text.index(after: open)..<close]), state, parent)
    }

    package static func descendants(of pid: Int32) -> [Int32: String] {
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
        let statuses = all.reduce(into: [:]) { $0[$1] = status($1) }
        var found: [Int32: String] = [:]
        var parents: Set<Int32> = [pid]
        while !parents.isEmpty {
            let children = statuses.filter { parents.contains($0.value.parent) && found[$0.key] == nil }
            for (child, status) in children { found[child] = status.name }
            parents = Set(children.keys)
        }
        return found
    }

    /// The processes that run with this among their arguments.
    package static func running(with argument: String) -> [Int32] {
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
        return all.filter { pid in
            let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            return line.split(separator: 0).contains { String(decoding: $0, as: UTF8.self) == argument } && isAlive(pid)
        }
    }

    /// Whether a process runs; a zombie doesn't.
    package static func isAlive(_ pid: Int32) -> Bool {
        guard let status = status(pid) else { return false }
        return status.state != "Z" && status.state != "X"
    }
}

/// A test's short form for running to the end: the options that most tests want.
package func render(
    _ animator: String, _ arguments: String..., in folder: TemporaryFolder, runner: String = "TestReel",
    environment: [String: String] = [:]
) throws -> Run {
    let run = try Run(
        runner,
        (runner == "TestReel" ? [animator] : [])
            + ["--cache", "cache", "--encoder", "libx264", "--progress", "json"] + arguments,
        in: folder, environment: environment)
    run.wait()
    return run
}

extension Run {
    /// What the `failed` event says; empty without one.
    package var failure: String { event("failed")?["error"] as? String ?? "" }

    /// The numbers of the `finished` event.
    package func finished(_ name: String) -> Int? { event("finished")?[name] as? Int }
}

/// What ffprobe says of a video's stream.
package func probe(_ path: String) throws -> [String: String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
        "ffprobe", "-v", "error", "-select_streams", "v", "-count_packets", "-show_streams", "-of", "default=nw=1",
        path,
    ]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").reduce(into: [:]) { facts, line in
        let pair = line.split(separator: "=", maxSplits: 1)
        if pair.count == 2 { facts[String(pair[0])] = String(pair[1]) }
    }
}
