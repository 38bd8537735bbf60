/// Reads what ``CanonicalEncoder`` wrote.
///
/// The bytes may come from anywhere: whatever they are, the result is a value or a `DecodingError` that says where in
/// the value the trouble lies, and no memory is taken that the bytes don't fill. A decoder or container that outlives
/// the call throws on use.
///
/// A decoded set or dictionary is filled in the order of the bytes, so that all processes with
/// `SWIFT_DETERMINISTIC_HASHING=1` walk it in the same order.
package struct CanonicalDecoder {
    /// What `init(from:)` finds in `decoder.userInfo`.
    package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// A decoder without user info.
    package init() {}

    /// The value that the bytes hold; they must hold nothing else.
    package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0) }
    }

    /// The value that the bytes hold; they must hold nothing else.
    package func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0) }
    }

    /// The value that the bytes hold; they must hold nothing else.
    package func decode<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value {
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

/// The `Decoder` that a value's `init(from:)` sees: one item.
struct CanonicalValueDecoder: Decoder {
    let source: CanonicalSource
    let item: CanonicalItem
    let codingPath: [any CodingKey]
    let depth: Int

    var userInfo: [CodingUserInfoKey: Any] { source.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try CanonicalKeyedDecoding<Key>(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try CanonicalUnkeyedDecoding(self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func corrupted(_ reason: String) -> DecodingError { CanonicalSource.corrupted(codingPath, reason) }

    func mismatch(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath, debugDescription: "\(item.kind.name) stands where \(type) is expected")
        return item.kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    /// The item as a value, whatever the type.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard depth < canonicalDepthLimit else {
            throw corrupted("values lie more than \(canonicalDepthLimit) deep")
        }
        if let direct = type as? any CanonicallyDecodable.Type,
            let value = try direct.canonicalValue(from: self) as? Value
        {
            return value
        }
        return try Value(from: self)
    }

    /// Makes an array from packed elements; nil where the item is no packed array.
    func packedElements<Elements>(
        code: UInt8, as type: Elements.Type, _ body: (UnsafeRawBufferPointer) -> Elements
    ) throws -> Elements? {
        guard item.kind == .packed else { return nil }
        let elements = try CanonicalPackedItem(self)
        guard elements.code == code else {
            throw DecodingError.typeMismatch(
                type,
                DecodingError.Context(
                    codingPath: codingPath,
                    debugDescription: "an array of other numbers stands where \(type) is expected"))
        }
        return body(UnsafeRawBufferPointer(rebasing: source.bytes[elements.range]))
    }
}

/// Where the elements of a packed item lie.
struct CanonicalPackedItem {
    let code: UInt8
    let range: Range<Int>
    /// What each element is on its own.
    let kind: CanonicalKind
    /// The bytes of each.
    let width: Int

    init(_ decoder: CanonicalValueDecoder) throws {
        let payload = decoder.item.payload
        code = try decoder.source.load(UInt8.self, at: payload.lowerBound, within: payload, path: decoder.codingPath)
        range = payload.lowerBound + 1..<payload.upperBound
        switch code {
        case UInt8.code: (kind, width) = (.natural, 1)
        case UInt16.code: (kind, width) = (.natural, 2)
        case UInt32.code: (kind, width) = (.natural, 4)
        case UInt64.code, UInt.code: (kind, width) = (.natural, 8)
        case Int8.code: (kind, width) = (.integer, 1)
        case Int16.code: (kind, width) = (.integer, 2)
        case Int32.code: (kind, width) = (.integer, 4)
        case Int64.code, Int.code: (kind, width) = (.integer, 8)
        case Float.code: (kind, width) = (.float, 4)
        case Double.code: (kind, width) = (.double, 8)
        default: throw decoder.corrupted("\(code) is not the code of a type of number")
        }
        guard range.count % width == 0 else { throw decoder.corrupted("an array ends in the middle of a number") }
    }

    var count: Int { range.count / width }

    subscript(index: Int) -> CanonicalItem {
        let start = range.lowerBound + index * width
        return CanonicalItem(kind: kind, payload: start..<start + width)
    }
}

extension CanonicalValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { item.kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch item.kind {
        case .true: true
        case .false: false
        default: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard item.kind == .string else { throw mismatch(type) }
        guard item.payload.upperBound <= source.bytes.count else { throw CanonicalSource.ended(codingPath) }
        guard let string = String(validating: source.bytes[item.payload], as: UTF8.self) else {
            throw corrupted("a String is not UTF-8")
        }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard item.kind == .double else { throw mismatch(type) }
        return Double(bitPattern: try payload(UInt64.self))
    }

    func decode(_ type: Float.Type) throws -> Float {
        guard item.kind == .float else { throw mismatch(type) }
        return Float(bitPattern: try payload(UInt32.self))
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try CanonicalValueDecoder(source: source, item: item, codingPath: codingPath, depth: depth + 1).value(type)
    }

    /// Any integer that the type can hold, however wide it was written.
    private func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        let value: Integer? =
            switch (item.kind, item.payload.count) {
            case (.natural, 1): Integer(exactly: try payload(UInt8.self))
            case (.natural, 2): Integer(exactly: try payload(UInt16.self))
            case (.natural, 4): Integer(exactly: try payload(UInt32.self))
            case (.natural, _): Integer(exactly: try payload(UInt64.self))
            case (.integer, 1): Integer(exactly: try payload(Int8.self))
            case (.integer, 2): Integer(exactly: try payload(Int16.self))
            case (.integer, 4): Integer(exactly: try payload(Int32.self))
            case (.integer, _): Integer(exactly: try payload(Int64.self))
            case (.wide, _): Integer(exactly: try payload(Int128.self))
            case (.wideNatural, _): Integer(exactly: try payload(UInt128.self))
            default: throw mismatch(type)
            }
        guard let value else { throw corrupted("an integer does not fit into \(type)") }
        return value
    }

    private func payload<Number: BitwiseCopyable>(_ type: Number.Type) throws -> Number {
        try source.load(type, at: item.payload.lowerBound, within: item.payload, path: codingPath)
    }
}
