import FlipbookStore
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookVideo

/// Where a video goes: what is found out and made before anything is encoded.
@Suite struct OutputFileTests {
    @Test func anOutputThatCannotBeWrittenIsSaidAtOnce() throws {
        let workshop = try Workshop()
        #expect { _ = try OutputFile(workshop.path) } throws: { "\($0)".contains("is not a file") }
        #expect { _ = try OutputFile("/dev/null/out.mp4") } throws: { ($0 as? FlipbookError)?.code == .outputFailed }
    }

    @Test func onlyTemporariesOfDeadRunsAreSwept() throws {
        let workshop = try Workshop()
        let own = try OutputFile(workshop.path + "/out.mp4").temporaryPath
        #expect(try workshop.names() == [], "what is given up leaves nothing")
        let name = String(own.dropFirst(workshop.path.count + 1))
        let dead = name.replacing("-\(getpid())-", with: "-999999999-")
        for name in [name, dead, ".other.mp4.partial", "\(dead).mp4"] { try workshop.write("x", to: name) }
        let output = try OutputFile(workshop.path + "/out.mp4")
        let written = String(output.temporaryPath.dropFirst(workshop.path.count + 1))
        #expect(written != name, "two outputs of one process don't meet")
        #expect(try workshop.names().sorted() == [name, written, ".other.mp4.partial", "\(dead).mp4"].sorted())
    }

    @Test func aSecondRenderToOneOutputIsRefused() throws {
        let workshop = try Workshop()
        let first = try OutputFile(workshop.path + "/out.mp4")
        #expect { _ = try OutputFile(workshop.path + "/out.mp4") } throws: {
            "\($0)".contains("process \(getpid())") && "\($0)".contains("choose another output")
        }
        #expect(try workshop.names().count == 1)
        _ = try OutputFile(workshop.path + "/other.mp4")
        try first.publish()
        _ = try OutputFile(workshop.path + "/out.mp4")
    }

    /// Links of any length, relative and absolute, to what is there and to what isn't yet.
    @Test func linksAreFollowed() throws {
        var generator = Seeded.generator("links")
        for _ in 0..<40 {
            let workshop = try Workshop()
            try FileManager.default.createDirectory(atPath: workshop.path + "/a/b", withIntermediateDirectories: true)
            let isThere = Bool.random(using: &generator)
            if isThere { try workshop.write("the old one", to: "a/target.mp4") }
            var name = "a/target.mp4"
            for number in 0..<Int.random(in: 1...5, using: &generator) {
                let link = ["", "a/", "a/b/"].randomElement(using: &generator)! + "link-\(number).mp4"
                let up = String(repeating: "../", count: link.filter { $0 == "/" }.count)
                let target = Bool.random(using: &generator) ? "\(workshop.path)/\(name)" : up + name
                symlink(target, "\(workshop.path)/\(link)")
                name = link
            }
            let output = try OutputFile("\(workshop.path)/\(name)")
            #expect(output.path.hasSuffix("/a/target.mp4"))
            try output.publish()
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(workshop.path)/\(name)") != "")
            #expect(try Data(contentsOf: URL(fileURLWithPath: workshop.path + "/a/target.mp4")).isEmpty)
        }
    }

    @Test func linksWithoutAnEndAreRefused() throws {
        let workshop = try Workshop()
        symlink("b.mp4", workshop.path + "/a.mp4")
        symlink("a.mp4", workshop.path + "/b.mp4")
        #expect { _ = try OutputFile(workshop.path + "/a.mp4") } throws: { "\($0)".contains("too many links") }
        symlink("no/target.mp4", workshop.path + "/c.mp4")
        #expect(try OutputFile(workshop.path + "/c.mp4").path.hasSuffix("/no/target.mp4"))
    }

    @Test func missingFoldersAreMadeAndGoAgainWhereNothingComes() throws {
        let workshop = try Workshop()
        do {
            let output = try OutputFile(workshop.path + "/a/b/c/out.mp4")
            #expect(try OutputFile(workshop.path + "/a/b/other.mp4").path == workshop.path + "/a/b/other.mp4")
            #expect(access(workshop.path + "/a/b/c", F_OK) == 0, "the other one takes nothing away")
            _ = output.path
        }
        #expect(try workshop.names() == [])
        try OutputFile(workshop.path + "/a/b/out.mp4").publish()
        #expect(access(workshop.path + "/a/b/out.mp4", F_OK) == 0)
        #expect { _ = try OutputFile("/dev/null/a/out.mp4") } throws: { "\($0)".contains("can't be made: Not a dir") }
    }

    /// Of any two outputs that differ neither is in the other's way, and one output is in its own.
    @Test func namesThatBeginAlikeAreDifferentOutputs() throws {
        let workshop = try Workshop()
        let host = TemporaryOwner.next().host
        let long = String(repeating: "w", count: 251)
        let names = [
            "wave/", "wave.mp4", "wave.mp4.mov", "wave.mp4.d/", "wave.1/", "wav.mp4", "wave-1/", "wave.\(host)/",
            long + ".mp4", long + ".mov", String(long.dropLast()) + "x.mp4",
            String(repeating: "é", count: 125) + ".mkv",
        ]
        for first in names {
            let output = try OutputFile("\(workshop.path)/\(first)")
            for second in names where second != first { _ = try OutputFile("\(workshop.path)/\(second)") }
            #expect(throws: FlipbookError.self) { _ = try OutputFile("\(workshop.path)/\(first)") }
            _ = output.path
        }
        #expect(try workshop.names() == [])
    }

    @Test(arguments: [100, 101, 200, 236, 255, 256, 300]) func aNameIsAsLongAsTheSystemTakes(_ length: Int) throws {
        let workshop = try Workshop()
        let path = workshop.path + "/" + String(repeating: "n", count: length - 4) + ".mp4"
        if length > 255 {
            #expect { _ = try OutputFile(path) } throws: { "\($0)".contains("too long") }
        } else {
            try OutputFile(path).publish()
            #expect(access(path, F_OK) == 0)
            try OutputFile(String(path.dropLast(4)) + "xxx/").beginFolder()
        }
        #expect(try workshop.names().count == (length > 255 ? 0 : 1))
    }
}
