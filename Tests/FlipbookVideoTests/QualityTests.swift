import FlipbookPixels
import Foundation
import TestSupport
import Testing

@testable import FlipbookVideo

/// What `quality` and `preset` mean, encoder by encoder, held against what comes out.
///
/// Row 44 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct QualityTests {
    private static let (width, height, count) = (128, 96, 3)
    let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try workshop.publishNoise(Self.count, width: Self.width, height: Self.height)
    }

    private func encode(_ name: String, _ encoder: EncoderName, _ change: (inout VideoSettings) -> Void) throws
        -> (report: VideoReport, bytes: Data)
    {
        var settings = VideoSettings()
        settings.encoder = encoder
        change(&settings)
        let video = try VideoEncoder(
            store: workshop.store, width: Self.width, height: Self.height, output: "\(workshop.path)/\(name)",
            settings: settings)
        for frame in 0..<Self.count { video.announce(frame: frame, key: workshop.key(frame)) }
        video.finish(count: Self.count)
        let report = try video.wait()
        return (report, try Data(contentsOf: URL(fileURLWithPath: report.path)))
    }

    /// The samples that an encoder is given.
    private func samples(isCrisp: Bool) throws -> [UInt8] {
        let transport = FrameTransport(.yuv(isCrisp ? .full : .halved), width: Self.width, height: Self.height)
        return try (0..<Self.count).flatMap { frame in
            var pixels = PixelBuffer(width: Self.width, height: Self.height)
            try workshop.store.read(workshop.key(frame), frame: frame, into: &pixels)
            var bytes = [UInt8](repeating: 0, count: transport.byteCount)
            bytes.withUnsafeMutableBytes { transport.convert(&pixels, into: $0) }
            return bytes
        }
    }

    @Test(
        arguments: [
            ("a.mp4", .libx264, nil), ("a.mp4", .libx264, "slow"), ("a.mkv", .auto, nil), ("a.mp4", .hevc, "ultrafast"),
            ("a.webm", .vp9, nil), ("a.mkv", "libaom-av1", nil), ("a.mkv", "ffv1", nil),
        ] as [(String, EncoderName, String?)], [false, true])
    func aQualityOfZeroIsLossless(_ output: (name: String, encoder: EncoderName, preset: String?), isCrisp: Bool) throws
    {
        let report = try encode(output.name, output.encoder) {
            ($0.quality, $0.preset, $0.isCrisp) = (0, output.preset, isCrisp)
        }.report
        let decoded = try FlipbookVideoTests.output(
            FFmpeg.locate().path,
            ["-v", "error", "-i", report.path, "-f", "rawvideo", "-pix_fmt", isCrisp ? "yuv444p" : "yuv420p", "-"])
        #expect(decoded == (try samples(isCrisp: isCrisp)))
        if output.encoder == .auto { #expect(report.encoder == "libx264" && report.reason == nil) }
    }

    @Test(
        arguments: [
            ("a.mp4", .libx264), ("a.mp4", .hevc), ("a.webm", .vp9), ("a.webm", .av1), ("a.mkv", "libaom-av1"),
            ("a.mkv", "mpeg4"), ("a.webm", "libvpx"),
        ] as [(String, EncoderName)])
    func aHigherNumberIsASmallerFile(_ name: String, _ encoder: EncoderName) throws {
        let sizes = try [0, 10, 25, 40, 51].map { quality in
            try encode(name, encoder) { $0.quality = quality }.bytes.count
        }
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 }, "\(sizes)")
        #expect(sizes[4] * 2 < sizes[0], "\(sizes)")
    }

    @Test func theDefaultIsPlainVeryfast() throws {
        var generator = Seeded.generator("qualities")
        for quality in [0, 20, 51] + (0..<3).map({ _ in Int.random(in: 1...50, using: &generator) }) {
            let plain = try encode("a.mp4", .libx264) { $0.quality = quality }.bytes
            let named = try encode("a.mp4", .libx264) { ($0.quality, $0.preset) = (quality, "veryfast") }.bytes
            #expect(plain == named)
            // x264 writes into the stream what it made of the settings.
            let text = String(decoding: plain, as: UTF8.self)
            for option in quality == 0
                ? ["rc=cqp", "qp=0"] : ["crf=\(quality).0", "mbtree=1", "deblock=1:0:0", "aq=1"]
            {
                #expect(text.contains(" \(option)"), "\(option)")
            }
        }
        #expect(VideoSettings().quality == 20 && VideoSettings().preset == nil)
    }
}
