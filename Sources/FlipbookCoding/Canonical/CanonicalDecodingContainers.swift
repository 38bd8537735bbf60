/// The unkeyed container of ``CanonicalDecoder``: over a list, a set, a dictionary's keys and values in turn, or packed
/// numbers.
struct CanonicalUnkeyedDecoding: UnkeyedDecodingContainer {
    private let decoder: CanonicalValueDecoder
    private let packed: CanonicalPackedItem?
    /// What has not been read; empty for packed numbers.
    private var rest: Range<Int>
    /// How many items there are.
    let total: Int
    private(set) var currentIndex = 0

    init(_ decoder: CanonicalValueDecoder) throws {
        self.decoder = decoder
        switch decoder.item.kind {
        case .packed:
            let elements = try CanonicalPackedItem(decoder)
            packed = elements
            rest = elements.range
            total = elements.count
        case .list, .set, .dictionary:
            packed = nil
            (total, rest) = try decoder.countedPayload(itemsPerCount: decoder.item.kind == .dictionary ? 2 : 1)
        default: throw decoder.mismatch([Any].self)
        }
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { total }
    var isAtEnd: Bool { currentIndex == total }

    mutating func decodeNil() throws -> Bool {
        let (next, after) = try peek(Any?.self)
        guard next.decodeNil() else { return false }
        advance(to: after)
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try read(type) { try $0.value(type) }
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: String.Type) throws -> String { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try read(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try read(type) { try $0.decode(type) } }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try read([String: Any].self) { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try read([Any].self) { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try read((any Decoder).self) { $0 } }

    /// A decoder for the next item, and where the one after it begins.
    private func peek(_ type: Any.Type) throws -> (CanonicalValueDecoder, Int) {
        let path = codingPath + [CanonicalKey(index: currentIndex)]
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                type, DecodingError.Context(codingPath: path, debugDescription: "there are only \(total) values"))
        }
        let item = try packed?[currentIndex] ?? decoder.source.item(in: rest, path: path)
        let next = CanonicalValueDecoder(
            source: decoder.source, item: item, codingPath: path, depth: decoder.depth + 1)
        return (next, item.payload.upperBound)
    }

    /// Reads the next item and steps past it where that succeeds.
    private mutating func read<Value>(_ type: Any.Type, _ body: (CanonicalValueDecoder) throws -> Value) throws -> Value
    {
        let (next, after) = try peek(type)
        let value = try body(next)
        advance(to: after)
        return value
    }

    private mutating func advance(to offset: Int) {
        rest = offset..<rest.upperBound
        currentIndex += 1
    }
}

/// The keyed container of ``CanonicalDecoder``: over fields, or over a dictionary whose keys are strings.
struct CanonicalKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: CanonicalValueDecoder
    private let items: [String: CanonicalItem]

    init(_ decoder: CanonicalValueDecoder) throws {
        guard decoder.item.kind == .keyed || decoder.item.kind == .dictionary else {
            throw decoder.mismatch([String: Any].self)
        }
        self.decoder = decoder
        var (count, rest) = try decoder.countedPayload(itemsPerCount: 2)
        var items: [String: CanonicalItem] = [:]
        while count > 0 {
            let name = try decoder.source.item(in: rest, path: decoder.codingPath)
            let value = try decoder.source.item(
                in: name.payload.upperBound..<rest.upperBound, path: decoder.codingPath)
            items[try decoder.at(name, nil).decode(String.self)] = value
            rest = value.payload.upperBound..<rest.upperBound
            count -= 2
        }
        guard rest.isEmpty else { throw decoder.corrupted("bytes follow the last field") }
        self.items = items
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { items.keys.sorted().compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { items[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try field(key).decodeNil() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try field(key).value(type) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try field(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try field(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try field(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try field(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try field(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try field(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try field(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try field(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try field(key).decode(type) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try field(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try field(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try field(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try field(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try field(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try field(key).decode(type) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try field(key).decode(type) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try field(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let key = CanonicalKey(stringValue: "super")
        return decoder.at(items[key.stringValue] ?? .null, key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { decoder.at(items[key.stringValue] ?? .null, key) }

    private func field(_ key: Key) throws -> CanonicalValueDecoder {
        guard let item = items[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(
                    codingPath: codingPath, debugDescription: "there is no value called \(key.stringValue)"))
        }
        return decoder.at(item, key)
    }
}

extension CanonicalValueDecoder {
    /// A decoder for an item inside this one.
    fileprivate func at(_ item: CanonicalItem, _ key: (any CodingKey)?) -> CanonicalValueDecoder {
        let path = key.map { codingPath + [$0] } ?? codingPath
        return CanonicalValueDecoder(source: source, item: item, codingPath: path, depth: depth + 1)
    }

    /// How many items the payload says it has, and where they lie.
    fileprivate func countedPayload(itemsPerCount: Int) throws -> (Int, Range<Int>) {
        let count = try source.load(UInt64.self, at: item.payload.lowerBound, within: item.payload, path: codingPath)
        let rest = item.payload.lowerBound + 8..<item.payload.upperBound
        guard count <= UInt64(rest.count / itemsPerCount) else { throw CanonicalSource.ended(codingPath) }
        return (Int(count) * itemsPerCount, rest)
    }
}
