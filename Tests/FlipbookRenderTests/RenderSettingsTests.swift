import FlipbookCoding
import FlipbookSystem
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
            Set(coded.members.map(\.name))
                == members(RenderSettings.example).subtracting(["_uncodedLogger"])
                .union(["uncodedLogger"])
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
        func count(_ workers: RenderSettings.Workers) throws -> Int {
            var settings = RenderSettings()
            settings.workers = workers
            return try settings.workerCount(cores: 8)
        }
        let counts = try [.count(3), .allCores, .allCores(except: 1), .allCores(except: 19)].map(count)
        #expect(counts == [3, 8, 7, 1])
        #expect(try [-1, -2, 4].map { try count(RenderSettings.Workers(number: $0)) } == [8, 7, 4])
        #expect(try count(.allCores(except: 0)) == 8 && count(.allCores(except: -3)) == 8)
        #expect(try count(.allCores(except: .max)) == 1)
        for wrong in [0, -1, 5000, .min, .max] {
            #expect(throws: FlipbookError.self) { try count(.count(wrong)) }
        }
    }

    @Test func wrongValuesAreNamed() {
        func complaint(_ change: (inout RenderSettings) -> Void) -> String? {
            var settings = RenderSettings()
            change(&settings)
            do { try settings.check() } catch { return error.description }
            return nil
        }
        #expect(complaint { _ in } == nil)
        #expect(complaint { $0.workers = .count(0) }?.hasPrefix("--workers must be 1 to 1024") == true)
        #expect(complaint { $0.workers = .count(5000) }?.contains("not 5000") == true)
        #expect(complaint { $0.frameTimeout = .zero }?.contains("must be more than 0") == true)
        #expect(complaint { $0.frameTimeout = nil } == nil)
        #expect(complaint { $0.lookAhead = 0 }?.hasPrefix("--look-ahead must be 1 or more") == true)
        #expect(complaint { $0.verifiedFrames = -1 }?.hasPrefix("--verify must be 0 or more") == true)
        #expect(complaint { $0.dpi = .infinity }?.hasPrefix("--dpi must be more than 0") == true)
        #expect(complaint { $0.range = FrameRange(1 << 40..<1 << 41) }?.hasPrefix("--frames") == true)
    }
}
