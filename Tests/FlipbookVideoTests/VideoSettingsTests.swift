import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookVideo

/// What is found out before anything is encoded.
@Suite struct VideoSettingsTests {
    @Test func theFrameRateIsTheSameFractionWhereFFmpegTakesIt() throws {
        var generator = Seeded.generator("frame rates")
        for _ in 0..<1000 {
            var settings = VideoSettings()
            let digits = Int.random(in: 1...15, using: &generator)
            let denominator = Int.random(in: 1...Int("1" + String(repeating: "0", count: digits))!, using: &generator)
            let rate = try Rational(
                Int.random(in: max(1, denominator / 1000)...denominator * 1000, using: &generator), over: denominator)
            settings.framesPerSecond = rate
            let told = settings.frameRate
            #expect(max(told.numerator, told.denominator) <= 1_000_000)
            if max(rate.numerator, rate.denominator) <= 1_000_000 {
                #expect(told == rate)
            } else {
                #expect(abs(told.doubleValue / rate.doubleValue - 1) < 2e-6, "\(told) for \(rate)")
            }
        }
    }

    @Test func aRateIsReadAsItIsWritten() throws {
        for text in ["30", "29.97", "30000/1001", "119.88", "0.5", "1/3", ".5", "1e2", "239"] {
            let rate = try #require(Rational(text))
            #expect(Rational(rate.description) == rate)
        }
        #expect(try Rational("30000/1001") == Rational(30_000, over: 1001))
        #expect(try Rational("119.88") == Rational(2997, over: 25) && Rational("60000/2002") == Rational("30000/1001"))
        let wrong = [
            "", "x", "1/0", "1/", "/2", "1/2/3", "1.2/3", "nan", "inf", "1e99", "1.2.3", "0x10", "1e", "1 ", "-", ".",
            "99999999999999999999999", "1/99999999999999999999", String(repeating: "1", count: 60), "1e\(Int.min)",
            "1.\(String(repeating: "1", count: 30))",
        ]
        for text in wrong { #expect(Rational(text) == nil, "\(text)") }
        for code in [#"{"numerator":1,"denominator":0}"#, #"{"numerator":1}"#] {
            #expect(throws: (any Error).self) { try JSONDecoder().decode(Rational.self, from: Data(code.utf8)) }
        }
        let half = try JSONDecoder().decode(Rational.self, from: Data(#"{"numerator":-2,"denominator":-4}"#.utf8))
        #expect(half == 0.5)
    }

    @Test(arguments: [-1, 52]) func aQualityOutsideTheScaleIsRefused(quality: Int) {
        var settings = VideoSettings()
        settings.quality = quality
        #expect(throws: FlipbookError.self) { try settings.check() }
    }

    @Test(arguments: [0, -5, 0.0009, 100_001] as [Rational]) func aFrameRateThatCannotBeIsRefused(rate: Rational) {
        var settings = VideoSettings()
        settings.framesPerSecond = rate
        #expect(throws: FlipbookError.self) { try settings.check() }
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
            #expect(throws: FlipbookError.self) { try ffmpeg.check(versionText: text, needsX264: true) }
        }
    }

    @Test func theRealOneIsFound() throws {
        let ffmpeg = try FFmpeg.locate()
        try ffmpeg.check(versionText: run(ffmpeg.path, "-version"), needsX264: true)
    }
}
