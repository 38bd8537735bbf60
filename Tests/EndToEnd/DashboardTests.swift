import Foundation
import TestSupport
import Testing

/// The example with fourteen panels and noise: every frame is what its own number makes it, in every process and in
/// every order.
struct DashboardTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func render(_ cache: String, _ arguments: String...) throws {
        let run = try Run(
            "Dashboard", ["--count", "4", "--dpi", "20", "--cache", cache, "--progress", "none"] + arguments,
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
    }

    @Test func anyWorkersAndAnyOrder() throws {
        try render("one", "--workers", "1", "--frames-only")
        let frames = try folder.frames(in: "one")
        #expect(frames.count == 4 && Set(frames.values).count == 4)
        for range in ["3...", "0..<1", "1..<3"] {
            try render("pieces", "--workers", "1", "--frames-only", "--frames", range)
        }
        #expect(try folder.frames(in: "pieces") == frames)
        try render("two", "--workers", "2", "-o", "dashboard.mp4")
        #expect(try folder.frames(in: "two") == frames)
        let facts = try probe(folder("dashboard.mp4"))
        #expect(facts["width"] == "480" && facts["height"] == "360" && facts["nb_read_packets"] == "4")
    }
}
