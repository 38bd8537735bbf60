import FlipbookCoding
import FlipbookPixels
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookStore

@Suite struct FrameStoreTests {
    @Test func aFrameComesBackUnderItsKeyAndNoOther() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: "\(folder)/cache/Wave")
            let frame = picture(32, 20)
            #expect(try store.check(key(0)) == .missing)
            try store.publish(frame, frame: 0, key: key(0))
            #expect(try store.check(key(0)) == .whole(fonts: nil))
            #expect(try store.check(key(1)) == .missing)
            #expect(try store.keys() == [key(0)])

            let name = key(0).description
            #expect(files(in: store.directory) == ["\(name.prefix(2))/\(name).png"])
            #expect(store.path(of: key(0)) == "\(store.directory)/\(name.prefix(2))/\(name).png")

            var back = PixelBuffer(width: 32, height: 20)
            try store.read(key(0), frame: 0, into: &back)
            let isSame = same(frame, back)
            #expect(isSame)

            #expect(throws: FileError.self) { try store.read(key(0), frame: 1, into: &back) }
            var other = PixelBuffer(width: 20, height: 32)
            #expect(throws: FileError.self) { try store.read(key(0), frame: 0, into: &other) }
            let missing = #expect(throws: FileError.self) { try store.read(key(1), frame: 1, into: &back) }
            #expect(missing?.code == .missing)

            try store.remove(key(0))
            try store.remove(key(0))
            #expect(try store.check(key(0)) == .missing)
        }
    }

    @Test func theFrameOfAnotherKeyIsRefusedThroughWhatTheFileSays() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            try store.publish(picture(8, 8), frame: 0, key: key(0))
            try store.publish(picture(8, 8, seed: 2), frame: 1, key: key(1))
            try writeFile(try readFile(store.path(of: key(0))), store.path(of: key(1)))
            guard case .damaged = try store.check(key(1)) else {
                Issue.record("the entry of another frame was taken")
                return
            }
            var back = PixelBuffer(width: 8, height: 8)
            let error = #expect(throws: FileError.self) { try store.read(key(1), frame: 1, into: &back) }
            #expect(error?.code == .damaged)
            #expect(error?.description.contains(store.path(of: key(1))) == true)
        }
    }

    @Test func everyFlippedBitOfAnEntryIsNoticedByCheckAndByRead() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            try store.publish(picture(3, 2), frame: 7, key: key(7))
            let path = store.path(of: key(7))
            let entry = try readFile(path)
            var back = PixelBuffer(width: 3, height: 2)
            for index in entry.indices {
                for bit in 0..<8 {
                    var damaged = entry
                    damaged[index] ^= 1 << bit
                    try writeFile(damaged, path)
                    let found = try store.check(key(7))
                    #expect(found != .whole(fonts: nil) && found != .missing, "bit \(bit) of byte \(index)")
                    #expect(throws: FileError.self) { try store.read(key(7), frame: 7, into: &back) }
                }
            }
            for end in [0, 1, 8, 33, entry.count / 2, entry.count - 1] {
                try writeFile(Array(entry[..<end]), path)
                #expect(try store.check(key(7)) != .whole(fonts: nil))
            }
            try writeFile(entry + [0], path)
            #expect(try store.check(key(7)) != .whole(fonts: nil))
            try store.publish(picture(3, 2), frame: 7, key: key(7))
            #expect(try store.check(key(7)) == .whole(fonts: nil))
        }
    }

    @Test func manyThreadsPublishAndReadTheSameEntries() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 64) { index in
                let frame = index % 8
                do {
                    try store.publish(picture(40, 30, seed: UInt64(frame)), frame: frame, key: key(frame))
                    var back = PixelBuffer(width: 40, height: 30)
                    try store.read(key(frame), frame: frame, into: &back)
                    if !same(back, picture(40, 30, seed: UInt64(frame))) { failures.add("frame \(frame) differs") }
                } catch {
                    failures.add("\(error)")
                }
            }
            #expect(failures.all == [])
            let keys = try store.keys()
            #expect(keys.count == 8)
            #expect(files(in: folder).count == 8, "temporary files are left")
        }
    }

    @Test func aStoreIsEmptyUntilItHasAnEntry() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            #expect(try store.isEmpty())
            try store.publish(picture(4, 4), frame: 0, key: key(0))
            #expect(try !store.isEmpty())
            try store.removeAll()
            #expect(try store.isEmpty())
        }
    }

    @Test func removeAllRemovesWhatTheStoreWroteAndNothingElse() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            try store.removeAll()
            for frame in 0..<5 { try store.publish(picture(4, 4), frame: frame, key: key(frame)) }
            let name = key(0).description
            let kept = [
                "journal.jsonl", "\(name.prefix(2))/notes.png", "\(name.prefix(2))/\(name).png.bak", "tmp/mine.partial",
                "photos/\(name).png", "zz/\(name).png", "ab/\(String(repeating: "0", count: 32)).png",
            ]
            for file in kept {
                let path = "\(folder)/\(file)"
                try FileManager.default.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try writeFile([1], path)
            }
            try writeFile([1], "\(folder)/tmp/elsewhere-12-3.partial")
            try store.removeAll()
            #expect(files(in: folder) == kept.sorted())
        }
    }

    @Test func temporariesOfDeadProcessesAreSweptOthersStay() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: folder)
            #expect(try store.sweepTemporaries() == 0)
            try store.publish(picture(4, 4), frame: 0, key: key(0))
            let dead = Process()
            dead.executableURL = URL(fileURLWithPath: "/bin/sh")
            dead.arguments = ["-c", ":"]
            try dead.run()
            dead.waitUntilExit()
            let host = TemporaryOwner.thisHost
            let stay = [
                "\(host)-\(ProcessInfo.processInfo.processIdentifier)-999.partial",
                "elsewhere!-\(dead.processIdentifier)-1.partial",
                "\(host)-0-1.partial", "\(host)--5-1.partial", "\(host)-x-1.partial", "other.partial",
            ]
            for name in stay + ["\(host)-\(dead.processIdentifier)-1.partial"] {
                try writeFile([0], "\(folder)/tmp/\(name)")
            }
            #expect(try store.sweepTemporaries() == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tmp").sorted() == stay.sorted())
        }
    }

    @Test func symbolicLinksInTheStoreAreNotFollowed() throws {
        try withTemporaryFolder { folder in
            let store = FrameStore(directory: "\(folder)/store")
            let outside = FrameStore(directory: "\(folder)/outside")
            try outside.publish(picture(4, 4), frame: 0, key: key(0))
            let entries = String(key(0).description.prefix(2))
            try FileManager.default.createDirectory(atPath: "\(folder)/store", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/store/\(entries)", withDestinationPath: "\(folder)/outside/\(entries)")
            var back = PixelBuffer(width: 4, height: 4)
            #expect(throws: FileError.self) { try store.read(key(0), frame: 0, into: &back) }
            // The link is moved aside.
            try store.publish(picture(4, 6), frame: 0, key: key(0))
            try store.removeAll()
            #expect(try store.check(key(0)) == .missing)
            #expect(
                try outside.check(key(0), shape: FrameShape(width: 4, height: 4, format: .opaque)) == .whole(fonts: nil)
            )
            #expect(files(in: "\(folder)/store").filter { $0.hasPrefix("tmp") } == [])
        }
    }

    @Test func errorsNameThePathAndTheCure() throws {
        try withTemporaryFolder { folder in
            try writeFile([1], "\(folder)/file")
            let error = #expect(throws: FileError.self) {
                try FrameStore(directory: "\(folder)/file/Wave").publish(picture(2, 2), frame: 0, key: key(0))
            }
            #expect(error?.description.contains("\(folder)/file/Wave") == true)
        }
        for (number, code) in [(ENOSPC, FileError.Code.diskFull), (EROFS, .readOnly), (EACCES, .permission)] {
            let error = FileError(errno: number, "write", "/cache/x.png")
            #expect(error.code == code)
            #expect(error.description.contains("/cache/x.png") && error.description.contains(";"))
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsToldFromOtherTrouble() throws {
        let full = try File(opening: "/dev/full", flags: O_WRONLY)
        let bytes = [UInt8](repeating: 0, count: 100)
        let error = #expect(throws: FileError.self) { try bytes.withUnsafeBytes { try full.write($0) } }
        #expect(error?.code == .diskFull)
    }

    @Test func aFilesDigestIsThatOfItsContentHoweverLargeThePieces() throws {
        try withTemporaryFolder { folder in
            var generator = Seeded(3)
            let bytes = (0..<700_001).map { _ in UInt8.random(in: 0...255, using: &generator) }
            try writeFile(bytes, "\(folder)/data")
            #expect(try Digest(contentsOfFile: "\(folder)/data") == Digest(of: bytes))
            var hasher = DigestHasher()
            for piece in stride(from: 0, to: bytes.count, by: 997) {
                hasher.update(Array(bytes[piece..<min(piece + 997, bytes.count)]))
            }
            #expect(hasher.digest() == Digest(of: bytes))
            #expect(Digest(Digest(of: bytes).description) == Digest(of: bytes))
            #expect(Digest("xyz") == nil && Digest(String(repeating: "A", count: 32)) == nil)
        }
    }

    @Test func keysDifferByAnimationFrameAndParameters() {
        let one = Digest(of: [1])
        let two = Digest(of: [2])
        let keys: Set = [
            FrameKey(animation: one, frame: 0, parameters: []), FrameKey(animation: two, frame: 0, parameters: []),
            FrameKey(animation: one, frame: 1, parameters: []), FrameKey(animation: one, frame: 0, parameters: [0]),
        ]
        #expect(keys.count == 4)
        #expect(Digest(of: []).description == "99aa06d3014798d86001c324468d497f", "XXH3-128 of nothing")
    }
}

/// What went wrong on any thread.
final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [String] = []
    func add(_ failure: String) { lock.withLock { list.append(failure) } }
    var all: [String] { lock.withLock { list } }
}
