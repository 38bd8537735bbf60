import FlipbookCoding
import FlipbookRender

extension RenderSettings {
    /// Settings in which nothing is nil.
    package static var example: RenderSettings {
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

    /// Settings that differ from the example in one member each, and the member's name.
    package static func variants() throws -> [(member: String, settings: RenderSettings)] {
        try JSONValue(encoding: example).variants().map { path, value in
            var settings = example
            switch path {
            // An enumeration's word is another of its words, and a duration is no list.
            case "progress": settings.progress = .json
            case "frameTimeout": settings.frameTimeout = .seconds(1)
            case "video.hold": settings.hold = .seconds(1)
            default: settings = try value.decode(RenderSettings.self)
            }
            return (path, settings)
        }
    }
}
