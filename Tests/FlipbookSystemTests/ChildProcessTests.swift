import FlipbookSystem
import Testing

@Suite struct ChildProcessTests {
    @Test(arguments: [0, 1, 42, 255]) func reportsTheExitCode(code: Int32) throws {
        let child = try Command("/bin/sh", arguments: ["-c", "exit \(code)"]).spawn()
        #expect(child.wait() == .exited(code))
        #expect(child.poll() == .exited(code), "asking again gives the same")
    }

    @Test func reportsTheSignal() throws {
        let child = try Command("/bin/sleep", arguments: ["60"]).spawn()
        #expect(child.poll() == nil)
        child.signal(SIGTERM)
        #expect(child.wait().description == "was killed by SIGTERM")
    }

    @Test func terminationEscalates() throws {
        let ready = try Pipe()
        var command = Command("/bin/sh", arguments: ["-c", "trap '' TERM; echo; while :; do :; done"])
        command.descriptors = [1: .descriptor(ready.writer.rawValue)]
        let child = try command.spawn()
        var byte: UInt8 = 0
        _ = try withUnsafeMutableBytes(of: &byte) { try ready.reader.readAll(into: $0) }
        #expect(child.terminate(graceMilliseconds: 50) == .signaled(SIGKILL))
    }

    @Test func signalsReachTheWholeGroup() throws {
        let pipe = try Pipe()
        var command = Command("/bin/sh", arguments: ["-c", "sleep 60 & sleep 60"])
        command.descriptors = [1: .descriptor(pipe.writer.rawValue)]
        command.leadsGroup = true
        let child = try command.spawn()
        child.signal(SIGKILL)
        // The pipe ends only when the grandchild is gone too.
        #expect(try pipe.intoReader().readText() == "")
        #expect(child.wait() == .signaled(SIGKILL))
    }

    @Test func manyThreadsMayWait() throws {
        let child = try Command("/bin/sh", arguments: ["-c", "exit 3"]).spawn()
        let seen = Monitor<[ChildProcess.ExitStatus]>([])
        let threads = try (0..<8).map { _ in
            try WorkThread {
                let status = child.wait()
                seen.withLock { $0.append(status) }
            }
        }
        for thread in threads { thread.join() }
        #expect(seen.withLock { $0 } == Array(repeating: .exited(3), count: 8))
    }

    @Test func aDroppedChildIsKilledAndReaped() throws {
        var child: ChildProcess? = try Command("/bin/sleep", arguments: ["60"]).spawn()
        let pid = try #require(child?.pid)
        child = nil
        #expect(kill(pid, 0) == -1)
        #expect(errno == ESRCH)
    }
}
