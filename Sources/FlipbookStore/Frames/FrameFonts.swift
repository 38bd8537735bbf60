import FlipbookCoding
import FlipbookPNG
import Synchronization

/// The fonts of one frame that its key knows nothing of: those that no text of the figure had after `setup()`.
///
/// Which they are is known only once the frame is drawn. So the entry names them, and counts for as long as they are the
/// same.
package struct FrameFonts: Hashable, Sendable {
    /// A digest of which fonts were installed: another one might be chosen where others are.
    package var installed: Digest
    /// Digests of the fonts' files, by path.
    package var files: [String: Digest]

    /// The fonts of a frame.
    package init(installed: Digest, files: [String: Digest]) {
        self.installed = installed
        self.files = files
    }

    private static let installedKeyword = "Flipbook fonts"
    private static let fileKeyword = "Flipbook font"

    /// What an entry says of its fonts. A path is kept as its bytes are.
    var texts: [PNG.Text] {
        [PNG.Text(Self.installedKeyword, installed.description)]
            + files.sorted { $0.key < $1.key }.map { path, content in
                let bytes = String(String.UnicodeScalarView(path.utf8.map { Unicode.Scalar($0) }))
                return PNG.Text(Self.fileKeyword, "\(content) \(bytes)")
            }
    }

    /// The fonts that these texts name.
    init?(_ texts: some Collection<PNG.Text>) {
        guard let first = texts.first, first.keyword == Self.installedKeyword, let installed = Digest(first.value)
        else {
            return nil
        }
        var files: [String: Digest] = [:]
        for text in texts.dropFirst() {
            let parts = text.value.split(separator: " ", maxSplits: 1)
            guard text.keyword == Self.fileKeyword, parts.count == 2, let content = Digest(parts[0]) else { return nil }
            let bytes = parts[1].unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            files[String(decoding: bytes, as: UTF8.self)] = content
        }
        self.init(installed: installed, files: files)
    }
}

/// The fonts as they are now, for comparison with those of entries. Each file is read once.
package final class CurrentFonts: Sendable {
    private let installed: Digest
    private let contents = Mutex<[String: Digest?]>([:])

    /// - Parameter installed: a digest of which fonts are installed.
    package init(installed: Digest) { self.installed = installed }

    /// Whether a frame that was drawn with these fonts would be drawn with the same ones now.
    func match(_ fonts: FrameFonts) -> Bool {
        fonts.installed == installed && fonts.files.allSatisfy { path, content in self.content(of: path) == content }
    }

    private func content(of path: String) -> Digest? {
        contents.withLock { contents in
            if let known = contents[path] { return known }
            let content = try? Digest(contentsOfFile: path)
            contents[path] = .some(content)
            return content
        }
    }
}
