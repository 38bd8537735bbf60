import FlipbookSystem
import Testing

/// Runs `/bin/sh -c script` and gives what it wrote on its standard output.
private func output(
    of script: String, configure: (inout Command) -> Void = { _ in }
) throws -> (text: String, status: ChildProcess.ExitStatus) {
    let pipe = try Pipe()
    var command = Command("/bin/sh", arguments: ["-c", script])
    command.descriptors = [1: .descriptor(pipe.writer.rawValue)]
    configure(&command)
    let child = try command.spawn()
    let text = try pipe.intoReader().readText()
    return (text, child.wait())
}

extension Descriptor {
    /// All that comes until the end, as text.
    consuming func readText() throws -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while let count = try part.withUnsafeMutableBytes({ try read(into: $0) }), count > 0 {
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite struct CommandTests {
    @Test func handsOnArgumentsAndEnvironment() throws {
        let (text, status) = try output(of: "printf '%s|%s|%s' \"$0\" \"$1\" \"$COLOUR\"") {
            $0.arguments += ["first arg", "ünï"]
            $0.environment["COLOUR"] = "tab:blue=1"
        }
        #expect(text == "first arg|ünï|tab:blue=1")
        #expect(status.isSuccess)
    }

    @Test func saysWhyAProgramCannotStart() throws {
        #expect(throws: ProcessError.self) { try Command("/nonexistent/program").spawn() }
        do {
            _ = try Command("/nonexistent/program").spawn()
        } catch {
            #expect(error.code == .notStarted)
            #expect(error.errorNumber == ENOENT)
            #expect(error.description == "/nonexistent/program can't be started: No such file or directory")
        }
        #expect { try Command("/etc/passwd").spawn() } throws: { ($0 as? ProcessError)?.errorNumber == EACCES }
    }

    @Test func leavesNoDescriptorBehindWhenStartingFails() throws {
        func open() -> Int { (0..<512).count { fcntl($0, F_GETFD) >= 0 } }
        let before = open()
        for _ in 0..<50 { _ = try? Command("/nonexistent/program").spawn() }
        // Other tests run beside this one; fifty leaks would show all the same.
        #expect(open() < before + 50)
    }

    #if os(Linux)
        @Test func givesOnlyTheDescriptorsOfTheMap() throws {
            let kept = try Pipe()
            let stray = fcntl(kept.reader.rawValue, F_DUPFD, 40)
            defer { close(stray) }
            // `ls` itself opens one more, on the folder it lists.
            let (text, _) = try output(of: "exec ls -1 /proc/self/fd") {
                $0.descriptors[9] = .descriptor(kept.writer.rawValue)
                $0.descriptors[7] = .null
            }
            #expect(text == "0\n1\n2\n3\n7\n9\n")
        }

        @Test func mapsDescriptorsOntoEachOthersNumbers() throws {
            // The parent's numbers are the child's, crossed: a naive dup2 in order would lose one of them.
            let first = try Pipe()
            let second = try Pipe()
            let (a, b) = (first.writer.rawValue, second.writer.rawValue)
            var command = Command(
                "/bin/sh", arguments: ["-c", "echo one >/proc/self/fd/\(a); echo two >/proc/self/fd/\(b)"])
            command.descriptors = [a: .descriptor(b), b: .descriptor(a)]
            #expect(try command.spawn().wait().isSuccess)
            #expect(try first.intoReader().readText() == "two\n")
            #expect(try second.intoReader().readText() == "one\n")
        }

        @Test func childrenStartWithCleanSignals() throws {
            // Everything is blocked in such a thread, and a child must not inherit it.
            let text = Monitor<String?>(nil)
            let thread = try WorkThread {
                let found = try? output(of: "exec grep -E '^Sig(Blk|Ign)' /proc/self/status").text
                text.withLock { $0 = found }
            }
            thread.join()
            let masks = try #require(text.withLock { $0 }).split(separator: "\n").map { line in
                UInt64(line.split(separator: "\t")[1], radix: 16)
            }
            // The C library keeps signals 32 and 33 for itself, and lets nobody reset them.
            #expect(masks.map { $0.map { $0 & ~(3 << 31) } } == [0, 0])
        }

        @Test func diesWithTheThreadThatSpawnedIt() throws {
            let child = Monitor<ChildProcess?>(nil)
            let thread = try WorkThread {
                var command = Command("/bin/sleep", arguments: ["60"])
                command.diesWithParent = true
                let spawned = try? command.spawn()
                child.withLock { $0 = spawned }
            }
            thread.join()
            #expect(try #require(child.withLock { $0 }).wait() == .signaled(SIGKILL))
        }

        @Test func raisesTheOutOfMemoryScore() throws {
            let text = try output(of: "cat /proc/self/oom_score_adj") { $0.oomScoreAdjustment = 731 }.text
            #expect(text == "731\n")
        }
    #endif

    @Test func findsProgramsInTheSearchPath() {
        #expect(Command.find("sh", inPath: "/nonexistent:/bin:/usr/bin") == "/bin/sh")
        #expect(Command.find("sh", inPath: "/nonexistent") == nil)
        #expect(Command.find("etc", inPath: "/") == nil, "a folder is no program")
    }
}
