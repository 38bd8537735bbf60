import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import Foundation
import Testing

@testable import FlipbookVideo

/// Everything but mp4, mov and mkv by libx264: made by the real ffmpeg, and decoded again.
struct OutputTests {
    let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func encode(
        _ name: String, count: Int, hasAlpha: Bool = false, _ change: (inout VideoSettings) -> Void = { _ in }
    ) throws -> VideoReport {
        var settings = VideoSettings()
        settings.quality = 5
        change(&settings)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, hasAlpha: hasAlpha, output: "\(workshop.path)/\(name)",
            settings: settings)
        for frame in (0..<count).shuffled() { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.finish(count: count)
        return try encoder.wait()
    }

    /// What is wrong with an output that can't be.
    private func complaint(_ name: String, _ change: (inout VideoSettings) -> Void = { _ in }) throws -> String {
        try workshop.publishGreys(1)
        return try #require(throws: FlipbookError.self) { try encode(name, count: 1, change) }.description
    }

    private func greys(of video: Decoded) -> [Int] {
        (0..<video.frames).map { video.pixel(frame: $0, x: 30, y: 20)[1] }
    }

    @Test(
        arguments: [
            ("a.webm", .auto, "vp9", "yuv420p"), ("a.webm", "libaom-av1", "av1", "yuv420p"),
            ("a.mkv", .vp9, "vp9", "yuv420p"),
            ("a.mp4", .hevc, "hevc", "yuv420p"), ("a.mov", .proRes, "prores", "yuv422p10le"),
            ("a.gif", .auto, "gif", nil),
            ("a.apng", .auto, "apng", "rgb24"),
        ] as [(String, EncoderName, String, String?)])
    func framesAreThereInTheirColours(_ name: String, _ encoder: EncoderName, _ codec: String, _ format: String?) throws
    {
        let count = 12
        try workshop.publishGreys(count)
        let report = try encode(name, count: count) { $0.encoder = encoder }
        #expect(report.frames == count)
        let video = try Decoded(report.path)
        #expect(video.tags["codec_name"] == codec && (format == nil || video.tags["pix_fmt"] == format))
        #expect((video.width, video.height) == (64, 48))
        let isExact = ["gif", "apng"].contains(codec)
        let greys = greys(of: video)
        #expect(greys.count == count)
        for (frame, grey) in greys.enumerated() {
            #expect(abs(grey - Int(Workshop.grey(frame))) <= (isExact ? 0 : 3), "frame \(frame)")
        }
        if !isExact { #expect(video.tags["color_space"] == "bt709") }
        #expect(try workshop.names() == [name])
    }

    /// SVT-AV1 takes no frames as small as the others'.
    @Test func av1IsMadeBySVT() throws {
        for frame in 0..<3 { try workshop.publish(frame, width: 128, height: 96, red: 200, green: 50, blue: 20) }
        var settings = VideoSettings()
        settings.encoder = .av1
        let encoder = try VideoEncoder(
            store: workshop.store, width: 128, height: 96, output: "\(workshop.path)/a.webm", settings: settings)
        for frame in 0..<3 { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.finish(count: 3)
        let video = try Decoded(encoder.wait().path)
        #expect(video.tags["codec_name"] == "av1" && video.frames == 3)
        let pixel = video.pixel(frame: 2, x: 60, y: 50)
        #expect(zip(pixel, [200, 50, 20]).allSatisfy { abs($0 - $1) <= 6 }, "\(pixel)")
        #expect(try complaint("b.webm") { $0.encoder = .av1 }.contains("at 64x48: Svt[error]"))
    }

    @Test(arguments: [("a.mp4", EncoderName.libx264), ("a.mp4", .hevc), ("a.webm", .vp9), ("a.mov", .proRes)])
    func crispKeepsTheColourOfEveryPixel(_ name: String, _ encoder: EncoderName) throws {
        // Red and blue columns in turn, which halved chroma makes one violet.
        var pixels = PixelBuffer(width: 64, height: 48)
        let stride = pixels.stride
        pixels.withUnsafeMutableBytes { bytes in
            for row in 0..<48 {
                for column in 0..<64 { bytes[row * stride + 4 * column + (column % 2 == 0 ? 2 : 0)] = 255 }
            }
        }
        try workshop.store.publish(pixels, frame: 0, key: workshop.key(0))
        func red(crisp: Bool) throws -> [Int] {
            let report = try encode(name, count: 1) {
                $0.encoder = encoder
                $0.isCrisp = crisp
            }
            let video = try Decoded(report.path)
            return [30, 31].map { video.pixel(frame: 0, x: $0, y: 20)[0] }
        }
        let (crisp, usual) = (try red(crisp: true), try red(crisp: false))
        #expect(crisp[0] > 230 && crisp[1] < 30, "\(crisp)")
        #expect(usual[0] - usual[1] < 160, "\(usual)")
    }

    @Test(arguments: ["a.apng", "a.gif", "a.mov", "a.webm", "a.mkv"]) func alphaIsKept(_ name: String) throws {
        // From left to right more of an orange.
        for frame in 0..<3 {
            var pixels = PixelBuffer(width: 64, height: 48, format: .premultipliedAlpha)
            let stride = pixels.stride
            pixels.withUnsafeMutableBytes { bytes in
                for row in 0..<48 {
                    for column in 0..<64 {
                        let alpha = name == "a.gif" ? (column < 32 ? 0 : 255) : column * 4
                        for (byte, value) in [0, 128, 255, 255].enumerated() {
                            bytes[row * stride + 4 * column + byte] = UInt8((value * alpha + 127) / 255)
                        }
                    }
                }
            }
            try workshop.store.publish(pixels, frame: frame, key: workshop.key(frame))
        }
        let report = try encode(name, count: 3, hasAlpha: true) {
            $0.encoder = name == "a.mov" ? .proRes : name == "a.mkv" ? "ffv1" : .auto
        }
        let decoder = name == "a.webm" ? ["-c:v", "libvpx-vp9"] : []
        let bytes = try output(
            FFmpeg.locate().path,
            ["-v", "error"] + decoder + [
                "-i", report.path, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgba", "-",
            ])
        #expect(bytes.count == 3 * 64 * 48 * 4)
        for frame in 0..<3 {
            for column in [2, 16, 40, 60] {
                let pixel = bytes[((frame * 48 + 20) * 64 + column) * 4..<((frame * 48 + 20) * 64 + column) * 4 + 4]
                    .map(Int.init)
                let alpha = name == "a.gif" ? (column < 32 ? 0 : 255) : column * 4
                #expect(abs(pixel[3] - alpha) <= 6, "\(column): \(pixel)")
                if alpha > 100 {
                    #expect(abs(pixel[0] - 255) <= 12 && abs(pixel[1] - 128) <= 12, "\(column): \(pixel)")
                }
            }
        }
    }

    /// Where the video can't be transparent, it is as on paper.
    @Test func whatIsTransparentLiesOnWhite() throws {
        let pixels = PixelBuffer(width: 64, height: 48, format: .premultipliedAlpha)
        try workshop.store.publish(pixels, frame: 0, key: workshop.key(0))
        let video = try Decoded(encode("a.mp4", count: 1, hasAlpha: true) { $0.encoder = .libx264 }.path)
        #expect(video.pixel(frame: 0, x: 5, y: 5).allSatisfy { $0 > 250 })
    }

    @Test(arguments: ["a.mp4", "a.webm", "a/"]) func theLastFrameIsHeld(_ name: String) throws {
        try workshop.publishGreys(4)
        let report = try encode(name, count: 4) {
            if name == "a.mp4" { $0.encoder = .libx264 }
            $0.framesPerSecond = 10
            $0.hold = .seconds(0.5)
        }
        #expect(report.frames == 9)
        guard name != "a/" else { return }
        let greys = greys(of: try Decoded(report.path))
        #expect(greys.count == 9 && greys[3...].allSatisfy { abs($0 - Int(Workshop.grey(3))) <= 3 })
    }

    @Test func loopsAreSaidOrShown() throws {
        try workshop.publishGreys(3)
        for (loops, said) in [(nil, 0), (1, nil), (4, 3)] as [(Int?, Int?)] {
            let file = try Data(contentsOf: URL(fileURLWithPath: encode("a.gif", count: 3) { $0.loops = loops }.path))
            let mark = file.firstRange(of: Data("NETSCAPE2.0".utf8))
            #expect(mark.map { Int(file[$0.upperBound + 2]) + 256 * Int(file[$0.upperBound + 3]) } == said)
        }
        for (loops, said) in [(nil, 0), (4, 4)] as [(Int?, Int)] {
            let file = try Data(contentsOf: URL(fileURLWithPath: encode("a.apng", count: 3) { $0.loops = loops }.path))
            let mark = try #require(file.firstRange(of: Data("acTL".utf8)))
            #expect(file[mark.upperBound + 7] == UInt8(said) && file[mark.upperBound + 3] == 3)
        }
        let video = try Decoded(
            encode("a.mp4", count: 3) {
                $0.encoder = .libx264
                $0.loops = 3
                $0.hold = .seconds(1.0 / 30)
            }.path)
        let expected = [0, 1, 2, 2, 0, 1, 2, 2, 0, 1, 2, 2].map { Int(Workshop.grey($0)) }
        #expect(zip(greys(of: video), expected).allSatisfy { abs($0 - $1) <= 3 } && video.frames == 12)
    }

    @Test func picturesAreThoseOfTheStore() throws {
        try workshop.publishGreys(11)
        let report = try encode("shots/", count: 11)
        #expect(report.frames == 11 && report.encoder == "png")
        func pictures() throws -> [String: Data] {
            try FileManager.default.contentsOfDirectory(atPath: report.path).reduce(into: [:]) { pictures, name in
                pictures[name] = try Data(contentsOf: URL(fileURLWithPath: report.path + "/" + name))
            }
        }
        #expect(try pictures().keys.sorted() == (0..<11).map { String(format: "%06d.png", $0) })
        for frame in 0..<11 {
            let entry = try Data(contentsOf: URL(fileURLWithPath: workshop.store.path(of: workshop.key(frame))))
            #expect(try pictures()[String(format: "%06d.png", frame)] == entry)
        }
        #expect(try workshop.names() == ["shots"])
        // Fewer take their place, all at once.
        _ = try encode("shots/", count: 3)
        #expect(try pictures().count == 3 && workshop.names() == ["shots"])
        // But not that of anything else.
        try workshop.write("mine", to: "shots/notes.txt")
        #expect(try complaint("shots/").contains("notes.txt"))
        #expect(try pictures().count == 4 && workshop.names() == ["shots"])
    }

    @Test func whatCannotBeIsSaid() throws {
        #expect(try complaint("a.avi").contains(".mp4, .mov, .mkv, .webm, .gif, .apng, or a folder"))
        #expect(try complaint("a.mp4") { $0.encoder = .proRes }.contains("ProRes goes into .mov or .mkv"))
        #expect(try complaint("a.webm") { $0.encoder = .libx264 }.contains("VP9 or AV1"))
        #expect(try complaint("a.gif") { $0.encoder = .libx264 }.contains("leave --encoder out"))
        #expect(try complaint("a.gif") { $0.framesPerSecond = 60 }.contains("50 frames a second at most"))
        #expect(try complaint("a.mp4") { $0.hold = .seconds(-1) }.contains("--hold must be 0 to 86400"))
        #expect(try complaint("a.gif") { $0.loops = 0 }.contains("--loop must be 1 to"))
        #expect(try complaint("a.webm") { ($0.encoder, $0.isCrisp) = (.av1, true) }.contains("crisp"))
        #expect(try workshop.names().isEmpty)
    }

    /// An output is replaced by nothing less than a whole one.
    @Test(arguments: ["a.gif", "a/"]) func cancelledLeavesTheOldOne(_ name: String) throws {
        try workshop.publishGreys(5)
        let report = try encode(name, count: 5)
        let before = try Digest(contentsOfFileOrFolder: report.path)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, output: "\(workshop.path)/\(name)", settings: VideoSettings())
        for frame in 0..<3 { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.cancel()
        #expect(throws: FlipbookError.self) { try encoder.wait() }
        #expect(try Digest(contentsOfFileOrFolder: report.path) == before)
        #expect(try workshop.names().count == 1)
    }
}
