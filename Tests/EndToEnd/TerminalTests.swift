import Foundation
import TestSupport
import Testing

/// What a person sees at a terminal, which `script` plays.
@Suite(.needs("script"))
struct TerminalTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func screen(_ command: String) throws -> String {
        let run = try Run("/usr/bin/script", ["-qefc", "stty cols 100; " + command, folder("screen")], in: folder)
        #expect(run.wait() == 0)
        return try String(contentsOfFile: folder("screen"), encoding: .utf8)
    }

    @Test(arguments: ["", " >/dev/null 2>&1 --progress bar"])
    func theBarNeverShowsMoreThanIsDone(_ redirection: String) throws {
        let screen = try screen(
            "\(Run.products)/TestReel Slow --count 30 --milliseconds 20 --cache cache --encoder libx264\(redirection)")
        let counts = screen.matches(of: /(\d+)\/30 rendered, (\d+) encoded/).compactMap { match in
            Int(match.1).flatMap { rendered in Int(match.2).map { (rendered, $0) } }
        }
        #expect(counts.count > 3)
        #expect(counts.allSatisfy { $0.1 <= $0.0 && $0.0 <= 30 })
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $0.0 <= $1.0 && $0.1 <= $1.1 })
        let bars = screen.split(separator: "\u{1B}[2K").filter { $0.contains("encoded") }
        #expect(bars.allSatisfy { $0.prefix { !$0.isNewline }.count < 100 })
    }

    /// Notes, and what the animator prints, each have a line of their own, also where it has no end.
    @Test func nothingIsDrawnOver() throws {
        let raw = try screen(
            "\(Run.products)/TestReel Crashing --blank --marker marker --cache cache --encoder libx264")
        #expect(raw.contains("▕"), "there is a bar")
        let lines = Screen(raw).lines
        #expect(lines.allSatisfy { !$0.contains("▕") }, "\(lines)")
        #expect(
            lines.contains { $0.wholeMatch(of: /Crashing: 12 frames, 0 in the cache, \d+ workers?/) != nil }, "\(lines)"
        )
        #expect(lines.count { $0 == "*** about to crash at 5 ***" } == 2, "\(lines)")
        // What the crash says stands behind the first.
        #expect(lines.count { $0.hasPrefix("*** Sig") } == 2 && lines.contains("*** Sig"), "\(lines)")
        #expect(lines.count { $0.hasPrefix("Frame 5 is tried again. ") && $0.hasSuffix(".") } == 1, "\(lines)")
        #expect(lines.count { $0.hasPrefix("Crashing.mp4: 12 frames") } == 1, "\(lines)")
    }

    @Test func withoutATerminalThereAreLines() throws {
        let run = try Run("TestReel", ["Plain", "--cache", "cache", "--encoder", "libx264"], in: folder)
        #expect(run.wait() == 0)
        #expect(!run.standardError.contains("\r") && !run.standardError.contains("\u{1B}"))
        #expect(run.standardError.contains("Plain: 20 frames"))
        #expect(run.standardOutput.hasPrefix("Plain.mp4: 20 frames, 160x120, libx264"))
    }
}
