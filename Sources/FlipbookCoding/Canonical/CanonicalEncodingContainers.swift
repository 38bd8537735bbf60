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
