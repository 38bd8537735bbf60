import FlipbookCoding
import FlipbookRender
import FlipbookStore
import TestSupport
import Testing

@testable import Flipbook

@Suite struct RenderOptionsTests {
    /// Every setting has its option: one that is added without it fails here.
    @Test func everySettingHasAnOption() throws {
        let options = try RenderOptions<NoOptions>.parse([
            "--fps", "24", "--encoder", "hevc", "--quality", "7", "--preset", "fast", "--crisp", "--hold", "2",
            "--loop",
            "3", "--ffmpeg-argument", "-an", "--frames", "3:9", "--workers", "5", "--look-ahead", "2",
            "--frame-timeout",
            "9", "--keep-going", "--cache", "here", "--fresh", "--cache-limit", "2GB", "--transparent", "--dpi", "50",
            "--draft",
            "--explain", "--verify", "4", "--no-figure-reuse", "--progress", "json",
        ])
        let settings = try JSONValue(encoding: options.settings)
        let defaults = try JSONValue(encoding: RenderSettings())
        let members = Mirror(reflecting: RenderSettings()).children.compactMap(\.label)
        for member in members where !["video", "_uncodedLogger", "runner"].contains(member) {
            #expect(settings[member] != nil && settings[member] != defaults[member], "\(member)")
        }
        for member in Mirror(reflecting: RenderSettings().video).children.compactMap(\.label) {
            #expect(settings["video"]?[member] != nil, "\(member)")
            #expect(settings["video"]?[member] != defaults["video"]?[member], "\(member)")
        }
    }

    @Test func withoutOptionsSettingsAreTheDefaults() throws {
        let settings = try RenderOptions<NoOptions>.parse([]).settings
        #expect(try JSONValue(encoding: settings) == JSONValue(encoding: RenderSettings()))
    }
}
