/// Reads what ``CanonicalEncoder`` wrote.
///
/// The bytes may come from anywhere: whatever they are, the result is a value or a `DecodingError` that says where in
/// the value the trouble lies, and no memory is taken that the bytes don't fill. A decoder or container that outlives
/// the call throws on use.
///
/// A decoded set or dictionary is filled in the order of the bytes, so that all processes with
/// `SWIFT_DETERMINISTIC_HASHING=1` walk it in the same order.
public struct CanonicalDecoder {
    /// What `init(from:)` finds in `decoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// A decoder without user info.
    public init() {}

    /// The value that the bytes hold; they must hold nothing else.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0) }
    }

    /// The value that the bytes hold; they must hold nothing else.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0) }
    }

    /// The value that the bytes hold; they must hold nothing else.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value {
        let source = CanonicalSource(bytes: bytes, userInfo: userInfo)
        defer { source.bytes = UnsafeRawBufferPointer(start: nil, count: 0) }
        let item = try source.item(in: 0..<bytes.count, path: [])
        let decoder = CanonicalValueDecoder(source: source, item: item, codingPath: [], depth: 0)
        guard item.payload.upperBound == bytes.count else { throw decoder.corrupted("bytes follow the value") }
        return try decoder.value(type)
    }
}

/// An item in the bytes: its kind, and where its payload lies (without the size before it).
struct CanonicalItem {
    var kind: CanonicalKind
    var payload: Range<Int>

    static let null = CanonicalItem(kind: .null, payload: 0..<0)
}

/// The bytes that are decoded, while they are.
final class CanonicalSource {
    var bytes: UnsafeRawBufferPointer
    let userInfo: [CodingUserInfoKey: any Sendable]

    init(bytes: UnsafeRawBufferPointer, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.bytes = bytes
        self.userInfo = userInfo
    }

    /// A number that begins at `offset` and must end within `range`.
    func load<Number: BitwiseCopyable>(
        _ type: Number.Type, at offset: Int, within range: Range<Int>, path: [any CodingKey]
    ) throws -> Number {
        guard offset >= range.lowerBound, range.upperBound <= bytes.count,
            MemoryLayout<Number>.size <= range.upperBound - offset
        else { throw Self.ended(path) }
        return bytes.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// The item at the start of `range`.
    func item(in range: Range<Int>, path: [any CodingKey]) throws -> CanonicalItem {
        let code = try load(UInt8.self, at: range.lowerBound, within: range, path: path)
        guard let kind = CanonicalKind(rawValue: code) else {
            throw Self.corrupted(path, "\(code) stands where a value should begin")
        }
        var start = range.lowerBound + 1
        let size: Int
        if let fixed = kind.fixedSize {
            size = fixed
        } else {
            size = Int(clamping: try load(UInt64.self, at: start, within: range, path: path))
            start += 8
        }
        guard size <= range.upperBound - start else { throw Self.ended(path) }
        return CanonicalItem(kind: kind, payload: start..<start + size)
    }

    static func ended(_ path: [any CodingKey]) -> DecodingError {
        corrupted(path, "the bytes end in the middle of a value")
    }

    static func corrupted(_ path: [any CodingKey], _ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: path, debugDescription: reason))
    }
}
