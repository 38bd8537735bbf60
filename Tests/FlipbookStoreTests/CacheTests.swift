import FlipbookPixels
import Foundation
import TestSupport
import Testing

@testable import FlipbookStore

/// What is removed from a cache, and what never is.
struct CacheTests {
    /// A cache of two animations with six frames each, the first ones oldest, beside files of somebody else.
    private func withCache(_ body: (Cache) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let cache = Cache(directory: folder + "/cache")
            for (index, animation) in ["Bars", "Wave"].enumerated() {
                for frame in 0..<6 {
                    let key = key(frame, animation: animation)
                    try cache.store(animation).publish(picture(9, 7), frame: frame, key: key)
                    let date = Date(timeIntervalSince1970: Double(1000 * frame + index))
                    try FileManager.default.setAttributes(
                        [.modificationDate: date], ofItemAtPath: cache.store(animation).path(of: key))
                }
            }
            for name in ["mine.txt", "Other/ab/picture.png", "Wave/notes.md"] {
                let path = "\(cache.directory)/\(name)"
                try FileManager.default.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try writeFile([1], path)
            }
            try body(cache)
            for name in ["mine.txt", "Other/ab/picture.png", "Wave/notes.md"] {
                #expect(FileManager.default.fileExists(atPath: "\(cache.directory)/\(name)"))
            }
        }
    }

    @Test func animationsAreThoseWithFrames() throws {
        try withCache { (cache) throws in
            #expect(try cache.animations().filter { $0 != "Other" } == ["Bars", "Wave"])
            #expect(try cache.amount(of: "Bars").frames == 6)
            #expect(try cache.amount(of: "Bars", before: 3000).frames == 3)
            #expect(try Cache(directory: cache.directory + "/none").animations() == [])
        }
    }

    @Test func oneIsCleanedOrWhatIsOld() throws {
        try withCache { (cache) throws in
            let old = try cache.clean("Wave", before: 2500)
            #expect(old.frames == 3)
            #expect(try cache.amount(of: "Wave").frames == 3)
            let all = try cache.clean("Bars")
            #expect(all.frames == 6 && all.bytes > 6 * 50)
            #expect(!FileManager.default.fileExists(atPath: cache.directory + "/Bars"))
            #expect(try cache.amount(of: "Wave").frames == 3)
            #expect(try cache.clean("None") == Cache.Amount())
        }
    }

    @Test func theOldestOfAllGoFirst() throws {
        try withCache { (cache) throws in
            let size = try cache.amount(of: "Bars").bytes + cache.amount(of: "Wave").bytes
            let kept = Set([key(0, animation: "Wave")])
            #expect(try cache.trim(to: size, keeping: kept).frames == 0)
            // Half of them: the first three of each, but for the one that stays.
            let removed = try cache.trim(to: size / 2, keeping: kept)
            #expect((6...7).contains(removed.frames))
            for animation in ["Bars", "Wave"] {
                for frame in 0..<6 where frame != 3 {
                    let isThere =
                        try cache.store(animation).check(key(frame, animation: animation)) == .whole(fonts: nil)
                    #expect(isThere == (frame > 3 || frame == 0 && animation == "Wave"), "\(animation) \(frame)")
                }
            }
            #expect(try cache.trim(to: 0, keeping: kept).frames == 11 - removed.frames)
        }
    }

    /// Git is kept out of a folder that is the cache's own, and of no other.
    @Test func gitIsKeptOutOfTheCache() throws {
        try withTemporaryFolder { folder in
            func ignored(_ cache: Cache) -> String? {
                try? String(contentsOfFile: cache.directory + "/.gitignore", encoding: .utf8)
            }
            let new = Cache(directory: folder + "/a/new")
            for _ in 0..<2 { try new.prepare() }
            #expect(ignored(new) == "*\n")
            #expect(try new.animations() == [])

            let old = Cache(directory: folder + "/old")
            try old.store("Wave").publish(picture(9, 7), frame: 0, key: key(0))
            try old.prepare()
            #expect(ignored(old) == "*\n")
            try old.clean("Wave")
            #expect(
                try old.animations() == []
                    && FileManager.default.contentsOfDirectory(atPath: old.directory) == [".gitignore"])

            try writeFile(Array("!keep\n".utf8), old.directory + "/.gitignore")
            try old.prepare()
            #expect(ignored(old) == "!keep\n")
        }
        try withCache { (cache) throws in
            try cache.prepare()
            #expect(!FileManager.default.fileExists(atPath: cache.directory + "/.gitignore"))
        }
    }

    /// Somebody else's cleaning in the middle of publishing: the frame is in the store all the same.
    @Test func publishingSurvivesCleaning() throws {
        try withTemporaryFolder { folder in
            let cache = Cache(directory: folder)
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { index in
                do {
                    for frame in 0..<60 {
                        if index == 0 { try cache.clean("Wave") }
                        try cache.store("Wave").publish(picture(9, 7), frame: frame, key: key(index * 60 + frame))
                    }
                } catch { failures.add("\(error)") }
            }
            #expect(failures.all == [])
        }
    }
}
