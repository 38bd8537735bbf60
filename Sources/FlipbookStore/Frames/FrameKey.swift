import FlipbookCoding

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

    /// The key whose ``description`` this is; nil where it isn't one.
    package init?(_ text: some StringProtocol) {
        guard let digest = Digest(text) else { return nil }
        self.digest = digest
    }

    /// 32 hexadecimal digits: the entry is the file `ab/KEY.png`, `ab` being the first two.
    package var description: String { digest.description }
}
