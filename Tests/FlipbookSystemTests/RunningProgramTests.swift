import Testing

@testable import FlipbookSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program ends when its process does, even if other processes hold its pipes.
///
/// Rows 34 and 35 of the faults (`FaultTests/Faults.md`).
struct RunningProgramTests {
    private func sh(_ script: String) -> Command { Command("/bin/sh", arguments: ["-c", script]) }

    @Test(arguments: [0, 1, 70_000, 1_000_000], [0, 1, 70_000, 1_000_000])
    func bothStreamsAreRead(_ output: Int, _ errors: Int) throws {
        for order in [
            "head -c \(output) /dev/zero; head -c \(errors) /dev/zero >&2",
            "head -c \(errors) /dev/zero >&2; head -c \(output) /dev/zero",
        ] {
            let result = try sh(order + "; exit 3").capture()
            #expect(result.output.utf8.count == output)
            #expect(result.errors.utf8.count == min(errors, 8192))
            #expect(result.status == .exited(3))
        }
    }

    /// What a program leaves behind, and how it ends itself.
    @Test(
        arguments: [
            "(exec sleep 200 &)", "exec 4<&0 5>&1; (exec sleep 200 &)", "(while :; do sleep 1; done &)", "sleep 200 &",
        ],
        ["echo done", "echo done; kill -9 $$", "exec echo done"])
    func backgroundChildrenAreNotWaitedFor(_ background: String, _ end: String) throws {
        let start = ContinuousClock.now
        let result = try sh(background + "\n" + end).capture()
        #expect(result.output == "done\n")
        #expect(start.duration(to: .now) < .seconds(150), "it was waited for")
    }

    @Test func oneThatLeavesTheGroupIsNotWaitedFor() throws {
        let result = try sh("setsid sh -c 'echo $$; exec sleep 200' & sleep 0.5").capture()
        let left = try #require(Int32(result.output.filter(\.isNumber)))
        #expect(kill(left, SIGKILL) == 0, "it is no longer there")
    }

    @Test func whatIsLeftOfTheGroupIsKilled() throws {
        let result = try sh("sleep 200 & echo $!").capture()
        let left = try #require(Int32(result.output.filter(\.isNumber)))
        try expectGone(left)
        let program = try RunningProgram(sh("sleep 200 & echo $!; wait"))
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = try bytes.withUnsafeMutableBytes { try program.read(into: $0) }
        let child = try #require(Int32(String(decoding: bytes[..<count], as: UTF8.self).filter(\.isNumber)))
        program.child.signal(SIGKILL)
        #expect(program.end().status == .signaled(SIGKILL))
        try expectGone(child)
    }

    /// A process that was killed is reaped by its new parent, which takes a moment.
    private func expectGone(_ pid: Int32) throws {
        for _ in 0..<3000 where !isGone(pid) { usleep(10_000) }
        #expect(isGone(pid))
    }

    private func isGone(_ pid: Int32) -> Bool {
        guard kill(pid, 0) == 0 else { return true }
        let file = open("/proc/\(pid)/stat", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = max(0, read(file, &bytes, bytes.count))
        return String(decoding: bytes[..<count], as: UTF8.self).contains(") Z ")
    }

    @Test func theEndOfTheOutputIsNotTheEndOfTheProgram() throws {
        let result = try sh("echo first; exec >&-; sleep 0.3; echo last >&2; exit 5").capture()
        #expect(result.output == "first\n" && result.errors == "last\n" && result.status == .exited(5))
        let silent = try sh("exec >&- 2>&-; sleep 0.3; exit 6").capture()
        #expect(silent.status == .exited(6))
    }

    @Test func oneThatWritesWithoutEndIsStopped() throws {
        for script in ["cat /dev/zero", "yes", "yes >&2 & yes"] {
            #expect { try sh(script).capture(limit: 1 << 20) } throws: { ($0 as? ProcessError)?.code == .tooMuch }
        }
    }

    @Test func theEndIsToldByADescriptor() throws {
        let child = try sh("exit 4").spawn()
        var entries = [Poll.Entry(child.endDescriptor, .read)]
        while try Poll.wait(&entries, milliseconds: child.pollInterval ?? 60_000) == 0, child.poll() == nil {}
        #expect(child.poll() == .exited(4))
        // It stays told, and nothing is signalled that may be somebody else by now.
        if child.endDescriptor >= 0 { #expect(try Poll.wait(&entries, milliseconds: 0) == 1) }
        child.signal(SIGKILL)
        #expect(child.wait() == .exited(4))
    }

    @Test func manyProgramsLeaveNothingOpen() throws {
        func descriptors() -> Int { (0..<512).count { fcntl($0, F_GETFD) >= 0 } }
        _ = try sh("exit 0").capture()
        let before = descriptors()
        for _ in 0..<50 { _ = try sh("echo a; echo b >&2").capture() }
        // Other tests run at the same time.
        #expect(descriptors() < before + 50)
    }
}
