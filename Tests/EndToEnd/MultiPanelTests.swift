import Foundation
import TestSupport
import Testing

/// The example with five panels: every frame is what its own number makes it, in every process and in whatever order.
struct MultiPanelTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func render(_ cache: String, _ arguments: String...) throws {
        let run = try Run(
            "MultiPanel", ["--count", "6", "--cache", cache, "--progress", "none"] + arguments, in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
    }

    @Test func anyWorkersAndAnyOrder() throws {
        try render("one", "--workers", "1", "--frames-only")
        let frames = try folder.frames(in: "one")
        #expect(frames.count == 6 && Set(frames.values).count == 6)
        for range in ["4...", "2..<4", "0..<2"] {
            try render("pieces", "--workers", "1", "--frames-only", "--frames", range)
        }
        #expect(try folder.frames(in: "pieces") == frames)
        try render("two", "--workers", "2", "-o", "panels.mp4")
        #expect(try folder.frames(in: "two") == frames)
        let facts = try probe(folder("panels.mp4"))
        #expect(facts["width"] == "2000" && facts["height"] == "400" && facts["nb_read_packets"] == "6")
    }
}
