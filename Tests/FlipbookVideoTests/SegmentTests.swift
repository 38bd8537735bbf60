import FlipbookCoding
import FlipbookStore
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookVideo

/// Segments: how a video is cut, what is kept of it, and what is made again.
struct SegmentTests {
    let workshop: Workshop
    /// Two segments and a part of a third.
    static let frames = 2 * SegmentLayout.usualLength + 30

    init() throws { workshop = try Workshop() }

    /// What an encoder told.
    final class Told: Sendable {
        private let events = Monitor<[VideoEncoder.Event]>([])
        func add(_ event: VideoEncoder.Event) { events.withLock { $0.append(event) } }
        /// The last counts of segments.
        var counts: SegmentCounts {
            events.withLock { $0.compactMap { if case .segments(let counts) = $0 { counts } else { nil } }.last }
                ?? .init()
        }
        var encoded: Int {
            events.withLock { $0.compactMap { if case .encoded(let frames) = $0 { frames } else { nil } }.last } ?? 0
        }
    }

    /// Makes a video of the first frames of the store, as a later run does.
    @discardableResult
    private func encode(
        _ name: String = "a.mp4", frames: Int = frames, height: Int = 48, encoder: EncoderName = .libx264,
        encoders: Int = 2,
        ffmpeg: FFmpeg? = nil, origin: VideoEncoder.Origin = .cached(fonts: nil),
        _ change: (inout VideoSettings) -> Void = { _ in }, key: ((Int) -> FrameKey)? = nil
    ) throws -> (report: VideoReport, told: Told) {
        let told = Told()
        var settings = VideoSettings()
        settings.encoder = encoder
        change(&settings)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: height, output: "\(workshop.path)/\(name)", settings: settings,
            encoders: encoders, cores: encoders, ffmpeg: ffmpeg, onEvent: told.add)
        for frame in 0..<frames {
            encoder.announce(frame: frame, key: key?(frame) ?? workshop.key(frame), from: origin)
        }
        encoder.finish(count: frames)
        return (try encoder.wait(), told)
    }

    /// Digests of all decoded frames.
    private func decoded(_ path: String) throws -> [Substring] {
        let text = try run(
            FFmpeg.locate().path, "-v", "error", "-i", path, "-map", "0:v", "-fps_mode", "passthrough", "-f",
            "framemd5", "-")
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: ",").last.map { $0.drop { $0 == " " } }
        }
    }

    private var segmentPaths: [String] {
        get throws {
            let folder = workshop.store.directory + "/segments"
            return try #require(Directory.names(in: folder)).map { "\(folder)/\($0)" }
        }
    }

    // MARK: Cutting

    /// Whatever the length, the segments show each position's frame, in order.
    @Test func segmentsShowWhatThePositionsShow() {
        let random = Seeded.generator("segment layouts")
        for _ in 0..<500 {
            var layout = SegmentLayout(length: random.count(1...20))
            layout.count = random.count(0...70)
            (layout.held, layout.loops) = (random.chance() ? 0 : random.count(0...90), random.count(1...3))
            let total = layout.total ?? 0
            let whole = (0..<total).map(layout.source(of:))
            let joined = layout.order.flatMap { layout.positions(of: $0).map(layout.source(of:)) }
            #expect(joined == whole, "\(layout)")
            let different = layout.differentSegments ?? 0
            #expect(Set(layout.order) == Set(0..<different))
            #expect((0..<different).reduce(0) { $0 + layout.positions(of: $1).count * layout.uses(of: $1) } == total)
            // A hold of any length needs two segments at most.
            let ofFrames = ((layout.count ?? 0) + (layout.length ?? 1) - 1) / (layout.length ?? 1)
            #expect(different <= ofFrames + 2)
        }
    }

    @Test(arguments: [
        ("a.mp4", EncoderName.libx264), ("a.mov", .libx264), ("a.mkv", .libx264), ("a.mp4", .hevc), ("a.mkv", .hevc),
        ("a.webm", .vp9), ("a.mp4", .av1), ("a.webm", .av1), ("a.mov", .proRes), ("a.mkv", .proRes),
    ])
    func joinedFramesAreThoseOfTheSegments(_ name: String, _ encoder: EncoderName) throws {
        try workshop.publishGreys(Self.frames, height: 64)
        let (report, told) = try encode(name, height: 64, encoder: encoder)
        #expect(report.frames == Self.frames)
        #expect(told.counts.done == 3 && told.counts.total == 3 && told.counts.cached == 0)
        #expect(told.encoded == Self.frames)
        let joined = try decoded(report.path)
        #expect(joined.count == Self.frames)
        // By the segments' lengths and their frames: their names tell no order.
        let pieces = try segmentPaths.map(decoded)
        let length = SegmentLayout.usualLength
        let cut = stride(from: 0, to: joined.count, by: length).map {
            Array(joined[$0..<min($0 + length, joined.count)])
        }
        #expect(Set(cut) == Set(pieces))
        // And the greys are there, as far as they survive.
        let video = try Decoded(report.path)
        for frame in [0, length - 1, length, 2 * length, Self.frames - 1] {
            #expect(abs(video.pixel(frame: frame, x: 20, y: 20)[0] - Int(Workshop.grey(frame))) <= 6, "\(frame)")
        }
    }

    @Test func theBytesDependOnNoCoresAndNoOrder() throws {
        try workshop.publishGreys(Self.frames)
        var contents: Set<Digest> = []
        for (index, encoders) in [1, 3].enumerated() {
            try workshop.removeSegments()
            let report = try encode("\(index).mp4", encoders: encoders, origin: .rendered).report
            contents.insert(try Digest(contentsOfFile: report.path))
        }
        #expect(contents.count == 1)
    }

    /// As many at once as there are cores for, and then no one alone for as long as the others took together.
    @Test func encodersAtOnceLeaveNoCoreWithoutWork() {
        for cores in 1...70 {
            for segments in 0...300 {
                let encoders = SegmentLayout.encoders(for: segments, cores: cores, threads: 1)
                #expect(
                    min(segments, cores) <= encoders && encoders <= segments && encoders < 2 * cores || segments == 0)
                if segments > cores {
                    // Of work that n share equally, this many rounds take no longer than all cores would.
                    #expect((segments + encoders - 1) / encoders <= segments / cores, "\(segments) on \(cores)")
                }
            }
        }
    }

    /// Large frames take several threads: how many depends on their size, and what comes out not on the cores.
    @Test(.enabled(if: Command.find("taskset") != nil)) func threadsOfASegmentDependOnTheFramesAlone() throws {
        for (width, height, threads) in [
            (640, 480, 1), (2000, 400, 1), (1920, 1080, 2), (2400, 1800, 4), (7680, 4320, 8),
        ] {
            let choice = EncoderChoice(.libx264)
            let transport = choice.transport(VideoSettings(), width: width, height: height, hasAlpha: false)
            #expect(choice.segmentThreads(transport) == threads)
            let words = FFmpegArguments(settings: VideoSettings(), choice: choice, transport: transport).segment(
                at: "a")
            #expect(words.firstRange(of: ["-threads", "\(threads)", "-preset"]) != nil, "\(words)")
        }
        var contents: Set<Digest> = []
        for (name, before) in [("a.mp4", ["taskset", "-c", "0"]), ("b.mp4", [])] {
            let path = "\(workshop.path)/\(name)"
            let source = "testsrc2=size=1920x1080:rate=30"
            _ = try output(
                "/usr/bin/env",
                before + [FFmpeg.locate().path, "-v", "error", "-f", "lavfi", "-i", source]
                    + ["-frames:v", "30", "-c:v", "libx264", "-threads", "2", "-preset", "veryfast", path])
            contents.insert(try Digest(contentsOfFile: path))
        }
        #expect(contents.count == 1)
    }

    // MARK: What is kept

    @Test func anotherContainerOnlyJoins() throws {
        try workshop.publishGreys(Self.frames)
        let first = try encode("a.mp4")
        let second = try encode("b.mov")
        #expect(second.told.counts.cached == 3 && second.told.counts.done == 3)
        #expect(try decoded(first.report.path) == decoded(second.report.path))
        #expect(try encode("c.mp4").told.counts.cached == 3)
        // Another quality is another encoding.
        #expect(try encode("d.mp4") { $0.quality = 30 }.told.counts.cached == 0)
    }

    @Test func onlyTheSegmentsOfChangedFramesAreEncoded() throws {
        try workshop.publishGreys(Self.frames)
        try encode()
        let changed = FrameKey(animation: Digest(of: [9]), frame: 250, parameters: [])
        try workshop.publishGrey(250, as: changed)
        let again = try encode(key: { $0 == 250 ? changed : workshop.key($0) })
        #expect(again.told.counts.cached == 2 && again.told.counts.done == 3)
        // The same key with other fonts is another picture.
        let told = Told()
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, output: workshop.path + "/fonts.mp4",
            settings: .with { $0.encoder = .libx264 }, onEvent: told.add)
        for frame in 0..<Self.frames {
            let fonts = frame == 420 ? Digest(of: [7]) : nil
            encoder.announce(frame: frame, key: workshop.key(frame), from: .cached(fonts: fonts))
        }
        encoder.finish(count: Self.frames)
        try encoder.wait()
        #expect(told.counts.cached == 2)
    }

    @Test func holdsAndLoopsRepeatSegments() throws {
        try workshop.publishGreys(Self.frames)
        try encode()
        let (report, told) = try encode("held.mp4") {
            $0.hold = .seconds(20)
            $0.loops = 2
        }
        // The last one with frames changes, and two only hold.
        #expect(told.counts.cached == 2 && told.counts.total == 5)
        let shown = try decoded(report.path)
        #expect(shown.count == 2 * (Self.frames + 600))
        #expect(told.encoded == shown.count)
        #expect(Array(shown.prefix(shown.count / 2)) == Array(shown.suffix(shown.count / 2)))
        #expect(try encode("longer.mp4") { $0.hold = .seconds(41) }.told.counts.cached == 4)
    }

    @Test func aDamagedSegmentIsEncodedAgain() throws {
        try workshop.publishGreys(Self.frames)
        let whole = try encode()
        let content = try Digest(contentsOfFile: whole.report.path)
        let paths = try segmentPaths
        let sizes = paths.map { FileStatus($0)?.size ?? 0 }
        for (damage, path) in [
            ("truncate -s 0 '\(paths[0])'", paths[0]), ("truncate -s -1 '\(paths[0])'", paths[0]),
            ("truncate -s 100 '\(paths[1])'", paths[1]), ("cp '\(paths[0])' '\(paths[1])'", paths[1]),
            ("printf x | dd of='\(paths[2])' bs=1 seek=\(sizes[2] / 2) conv=notrunc", paths[2]),
            ("printf x | dd of='\(paths[2])' bs=1 seek=\(sizes[2] - 5) conv=notrunc", paths[2]),
            ("rm '\(paths[2])'; mkdir '\(paths[2])'", paths[2]), ("rm '\(paths[2])'", paths[2]),
        ] {
            try run("/bin/sh", "-c", damage + " 2>/dev/null")
            let again = try encode()
            #expect(again.told.counts.cached == 2, "\(damage)")
            #expect(try Digest(contentsOfFile: again.report.path) == content, "\(damage)")
            #expect(FileStatus(path)?.isRegular == true)
        }
    }

    @Test func segmentsThatGoWhileTheyAreJoinedAreEncodedAgain() throws {
        try workshop.publishGreys(Self.frames)
        let content = try Digest(contentsOfFile: encode().report.path)
        // The first time that it joins, a segment is gone.
        let ffmpeg = try workshop.fakeFFmpeg(
            """
            case "$*" in *concat*)
                [ -e '\(workshop.path)/gone' ] || rm "$(ls -d '\(workshop.store.directory)'/segments/* | head -1)"
                touch '\(workshop.path)/gone';;
            esac
            exec "$FFMPEG" "$@"
            """)
        let (report, told) = try encode("b.mp4", ffmpeg: ffmpeg)
        #expect(told.counts.done == 3)
        #expect(try Digest(contentsOfFile: report.path) == content)
    }

    @Test func anotherFFmpegEncodesAgain() throws {
        try workshop.publishGreys(Self.frames)
        try encode()
        let other = try workshop.fakeFFmpeg("exec \"$FFMPEG\" \"$@\"")
        #expect(try encode("b.mp4", ffmpeg: other).told.counts.cached == 0)
        #expect(try encode("c.mp4", ffmpeg: other).told.counts.cached == 3)
        // It is replaced.
        let replaced = try workshop.fakeFFmpeg("# a new version\nexec \"$FFMPEG\" \"$@\"")
        #expect(try encode("d.mp4", ffmpeg: replaced).told.counts.cached == 0)
    }

    @Test func twoEncodersShareTheStore() async throws {
        try workshop.publishGreys(Self.frames)
        let reports = try await withThrowingTaskGroup(of: VideoReport.self) { group in
            for name in ["a.mp4", "b.mp4"] { group.addTask { try encode(name, origin: .rendered).report } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let contents = try reports.map { try Digest(contentsOfFile: $0.path) }
        #expect(Set(contents).count == 1)
        #expect(try segmentPaths.count == 3)
        #expect(Directory.names(in: workshop.store.directory + "/tmp") == [])
    }

    @Test func whatCannotBeCutIsOnePiece() throws {
        try workshop.publishGreys(230)
        let (report, told) = try encode("a.gif", frames: 230, encoder: .auto)
        #expect(report.frames == 230 && told.counts.total == 1 && told.counts.done == 1)
        #expect(try encode("b.mp4", frames: 230) { $0.ffmpegArguments = ["-g", "50"] }.told.counts.total == 1)
        #expect(Directory.names(in: workshop.store.directory + "/segments") == nil)
    }

    // MARK: Files

    @Test func aListRoundsEachStartByItself() throws {
        for rate in [Rational(30), try Rational(30_000, over: 1001), try Rational(2997, over: 25), 7] {
            var list = SegmentList(rate: rate)
            for _ in 0..<1000 { list.add("/a'b", frames: 7) }
            let sum = list.text.split(separator: "\n").filter { $0.hasPrefix("duration ") }
                .reduce(0) { $0 + Int($1.dropFirst(9).filter { $0 != "." })! }
            let exact = 7000 * 1e6 * Double(rate.denominator) / Double(rate.numerator)
            #expect(abs(Double(sum) - exact) <= 0.5)
            #expect(list.text.contains("file 'file:/a'\\''b'\n"))
        }
    }

    @Test func aMovieThatIsNoneHasNoFrames() throws {
        try workshop.write("not a movie at all, only text", to: "text")
        #expect(try MovieFile(workshop.path + "/text") == nil)
        try workshop.publishGreys(3)
        let report = try encode(frames: 3).report
        #expect(try MovieFile(report.path)?.frames == 3)
        #expect(try MovieFile(report.path)?.isEven == true)
        // Cut anywhere, it is read without harm.
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: report.path)))
        for size in stride(from: 0, to: bytes.count, by: 37) {
            try Data(bytes[..<size]).write(to: URL(fileURLWithPath: workshop.path + "/cut"))
            _ = try MovieFile(workshop.path + "/cut")
        }
    }
}

extension VideoSettings {
    fileprivate static func with(_ change: (inout VideoSettings) -> Void) -> VideoSettings {
        var settings = VideoSettings()
        change(&settings)
        return settings
    }
}

extension Workshop {
    fileprivate func removeSegments() throws { try run("/bin/rm", "-rf", store.directory + "/segments") }
}
