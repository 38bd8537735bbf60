import FlipbookCoding
import FlipbookSystem

/// What a segment of a video is found by: a digest over everything that its bytes depend on, the keys of its frames and how
/// they are encoded.
package struct SegmentKey: Hashable, Sendable, CustomStringConvertible {
    /// The digest itself.
    package let digest: Digest

    /// The key of this digest.
    package init(_ digest: Digest) { self.digest = digest }

    /// The key whose ``description`` this is; nil where it isn't one.
    package init?(_ text: some StringProtocol) {
        guard let digest = Digest(text) else { return nil }
        self.digest = digest
    }

    /// 32 hexadecimal digits: the name of the segment's file.
    package var description: String { digest.description }
}

/// The encoded segments of one animation's videos, in the folder `segments` of its store: each the file `segments/KEY`.
///
/// A segment is a whole video of its own, MP4 or MOV, with a box at its end that a player passes over and that holds a
/// ``Segment``: what was counted in it, and a digest of all before. It is written by ffmpeg to a temporary file, which is
/// then renamed, and is checked whenever it is used.
package struct SegmentStore: Sendable {
    /// The folder of the animation's frames and segments.
    private let directory: String

    /// The segments of the animation whose frames are in this store.
    package init(of frames: FrameStore) { directory = frames.directory }

    /// The name of the folder.
    static let folder = "segments"

    /// The path of a segment, whether it is there or not.
    package func path(of key: SegmentKey) -> String { "\(directory)/\(Self.folder)/\(key)" }

    /// What ``check(_:)`` finds.
    package enum Entry: Hashable, Sendable {
        /// There is none.
        case missing
        /// It is there, and every byte of it is as it was written.
        case whole(Segment)
        /// It is there, and can't be used, for this reason.
        case damaged(String)
    }

    /// Whether a segment can be used: reads all of it. Some 5 GB/s, or the speed of the disk.
    ///
    /// - Throws: ``FileError`` where the store can't be read at all, for want of permission or descriptors, say.
    package func check(_ key: SegmentKey) throws(FileError) -> Entry {
        do throws(FileError) {
            let file = try Directory(directory).directory(Self.folder).file(key.description)
            let size = try file.size() - Segment.boxSize
            guard size > 0 else { return .damaged("it is too short") }
            var hasher = DigestHasher()
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
            defer { piece.deallocate() }
            var rest = size
            while rest > 0 {
                let wanted = UnsafeMutableRawBufferPointer(rebasing: piece[..<min(rest, piece.count)])
                guard try file.read(into: wanted) == wanted.count else { return .damaged("it is cut short") }
                hasher.update(UnsafeRawBufferPointer(wanted))
                rest -= wanted.count
            }
            let box = UnsafeMutableRawBufferPointer(rebasing: piece[..<Segment.boxSize])
            guard try file.read(into: box) == box.count, let (segment, owner) = Segment.parse(Array(box)) else {
                return .damaged("it does not end as a segment does")
            }
            guard owner == key else { return .damaged("it says that it has another key") }
            guard segment.bytes == size, segment.content == hasher.digest() else {
                return .damaged("its bytes are not those that were written")
            }
            return .whole(segment)
        } catch {
            switch error.code {
            case .missing: return .missing
            case .damaged: return .damaged(error.description)
            default: throw error
            }
        }
    }

    /// A path that nothing else has, for a segment that is being encoded. The folder is there then.
    package func temporaryPath() throws(FileError) -> String {
        _ = try Directory(directory, create: true).directory(FrameStore.temporaries, create: true)
        return "\(directory)/\(FrameStore.temporaries)/\(TemporaryOwner.next().fileName)"
    }

    /// Puts a segment that lies at a ``temporaryPath()`` into the store, in place of what is there under this key.
    ///
    /// - Parameters:
    ///   - frames: how many it holds, counted in the file.
    ///   - header: a digest of what its decoder is configured with: see ``Segment/header``.
    /// - Returns: what is known of it.
    /// - Throws: ``FileError``; the temporary file is gone then.
    @discardableResult
    package func publish(
        _ temporaryPath: String, as key: SegmentKey, frames: Int, header: Digest
    ) throws(FileError) -> Segment {
        defer { unlink(temporaryPath) }
        let content = try Digest(contentsOfFile: temporaryPath)
        let file = try File(opening: temporaryPath, flags: O_WRONLY | O_APPEND)
        let segment = Segment(frames: frames, bytes: try file.size(), content: content, header: header)
        try file.write(segment.box(key))
        try file.finish()
        let root = try Directory(directory)
        if root.hasOther(thanFolder: Self.folder) { try root.moveAside(Self.folder) }
        let folder = try root.directory(Self.folder, create: true)
        if folder.hasFolder(key.description) { try folder.moveAside(key.description) }
        let (_, name) = OutputPath.split(temporaryPath)
        try root.directory(FrameStore.temporaries).move(name, to: folder, as: key.description)
        return segment
    }

    /// Removes a segment; none there is no error.
    package func remove(_ key: SegmentKey) throws(FileError) {
        do throws(FileError) {
            try Directory(directory).directory(Self.folder).remove(key.description)
        } catch  where error.code == .missing {}
    }
}

/// What is known of a segment without decoding it.
package struct Segment: Hashable, Sendable {
    /// How many frames it holds.
    package var frames: Int
    /// The size of the video in bytes, without the box at its end.
    package var bytes: Int
    /// A digest of these bytes.
    package var content: Digest
    /// A digest of what its decoder is configured with: segments that are joined must have the same.
    package var header: Digest

    /// The size of the box: length, type, a mark, the key, the header's digest, the content's, the size and the frames.
    static let boxSize = 8 + 16 + 3 * 16 + 2 * 8
    /// 16 bytes.
    private static let mark = Array("Flipbook segment".utf8)

    /// A box of the type `free`, which players pass over.
    func box(_ key: SegmentKey) -> [UInt8] {
        var box = Self.bigEndian(UInt32(Self.boxSize)) + Array("free".utf8) + Self.mark
        for digest in [key.digest, header, content] {
            box += Self.bigEndian(digest.high) + Self.bigEndian(digest.low)
        }
        return box + Self.bigEndian(UInt64(bytes)) + Self.bigEndian(UInt64(frames))
    }

    /// What a box says, and of which segment; nil where it isn't one.
    static func parse(_ box: [UInt8]) -> (Segment, SegmentKey)? {
        guard box.count == boxSize, box.starts(with: bigEndian(UInt32(boxSize)) + Array("free".utf8) + mark) else {
            return nil
        }
        let numbers = stride(from: 24, to: boxSize, by: 8).map { start in
            box[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        let digests = (0..<3).map { Digest(high: numbers[2 * $0], low: numbers[2 * $0 + 1]) }
        guard let bytes = Int(exactly: numbers[6]), let frames = Int(exactly: numbers[7]) else { return nil }
        return (
            Segment(frames: frames, bytes: bytes, content: digests[2], header: digests[1]), SegmentKey(digests[0])
        )
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
