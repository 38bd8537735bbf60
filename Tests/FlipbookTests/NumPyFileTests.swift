import Flipbook
import FlipbookSystem
import Foundation
import Testing

@Suite struct NumPyFileTests {
    @Test func aFileIsWrittenAndRead() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "array-\(UUID()).npy").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let array = try NumPyArray(Grid(rows: 3, columns: 2) { Double($0 - $1) })
        try array.save(path, as: .int8)
        #expect(try NumPyArray(contentsOf: path) == array)
        let error = try #require(throws: PlotError.self) { try NumPyArray([0.5]).save(path, as: .int8) }
        #expect(error.description.contains(path))
        #expect(try NumPyArray(contentsOf: path) == array)
        try Data("text".utf8).write(to: URL(fileURLWithPath: path))
        #expect(
            try #require(throws: PlotError.self) { try NumPyArray(contentsOf: path) }.description.contains(path))
    }

    @Test func aFileThatIsNotThereIsAnError() throws {
        let path = "/no/such/folder/array.npy"
        #expect(
            try #require(throws: PlotError.self) { try NumPyArray(contentsOf: path) }.description.contains(path))
        #expect(try #require(throws: PlotError.self) { try NumPyArray([1]).save(path) }.description.contains(path))
    }
}
