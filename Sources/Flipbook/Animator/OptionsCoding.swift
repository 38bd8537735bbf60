/// Options on their way to a worker, and into the frames' keys.
///
/// swift-argument-parser's wrappers refuse every decoder but the parser's own. So options are decoded property by
/// property: the undecided wrapper of a fresh `Value()` is given the value that was encoded.
struct CodedOptions<Value: ParsableArguments & Codable>: Codable {
    var value: Value

    init(_ value: Value) { self.value = value }

    init(from decoder: any Decoder) throws {
        value = try Value(from: OptionsDecoder(base: decoder, undecided: Value()))
    }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// A property wrapper of swift-argument-parser's, given a value from elsewhere than the command line.
private protocol DecidableWrapper {
    mutating func decide(from decoder: any Decoder) throws
}

extension Option: DecidableWrapper where Value: Decodable {
    fileprivate mutating func decide(from decoder: any Decoder) throws { wrappedValue = try decoder.value() }
}

extension Flag: DecidableWrapper where Value: Decodable {
    fileprivate mutating func decide(from decoder: any Decoder) throws { wrappedValue = try decoder.value() }
}

extension Argument: DecidableWrapper where Value: Decodable {
    fileprivate mutating func decide(from decoder: any Decoder) throws { wrappedValue = try decoder.value() }
}

extension OptionGroup: DecidableWrapper where Value: Codable {
    fileprivate mutating func decide(from decoder: any Decoder) throws {
        wrappedValue = try Value(from: OptionsDecoder(base: decoder, undecided: Value()))
    }
}

extension Decoder {
    fileprivate func value<T: Decodable>() throws -> T { try singleValueContainer().decode(T.self) }
}

/// Decodes a struct of option wrappers: any other decoder's keyed container, with the wrappers' values put in.
private struct OptionsDecoder<Value>: Decoder {
    let base: any Decoder
    let undecided: Value

    var codingPath: [any CodingKey] { base.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { base.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let wrappers = Mirror(reflecting: undecided).children.reduce(into: [String: Any]()) { wrappers, child in
            if let label = child.label { wrappers[label] = child.value }
        }
        return KeyedDecodingContainer(Container(base: try base.container(keyedBy: type), wrappers: wrappers))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try base.unkeyedContainer() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { try base.singleValueContainer() }

    private struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let base: KeyedDecodingContainer<Key>
        let wrappers: [String: Any]

        var codingPath: [any CodingKey] { base.codingPath }
        var allKeys: [Key] { base.allKeys }
        func contains(_ key: Key) -> Bool { base.contains(key) }
        func decodeNil(forKey key: Key) throws -> Bool { try base.decodeNil(forKey: key) }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            guard var wrapper = wrappers["_" + key.stringValue] as? any DecidableWrapper else {
                return try base.decode(type, forKey: key)
            }
            try wrapper.decide(from: base.superDecoder(forKey: key))
            guard let decided = wrapper as? T else {
                throw DecodingError.typeMismatch(
                    type,
                    .init(codingPath: codingPath + [key], debugDescription: "the options hold another type of property")
                )
            }
            return decided
        }

        func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<NestedKey> { try base.nestedContainer(keyedBy: type, forKey: key) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try base.nestedUnkeyedContainer(forKey: key)
        }
        func superDecoder() throws -> any Decoder { try base.superDecoder() }
        func superDecoder(forKey key: Key) throws -> any Decoder { try base.superDecoder(forKey: key) }
    }
}
