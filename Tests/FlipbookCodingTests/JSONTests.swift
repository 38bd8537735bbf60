import FlipbookCoding
import Foundation
import TestSupport
import Testing

@Suite struct JSONTests {
    private func random(_ generator: inout Seeded, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .integer(.random(in: .min ... .max, using: &generator))
        case 3: return .number(.random(in: -1e9...1e9, using: &generator))
        case 4:
            let scalars = ["a", "é", "\"", "\\", "\n", "/", "\u{1F600}", "\u{1}", "\0"]
            return .string((0..<6).map { _ in scalars.randomElement(using: &generator) ?? "" }.joined())
        case 5: return .array((0..<3).map { _ in random(&generator, depth: depth - 1) })
        default:
            return .object((0..<3).map { .init("n\($0)", random(&generator, depth: depth - 1)) })
        }
    }

    @Test(arguments: 0..<100)
    func whatIsWrittenIsReadBackByUsAndByFoundation(seed: UInt64) throws {
        var generator = Seeded(seed)
        let value = random(&generator, depth: 4)
        let text = value.description
        #expect(!text.contains("\n"))
        #expect(JSONValue(parsing: Array(text.utf8)) == value)
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    @Test func membersKeepTheirOrderAndNumbersTheirKind() {
        let value: JSONValue = ["event": "frame", "a": [1, 2.5, nil, true], "b": ["c": "d"]]
        #expect(value.description == #"{"event":"frame","a":[1,2.5,null,true],"b":{"c":"d"}}"#)
        #expect(value["b"]?["c"]?.string == "d")
        #expect(value["none"] == nil)
        #expect(JSONValue.number(.nan).description == "null")
        #expect(JSONValue(parsing: Array("3".utf8))?.number == 3)
    }

    @Test(arguments: [
        "", "{", "{\"a\":}", "[1,]", "{\"a\":1} x", "nul", "\"\\x\"", "'a'", "{a:1}", "1 2", "[\u{0}]",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(JSONValue(parsing: Array(text.utf8)) == nil)
    }

    @Test func bytesThatAreNoUTF8AndEndlessDepthAreRefused() {
        #expect(JSONValue(parsing: [0x22, 0xFF, 0xFE, 0x22]) == nil)
        #expect(JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 100_000)) == nil)
    }

    @Test func unreadableLinesAndATornTailAreSkipped() throws {
        let folder = try TemporaryFolder()
        func values(_ text: String) throws -> [JSONValue] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder("lines")))
            let reader = try JSONLineReader(path: folder("lines"))
            return Array(AnyIterator { reader.nextReadable() })
        }
        #expect(try values("{\"a\":1}\n\nnonsense\n[2]\n{\"torn\":") == [["a": 1], [2]])
        #expect(try values("") == [])
        #expect(try values("[1]") == [[1]])
    }
}
