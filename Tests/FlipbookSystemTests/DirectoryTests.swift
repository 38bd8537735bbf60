import FlipbookSystem
import TestSupport
import Testing

@Suite struct DirectoryTests {
    /// A temporary file of this name belongs to a process of a machine with the same name: it stays as it is.
    @Test func aFileOfAnotherProcessStaysAsItIs() throws {
        let folder = try TemporaryFolder()
        let root = try Directory(folder.path)
        let temporaries = try root.directory("tmp", create: true)
        let owner = TemporaryOwner.next()
        try temporaries.newFile(owner.fileName).finish()
        #expect(throws: FileError.self) {
            try [UInt8]("new".utf8).withBytes { bytes throws(FileError) in
                try temporaries.publish(bytes, as: "file", in: root, owner: owner)
            }
        }
        #expect(try temporaries.names() == [owner.fileName])
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
