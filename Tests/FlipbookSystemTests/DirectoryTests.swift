import FlipbookSystem
import TestSupport
import Testing

@Suite struct DirectoryTests {
    /// A temporary file of this name belongs to a process of a machine with the same name: it stays as it is.
    @Test func aFileOfAnotherProcessStaysAsItIs() throws {
        let folder = try TemporaryFolder()
        let root = try Directory(folder.path)
        let temporaries = try root.directory("tmp", create: true)
        // The names that the next files of this process get, whatever other tests do.
        let parts = TemporaryOwner.next().description.split(separator: "-")
        let number = try #require(parts.last.flatMap { Int($0) })
        let host = parts.dropLast().joined(separator: "-")
        let names = (1...2000).map { "\(host)-\(number + $0).partial" }
        for name in names { try temporaries.newFile(name).finish() }
        #expect(throws: FileError.self) {
            try [UInt8]("new".utf8).withBytes { bytes throws(FileError) in
                try root.publish(bytes, as: "file", through: "tmp")
            }
        }
        #expect(try temporaries.names() == names.sorted())
        #expect(try root.names() == ["tmp"])
    }

    @Test func aFileIsPublishedWholeInPlaceOfAnother() throws {
        let folder = try TemporaryFolder()
        let root = try Directory(folder.path)
        for text in ["first", "second"] {
            try [UInt8](text.utf8).withBytes { bytes throws(FileError) in
                try root.publish(bytes, as: "file", in: "below", through: "tmp")
            }
            #expect(try root.directory("below").file("file").contents() == [UInt8](text.utf8))
        }
        #expect(try root.directory("tmp").names() == [])
        #expect(Directory.names(in: folder("below")) == ["file"] && Directory.names(in: folder("none")) == nil)
    }
}
