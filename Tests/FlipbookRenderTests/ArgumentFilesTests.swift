import FlipbookCoding
import FlipbookStore
import Foundation
import TestSupport
import Testing

@testable import FlipbookRender

/// Which files arguments for ffmpeg name.
///
/// Row 53 of the faults (`FaultTests/Faults.md`).
struct ArgumentFilesTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder(name)))
    }

    private static let shapes: [@Sendable (String) -> [String]] = [
        { ["-vf", "movie=\($0)[logo];[in][logo]overlay=5:5"] },
        { ["-vf", "subtitles=\($0):force_style='FontSize=20'"] },
        { ["-vf", "subtitles=filename='\($0)'"] },
        { ["-vf", "drawtext=fontfile=\($0):text='x, y'"] },
        { ["-filter_complex_script", $0] },
        { ["-attach", $0] },
        { ["-vf", "lut3d=\($0),scale=-2:720"] },
        { ["-vf", "scale=64:48,drawtext=textfile=\($0),hflip"] },
        { ["-vf", "movie=" + $0.replacing(":", with: "\\\\:").replacing(",", with: "\\,")] },
    ]

    @Test func aFileCountsByItsContentWhereverItIsNamed() throws {
        var generator = Seeded.generator("arguments that name files")
        for name in ["logo.png", "a b.srt", "a,b:c.txt", "long [name] (1).cube", "é.srt"] {
            for shape in Self.shapes {
                let arguments = shape(folder(name))
                try write("one", name)
                let first = ArgumentFiles(arguments).digests
                #expect(first == [Digest(of: Array("one".utf8))], "\(arguments)")
                #expect(ArgumentFiles(arguments).digests == first)
                // Another content of the same size and time.
                let dates = try FileManager.default.attributesOfItem(atPath: folder(name))
                try write(["two", "six", "ten"].randomElement(using: &generator) ?? "", name)
                try FileManager.default.setAttributes(
                    [.modificationDate: dates[.modificationDate] as Any], ofItemAtPath: folder(name))
                #expect(ArgumentFiles(arguments).digests != first, "\(arguments)")
                try FileManager.default.removeItem(atPath: folder(name))
                #expect(ArgumentFiles(arguments).digests.isEmpty)
            }
        }
    }

    @Test func foldersAndNumberedPicturesCountByTheirFiles() throws {
        try FileManager.default.createDirectory(atPath: folder("fonts"), withIntermediateDirectories: true)
        try write("1", "fonts/001.png")
        for argument in ["subtitles=a.srt:fontsdir=\(folder("fonts"))", "movie=\(folder("fonts"))/%03d.png"] {
            let first = ArgumentFiles(["-vf", argument]).digests
            #expect(first.count == 1)
            #expect(ArgumentFiles(["-vf", argument]).digests == first)
            try write("22", "fonts/002.png")
            #expect(ArgumentFiles(["-vf", argument]).digests != first, "\(argument)")
            try FileManager.default.removeItem(atPath: folder("fonts/002.png"))
        }
    }

    @Test func whatNamesNoFileCostsNothing() {
        for arguments in [
            [], ["-tune", "film"], ["-metadata", "title=100%, ../ . 1/2"],
            ["-vf", String(repeating: "a:", count: 2000)],
        ] { #expect(ArgumentFiles(arguments).digests.isEmpty) }
        #expect(ArgumentFiles(["-vf", "movie=/dev/zero", "/dev/stdin"]).digests.isEmpty)
    }
}
