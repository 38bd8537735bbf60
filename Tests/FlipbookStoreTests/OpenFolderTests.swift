import Dispatch
import FlipbookStore
import Foundation
import TestSupport
import Testing

/// A store keeps its folders open, and sees what others do to them all the same.
@Suite struct OpenFolderTests {
    @Test func publishingSurvivesThatKeptFoldersAreRemoved() throws {
        try withTemporaryFolder { folder in
            let store = Cache(directory: folder).store("Wave")
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { index in
                do {
                    for frame in 0..<60 {
                        if index == 0 { try Cache(directory: folder).clean("Wave") }
                        try store.publish(picture(9, 7), frame: frame, key: key(index * 60 + frame))
                    }
                } catch { failures.add("\(error)") }
            }
            #expect(failures.all == [])
            try store.publish(picture(9, 7), frame: 0, key: key(0))
            #expect(try FrameStore(directory: store.directory).check(key(0)) == .whole(fonts: nil))
        }
    }

    /// What another process writes after it has removed the folders is found, at the latest a second later.
    @Test func entriesOfFoldersThatWereMadeAgainAreFound() throws {
        try withTemporaryFolder { folder in
            let (kept, other) = (Cache(directory: folder).store("Wave"), Cache(directory: folder).store("Wave"))
            for frame in 0..<20 { try kept.publish(picture(4, 4), frame: frame, key: key(frame)) }
            for frame in 0..<20 { #expect(try kept.check(key(frame), frame: frame) == .whole(fonts: nil)) }
            try Cache(directory: folder).clean("Wave")
            for frame in 0..<20 { #expect(try kept.check(key(frame), frame: frame) == .missing) }
            for frame in 0..<20 { try other.publish(picture(4, 4), frame: frame, key: key(frame)) }
            Thread.sleep(forTimeInterval: 1.1)
            for frame in 0..<20 { #expect(try kept.check(key(frame), frame: frame) == .whole(fonts: nil)) }
        }
    }

    /// However many frames there are, a store holds no more folders than it has, and none once it is gone.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"))) func descriptorsAreBounded() throws {
        try withTemporaryFolder { folder in
            func open() throws -> Int {
                let files = FileManager.default
                return try files.contentsOfDirectory(atPath: "/proc/self/fd").count { descriptor in
                    let target = try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
                    return target?.contains((folder as NSString).lastPathComponent) ?? false
                }
            }
            do {
                let store = FrameStore(directory: folder + "/store")
                for frame in 0..<2000 { try store.publish(picture(1, 1), frame: frame, key: key(frame)) }
                #expect(try (2...262).contains(open()))
                #expect(try store.check(key(1999), frame: 1999) == .whole(fonts: nil))
            }
            #expect(try open() == 0)
        }
    }
}
