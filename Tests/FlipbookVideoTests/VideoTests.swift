import FlipbookStore
import FlipbookVideo
import Testing

/// What comes out, decoded with the real ffmpeg.
struct VideoTests {
    let workshop: Workshop
    let settings: VideoSettings

    init() throws {
        workshop = try Workshop()
        var settings = VideoSettings()
        settings.encoder = .libx264
        self.settings = settings
    }

    @Test(arguments: ["mp4", "mov", "mkv"]) func framesComeInOrderWhateverTheirArrival(ending: String) throws {
        let count = 40
        try workshop.publishGreys(count)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, output: "\(workshop.path)/out.\(ending)", settings: settings)
        var generator = SystemRandomNumberGenerator()
        for frame in (0..<count).shuffled(using: &generator) {
            encoder.announce(frame: frame, key: workshop.key(frame))
        }
        encoder.finish(count: count)
        let report = try encoder.wait()
        #expect(report.frames == count)
        #expect(report.encoder == "libx264")
        #expect(report.reason == nil)

        let video = try Decoded(report.path)
        #expect(video.frames == count)
        for frame in 0..<min(count, video.frames) {
            let shown = video.pixel(frame: frame, x: 30, y: 20)
            #expect(shown.allSatisfy { abs($0 - Int(Workshop.grey(frame))) <= 2 }, "frame \(frame)")
        }
        #expect(video.tags["codec_name"] == "h264")
        #expect(video.tags["pix_fmt"] == "yuv420p")
        #expect(video.tags["color_space"] == "bt709")
        #expect(video.tags["color_primaries"] == "bt709")
        #expect(video.tags["color_transfer"] == "bt709")
        #expect(video.tags["color_range"] == "tv")
        #expect(try workshop.names() == ["out.\(ending)"])
    }

    @Test(arguments: [[255, 0, 0], [31, 119, 180], [255, 255, 255], [0, 0, 0]] as [[UInt8]])
    func coloursSurvive(colour: [UInt8]) throws {
        for frame in 0..<3 {
            try workshop.publish(frame, width: 80, height: 60, red: colour[0], green: colour[1], blue: colour[2])
        }
        let video = try Decoded(encode(3, width: 80, height: 60).path)
        for frame in 0..<3 {
            let shown = video.pixel(frame: frame, x: 41, y: 29)
            #expect(zip(shown, colour).allSatisfy { abs($0 - Int($1)) <= 3 }, "\(shown) for \(colour)")
        }
    }

    @Test(arguments: [(1, 1), (65, 33), (64, 31), (3, 100)]) func oddSizesArePaddedWithWhite(width: Int, height: Int)
        throws
    {
        try workshop.publish(0, width: width, height: height, red: 0, green: 0, blue: 0)
        let video = try Decoded(encode(1, width: width, height: height).path)
        #expect(video.frames == 1)
        #expect((video.width, video.height) == (width + width % 2, height + height % 2))
        #expect(video.pixel(frame: 0, x: width - 1, y: height - 1).allSatisfy { $0 < 60 })
        if width % 2 == 1 { #expect(video.pixel(frame: 0, x: width, y: 0).allSatisfy { $0 > 190 }) }
        if height % 2 == 1 { #expect(video.pixel(frame: 0, x: 0, y: height).allSatisfy { $0 > 190 }) }
    }

    @Test func aPartOfTheFramesCanBeEncoded() throws {
        try workshop.publishGreys(12)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, firstFrame: 5, output: "\(workshop.path)/part.mp4",
            settings: settings)
        for frame in 5..<9 { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.finish(count: 4)
        let video = try Decoded(encoder.wait().path)
        #expect(video.frames == 4)
        #expect(abs(video.pixel(frame: 0, x: 9, y: 9)[0] - Int(Workshop.grey(5))) <= 2)
    }

    private func encode(
        _ count: Int, width: Int = 64, height: Int = 48, settings: VideoSettings? = nil
    ) throws -> VideoReport {
        let encoder = try VideoEncoder(
            store: workshop.store, width: width, height: height, output: "\(workshop.path)/out.mp4",
            settings: settings ?? self.settings)
        for frame in 0..<count { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.finish(count: count)
        return try encoder.wait()
    }
}
