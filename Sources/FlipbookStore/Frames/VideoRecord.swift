import FlipbookCoding
import FlipbookSystem

/// A video that was made of a store's frames: what tells whether it has to be made again.
package struct VideoRecord: Codable, Hashable, Sendable {
    /// Its absolute path.
    package var output: String
    /// A digest of its frames' keys, in order.
    package var frames: Digest
    /// A digest of how it was encoded.
    package var settings: Digest
    /// A digest of the file.
    package var content: Digest
    /// Its size.
    package var bytes: Int
    /// ffmpeg's name of the encoder that made it.
    package var encoder: String

    /// A video's record of all its parts.
    package init(output: String, frames: Digest, settings: Digest, content: Digest, bytes: Int, encoder: String) {
        self.output = output
        self.frames = frames
        self.settings = settings
        self.content = content
        self.bytes = bytes
        self.encoder = encoder
    }

    /// The file that holds the records of all videos, by their paths.
    static let name = "videos.json"
    /// A file of more bytes is taken for empty.
    fileprivate static let maximumSize = 16 << 20
}

extension FrameStore {
    /// The record of the video at a path; nil where there is none.
    package func videoRecord(of output: String) -> VideoRecord? { videoRecords()[output] }

    /// Notes a video that was made. Of two processes that do so at once, one may be forgotten: its video is then made
    /// once more.
    package func note(_ video: VideoRecord) throws {
        var records = videoRecords()
        records[video.output] = video
        let bytes = Array(try JSONValue(encoding: records).description.utf8)
        let folder = try Directory(directory, create: true)
        try bytes.withBytes { bytes throws(FileError) in
            try folder.publish(bytes, as: VideoRecord.name, through: Self.temporaries)
        }
    }

    private func videoRecords() -> [String: VideoRecord] {
        let bytes = try? Directory.contents(of: VideoRecord.name, in: directory, maximumSize: VideoRecord.maximumSize)
        return bytes.flatMap { JSONValue(parsing: $0) }.flatMap { try? $0.decode([String: VideoRecord].self) } ?? [:]
    }
}
