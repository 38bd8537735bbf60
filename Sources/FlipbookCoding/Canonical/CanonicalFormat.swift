#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The kinds of item in the canonical coding, as the byte that an item starts with.
///
/// An item is a kind and a payload. A scalar's payload has a fixed size. All others begin with the payload's size as
/// eight bytes, so that an item is stepped over without looking inside. Numbers are little-endian.
///
///     null, false, true       —
///     integer, natural        8 bytes, signed and unsigned
///     float, double           4 and 8 bytes, the bit pattern
///     wide, wideNatural       16 bytes
///     string                  size, UTF-8
///     packed                  size, a ``CanonicalElement`` code, the elements as they lie in memory
///     list, set               size, count (8 bytes), items; a set's in the order of their bytes
///     dictionary              size, count (8 bytes), keys and values in turn, in the order of the keys' bytes
///     keyed                   size, count (8 bytes), names (string items) and values in turn, in the order of the
///                             names' UTF-8
enum CanonicalKind: UInt8 {
    case null = 0
    case `false`, `true`, integer, natural, float, double, wide, wideNatural
    case string = 16
    case packed, list, set, dictionary, keyed

    /// The payload's size where it is always the same.
    var fixedSize: Int? {
        switch self {
        case .null, .false, .true: 0
        case .float: 4
        case .integer, .natural, .double: 8
        case .wide, .wideNatural: 16
        case .string, .packed, .list, .set, .dictionary, .keyed: nil
        }
    }

    /// How an error calls it.
    var name: String {
        switch self {
        case .null: "nil"
        case .false, .true: "a Bool"
        case .integer, .natural, .wide, .wideNatural: "an integer"
        case .float: "a Float"
        case .double: "a Double"
        case .string: "a String"
        case .packed: "an array of numbers"
        case .list: "a list"
        case .set: "a Set"
        case .dictionary: "a Dictionary"
        case .keyed: "a keyed value"
        }
    }
}

/// A number whose arrays travel as they lie in memory.
///
/// Add no conformance of a type that has padding, or more than one bit pattern for what a decoder may not make.
protocol CanonicalElement: BitwiseCopyable {
    /// What stands for this type in a packed item.
    static var code: UInt8 { get }
}

#if _endian(big)
    #error("the canonical coding copies numbers from memory and needs a little-endian machine")
#endif

extension UInt8: CanonicalElement { static var code: UInt8 { 1 } }
extension Int8: CanonicalElement { static var code: UInt8 { 2 } }
extension UInt16: CanonicalElement { static var code: UInt8 { 3 } }
extension Int16: CanonicalElement { static var code: UInt8 { 4 } }
extension UInt32: CanonicalElement { static var code: UInt8 { 5 } }
extension Int32: CanonicalElement { static var code: UInt8 { 6 } }
extension UInt64: CanonicalElement { static var code: UInt8 { 7 } }
extension Int64: CanonicalElement { static var code: UInt8 { 8 } }
extension UInt: CanonicalElement { static var code: UInt8 { 9 } }
extension Int: CanonicalElement { static var code: UInt8 { 10 } }
extension Float: CanonicalElement { static var code: UInt8 { 11 } }
extension Double: CanonicalElement { static var code: UInt8 { 12 } }

/// How deep values may lie in each other. Deeper ones could overflow a thread's stack, which nothing survives.
let canonicalDepthLimit = 200

// The types that are coded otherwise than by their own `encode(to:)` and `init(from:)`.

/// A value that knows its canonical form.
protocol CanonicallyEncodable {
    func canonicalNode(in session: EncodingSession, path: [any CodingKey], depth: Int) throws -> CanonicalNode
}

/// A type that reads its canonical form.
protocol CanonicallyDecodable {
    /// The value of the decoder's item; nil where that has another form, which `init(from:)` may know.
    static func canonicalValue(from decoder: CanonicalValueDecoder) throws -> Self?
}

extension Array: CanonicalPacked where Element: CanonicalElement {
    func withPackedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(body)
    }
}

extension Array: CanonicallyEncodable where Element: CanonicalElement {
    func canonicalNode(in session: EncodingSession, path: [any CodingKey], depth: Int) throws -> CanonicalNode {
        session.sizeHint += count * MemoryLayout<Element>.stride + 16
        return .packed(Element.code, self)
    }
}

extension Array: CanonicallyDecodable where Element: CanonicalElement {
    static func canonicalValue(from decoder: CanonicalValueDecoder) throws -> Self? {
        try decoder.packedElements(code: Element.code, as: Self.self) { source in
            let count = source.count / MemoryLayout<Element>.stride
            return Self(unsafeUninitializedCapacity: count) { target, initialized in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
                initialized = count
            }
        }
    }
}

extension Data: CanonicalPacked, CanonicallyEncodable, CanonicallyDecodable {
    func withPackedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(body)
    }

    func canonicalNode(in session: EncodingSession, path: [any CodingKey], depth: Int) throws -> CanonicalNode {
        session.sizeHint += count + 16
        return .packed(UInt8.code, self)
    }

    static func canonicalValue(from decoder: CanonicalValueDecoder) throws -> Data? {
        try decoder.packedElements(code: UInt8.code, as: Self.self) { source in
            Data(source)
        }
    }
}

extension Set: CanonicallyEncodable where Element: Encodable {
    func canonicalNode(in session: EncodingSession, path: [any CodingKey], depth: Int) throws -> CanonicalNode {
        let items = try map { try session.item(for: $0, path: path, depth: depth + 1) }
        return .sorted(.set, count: count, items: items.sorted { $0.lexicographicallyPrecedes($1) })
    }
}

extension Set: CanonicallyDecodable where Element: Decodable {
    /// Filled in the order of the bytes and with room from the start: where hashing is deterministic, so is the order
    /// of the elements.
    static func canonicalValue(from decoder: CanonicalValueDecoder) throws -> Self? {
        guard decoder.item.kind == .set else { return nil }
        var items = try CanonicalUnkeyedDecoding(decoder)
        var elements = Set(minimumCapacity: items.total)
        while !items.isAtEnd { elements.insert(try items.decode(Element.self)) }
        guard elements.count == items.total else { throw decoder.corrupted("an element stands in a Set twice") }
        return elements
    }
}

extension Dictionary: CanonicallyEncodable where Key: Encodable, Value: Encodable {
    func canonicalNode(in session: EncodingSession, path: [any CodingKey], depth: Int) throws -> CanonicalNode {
        let items = try map { key, value in
            let inside = path + [CanonicalKey(stringValue: "\(key)")]
            return (
                key: try session.item(for: key, path: path, depth: depth + 1),
                value: try session.item(for: value, path: inside, depth: depth + 1)
            )
        }
        return .sorted(
            .dictionary, count: count,
            items: items.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { [$0.key, $0.value] })
    }
}

extension Dictionary: CanonicallyDecodable where Key: Decodable, Value: Decodable {
    /// Filled in the order of the bytes and with room from the start, as a set is.
    static func canonicalValue(from decoder: CanonicalValueDecoder) throws -> Self? {
        guard decoder.item.kind == .dictionary else { return nil }
        var items = try CanonicalUnkeyedDecoding(decoder)
        var elements = Dictionary(minimumCapacity: items.total / 2)
        while !items.isAtEnd {
            let key = try items.decode(Key.self)
            let value = try items.decode(Value.self)
            guard elements.updateValue(value, forKey: key) == nil else {
                throw decoder.corrupted("a key stands in a Dictionary twice")
            }
        }
        return elements
    }
}
