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
public struct CanonicalEncoder {
    /// What `encode(to:)` finds in `encoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// An encoder without user info.
    public init() {}

    /// The bytes of a value.
    ///
    /// - Throws: what the value's `encode(to:)` throws, or `EncodingError` where it lies more than 200 deep or asks for
    ///   two kinds of container.
    public func encode(_ value: some Encodable) throws -> [UInt8] {
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
