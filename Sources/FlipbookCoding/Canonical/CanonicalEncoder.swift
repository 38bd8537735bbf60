/// Turns any `Encodable` value into bytes that depend on nothing but the value: frame keys are made from them, and
/// messages and parameters travel as them.
///
/// Equal values give equal bytes in every process: fields are sorted by name, sets and dictionaries by the bytes of
/// their elements, whatever the order in which they were filled. Numbers and strings count as their bits: `0.0` and
/// `-0.0` differ, a NaN is equal to itself, and strings that only look the same ("é" in one or two scalars) differ.
///
/// Arrays of fixed-width numbers, and `Data`, are copied as they lie in memory, at any depth: several GB/s. Other
/// values cost about a microsecond each.
///
/// A set or dictionary has to go through a container, as synthesized code does it. A hand-written `encode(to:)` that
/// hands its own encoder on to one (`try set.encode(to: encoder)`) gets the order of the standard library, which is
/// not canonical.
package struct CanonicalEncoder {
    /// What `encode(to:)` finds in `encoder.userInfo`.
    package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// An encoder without user info.
    package init() {}

    /// The bytes of a value.
    ///
    /// - Throws: what the value's `encode(to:)` throws, or `EncodingError` where it lies more than 200 deep or asks for
    ///   two kinds of container.
    package func encode(_ value: some Encodable) throws -> [UInt8] {
        let session = EncodingSession(userInfo: userInfo)
        let node = try session.node(for: value, path: [], depth: 0)
        if let error = session.error { throw error }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(session.sizeHint + 64)
        node.write(to: &bytes)
        return bytes
    }
}

/// What all containers of one call share.
final class EncodingSession {
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// The bytes of all large parts so far.
    var sizeHint = 0
    /// The first mistake in a call that can't throw.
    private(set) var error: EncodingError?

    init(userInfo: [CodingUserInfoKey: any Sendable]) { self.userInfo = userInfo }

    /// Notes a mistake that is thrown once the value has been walked.
    func fail(_ path: [any CodingKey], _ reason: String) {
        let context = EncodingError.Context(codingPath: path, debugDescription: reason)
        error = error ?? .invalidValue(path, context)
    }

    /// What becomes of a value, whatever its type.
    func node<Value: Encodable>(for value: Value, path: [any CodingKey], depth: Int) throws -> CanonicalNode {
        guard depth < canonicalDepthLimit else {
            throw EncodingError.invalidValue(
                value,
                EncodingError.Context(
                    codingPath: path, debugDescription: "values lie more than \(canonicalDepthLimit) deep"))
        }
        if let direct = value as? any CanonicallyEncodable {
            return try direct.canonicalNode(in: self, path: path, depth: depth)
        }
        let slot = CanonicalSlot()
        try value.encode(to: CanonicalValueEncoder(slot: slot, session: self, codingPath: path, depth: depth))
        return slot.node ?? .keyed(CanonicalFields())
    }

    /// The whole item that a value becomes.
    func item(for value: some Encodable, path: [any CodingKey], depth: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try node(for: value, path: path, depth: depth).write(to: &bytes)
        return bytes
    }
}

/// The `Encoder` that a value's `encode(to:)` sees.
struct CanonicalValueEncoder: Encoder {
    let slot: CanonicalSlot
    let session: EncodingSession
    let codingPath: [any CodingKey]
    let depth: Int

    var userInfo: [CodingUserInfoKey: Any] { session.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let fields: CanonicalFields
        if case .keyed(let already)? = slot.node {
            fields = already
        } else {
            if slot.node != nil { session.fail(codingPath, "two kinds of container for one value") }
            fields = CanonicalFields()
            slot.node = .keyed(fields)
        }
        return KeyedEncodingContainer(
            CanonicalKeyedEncoding(fields: fields, session: session, codingPath: codingPath, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        let list: CanonicalList
        if case .list(let already)? = slot.node {
            list = already
        } else {
            if slot.node != nil { session.fail(codingPath, "two kinds of container for one value") }
            list = CanonicalList()
            slot.node = .list(list)
        }
        return CanonicalUnkeyedEncoding(list: list, session: session, codingPath: codingPath, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension CanonicalValueEncoder: SingleValueEncodingContainer {
    mutating func encodeNil() throws { slot.node = .null }
    mutating func encode(_ value: Bool) throws { slot.node = .bool(value) }
    mutating func encode(_ value: String) throws { slot.node = .string(value) }
    mutating func encode(_ value: Double) throws { slot.node = .double(value) }
    mutating func encode(_ value: Float) throws { slot.node = .float(value) }
    mutating func encode(_ value: Int) throws { slot.node = .integer(Int64(value)) }
    mutating func encode(_ value: Int8) throws { slot.node = .integer(Int64(value)) }
    mutating func encode(_ value: Int16) throws { slot.node = .integer(Int64(value)) }
    mutating func encode(_ value: Int32) throws { slot.node = .integer(Int64(value)) }
    mutating func encode(_ value: Int64) throws { slot.node = .integer(value) }
    mutating func encode(_ value: UInt) throws { slot.node = .natural(UInt64(value)) }
    mutating func encode(_ value: UInt8) throws { slot.node = .natural(UInt64(value)) }
    mutating func encode(_ value: UInt16) throws { slot.node = .natural(UInt64(value)) }
    mutating func encode(_ value: UInt32) throws { slot.node = .natural(UInt64(value)) }
    mutating func encode(_ value: UInt64) throws { slot.node = .natural(value) }
    mutating func encode(_ value: Int128) throws { slot.node = .wide(value) }
    mutating func encode(_ value: UInt128) throws { slot.node = .wideNatural(value) }
    mutating func encode(_ value: some Encodable) throws {
        slot.node = try session.node(for: value, path: codingPath, depth: depth + 1)
    }
}

/// The keyed container of ``CanonicalEncoder``.
struct CanonicalKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let fields: CanonicalFields
    let session: EncodingSession
    let codingPath: [any CodingKey]
    let depth: Int

    private func set(_ node: CanonicalNode, _ key: any CodingKey) { fields.nodes[key.stringValue] = node }

    mutating func encodeNil(forKey key: Key) throws { set(.null, key) }
    mutating func encode(_ value: Bool, forKey key: Key) throws { set(.bool(value), key) }
    mutating func encode(_ value: String, forKey key: Key) throws { set(.string(value), key) }
    mutating func encode(_ value: Double, forKey key: Key) throws { set(.double(value), key) }
    mutating func encode(_ value: Float, forKey key: Key) throws { set(.float(value), key) }
    mutating func encode(_ value: Int, forKey key: Key) throws { set(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int8, forKey key: Key) throws { set(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int16, forKey key: Key) throws { set(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int32, forKey key: Key) throws { set(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int64, forKey key: Key) throws { set(.integer(value), key) }
    mutating func encode(_ value: UInt, forKey key: Key) throws { set(.natural(UInt64(value)), key) }
    mutating func encode(_ value: UInt8, forKey key: Key) throws { set(.natural(UInt64(value)), key) }
    mutating func encode(_ value: UInt16, forKey key: Key) throws { set(.natural(UInt64(value)), key) }
    mutating func encode(_ value: UInt32, forKey key: Key) throws { set(.natural(UInt64(value)), key) }
    mutating func encode(_ value: UInt64, forKey key: Key) throws { set(.natural(value), key) }
    mutating func encode(_ value: Int128, forKey key: Key) throws { set(.wide(value), key) }
    mutating func encode(_ value: UInt128, forKey key: Key) throws { set(.wideNatural(value), key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
        set(try session.node(for: value, path: codingPath + [key], depth: depth + 1), key)
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        encoder(for: key).container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder(for: key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { encoder(for: CanonicalKey(stringValue: "super")) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(for: key) }

    /// An encoder for one field, the same one where the field is asked for again.
    private func encoder(for key: any CodingKey) -> CanonicalValueEncoder {
        let slot: CanonicalSlot
        if case .slot(let already)? = fields.nodes[key.stringValue] {
            slot = already
        } else {
            slot = CanonicalSlot()
            set(.slot(slot), key)
        }
        return CanonicalValueEncoder(slot: slot, session: session, codingPath: codingPath + [key], depth: depth + 1)
    }
}

/// The unkeyed container of ``CanonicalEncoder``.
struct CanonicalUnkeyedEncoding: UnkeyedEncodingContainer {
    let list: CanonicalList
    let session: EncodingSession
    let codingPath: [any CodingKey]
    let depth: Int

    var count: Int { list.items.count }
    private var pathOfNext: [any CodingKey] { codingPath + [CanonicalKey(index: count)] }

    mutating func encodeNil() throws { list.items.append(.null) }
    mutating func encode(_ value: Bool) throws { list.items.append(.bool(value)) }
    mutating func encode(_ value: String) throws { list.items.append(.string(value)) }
    mutating func encode(_ value: Double) throws { list.items.append(.double(value)) }
    mutating func encode(_ value: Float) throws { list.items.append(.float(value)) }
    mutating func encode(_ value: Int) throws { list.items.append(.integer(Int64(value))) }
    mutating func encode(_ value: Int8) throws { list.items.append(.integer(Int64(value))) }
    mutating func encode(_ value: Int16) throws { list.items.append(.integer(Int64(value))) }
    mutating func encode(_ value: Int32) throws { list.items.append(.integer(Int64(value))) }
    mutating func encode(_ value: Int64) throws { list.items.append(.integer(value)) }
    mutating func encode(_ value: UInt) throws { list.items.append(.natural(UInt64(value))) }
    mutating func encode(_ value: UInt8) throws { list.items.append(.natural(UInt64(value))) }
    mutating func encode(_ value: UInt16) throws { list.items.append(.natural(UInt64(value))) }
    mutating func encode(_ value: UInt32) throws { list.items.append(.natural(UInt64(value))) }
    mutating func encode(_ value: UInt64) throws { list.items.append(.natural(value)) }
    mutating func encode(_ value: Int128) throws { list.items.append(.wide(value)) }
    mutating func encode(_ value: UInt128) throws { list.items.append(.wideNatural(value)) }
    mutating func encode(_ value: some Encodable) throws {
        list.items.append(try session.node(for: value, path: pathOfNext, depth: depth + 1))
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        encoderForNext().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoderForNext().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { encoderForNext() }

    private func encoderForNext() -> CanonicalValueEncoder {
        let (slot, path) = (CanonicalSlot(), pathOfNext)
        list.items.append(.slot(slot))
        return CanonicalValueEncoder(slot: slot, session: session, codingPath: path, depth: depth + 1)
    }
}

/// A place in a list, or a name that no type declares.
struct CanonicalKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) { self.init(index: intValue) }

    init(index: Int) {
        stringValue = "Index \(index)"
        intValue = index
    }
}

/// A value on its way to bytes. Containers stay open until the whole value has been walked, so they are objects.
enum CanonicalNode {
    case null
    case bool(Bool)
    case integer(Int64)
    case natural(UInt64)
    case float(Float)
    case double(Double)
    case wide(Int128)
    case wideNatural(UInt128)
    case string(String)
    /// The code of the elements, and the elements.
    case packed(UInt8, any CanonicalPacked)
    case list(CanonicalList)
    case keyed(CanonicalFields)
    /// A set or dictionary, whose items are bytes already, in order.
    case sorted(CanonicalKind, count: Int, items: [[UInt8]])
    /// What a super encoder writes to.
    case slot(CanonicalSlot)
}

/// A place for one value.
final class CanonicalSlot {
    var node: CanonicalNode?
}

/// The items of an unkeyed container.
final class CanonicalList {
    var items: [CanonicalNode] = []
}

/// The fields of a keyed container.
final class CanonicalFields {
    var nodes: [String: CanonicalNode] = [:]
}

/// An array of numbers that can be copied as it lies in memory.
protocol CanonicalPacked {
    /// Calls `body` with the elements' bytes.
    func withPackedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension CanonicalNode {
    /// Appends the item.
    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(CanonicalKind.null.rawValue)
        case .bool(let value): bytes.append((value ? CanonicalKind.true : .false).rawValue)
        case .integer(let value): bytes.append(.integer, value)
        case .natural(let value): bytes.append(.natural, value)
        case .float(let value): bytes.append(.float, value.bitPattern)
        case .double(let value): bytes.append(.double, value.bitPattern)
        case .wide(let value): bytes.append(.wide, value)
        case .wideNatural(let value): bytes.append(.wideNatural, value)
        case .string(let value): bytes.append(value)
        case .packed(let code, let elements):
            bytes.appendSized(.packed) { bytes in
                bytes.append(code)
                elements.withPackedBytes { bytes.append(contentsOf: $0) }
            }
        case .list(let list):
            bytes.appendSized(.list) { bytes in
                bytes.append(raw: UInt64(list.items.count))
                for item in list.items { item.write(to: &bytes) }
            }
        case .keyed(let fields):
            bytes.appendSized(.keyed) { bytes in
                bytes.append(raw: UInt64(fields.nodes.count))
                for (name, node) in fields.nodes.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                    bytes.append(name)
                    node.write(to: &bytes)
                }
            }
        case .sorted(let kind, let count, let items):
            bytes.appendSized(kind) { bytes in
                bytes.append(raw: UInt64(count))
                for item in items { bytes.append(contentsOf: item) }
            }
        case .slot(let slot):
            (slot.node ?? .keyed(CanonicalFields())).write(to: &bytes)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(raw value: some BitwiseCopyable) {
        Swift.withUnsafeBytes(of: value) { append(contentsOf: $0) }
    }

    fileprivate mutating func append(_ kind: CanonicalKind, _ value: some BitwiseCopyable) {
        append(kind.rawValue)
        append(raw: value)
    }

    fileprivate mutating func append(_ string: String) {
        append(.string, UInt64(string.utf8.count))
        append(contentsOf: string.utf8)
    }

    /// Appends a kind, the size of what `body` appends, and that.
    fileprivate mutating func appendSized(_ kind: CanonicalKind, _ body: (inout [UInt8]) -> Void) {
        append(kind, UInt64(0))
        let start = count
        body(&self)
        let size = UInt64(count - start)
        withUnsafeMutableBytes { $0.storeBytes(of: size, toByteOffset: start - 8, as: UInt64.self) }
    }
}
