import FlipbookSystem
import TestSupport
import Testing

@testable import FlipbookRender

/// What Swift's runtime writes about a crash is told from what the animator prints, and reduced to the user's calls.
struct BacktraceTests {
    private struct Frame {
        let line: String
        let call: Backtrace.Call?
    }

    /// A line of the runtime's list, as it writes them.
    private func frame(_ number: Int, _ random: Seeded) -> Frame {
        let function = random.pick(["Wave.update(frame:)", "closure #1 in f(_:)", "static A.make<B>(of:)"]) ?? ""
        let line = Int(random.number(in: 1...900))
        let address = "0x" + String(repeating: "0", count: 8) + "5592c6a7"
        let user = random.pick(["/home/ada/my wave/Sources/Wave/Wave.swift", "/src/Parts.swift"]) ?? ""
        switch random.number(in: 0...5) {
        case 0: return Frame(line: "\(number) [ra] [inlined] \(address) \(function) in Wave at \(user):7:1", call: nil)
        case 1:
            return Frame(
                line: "\(number) [ra] [thunk]   \(address) \(function) + 3 in Wave at //<compiler-generated>", call: nil
            )
        case 2: return Frame(line: "\(number) [ra]           \(address) __poll + 12 in libc.so.6", call: nil)
        case 3:
            let ours =
                #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Sources/Flipbook/A.swift"
            return Frame(line: "\(number) [ra]           \(address) work() + 3 in Wave at \(ours):4:2", call: nil)
        default:
            return Frame(
                line: "\(number) [ra]           \(address) specialized \(function) + 46 in Wave at \(user):\(line):12",
                call: Backtrace.Call(function: function, file: user, line: line))
        }
    }

    @Test func theUsersCallsAreFoundTheInnermostLast() {
        let random = Seeded.generator("backtraces")
        for _ in 0..<200 {
            let frames = (0..<Int(random.number(in: 0...9))).map { frame($0, random) }
            let text = random.pick([
                "*** Swift runtime failure: Division by zero ***", "*** Program crashed: Aborted at 0x12 ***",
            ])
            let backtrace = Backtrace(
                ["*** Signal 4: Backtracing from 0x12... done ***", text ?? ""] + frames.map(\.line))
            var calls: [Backtrace.Call] = []
            for call in frames.compactMap(\.call) where call != calls.first { calls.insert(call, at: 0) }
            #expect(backtrace.calls == calls, "\(frames.map(\.line))")
            #expect(backtrace.cause?.hasPrefix(text?.contains("zero") == true ? "Division by zero" : "Aborted") == true)
            #expect(backtrace.lines.count <= 8)
        }
    }

    @Test func whatTheUserSetsComesLastAndOnce() {
        let own = Backtrace.settings(adding: nil)
        #expect(Backtrace.settings(adding: "") == own)
        #expect(Backtrace.settings(adding: own) == own)
        let both = Backtrace.settings(adding: "enable=no")
        #expect(both == own + ",enable=no")
        #expect(Backtrace.settings(adding: both) == both)
        #expect(
            Backtrace.isUsers("enable=no") && Backtrace.isUsers(both) && !Backtrace.isUsers(own)
                && !Backtrace.isUsers(nil))
    }

    /// Whatever pieces a pipe hands out: what is not about the crash is passed on, all of it and nothing else.
    @Test func aCrashIsTakenOutOfWhatIsPrinted() throws {
        let random = Seeded.generator("relay")
        let crash =
            "\n*** Signal 4: Backtracing from 0x564ec07b3631... done ***\n\n*** Program crashed: Aborted at 0x12 ***\n\n"
            + "Thread 0 \"a\" crashed:\n\n  0 0x0000000000000012 f() + 1 in a at /a.swift:1:2\n\nBacktrace took 0.02s\n\n"
        let texts = [
            "one\n", "\n", "\n\n*** Sig", "*** Signal lost ***\n", "*** Signal 9\n", "two", "*** Program\n", "å\n",
        ]
        for _ in 0..<300 {
            let before = (0..<Int(random.number(in: 0...4))).map { _ in random.pick(texts) ?? "" }.joined()
            let crashes = random.number(in: 0...2) > 0
            let isInLine = !before.isEmpty && !before.hasSuffix("\n")
            // The runtime's empty line ends the line that the animator has begun.
            let after = crashes ? random.pick(["", "more\n"]) ?? "" : ""
            let expected = before + (crashes && isInLine ? "\n" : "") + after
            let pipe = try Pipe()
            let relay = try OutputRelay(try pipe.reader.duplicate(), isError: true, keepsCrash: true)
            var bytes = Array((before + (crashes ? crash : "") + after).utf8)[...]
            var passedOn: [UInt8] = []
            while !bytes.isEmpty {
                let piece = Array(bytes.prefix(Int(random.number(in: 1...9))))
                bytes = bytes.dropFirst(piece.count)
                _ = try piece.withUnsafeBytes { try pipe.writer.write($0) }
                relay.drain()
                passedOn += relay.takeOutput()
            }
            _ = consume pipe
            relay.drain()
            passedOn += relay.takeOutput()
            #expect(String(decoding: passedOn, as: UTF8.self) == expected, "\(before.debugDescription) \(crashes)")
            #expect(relay.crashLines.count == (crashes ? 5 : 0))
        }
    }
}
