import Foundation
import TestSupport
import Testing

/// Renders that are killed, or find no room, while the segments of their video are encoded and joined.
@Suite(.serialized, .tags(.long), .onlyInWholeRuns)
struct SegmentFaultTests {
    /// Two segments and a part of a third.
    private static let frames = 430

    private func start(in folder: TemporaryFolder, _ more: String...) throws -> Run {
        try Run(
            "TestReel",
            [
                "Plain", "--count", "\(Self.frames)", "--dpi", "60", "--cache", folder("cache"), "--encoder", "libx264",
                "-o", folder("video.mp4"), "--progress", "none", "--workers", "2",
            ] + more, in: folder)
    }

    /// Digests of the decoded frames.
    private func decoded(_ path: String, in folder: TemporaryFolder) throws -> [Substring] {
        let run = try Run(
            "/usr/bin/env", ["ffmpeg", "-v", "error", "-i", path, "-fps_mode", "passthrough", "-f", "framemd5", "-"],
            in: folder)
        #expect(run.wait() == 0)
        return run.standardOutput.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    @Test("Row 54: encoders, ffprobe and the supervisor are killed while segments are encoded")
    func whateverIsKilledTheFramesAreThoseOfAnUndisturbedVideo() throws {
        let random = Seeded.generator("segments")
        let folder = try TemporaryFolder()
        #expect(try start(in: folder).wait() == 0)
        let reference = try decoded(folder("video.mp4"), in: folder)
        #expect(reference.count == Self.frames)
        var kills: [String: Int] = [:]
        for round in 0..<ProcessInfo.rounds("FLIPBOOK_SEGMENT_KILLS", usual: 6) {
            try? FileManager.default.removeItem(atPath: folder("cache/Plain/segments"))
            try? FileManager.default.removeItem(atPath: folder("video.mp4"))
            for _ in 0...random.number(in: 0...2) {
                let run = try start(in: folder)
                try run.wait(until: { run.descendants.values.contains { $0.contains("ff") } || !run.process.isRunning })
                usleep(random.number(in: 0...200_000))
                let programs = run.descendants.filter { $0.value.contains("ff") }.merging([run.pid: "supervisor"]) {
                    $1
                }
                if run.process.isRunning, let victim = random.pick(programs.keys.sorted()) {
                    kills[programs[victim] ?? "", default: 0] += 1
                    kill(victim, SIGKILL)
                }
                run.wait()
            }
            let last = try start(in: folder)
            #expect(last.wait() == 0, "round \(round): \(last.standardOutput + last.standardError)")
            #expect(try decoded(folder("video.mp4"), in: folder) == reference, "round \(round)")
            #expect(folder.files().filter { $0.contains("/tmp/") || $0.hasSuffix(".partial") } == [], "round \(round)")
        }
        print("segments: killed \(kills.sorted { $0.key < $1.key })")
    }

    @Test("Row 55: the disk is full in the middle of a segment, or of joining", .enabled(if: OwnDisk.isPossible))
    func aFullDiskEndsTheRenderAndCostsNothing() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("disk"), withIntermediateDirectories: true)
        #expect(try start(in: folder).wait() == 0)
        let reference = try decoded(folder("video.mp4"), in: folder)
        // The cache lies on a disk that has room for nothing more, for a part of a segment, for some of them; or the video does.
        for (place, pages) in [("cache", 1), ("cache", 3), ("cache", 8), ("out", 1), ("out", 3), ("out", 8)] {
            let script = """
                rm -rf cache/Plain/segments out; mkdir -p out
                if [ \(place) = cache ]; then
                    mount -t tmpfs -o size=64m none disk || exit 9
                    cp -r cache disk/cache; used=$(du -sk disk | cut -f1)
                    mount -o remount,size=$((used + \(4 * pages)))k disk; cache=disk/cache; full=disk
                else
                    mount -t tmpfs -o size=\(4 * pages)k none out || exit 9
                    cache=cache; full=out
                fi
                set -- '\(Run.products)/TestReel' Plain --count \(Self.frames) --dpi 60 --cache $cache --encoder libx264 \
                    -o out/video.mp4 --progress none --workers 2
                "$@"; echo first $?; ls out
                mount -o remount,size=64m $full
                "$@"; echo second $?
                cp out/video.mp4 again.mp4
                """
            let run = try Run("/usr/bin/env", ["unshare", "-Urm", "/bin/sh", "-c", script], in: folder)
            run.wait()
            let text = run.standardOutput + run.standardError
            #expect(text.contains("second 0"), "\(place), \(pages) pages: \(text)")
            if text.contains("first 1") {
                #expect(text.lowercased().contains("no space left on device"), "\(text)")
                #expect(text.contains("make room"), "\(text)")
                #expect(!text.contains("video.mp4\nsecond"), "\(text)")
            }
            #expect(try decoded(folder("again.mp4"), in: folder) == reference, "\(place), \(pages) pages")
        }
    }

    @Test("Row 56: the cache is cleaned while the video is made") func cleaningMeanwhileCostsTimeAndNoFrames() throws {
        let folder = try TemporaryFolder()
        #expect(try start(in: folder).wait() == 0)
        let reference = try decoded(folder("video.mp4"), in: folder)
        for _ in 0..<3 {
            try? FileManager.default.removeItem(atPath: folder("video.mp4"))
            let run = try start(in: folder)
            // Twice: a cache that is cleaned again and again holds no segments, and the video is then made in one piece.
            for _ in 0..<2 {
                try run.wait(until: {
                    FileManager.default.fileExists(atPath: folder("cache/Plain/segments")) || !run.process.isRunning
                })
                usleep(100_000)
                try? FileManager.default.removeItem(atPath: folder("cache/Plain/segments"))
            }
            #expect(run.wait() == 0, "\(run.standardError)")
            #expect(try decoded(folder("video.mp4"), in: folder) == reference)
        }
    }
}
