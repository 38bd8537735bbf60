import FlipbookCoding
import FlipbookSystem

/// What an MP4 or MOV file of one video says of itself: ISO/IEC 14496-12, the tables `stsz`, `stts` and `stsd`.
struct MovieFile {
    /// How many frames it holds.
    let frames: Int
    /// Whether each frame stays as long as every other.
    let isEven: Bool
    /// A digest of what its decoder is configured with.
    let header: Digest

    /// Reads the tables; nil where there are none.
    init?(_ path: String) throws(FileError) {
        let file = try File(opening: path)
        let size = try file.size()
        var offset = 0
        // The boxes of the file, one behind the other: the tables are in the one called `moov`.
        while offset + 8 <= size {
            var head = try file.bytes(16, at: offset)
            guard let box = Box(&head) else { return nil }
            if box.type == "moov" {
                guard box.size <= size - offset, let found = Self.tables(try file.bytes(box.size, at: offset)[...])
                else {
                    return nil
                }
                (frames, isEven, header) = found
                return
            }
            guard box.size >= 8 else { return nil }
            offset += box.size
        }
        return nil
    }

    private static func tables(_ movie: ArraySlice<UInt8>) -> (frames: Int, isEven: Bool, header: Digest)? {
        var table = movie
        for type in ["moov", "trak", "mdia", "minf", "stbl"] {
            guard let inner = content(of: type, in: table) else { return nil }
            table = inner
        }
        guard let sizes = content(of: "stsz", in: table), sizes.count >= 12,
            let times = content(of: "stts", in: table), times.count >= 8,
            let descriptions = content(of: "stsd", in: table), descriptions.count > 8
        else { return nil }
        let frames = number(sizes, at: 8)
        let runs = number(times, at: 4)
        guard times.count >= 8 + 8 * runs else { return nil }
        let durations = Set((0..<runs).map { number(times, at: 8 + 8 * $0 + 4) })
        // The first description: what all videos have, 78 bytes, and then boxes, one of which configures the decoder. That of
        // the bit rate differs from segment to segment.
        var entry = descriptions.dropFirst(8)
        guard let box = Box(&entry), entry.count >= 78 else { return nil }
        var hasher = DigestHasher()
        hasher.update(Array(box.type.utf8) + Array(entry.prefix(78)))
        var rest = entry.dropFirst(78)
        while rest.count >= 8 {
            let whole = rest
            guard let box = Box(&rest), box.size >= 8, box.size <= whole.count else { break }
            if box.type != "btrt" { hasher.update(Array(whole.prefix(box.size))) }
            rest = whole.dropFirst(box.size)
        }
        return (frames, durations.count <= 1, hasher.digest())
    }

    /// The content of the first box of a type.
    private static func content(of type: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = bytes
        while rest.count >= 8 {
            let whole = rest
            guard let box = Box(&rest), box.size >= 8, box.size <= whole.count else { return nil }
            if box.type == type { return whole.prefix(box.size).dropFirst(whole.count - rest.count) }
            rest = whole.dropFirst(box.size)
        }
        return nil
    }

    fileprivate static func number(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int {
        bytes.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The head of a box.
    private struct Box {
        let type: String
        /// Of the whole box, its head included.
        let size: Int

        /// Takes the head from the front of the bytes.
        init?(_ bytes: inout ArraySlice<UInt8>) {
            guard bytes.count >= 8 else { return nil }
            var size = MovieFile.number(bytes, at: 0)
            type = String(decoding: bytes.dropFirst(4).prefix(4), as: UTF8.self)
            bytes = bytes.dropFirst(8)
            if size == 1 {
                // A large box has its size behind its type.
                guard bytes.count >= 8, MovieFile.number(bytes, at: 0) < 1 << 30 else { return nil }
                size = MovieFile.number(bytes, at: 0) << 32 | MovieFile.number(bytes, at: 4)
                bytes = bytes.dropFirst(8)
            }
            self.size = size
        }

        init?(_ bytes: inout [UInt8]) {
            var slice = bytes[...]
            self.init(&slice)
        }
    }
}
