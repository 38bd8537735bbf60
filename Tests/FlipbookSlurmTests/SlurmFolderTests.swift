import FlipbookRender
import TestSupport
import Testing

@testable import FlipbookSlurm

@Suite struct SlurmFolderTests {
    private func path(
        _ settings: RenderSettings, source: String = "p", output: String = "a.mp4"
    ) throws -> String {
        var request = RenderRequest(
            Assignment(
                animator: "A", identity: "M.A", program: source, options: [], inWords: "", store: "/s",
                settings: settings), total: 3, workers: .processes(executable: "", name: "", count: 1), cores: 1
        ) { ParameterIterator { nil } }
        request.output = output
        return try SlurmFolder(request).path
    }

    /// What decides on frames or video tells a job from others; a setting that is added does, unless it is named here.
    @Test func jobsOfOtherFramesOrVideosHaveAnotherFolder() throws {
        let own = try path(.example)
        #expect(try path(.example, source: "q") != own)
        #expect(try path(.example, output: "b.mp4") != own)
        let same = try RenderSettings.variants().filter { try path($0.settings) == own }.map(\.member)
        #expect(
            Set(same) == [
                "workers", "frameTimeout", "keepsGoing", "explains", "verifiedFrames", "cacheLimit", "lookAhead",
                "cache",
                "startsFresh", "reusesFigure", "progress", "runner",
            ])
    }
}
