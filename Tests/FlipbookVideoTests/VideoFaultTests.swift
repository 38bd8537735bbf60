import FlipbookStore
import FlipbookSystem
import Foundation
import Testing

@testable import FlipbookVideo

/// What goes wrong on the way, and what stays: a whole video or the one that was there.
///
/// Row 50 of the faults (`FaultTests/Faults.md`).
struct VideoFaultTests {
    let workshop: Workshop
    let events = Events()

    init() throws { workshop = try Workshop() }

    /// What an encoder said, to wait for.
    final class Events: Sendable {
        private let list = Monitor<[VideoEncoder.Event]>([])
        func add(_ event: VideoEncoder.Event) { list.withLock { $0.append(event) } }
        func wait<Found>(for body: (VideoEncoder.Event) -> Found?) -> Found {
            list.wait { list in list.lazy.compactMap(body).first }
        }
        var encoded: [Int] {
            list.withLock { $0.compactMap { if case .encoded(let frames) = $0 { frames } else { nil } } }
        }
        var encoders: [String] {
            list.withLock { $0.compactMap { if case .encoder(let name, _) = $0 { name } else { nil } } }
        }
    }

    private func encoder(
        _ settings: VideoSettings? = nil, ffmpeg: FFmpeg? = nil, width: Int = 64, height: Int = 48
    ) throws -> VideoEncoder {
        try VideoEncoder(
            store: workshop.store, width: width, height: height, output: workshop.path + "/out.mp4",
            settings: settings ?? Self.settings(.libx264), ffmpeg: ffmpeg, onEvent: { [events] in events.add($0) })
    }

    private static func settings(_ encoder: EncoderName, arguments: [String] = []) -> VideoSettings {
        var settings = VideoSettings()
        settings.encoder = encoder
        settings.ffmpegArguments = arguments
        return settings
    }

    private func announce(_ frames: Range<Int>, to encoder: VideoEncoder) {
        for frame in frames { encoder.announce(frame: frame, key: workshop.key(frame)) }
    }

    /// Expects an error of this code that says this, no leftovers, and the output as it was.
    private func expectFailure(
        _ code: FlipbookError.Code, _ words: String..., of encoder: VideoEncoder,
        location: SourceLocation = #_sourceLocation
    ) throws {
        do {
            try encoder.wait()
            Issue.record("there is a video", sourceLocation: location)
        } catch {
            #expect(error.code == code, "\(error)", sourceLocation: location)
            for word in words {
                #expect(error.description.contains(word), "\(error)", sourceLocation: location)
            }
        }
        #expect(try workshop.names().filter { $0 != "ffmpeg" } == ["out.mp4"], sourceLocation: location)
        #expect(try run("/bin/cat", workshop.path + "/out.mp4") == "the old one", sourceLocation: location)
    }

    // MARK: ffmpeg dies, lies or refuses

    @Test("Row 19: ffmpeg dies in the middle") func aKilledFFmpegCostsTimeAndNoFrames() throws {
        try workshop.publishGreys(60)
        let encoder = try encoder()
        announce(0..<30, to: encoder)
        while encoder.programPID == nil { usleep(1000) }
        usleep(50_000)
        kill(try #require(encoder.programPID), SIGKILL)
        announce(30..<60, to: encoder)
        encoder.finish(count: 60)
        let report = try encoder.wait()
        #expect(report.frames == 60)
        #expect(report.reason?.contains("SIGKILL") == true)
        #expect(events.encoders == ["libx264", "libx264"])
        #expect(events.encoded.last == 60, "the count that is told is of this one's frames")
        #expect(try Decoded(report.path).frames == 60)
    }

    @Test func anFFmpegThatAlwaysDiesIsGivenUp() throws {
        try workshop.publishGreys(5)
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder(ffmpeg: workshop.fakeFFmpeg("echo 'the roof is on fire' >&2; kill -9 $$"))
        announce(0..<5, to: encoder)
        encoder.finish(count: 5)
        try expectFailure(.encodingFailed, "SIGKILL", "the roof is on fire", "64x48", of: encoder)
        #expect(events.encoders.count == 2)
    }

    @Test("Row 20: ffmpeg exits 0 with too few frames") func successWithTooFewFramesIsNoticed() throws {
        try workshop.publishGreys(10)
        try workshop.write("the old one", to: "out.mp4")
        // Puts `-frames:v 3` before the last argument, the output.
        let script = """
            count=$#
            for argument; do
                shift; count=$((count - 1))
                [ $count = 0 ] && set -- "$@" -frames:v 3
                set -- "$@" "$argument"
            done
            exec "$FFMPEG" "$@"
            """
        let encoder = try encoder(ffmpeg: workshop.fakeFFmpeg(script))
        announce(0..<10, to: encoder)
        encoder.finish(count: 10)
        try expectFailure(.encodingFailed, "3 frames instead of 10", of: encoder)
    }

    @Test func aFullDiskIsSaidWithThePath() throws {
        try workshop.publishGreys(3)
        try workshop.write("the old one", to: "out.mp4")
        let script = "head -c 4608 >/dev/null; echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 1"
        let encoder = try encoder(ffmpeg: workshop.fakeFFmpeg(script))
        announce(0..<3, to: encoder)
        encoder.finish(count: 3)
        try expectFailure(.outputFailed, workshop.path + "/out.mp4", "no space left on device", of: encoder)
    }

    @Test func aBadArgumentFailsAtOnceInFFmpegsWords() throws {
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder(Self.settings(.libx264, arguments: ["-nonsense", "1"]))
        // It fails before any frame is rendered, and says so without being asked.
        let said = events.wait { if case .failed(let error) = $0 { error } else { nil } }
        #expect(said.description.contains("nonsense"))
        try expectFailure(.encodingFailed, "nonsense", of: encoder)
        #expect(events.encoders == ["libx264"], "it would fail again")
    }

    @Test func argumentsMayNotLoseFrames() throws {
        try workshop.publishGreys(10)
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder(Self.settings(.libx264, arguments: ["-frames:v", "4"]))
        announce(0..<10, to: encoder)
        encoder.finish(count: 10)
        try expectFailure(.encodingFailed, "4 frames instead of 10", "-frames:v", of: encoder)
    }

    @Test func argumentsReachFFmpegLast() throws {
        try workshop.publishGreys(4)
        let encoder = try encoder(Self.settings(.libx264, arguments: ["-vf", "scale=32:24", "-pix_fmt", "yuv444p"]))
        announce(0..<4, to: encoder)
        encoder.finish(count: 4)
        let video = try Decoded(encoder.wait().path)
        #expect((video.width, video.height) == (32, 24))
        #expect(video.tags["pix_fmt"] == "yuv444p")
    }

    @Test func aSizeThatTheEncoderRefusesIsSaidInItsWords() throws {
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder(width: 32_767, height: 16)
        try expectFailure(.encoderUnavailable, "libx264", "32768x16", "invalid width x height", of: encoder)
    }

    // MARK: Choosing

    /// A hardware encoder that this machine surely lacks, or has, by the script's will.
    private static let hardware = "*h264_nvenc*|*h264_videotoolbox*"

    @Test("Row 21: NVENC is listed but broken") func autoTakesLibx264AndSaysWhy() throws {
        try workshop.publishGreys(5)
        let script = """
            case "$*" in \(Self.hardware))
                echo '[h264_nvenc @ 0x55d5] OpenEncodeSessionEx failed: unsupported device (2)' >&2; exit 1;;
            esac
            exec "$FFMPEG" "$@"
            """
        let encoder = try encoder(Self.settings(.auto), ffmpeg: workshop.fakeFFmpeg(script))
        announce(0..<5, to: encoder)
        encoder.finish(count: 5)
        let report = try encoder.wait()
        #expect(report.encoder == "libx264")
        #expect(report.reason?.hasSuffix("at 64x48: OpenEncodeSessionEx failed: unsupported device (2)") == true)
    }

    @Test("Row 21: … and asked for by name") func askedForByNameItFailsWithItsReason() throws {
        try workshop.write("the old one", to: "out.mp4")
        let script = "echo '[h264_nvenc @ 0x55d5] Cannot load libcuda.so.1' >&2; exit 1"
        let encoder = try encoder(Self.settings(.nvenc), ffmpeg: workshop.fakeFFmpeg(script))
        try expectFailure(.encoderUnavailable, "h264_nvenc", "Cannot load libcuda.so.1", of: encoder)
    }

    @Test func anUnknownEncoderIsNamed() throws {
        try workshop.write("the old one", to: "out.mp4")
        try expectFailure(
            .ffmpegUnavailable, "without the encoder libx999", "ffmpeg -encoders", of: encoder(Self.settings("libx999"))
        )
    }

    @Test("Row 21: NVENC fails in the middle") func hardwareThatFailsInTheMiddleIsReplaced() throws {
        try workshop.publishGreys(20)
        // The trial works; the encoding takes a frame and dies.
        let script = """
            case "$*" in
                *-f\\ null*) exit 0;;
                \(Self.hardware)) head -c 4608 >/dev/null; echo 'the card is hot' >&2; exit 1;;
            esac
            exec "$FFMPEG" "$@"
            """
        let encoder = try encoder(Self.settings(.auto), ffmpeg: workshop.fakeFFmpeg(script))
        announce(0..<20, to: encoder)
        encoder.finish(count: 20)
        let report = try encoder.wait()
        #expect(report.encoder == "libx264")
        #expect(report.frames == 20)
        #expect(report.reason?.contains("the card is hot") == true)
        #expect(events.encoders.count == 2)
    }

    // MARK: Frames

    @Test func aDamagedFrameIsWaitedFor() throws {
        try workshop.publishGreys(10)
        try workshop.write(
            "not a picture", to: "frames/" + workshop.store.path(of: workshop.key(4)).dropFirst(workshop.path.count + 8)
        )
        let encoder = try encoder()
        announce(0..<10, to: encoder)
        encoder.finish(count: 10)
        let frame = events.wait { if case .damaged(let frame, _) = $0 { frame } else { nil } }
        #expect(frame == 4)
        let grey = Workshop.grey(4)
        try workshop.publish(4, width: 64, height: 48, red: grey, green: grey, blue: grey)
        encoder.announce(frame: 4, key: workshop.key(4))
        let video = try Decoded(encoder.wait().path)
        #expect(video.frames == 10)
        #expect(abs(video.pixel(frame: 4, x: 5, y: 5)[0] - Int(grey)) <= 2)
    }

    @Test func aFrameThatStaysDamagedEndsIt() throws {
        try workshop.publishGreys(3)
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder()
        // Frame 3 was never published, and is announced again each time that it is missed.
        announce(0..<4, to: encoder)
        encoder.finish(count: 4)
        let key = workshop.key(3)
        Thread.detachNewThread {
            for _ in 0..<1000 {
                encoder.announce(frame: 3, key: key)
                usleep(20_000)
            }
        }
        try expectFailure(.frameFailed, "Frame 3", of: encoder)
    }

    @Test func noFramesAreAnError() throws {
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder()
        encoder.finish(count: 0)
        try expectFailure(.noFrames, of: encoder)
    }

    // MARK: Cancelling

    @Test func cancellingLeavesNoProcessAndNoFile() throws {
        try workshop.publishGreys(20)
        try workshop.write("the old one", to: "out.mp4")
        let encoder = try encoder()
        announce(0..<20, to: encoder)
        while encoder.programPID == nil { usleep(1000) }
        usleep(50_000)
        let pid = try #require(encoder.programPID)
        encoder.cancel()
        try expectFailure(.cancelled, of: encoder)
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
    }

    @Test func aDroppedEncoderIsCancelled() throws {
        try workshop.write("the old one", to: "out.mp4")
        try workshop.publishGreys(1)
        var encoder: VideoEncoder? = try encoder()
        encoder?.announce(frame: 0, key: workshop.key(0))
        while encoder?.programPID == nil { usleep(1000) }
        let pid = try #require(encoder?.programPID)
        encoder = nil
        #expect(kill(pid, 0) == -1 && errno == ESRCH)
        #expect(try workshop.names() == ["out.mp4"])
    }
}
