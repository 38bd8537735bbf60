import FlipbookCoding
import TestSupport
import Testing

@testable import FlipbookRender

/// A member of the settings counts wherever settings count: these tests ask the type for its members.
@Suite struct RenderSettingsTests {
    private func members(_ value: Any) -> Set<String> {
        Set(Mirror(reflecting: value).children.compactMap(\.label))
    }

    @Test func everyMemberIsCodedButTheLogger() throws {
        let coded = try JSONValue(encoding: RenderSettings.example)
        #expect(
            Set(coded.members.map(\.name)) == members(RenderSettings.example).subtracting(["_logger"]).union(["logger"])
        )
        #expect(Set(coded["video"]?.members.map(\.name) ?? []) == members(RenderSettings.example.video))
        let encoder = CanonicalEncoder()
        for (member, settings) in try RenderSettings.variants() {
            let bytes = try encoder.encode(settings)
            #expect(try bytes != encoder.encode(RenderSettings.example), "\(member)")
            let decoded = try CanonicalDecoder().decode(RenderSettings.self, from: bytes)
            #expect(try encoder.encode(decoded) == bytes, "\(member)")
        }
    }

    @Test func numbersOfWorkers() throws {
        func count(_ workers: Int) throws -> Int {
            var settings = RenderSettings()
            settings.workers = workers
            return try settings.workerCount(cores: 8)
        }
        let counts = try [3, -1, -2, -20].map(count)
        #expect(counts == [3, 8, 7, 1])
        #expect(throws: RenderError.self) { try count(0) }
        #expect(throws: RenderError.self) { try count(5000) }
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
