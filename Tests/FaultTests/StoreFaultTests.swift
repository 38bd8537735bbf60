import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookStore

/// Rows 10 to 14, 18 and 23 of the faults: what may become of the cache.
struct StoreFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("Rows 10 and 11: entries are empty, cut, flipped, or another frame's") func damagedEntriesAreRenderedAgain()
        throws
    {
        _ = try render("Plain", in: folder)
        let whole = try folder.frames()
        let names = whole.keys.sorted()
        func damage(_ name: String, _ change: (inout Data) -> Void) throws {
            var bytes = try #require(whole[name])
            change(&bytes)
            try bytes.write(to: URL(fileURLWithPath: folder("cache/" + name)))
        }
        try damage(names[0]) { $0 = Data() }
        try damage(names[1]) { $0.removeLast(20) }
        try damage(names[2]) { $0[$0.count / 2] ^= 1 }
        try damage(names[3]) { bytes in bytes = whole[names[4]] ?? bytes }
        _ = try render("Plain", "--cache", "small", "--dpi", "50", in: folder)
        let small = try folder.frames(in: "small").values.first
        try damage(names[5]) { $0 = small ?? $0 }
        let run = try render("Plain", "--explain", in: folder)
        #expect(run.wait() == 0)
        #expect(run.finished("rendered") == 5)
        #expect(run.events.filter { ($0["reason"] as? String)?.contains("its entry is damaged") == true }.count >= 4)
        #expect(run.standardError.contains("80x60 where 160x120 is expected"))
        #expect(try folder.frames() == whole)
        #expect(try render("Plain", in: folder).finished("rendered") == 0)
    }

    /// Right in everything that can be checked without unpacking it.
    @Test("Row 10: an entry is found whole, and can't be read") func whatCanNotBeReadIsDrawn() throws {
        let names = try forge { bytes in
            let pixels = try #require(bytes.firstRange(of: Data("IDAT".utf8))).upperBound
            for index in pixels..<pixels + 40 { bytes[index] = 0xFF }
        }
        let run = try render("Plain", in: folder)
        #expect(run.wait() == 0, "\(run.failure)")
        #expect(run.finished("rendered") == names.count)
        let again = try render("Plain", "--fps", "12", in: folder)
        #expect(again.finished("rendered") == 0)
        #expect(try probe(folder("Plain.mp4"))["nb_read_packets"] == "20")
    }

    /// Gives some entries other bytes with right checksums, and returns their names.
    private func forge(_ change: (inout Data) throws -> Void) throws -> [String] {
        _ = try render("Plain", "--frames-only", in: folder)
        let whole = try folder.frames()
        let names = Array(whole.keys.sorted().prefix(3))
        for name in names {
            var bytes = try #require(whole[name])
            try change(&bytes)
            try Data(FuzzTests.withRightChecksums([UInt8](bytes))).write(
                to: URL(fileURLWithPath: folder("cache/" + name)))
        }
        return names
    }

    @Test("Row 10: something else lies in the place of an entry, or of a folder of entries")
    func whatLiesInThePlaceOfAnEntryIsMovedAside() throws {
        _ = try render("Plain", "--frames-only", in: folder)
        let whole = try folder.frames()
        let names = whole.keys.sorted()
        func replace(_ name: String, _ make: (String) throws -> Void) throws {
            try FileManager.default.removeItem(atPath: folder("cache/" + name))
            try make(folder("cache/" + name))
        }
        func makeFolder(_ path: String) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: path + "/notes.txt"))
        }
        try replace(names[0], makeFolder)
        try replace(names[1]) {
            try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/null")
        }
        try replace(names[2]) { #expect(mkfifo($0, 0o600) == 0) }
        let entries = (names[19] as NSString).deletingLastPathComponent
        try replace(entries) { try Data("mine".utf8).write(to: URL(fileURLWithPath: $0)) }
        try? FileManager.default.removeItem(atPath: folder("cache/Plain/tmp"))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder("cache/Plain/tmp")))

        let run = try render("Plain", in: folder)
        #expect(run.wait() == 0, "\(run.failure)")
        #expect(try folder.frames() == whole)
        // Nothing that was there is lost.
        let aside = folder.files(below: "cache/Plain").filter { $0.contains(".aside-") }
        #expect(aside.count == 3, "\(aside)")
        #expect(aside.contains { $0.hasSuffix("/notes.txt") })
        #expect(try render("Plain", "--fresh", in: folder).finished("rendered") == 20)
    }

    @Test("Row 13: the cache is a file") func aCacheThatCannotBeWrittenIsNamed() throws {
        _ = FileManager.default.createFile(atPath: folder("cache"), contents: Data("no folder".utf8))
        let run = try render("Plain", in: folder)
        #expect(run.wait() == 1)
        #expect((run.event("failed")?["error"] as? String)?.contains(folder("cache")) == true)
    }

    @Test("Row 13: no descriptors are left") func tooManyOpenFilesAreSaid() throws {
        for limit in [8, 12, 16, 24] {
            let run = try Run(
                "/bin/sh",
                [
                    "-c", "ulimit -n \(limit); exec \"$0\" \"$@\"", Run.products + "/TestReel", "Plain", "--cache",
                    "cache",
                ]
                    + ["--frames-only", "--progress", "json", "--workers", "3"], in: folder)
            let status = run.wait()
            #expect(status == 0 || run.standardError.contains("open files"), "\(limit): \(run.standardError)")
        }
        #expect(try render("Plain", in: folder).wait() == 0)
    }

    @Test("Row 14: two runs with one cache") func twoRendersShareOneCache() throws {
        let runs = try (0..<2).map { number in
            try Run(
                "TestReel",
                [
                    "Slow", "--milliseconds", "5", "--cache", "cache", "--encoder", "libx264", "--progress", "none",
                    "-o", "\(number).mp4",
                ],
                in: folder)
        }
        for run in runs { #expect(run.wait() == 0, "\(run.standardError)") }
        for number in 0..<2 { #expect(try probe(folder("\(number).mp4"))["nb_read_packets"] == "40") }
        #expect(try folder.frames().count == 40)
    }

    @Test("Row 18: temporaries of a dead run, and of a live one") func deadTemporariesAreSwept() throws {
        let publisher = try Run("TestPublisher", [folder("cache/Plain"), "1"], in: folder)
        publisher.wait()
        let host = TemporaryOwner.thisHost
        // Killed, and nobody has waited for it yet.
        let zombie = try Command("/bin/sh", arguments: ["-c", "kill -9 $$"]).spawn()
        while Processes.isAlive(zombie.pid) { usleep(1000) }
        let dead = [publisher.pid, zombie.pid].map { "tmp/\(host)-\($0)-7.partial" }
        let live = "tmp/\(host)-\(getpid())-7.partial"
        try FileManager.default.createDirectory(atPath: folder("cache/Plain/tmp"), withIntermediateDirectories: true)
        for name in dead + [live] { try Data([0]).write(to: URL(fileURLWithPath: folder("cache/Plain/\(name)"))) }
        #expect(try render("Plain", "--frames-only", in: folder).wait() == 0)
        #expect(folder.files(below: "cache/Plain").filter { $0.hasPrefix("tmp/") } == [live])
        _ = zombie.wait()
    }

    @Test("Row 23: power loss") func whatWasNotSyncedIsRenderedAgain() throws {
        _ = try render("Plain", "--frames-only", in: folder)
        let whole = try folder.frames()
        // A file that was renamed and not synced is empty, cut at a page, or has pages of zeros.
        let names = whole.keys.sorted().prefix(9)
        for (index, name) in names.enumerated() {
            var bytes = try #require(whole[name])
            switch index % 3 {
            case 0: bytes = Data()
            case 1: bytes = bytes.prefix(bytes.count / 2)
            default: bytes.resetBytes(in: bytes.count / 2..<bytes.count)
            }
            try bytes.write(to: URL(fileURLWithPath: folder("cache/" + name)))
        }
        try Data(count: 300).write(to: URL(fileURLWithPath: folder("cache/Plain/journal.jsonl")))
        let run = try render("Plain", in: folder)
        #expect(run.wait() == 0)
        #expect(run.finished("rendered") == names.count)
        #expect(try folder.frames() == whole)
    }

    @Test func theOldestFramesGoWhereTheCacheIsLimited() throws {
        _ = try render("Plain", "--frames-only", in: folder)
        let old = try folder.frames().keys.sorted()
        for name in old {
            try FileManager.default.setAttributes(
                [.modificationDate: Date.now - 1000], ofItemAtPath: folder("cache/" + name))
        }
        let run = try render("Plain", "--bold", "--frames-only", "--cache-limit", "1", in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(try folder.frames().count == 20)
        #expect(try Set(folder.frames().keys).isDisjoint(with: old))
        #expect(
            try render("Plain", "--bold", "--frames-only", "--cache-limit", "1GB", in: folder).finished("cached") == 20)
        #expect(try Run("TestReel", ["Plain", "--cache-limit", "lots"], in: folder).wait() > 0)
    }
}
