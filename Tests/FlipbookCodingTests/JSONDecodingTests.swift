import FlipbookCoding
import FlipbookSystem
import Foundation
import Testing

@Suite struct JSONDecodingTests {
    private struct Point: Codable, Equatable {
        enum Kind: String, Codable { case near, far }
        struct Place: Codable, Equatable { var x, y: Double }
        var place: Place
        var sizes: [Double]
        var count: UInt8
        var kind: Kind
        var note: String?
        var tags: [String: Int]
        var on: Bool
    }

    private func decode<Value: Decodable>(_ text: String, as type: Value.Type) throws -> Value {
        try #require(JSONValue(parsing: Array(text.utf8))).decode(type)
    }

    private let point = """
        {"place": {"x": 1, "y": 2.5}, "sizes": [1, 2.5, -3e2], "count": 7, "kind": "far", "tags": {"a": 1}, "on": true, "more": 0}
        """

    @Test func asFoundationDoes() throws {
        let value = try decode(point, as: Point.self)
        #expect(try value == JSONDecoder().decode(Point.self, from: Data(point.utf8)))
        #expect(value.note == nil && value.sizes == [1, 2.5, -300])
        #expect(try decode("[[1, 2], []]", as: [[Int]].self) == [[1, 2], []])
        #expect(try decode("3", as: Double.self) == 3 && decode("3.0", as: Int.self) == 3)
        #expect(try decode("18446744073709551615", as: Double.self) == 18_446_744_073_709_551_616)
        #expect(try decode("[null, 1]", as: [Int?].self) == [nil, 1])
    }

    /// What Python's `json.dumps` writes for them.
    @Test func numbersThatAreNone() throws {
        let values = try decode("[NaN, Infinity, -Infinity]", as: [Double].self)
        #expect(values[0].isNaN && values[1] == .infinity && values[2] == -.infinity)
    }

    @Test(arguments: [
        (#""x": 1"#, #""x": "one""#, "`place.x`: a string stands where Double is expected"),
        (#""y": 2.5"#, #""z": 2.5"#, "`place.y`: there is no such value"),
        ("-3e2", "null", "`sizes[2]`: null stands where Double is expected"),
        (": 7", ": 300", "`count`: 300 doesn't fit into UInt8"),
        (": 7", ": 7.5", "`count`: 7.5 doesn't fit into UInt8"),
        ("far", "middle", "`kind`: "), (#"{"a": 1}"#, "[1]", "`tags`: an array stands where an object is expected"),
        ("true", "1", "`on`: a number stands where Bool is expected"),
    ])
    func mistakesAreNamedByField(_ good: String, _ bad: String, _ message: String) throws {
        let error = try #require(throws: DecodingError.self) {
            try decode(point.replacing(good, with: bad), as: Point.self)
        }
        #expect(error.inWords.hasPrefix(message), "\(error.inWords)")
    }

    @Test func linesAreReadOneByOne() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID()).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        // The long line is larger than what is read at once.
        let long = "[" + [String](repeating: "1.25", count: 200_000).joined(separator: ",") + "]"
        try Data("\u{FEFF}1\r\n\n  \n\(long)\n{\"a\":2}".utf8).write(to: URL(fileURLWithPath: path))
        let reader = try JSONLineReader(path: path)
        #expect(reader.isRegular)
        let lines = try (0..<3).map { _ in try #require(try reader.next()) }
        #expect(lines.map(\.number) == [1, 4, 5])
        #expect(try lines[1].value.decode([Double].self).count == 200_000)
        #expect(lines[2].value["a"] == 2)
        #expect(try reader.next() == nil)

        try Data("1\n{\n".utf8).write(to: URL(fileURLWithPath: path))
        let broken = try JSONLineReader(path: path)
        _ = try broken.next()
        let error = try #require(throws: FileError.self) { try broken.next() }
        #expect(error.description.contains("\(path), line 2"))
        #expect(throws: FileError.self) { try JSONLineReader(path: path + ".none") }
    }
}
