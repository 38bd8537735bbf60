import Foundation
import TestSupport
import Testing

/// Rows 12 and 13 of the faults, on real file systems: small ones, and one that can't be written.
@Suite(.tags(.long), .onlyInWholeRuns, .enabled(if: OwnDisk.isPossible))
struct FullDiskTests {
    let folder: TemporaryFolder
    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("disk"), withIntermediateDirectories: true)
    }

    /// Runs a script in which `disk` is a file system of its own, with these options.
    private func withDisk(_ options: String, _ script: String) throws -> Run {
        let run = try Run(
            "/usr/bin/env",
            [
                "unshare", "-Urm", "/bin/sh", "-c",
                "mount -t tmpfs -o \(options) none disk || exit 9\nreel=\"\(Run.products)/TestReel\"\n\(script)",
            ],
            in: folder)
        run.wait()
        return run
    }

    private static let command =
        #""$reel" Plain --count 6 --cache disk/cache --frames-only --progress none --workers 2"#

    @Test("Row 12: the disk is full at the n-th file") func aFullDiskKeepsWhatIsWhole() throws {
        let reference = try render("Plain", "--count", "6", "--frames-only", in: folder)
        #expect(reference.wait() == 0)
        let whole = try folder.frames()
        var failures = 0
        for pages in 1...9 {
            let script = """
                \(Self.command); echo first $?
                rm -rf full done; cp -r disk full
                mount -o remount,size=4m disk
                \(Self.command); echo second $?
                cp -r disk done
                """
            let run = try withDisk("size=\(4 * pages)k", script)
            #expect(run.standardOutput.contains("second 0"), "\(run.standardOutput + run.standardError)")
            if run.standardOutput.contains("first 1") {
                failures += 1
                #expect(run.standardError.contains("No space left on device"))
                #expect(run.standardError.contains("disk/cache/Plain"))
                #expect(run.standardError.contains("make room"))
            }
            let kept = try folder.frames(in: "full/cache")
            #expect(kept.allSatisfy { whole[$0.key] == $0.value }, "\(pages) pages")
            #expect(try folder.frames(in: "done/cache") == whole)
        }
        #expect(failures >= 5)
    }

    @Test("Row 12: the video's disk is full") func aVideoThatFindsNoRoomLeavesTheOldOne() throws {
        let script = """
            echo old > disk/v.mp4
            head -c 8192 /dev/zero > disk/filler; head -c 4096 /dev/zero > disk/more
            "$reel" Plain --cache cache --encoder libx264 --progress none -o disk/v.mp4; echo first $?
            cat disk/v.mp4; ls -A disk; echo
            rm disk/filler disk/more; mount -o remount,size=4m disk
            "$reel" Plain --cache cache --encoder libx264 --progress json -o disk/v.mp4; echo second $?
            """
        let run = try withDisk("size=16k", script)
        #expect(run.standardOutput.contains("first 1\nold\nfiller\nmore\nv.mp4\n"), "\(run.standardOutput)")
        #expect(run.standardOutput.contains("second 0"), "\(run.standardError)")
        #expect(run.finished("rendered") ?? 20 <= 20)
    }

    @Test("Row 13: the cache can't be written") func aReadOnlyCacheIsNamed() throws {
        let run = try withDisk("ro", Self.command)
        #expect(run.wait() == 1)
        #expect(run.standardError.contains("disk/cache") && run.standardError.contains("Read-only"))
    }
}

/// A file system of a test's own.
enum OwnDisk {
    /// Whether this user may mount one.
    static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
