import FlipbookStore
import FlipbookVideo
import TestSupport
import Testing

@testable import FlipbookRender

/// A member of the settings counts wherever settings count: these tests ask the type for its members.
@Suite struct RenderSettingsTests {
    /// Settings in which nothing is nil.
    private var example: RenderSettings {
        var settings = RenderSettings()
        settings.video.framesPerSecond = 24
        settings.video.preset = "fast"
        settings.video.loops = 2
        settings.video.ffmpegArguments = ["-an"]
        settings.range = FrameRange(1..<9)
        settings.verifiedFrames = 3
        settings.cacheLimit = 1 << 30
        settings.cache = "/cache"
        settings.dpi = 80
        settings.runner = "/runner"
        return settings
    }

    /// Settings that differ from the example in one member each.
    private func variants() throws -> [(member: String, settings: RenderSettings)] {
        // Words of an enumeration have no others that are near.
        let words = ["auto": "bar"]
        return try JSONValue(encoding: example).variants().map { path, value in
            guard path == "progress" else { return (path, try value.decode(RenderSettings.self)) }
            var settings = example
            settings.progress = .init(rawValue: words[settings.progress.rawValue] ?? "") ?? .none
            return (path, settings)
        }
    }

    private func members(_ value: Any) -> Set<String> {
        Set(Mirror(reflecting: value).children.compactMap(\.label))
    }

    @Test func everyMemberIsCodedButTheLogger() throws {
        let coded = try JSONValue(encoding: example)
        #expect(Set(coded.members.map(\.name)) == members(example).subtracting(["_logger"]).union(["logger"]))
        #expect(Set(coded["video"]?.members.map(\.name) ?? []) == members(example.video))
        let encoder = CanonicalEncoder()
        for (member, settings) in try variants() {
            let bytes = try encoder.encode(settings)
            #expect(try bytes != encoder.encode(example), "\(member)")
            let decoded = try CanonicalDecoder().decode(RenderSettings.self, from: bytes)
            #expect(try encoder.encode(decoded) == bytes, "\(member)")
        }
    }

    /// What decides on frames or video tells jobs of a cluster from others.
    @Test func jobsOfOtherFramesOrVideosHaveAnotherFolder() throws {
        func path(_ settings: RenderSettings, source: String = "p", output: String = "a.mp4") throws -> String {
            var request = RenderRequest(
                Assignment(
                    animator: "A", identity: "M.A", program: source, options: [], inWords: "", store: "/s",
                    settings: settings), total: 3, workers: .processes(executable: "", name: "", count: 1)
            ) { ParameterIterator { nil } }
            request.output = output
            return try SlurmFolder(request).path
        }
        let own = try path(example)
        #expect(try path(example, source: "q") != own)
        #expect(try path(example, output: "b.mp4") != own)
        let same = try variants().filter { try path($0.settings) == own }.map(\.member)
        #expect(
            Set(same) == [
                "workers", "frameTimeout", "keepsGoing", "explains", "verifiedFrames", "cacheLimit", "lookAhead",
                "cache",
                "startsFresh", "reusesFigure", "progress", "runner",
            ])
    }

    @Test func numbersOfWorkers() {
        func count(_ workers: Int) -> Int? {
            var settings = RenderSettings()
            settings.workers = workers
            return settings.workerCount(cores: 8)
        }
        #expect([3, -1, -2, -20, 0].map(count) == [3, 8, 7, 1, nil])
    }

    @Test func wrongValuesAreNamed() {
        func complaint(_ change: (inout RenderSettings) -> Void) -> String? {
            var settings = RenderSettings()
            change(&settings)
            do { try settings.check() } catch { return error.description }
            return nil
        }
        #expect(complaint { _ in } == nil)
        #expect(complaint { $0.workers = 0 }?.hasPrefix("0 workers") == true)
        #expect(complaint { $0.workers = 5000 }?.hasPrefix("5000 workers") == true)
        #expect(complaint { $0.frameTimeout = .nan }?.contains("nan s") == true)
        #expect(complaint { $0.lookAhead = 0 }?.contains("look-ahead of 0") == true)
        #expect(complaint { $0.verifiedFrames = -1 }?.hasPrefix("-1 frames") == true)
        #expect(complaint { $0.dpi = .infinity }?.hasPrefix("inf dpi") == true)
        #expect(complaint { $0.range = FrameRange(1 << 40..<1 << 41) }?.contains("can't be asked for") == true)
    }
}
