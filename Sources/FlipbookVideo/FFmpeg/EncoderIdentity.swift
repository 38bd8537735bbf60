import FlipbookCoding
import FlipbookSystem
import Synchronization

/// Which ffmpeg this is, and which libraries it encodes with: others may encode the same frames to other bytes.
struct EncoderIdentity: Sendable {
    /// A digest of the version that ffmpeg tells, of its program and of its libraries.
    let digest: Digest
    private let files: [String: FileStatus]

    private static let known = Mutex<[String: EncoderIdentity]>([:])
    /// The libraries of ffmpeg itself, and of the encoders whose segments are joined.
    private static let libraries = ["libav", "libsw", "libx264", "libx265", "libSvtAv1", "libvpx"]

    /// The identity of this ffmpeg. Where it is what it was, nothing is read again.
    init(of ffmpeg: FFmpeg) {
        if let known = Self.known.withLock({ $0[ffmpeg.path] }), known.isUnchanged {
            self = known
            return
        }
        var hasher = DigestHasher()
        if let version = try? Command(ffmpeg.path, arguments: ["-version"]).capture() {
            hasher.update(Array(version.output.utf8))
        }
        var files: [String: FileStatus] = [:]
        for path in [ffmpeg.path] + Self.libraries(of: ffmpeg) {
            files[path] = FileStatus(path)
            guard let content = try? Digest(contentsOfFile: path) else { continue }
            hasher.update(Array("\(content)/".utf8))
        }
        (digest, self.files) = (hasher.digest(), files)
        let identity = self
        Self.known.withLock { $0[ffmpeg.path] = identity }
    }

    /// Whether the files are still those that were read.
    var isUnchanged: Bool { files.allSatisfy { path, status in FileStatus(path) == status } }

    /// The paths of the libraries that Linux's loader would load with ffmpeg; none elsewhere, where the version and the program
    /// have to do.
    private static func libraries(of ffmpeg: FFmpeg) -> [String] {
        #if canImport(Glibc)
            var command = Command(ffmpeg.path)
            command.environment["LD_TRACE_LOADED_OBJECTS"] = "1"
            guard let listed = try? command.capture() else { return [] }
            return listed.output.split(whereSeparator: \.isNewline).compactMap { line -> String? in
                // `libx264.so.164 => /lib/x86_64-linux-gnu/libx264.so.164 (0x00007f…)`
                let words = line.split(whereSeparator: \.isWhitespace)
                guard words.count > 2, words[1] == "=>", libraries.contains(where: words[0].hasPrefix) else {
                    return nil
                }
                return String(words[2])
            }.sorted()
        #else
            return []
        #endif
    }
}
