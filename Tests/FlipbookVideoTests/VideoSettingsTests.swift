import Testing

@testable import FlipbookVideo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is found out before anything is encoded.
@Suite struct VideoSettingsTests {
    @Test func theFrameRateIsTheSameNumberAsAFraction() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let (numerator, denominator) = (
                Int.random(in: 1...240_000, using: &generator), Int.random(in: 1...1001, using: &generator)
            )
            var settings = VideoSettings()
            settings.framesPerSecond = Double(numerator) / Double(denominator)
            let parts = settings.frameRate.split(separator: "/").compactMap { Int($0) }
            #expect(parts.count == 2 && Double(parts[0]) / Double(parts[1]) == settings.framesPerSecond)
            #expect(parts[1] <= denominator, "the simplest one")
        }
    }

    @Test(arguments: [-1, 52]) func aQualityOutsideTheScaleIsRefused(quality: Int) {
        var settings = VideoSettings()
        settings.quality = quality
        #expect(throws: VideoError.self) { try settings.check() }
    }

    @Test(arguments: [0, -5, .nan, .infinity]) func aFrameRateThatCannotBeIsRefused(rate: Double) {
        var settings = VideoSettings()
        settings.framesPerSecond = rate
        #expect(throws: VideoError.self) { try settings.check() }
    }

    @Test func aPresetIsUsedPlain() {
        var settings = VideoSettings()
        settings.encoder = .libx264
        settings.preset = "veryfast"
        let expected = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]
        #expect(EncoderChoice(.libx264).arguments(settings) == expected)
        settings.encoder = .auto
        #expect(EncoderChoice(.libx264).arguments(settings) == expected, "under auto it is libx264's")
        #expect(!EncoderChoice(.nvenc).arguments(settings).contains("veryfast"))
    }

    @Test(arguments: [(0, "crf=7.0"), (20, "crf=27.0"), (51, "crf=51.0")])
    func x264TakesTheSettingsForPlots(quality: Int, rate: String) throws {
        var settings = VideoSettings()
        settings.encoder = .libx264
        settings.quality = quality
        let input = ["-v", "error", "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", "64x64", "-i"]
        let arguments =
            input + ["/dev/zero", "-frames:v", "3"] + EncoderChoice(.libx264).arguments(settings) + ["-f", "h264", "-"]
        // x264 writes into the stream what it made of them; one that it doesn't know it leaves out, with a warning.
        let stream = String(decoding: try output(FFmpeg.locate().path, arguments), as: UTF8.self)
        let expected = [
            "deblock=0:", "me=dia", "subme=1", "b_adapt=0", "direct=2", "weightp=0", "scenecut=0", "mbtree=0",
            "qcomp=0.80", "ip_ratio=2.00", "pb_ratio=1.60", "aq=0", rate,
        ]
        for option in expected { #expect(stream.contains(" \(option)"), "\(option)") }
    }

    @Test(arguments: ["wave.avi", "wave", "folder.mp4/wave", "wave.", ".mp4x"]) func otherEndingsAreListed(path: String)
    {
        #expect {
            try Container(path: path)
        } throws: { error in
            "\(error)".contains(path) && "\(error)".contains(".mp4, .mov, .mkv")
        }
    }

    @Test func theEndingChoosesTheContainer() throws {
        #expect(try Container(path: "a/b.c/wave.MP4") == .mp4)
        #expect(try Container(path: "wave.tar.mkv") == .mkv)
    }

    // MARK: The output

    @Test func anOutputThatCannotBeWrittenIsSaidAtOnce() throws {
        let workshop = try Workshop()
        #expect { _ = try OutputFile(workshop.path + "/none/out.mp4") } throws: {
            "\($0)".contains("/none doesn't exist")
        }
        #expect { _ = try OutputFile(workshop.path) } throws: { "\($0)".contains("is no file") }
        #expect { _ = try OutputFile("/dev/null/out.mp4") } throws: { ($0 as? VideoError)?.code == .output }
    }

    @Test func onlyTemporariesOfDeadRunsAreSwept() throws {
        let workshop = try Workshop()
        let own = try OutputFile(workshop.path + "/out.mp4").temporaryPath
        #expect(try workshop.names() == [], "what is given up leaves nothing")
        let name = String(own.dropFirst(workshop.path.count + 1))
        let dead = name.replacing("-\(getpid())-", with: "-999999999-")
        for name in [name, dead, ".other.mp4.partial", "\(dead).mp4"] { try workshop.write("x", to: name) }
        let output = try OutputFile(workshop.path + "/out.mp4")
        let written = String(output.temporaryPath.dropFirst(workshop.path.count + 1))
        #expect(written != name, "two outputs of one process don't meet")
        #expect(try workshop.names().sorted() == [name, written, ".other.mp4.partial", "\(dead).mp4"].sorted())
    }

    @Test func aSecondRenderToOneOutputIsRefused() throws {
        let workshop = try Workshop()
        let first = try OutputFile(workshop.path + "/out.mp4")
        #expect { _ = try OutputFile(workshop.path + "/out.mp4") } throws: {
            "\($0)".contains("process \(getpid())") && "\($0)".contains("choose another output")
        }
        #expect(try workshop.names().count == 1)
        _ = try OutputFile(workshop.path + "/other.mp4")
        try first.publish()
        _ = try OutputFile(workshop.path + "/out.mp4")
    }

    @Test func aLinkStaysALink() throws {
        let workshop = try Workshop()
        try workshop.write("x", to: "target.mp4")
        symlink("target.mp4", workshop.path + "/link.mp4")
        #expect(try OutputFile(workshop.path + "/link.mp4").path.hasSuffix("/target.mp4"))
    }

    // MARK: ffmpeg

    @Test func aMissingFFmpegIsNamedWithItsPackage() throws {
        let workshop = try Workshop()
        #expect { try FFmpeg.locate(searchPath: workshop.path) } throws: {
            "\($0)".contains("ffmpeg isn't in PATH") && "\($0)".contains("install ffmpeg")
        }
        _ = try workshop.fakeFFmpeg("")
        #expect { try FFmpeg.locate(searchPath: workshop.path) } throws: { "\($0)".contains("ffprobe isn't in PATH") }
    }

    @Test(arguments: [
        ("ffmpeg version 4.2.7-0ubuntu0.1 Copyright", false), ("ffmpeg version 4.3 Copyright", true),
        ("ffmpeg version n6.1 Copyright", true), ("ffmpeg version 10.0 Copyright", true),
        ("ffmpeg version N-109421-g5d5a014199 Copyright", true), ("ffmpeg version 2.8 Copyright", false),
        ("ffmpeg version 5.1\nconfiguration: --enable-gpl", false),
        ("ffmpeg version 5.1\nconfiguration: --enable-gpl --enable-libx264", true),
    ]) func oldOnesAndOnesWithoutLibx264AreRefused(text: String, passes: Bool) throws {
        let ffmpeg = try FFmpeg.locate()
        if passes {
            try ffmpeg.check(versionText: text, needsX264: true)
        } else {
            #expect(throws: VideoError.self) { try ffmpeg.check(versionText: text, needsX264: true) }
        }
    }

    @Test func theRealOneIsFound() throws {
        let ffmpeg = try FFmpeg.locate()
        try ffmpeg.check(versionText: run(ffmpeg.path, "-version"), needsX264: true)
    }
}
