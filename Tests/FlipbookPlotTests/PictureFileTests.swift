import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

/// JPEG files as pictures. The bytes were written, and the colours read, by Pillow.
@Suite struct PictureFileTests {
    private static let colours =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoK"
        + "CgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
        + "CgoKCgoKCgr/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
        + "FgEBAQEAAAAAAAAAAAAAAAAACggJ/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8Ai9Kbfw4EABtv/9k="
    private static let progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU"
        + "FRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
        + "FBQUFBQUFBT/wgARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/"
        + "2gAMAwEAAhADEAAAAc5phyj/AP/EABQQAQAAAAAAAAAAAAAAAAAAABD/2gAIAQEAAQUCP//EABgRAAIDAAAAAAAAAAAAAAAAAAAH"
        + "RIPC/9oACAEDAQE/AW3Bswf/xAAYEQACAwAAAAAAAAAAAAAAAAAABkSCwv/aAAgBAgEBPwFFk10f/8QAFBABAAAAAAAAAAAAAAAA"
        + "AAAAEP/aAAgBAQAGPwI//8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQABPyE//9oADAMBAAIAAwAAABCH/8QAFBEBAAAAAAAA"
        + "AAAAAAAAAAAAAP/aAAgBAwEBPxAf/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPxAf/8QAFBABAAAAAAAAAAAAAAAAAAAA"
        + "EP/aAAgBAQABPxA//9k="
    private static let gray =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoK"
        + "CgoKBggLDAsKDAkKCgr/wAALCAAIABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAI"
        + "AQEAAD8AP+ZA/9k="
    private static let cmyk =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
        + "FQwPFxgWFBgSFBUU/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIB"
        + "AwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZH"
        + "SElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV"
        + "1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9U6/Kqvyqr9U6/lXr9Va/qoor/9k="

    private func bytes(_ base64: String) throws -> Data { try #require(Data(base64Encoded: base64)) }

    private func read(_ data: Data) throws -> Raster {
        let folder = try TemporaryFolder()
        let path = folder("picture.jpg")
        try data.write(to: URL(fileURLWithPath: path))
        return try Raster(contentsOf: path)
    }

    @Test func everyKindOfJPEGIsRead() throws {
        let kinds: [(base64: String, left: [Int], right: [Int])] = [
            (Self.colours, [254, 0, 0], [0, 128, 255]), (Self.progressive, [254, 0, 2], [0, 129, 253]),
            (Self.gray, [0, 0, 0], [200, 200, 200]),
        ]
        for (base64, left, right) in kinds {
            let picture = try read(bytes(base64))
            #expect(picture.width == 16 && picture.height == 8)
            for (column, expected) in [(0, left), (15, right)] {
                let pixel = picture.pixels[16 * 3 + column]
                #expect(pixel >> 24 == 255)
                let parts = [16, 8, 0].map { Int(pixel >> UInt32($0) & 255) }
                // Decoders round in their own ways.
                #expect(zip(parts, expected).allSatisfy { abs($0 - $1) <= 2 }, "\(parts) for \(expected)")
            }
        }
    }

    @Test func aJPEGThatCannotBeReadIsAnError() throws {
        let whole = try bytes(Self.colours)
        let bad: [(data: Data, word: String)] = [
            (try bytes(Self.cmyk), "CMYK"), (whole.prefix(whole.count / 2), "JPEG"), (whole.prefix(3), "JPEG"),
            (whole.prefix(whole.count - 20), "JPEG"),
        ]
        for (data, word) in bad {
            let error = #expect(throws: PlotError.self) { try read(data) }
            #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
            #expect(error?.description.contains("picture.jpg") == true)
        }
        // Pictures of 65500x65500 and 8192x8192 that aren't there.
        for (side, word) in [(65500, "too large"), (8192, "161 bytes can't hold")] {
            var large = [UInt8](try bytes(Self.gray))
            let header = try #require(large.indices.first { large[$0...].starts(with: [0xff, 0xc0]) })
            for offset in [5, 7] {
                (large[header + offset], large[header + offset + 1]) = (UInt8(side >> 8), UInt8(side & 255))
            }
            let error = #expect(throws: PlotError.self) { try read(Data(large)) }
            #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
        }
    }
}
