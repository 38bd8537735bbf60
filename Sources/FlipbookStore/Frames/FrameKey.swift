import FlipbookCoding
import FlipbookPixels

/// What an entry of the store is found by: a digest over everything that the pixels of one frame depend on.
package struct FrameKey: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The digest itself.
    package let digest: Digest

    /// The key of one frame.
    ///
    /// - Parameters:
    ///   - animation: the digest of what all frames of the animation depend on: see ``Recipe/digest()``.
    ///   - frame: the frame's index, 0 or more.
    ///   - parameters: the frame's parameters as ``CanonicalEncoder`` writes them.
    package init(animation: Digest, frame: Int, parameters: [UInt8]) {
        var hasher = DigestHasher()
        for number in [animation.high, animation.low, UInt64(bitPattern: Int64(frame))] {
            withUnsafeBytes(of: number.littleEndian) { hasher.update($0) }
        }
        hasher.update(parameters)
        digest = hasher.digest()
    }

    /// The key of a draft: a smaller picture of the frame that has this key.
    package init(draftOf frame: FrameKey) { digest = Digest(of: Array("draft of \(frame)".utf8)) }

    /// The key whose ``description`` this is; nil where it isn't one.
    package init?(_ text: some StringProtocol) {
        guard let digest = Digest(text) else { return nil }
        self.digest = digest
    }

    /// 32 hexadecimal digits: the entry is the file `ab/KEY.png`, `ab` being the first two.
    package var description: String { digest.description }
}

/// The size and the kind of a frame's pixels.
package struct FrameShape: Hashable, Sendable, CustomStringConvertible {
    /// Columns, in pixels.
    package var width: Int
    /// Rows, in pixels.
    package var height: Int
    /// Whether the pixels are opaque or have an alpha channel.
    package var format: PixelBuffer.Format

    /// A shape of all its parts.
    package init(width: Int, height: Int, format: PixelBuffer.Format) {
        self.width = width
        self.height = height
        self.format = format
    }

    /// `640x480`, or `640x480 with alpha`.
    package var description: String { "\(width)x\(height)\(format == .opaque ? "" : " with alpha")" }
}
