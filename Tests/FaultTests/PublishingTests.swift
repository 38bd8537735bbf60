import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import TestPublisher

/// Rows 9, 12 and 13 of the faults: a process that publishes frames is killed at each of its system calls, and each of
/// them fails. `strace` does both.
@Suite(.needs("strace"))
struct PublishingTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static let frames = 2

    /// The system calls of publishing, in a store of its own.
    private func calls() throws -> [SystemCall] {
        let run = try traced(["-o", folder("trace")], store: folder("traced"))
        #expect(run.wait() == 0, "\(run.standardError)")
        let calls = SystemCall.read(
            try String(contentsOfFile: folder("trace"), encoding: .utf8), from: folder("traced"))
        #expect(calls.contains { $0.name.hasPrefix("rename") } && calls.contains { $0.name == "write" })
        return calls
    }

    private func traced(_ arguments: [String], store: String) throws -> Run {
        try Run(
            Command.find("strace") ?? "strace",
            arguments + [Run.products + "/TestPublisher", store, "\(Self.frames)"], in: folder)
    }

    private func inject(_ fault: String, at call: SystemCall, store: String) throws -> Run {
        try traced(
            ["-o", folder("ignored"), "-e", "inject=\(call.name):\(fault):when=\(call.number)"], store: store)
    }

    /// Expects that every entry is whole or absent, that those are whole whose publishing was told of, and that the next
    /// run makes them all.
    private func expectWhole(_ path: String, after run: Run, _ call: SystemCall) throws {
        let store = FrameStore(directory: path)
        for frame in 0..<Self.frames {
            let entry = try store.check(TestPublisher.key(frame))
            let wasTold = run.standardOutput.contains("\(frame)\n")
            #expect(entry == .whole(fonts: nil) || entry == .missing && !wasTold, "frame \(frame) at \(call): \(entry)")
        }
        let next = try Run("TestPublisher", [path, "\(Self.frames)"], in: folder)
        #expect(next.wait() == 0, "\(next.standardError)")
        for frame in 0..<Self.frames { #expect(try store.check(TestPublisher.key(frame)) == .whole(fonts: nil)) }
        try store.sweepTemporaries()
        #expect(FileManager.default.subpaths(atPath: path)?.allSatisfy { !$0.hasPrefix("tmp/") } == true)
    }

    /// The temporary file is opened, written, closed and renamed; the publisher says so. Folders are made once.
    @Test func aFrameTakesFewSystemCalls() throws {
        func count(_ frames: Int) throws -> Int {
            let arguments = ["-o", folder("trace"), Run.products + "/TestPublisher", folder("\(frames)"), "\(frames)"]
            #expect(try Run(Command.find("strace") ?? "strace", arguments, in: folder).wait() == 0)
            return try String(contentsOfFile: folder("trace"), encoding: .utf8).split(separator: "\n").count
        }
        let calls = try Double(count(2500) - count(1500)) / 1000
        #expect(calls < 5.5, "\(calls) calls a frame")
    }

    @Test("Row 9: SIGKILL at every system call of publishing") func killedAtEverySystemCall() throws {
        for (index, call) in try calls().enumerated() {
            let store = folder("killed-\(index)")
            let run = try inject("signal=KILL", at: call, store: store)
            #expect(run.wait() != 0)
            try expectWhole(store, after: run, call)
        }
    }

    @Test("Rows 12 and 13: every system call of publishing fails", arguments: ["ENOSPC", "EIO", "EMFILE", "EROFS"])
    func everySystemCallFails(_ error: String) throws {
        for (index, call) in try calls().enumerated() {
            let store = folder("failed-\(error)-\(index)")
            let run = try inject("error=\(error)", at: call, store: store)
            // A call that may fail (a look at the memory, say) is no fault; what is not kept is said, with the path.
            if run.wait() != 0, !run.standardError.isEmpty {
                #expect(run.standardError.contains(store), "\(call): \(run.standardError)")
            }
            try expectWhole(store, after: run, call)
        }
    }
}

/// A system call that a process made: the n-th of its name.
struct SystemCall: CustomStringConvertible {
    var name: String
    var number: Int
    var description: String { "\(name) \(number)" }

    /// The calls of a trace, from the first on that names a path, without the memory's and the last.
    static func read(_ trace: String, from path: String) -> [SystemCall] {
        var counts: [String: Int] = [:]
        var calls: [SystemCall] = []
        var hasBegun = false
        for line in trace.split(separator: "\n") {
            let name = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            guard !name.isEmpty, line.dropFirst(name.count).first == "(" else { continue }
            counts[name, default: 0] += 1
            hasBegun = hasBegun || !name.hasPrefix("exec") && line.contains(path)
            if hasBegun, !["brk", "exit_group"].contains(name) {
                calls.append(SystemCall(name: name, number: counts[name] ?? 0))
            }
        }
        return calls
    }
}
