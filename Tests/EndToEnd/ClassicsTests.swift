import Foundation
import TestSupport
import Testing

/// The small animations that nearly everybody draws once: `Examples/Classics`.
struct ClassicsTests {
    private static let folder = Consumer.repository + "/Examples/Classics"
    private static let animators = [
        "BarChartRace", "DoublePendulum", "LiveHistogram", "LorenzAttractor", "Orbit", "WaveEquation",
    ]

    @Test(arguments: animators) func eachIsRendered(_ animator: String) throws {
        let folder = try TemporaryFolder()
        let run = try Run(
            "Classics", [animator, "--frames", "148:152", "--dpi", "40", "--frames-only", "--cache", "cache"],
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.standardOutput.contains("4 rendered"), "\(run.standardOutput)")
        // Each frame is another one, and none is empty: an empty one of this size has a few hundred bytes.
        let frames = try folder.frames().values
        #expect(Set(frames).count == 4 && frames.allSatisfy { $0.count > 2000 })
    }

    /// Lines that are neither empty nor a comment: at most half as many again as matplotlib takes.
    @Test(arguments: animators) func linesAreFew(_ animator: String) throws {
        func count(_ file: String) throws -> Int {
            try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8).split(separator: "\n").count { line in
                let text = line.drop(while: \.isWhitespace)
                return !text.isEmpty && !text.hasPrefix("//") && !text.hasPrefix("#")
            }
        }
        let name = animator.replacing(#/(?<before>[a-z])(?<after>[A-Z])/#) { "\($0.before)_\($0.after)" }.lowercased()
        let (ours, matplotlib) = (try count(animator + ".swift"), try count("matplotlib/\(name).py"))
        #expect(2 * ours <= 3 * matplotlib, "\(animator): \(ours) lines, \(matplotlib) with matplotlib")
    }

    @Test func eachHasItsPictureAndItsTest() throws {
        let sources = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
            .filter { $0.hasSuffix(".swift") && $0 != "Main.swift" }.map { String($0.dropLast(6)) }
        #expect(sources.sorted() == Self.animators)
        for name in sources {
            #expect(FileManager.default.fileExists(atPath: Self.folder + "/Pictures/\(name).png"), "\(name)")
        }
    }
}
