import CFlipbookXXHash
import FlipbookSystem

/// A fingerprint of bytes: XXH3 with 128 bits.
///
/// It tells apart what differs by accident; it is not made to withstand somebody who wants two things to collide.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The upper half.
    package let high: UInt64
    /// The lower half.
    package let low: UInt64

    init(_ hash: XXH128_hash_t) {
        high = hash.high64
        low = hash.low64
    }

    /// The digest of these two halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The digest of these bytes. 20 GB/s or so.
    package init(of bytes: UnsafeRawBufferPointer) {
        self.init(XXH3_128bits(bytes.baseAddress, bytes.count))
    }

    /// The digest of these bytes.
    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }

    /// The digest whose ``description`` this is; nil where it isn't one: 32 digits in lower case.
    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 32, digits.allSatisfy(Self.isDigit),
            let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
            let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
        else { return nil }
        self.high = high
        self.low = low
    }

    /// 32 hexadecimal digits in lower case.
    package var description: String { Self.hex(high) + Self.hex(low) }

    /// In the order of their digits.
    package static func < (left: Digest, right: Digest) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    package static func isDigit(_ character: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(character)
    }

    private static func hex(_ half: UInt64) -> String {
        let digits = String(half, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// A digest is coded as its text.
extension Digest: Codable {
    /// Reads the text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a digest has 32 hexadecimal digits in lower case")
        }
        self = digest
    }

    /// Writes the text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A ``Digest`` of digests, whatever their order.
package struct DigestSum: Sendable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    private var count: UInt64 = 0

    /// The sum of none.
    package init() {}

    /// Takes one more in.
    package mutating func add(_ digest: Digest) {
        high &+= digest.high
        low &+= digest.low
        count &+= 1
    }

    /// The digest of all so far; more may follow.
    package var digest: Digest {
        withUnsafeBytes(of: (high.littleEndian, low.littleEndian, count.littleEndian)) { Digest(of: $0) }
    }
}

/// Makes a ``Digest`` of bytes that come in pieces; where one piece ends makes no difference.
package struct DigestHasher: ~Copyable {
    private let state: OpaquePointer

    /// A hasher that has seen nothing.
    package init() {
        guard let state = XXH3_createState() else { preconditionFailure("no memory is left for a hash state") }
        self.state = state
        XXH3_128bits_reset(state)
    }

    deinit { XXH3_freeState(state) }

    /// Takes in more bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 0 else { return }
        XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }

    /// Takes in more bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of everything so far; more may follow.
    package func digest() -> Digest { Digest(XXH3_128bits_digest(state)) }
}

extension Digest {
    /// The digest of a file's content, or of those of all files in a folder and their names; folders in it don't count.
    package init(contentsOfFileOrFolder path: String) throws(FileError) {
        guard let folder = try? Directory(path) else {
            self = try Digest(contentsOfFile: path)
            return
        }
        var hasher = DigestHasher()
        for name in try folder.names().sorted() {
            guard let content = try? Digest(contentsOfFile: "\(path)/\(name)") else { continue }
            hasher.update(Array("\(name)/\(content)/".utf8))
        }
        self = hasher.digest()
    }

    /// The digest of a file's content, read in pieces.
    package init(contentsOfFile path: String) throws(FileError) {
        let file = try File(opening: path)
        var hasher = DigestHasher()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { piece.deallocate() }
        while true {
            let count = try file.read(into: piece)
            if count == 0 { break }
            hasher.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        self = hasher.digest()
    }
}
