import FlipbookCoding
import FlipbookSystem

/// Which ffmpeg this is, and which libraries it encodes with: others may encode the same frames to other bytes.
struct EncoderIdentity: Sendable {
    /// A digest of its program and of its libraries; where the loader tells of none, of the version that ffmpeg tells, too.
    let digest: Digest
    private let files: [String: FileStatus]

    /// By ffmpeg's path; nil where a thread is finding it out.
    private static let known = Monitor<[String: EncoderIdentity?]>([:])
    /// The libraries of ffmpeg itself, and of the encoders whose segments are joined.
    private static let libraries = ["libav", "libsw", "libx264", "libx265", "libSvtAv1", "libvpx"]

    /// The identity of this ffmpeg. Where it is what it was, nothing is read again.
    init(of ffmpeg: FFmpeg) {
        let known = Self.known.wait { table -> EncoderIdentity?? in
            let entry = table[ffmpeg.path]
            if case .some(nil) = entry { return nil }
            if case .some(let known?) = entry, known.isUnchanged { return known }
            table[ffmpeg.path] = .some(nil)
            return .some(nil)
        }
        if let known {
            self = known
            return
        }
        var hasher = DigestHasher()
        let libraries = Self.libraries(of: ffmpeg)
        if libraries.isEmpty, let version = try? Command(ffmpeg.path, arguments: ["-version"]).capture() {
            hasher.update(Array(version.output.utf8))
        }
        var files: [String: FileStatus] = [:]
        for path in [ffmpeg.path] + libraries {
            files[path] = FileStatus(path)
            guard let content = try? Digest(contentsOfFile: path) else { continue }
            hasher.update(Array("\(content)/".utf8))
        }
        (digest, self.files) = (hasher.digest(), files)
        let identity = self
        Self.known.withLock { $0[ffmpeg.path] = identity }
    }

    /// Finds it out in a thread of its own, so that nobody has to wait for it later.
    static func find(of ffmpeg: FFmpeg) {
        (try? WorkThread { _ = EncoderIdentity(of: ffmpeg) })?.detach()
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
