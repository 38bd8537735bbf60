import FlipbookCoding
import FlipbookSystem

/// Options on their way to a worker, and into the frames' keys: the value of each property, in the order of declaration.
///
/// swift-argument-parser's wrappers can be decoded from a command line alone. So the properties of a fresh `Value()`, which have
/// the right types, are given the values, and a decoder hands them to the initializer that Swift makes for every type of
/// options.
struct CodedOptions<Value: ParsableArguments>: Codable {
    let value: Value
    private let values: [[UInt8]]
    private let names: [String]

    /// - Throws: `FlipbookError` where a value can't be coded, or the options can't be made of their values again.
    init(_ value: Value) throws {
        values = try Self.values(of: value)
        let (copy, names) = try Self.options(of: values)
        guard try Self.values(of: copy) == values else {
            throw FlipbookError(
                "\(Value.self) has CodingKeys in another order than its properties: put them in the same order.")
        }
        (self.value, self.names) = (value, names)
    }

    init(from decoder: any Decoder) throws {
        values = try [[UInt8]](from: decoder)
        (value, names) = try Self.options(of: values)
    }

    func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }

    /// The options as a person reads them: `count: 60, rho: 28.0`.
    var inWords: String {
        // As much as somebody reads: it is written down for each render.
        let longest = 400
        return zip(names, Self.properties(of: value)).map { name, property in
            let text = "\(property)"
            return "\(name): " + (text.utf8.count > longest ? text.prefix(longest) + "…" : text[...])
        }
        .joined(separator: ", ")
    }

    private static func properties(of value: Value) -> [Any] { Mirror(reflecting: value).children.map(\.value) }

    private static func values(of value: Value) throws -> [[UInt8]] {
        try properties(of: value).map { property in
            try (property as? any OptionProperty)?.encoded() ?? encodePlain(property, of: Value.self)
        }
    }

    private static func options(of values: [[UInt8]]) throws -> (Value, names: [String]) {
        let decoder = OptionsDecoder(properties: properties(of: Value()), values: values)
        return (try Value(from: decoder), decoder.names)
    }
}

/// A property wrapper of swift-argument-parser's, whose value travels.
private protocol OptionProperty {
    func encoded() throws -> [UInt8]
    /// The same wrapper around another value.
    func decoded(from bytes: [UInt8]) throws -> Self
}

/// A wrapper of one value.
private protocol ValueProperty: OptionProperty {
    associatedtype Value
    var wrappedValue: Value { get set }
}

extension ValueProperty {
    fileprivate func encoded() throws -> [UInt8] { try encode(wrappedValue, of: Self.self) }
    fileprivate func decoded(from bytes: [UInt8]) throws -> Self {
        var copy = self
        copy.wrappedValue = try decode(bytes)
        return copy
    }
}

extension Option: ValueProperty {}
extension Flag: ValueProperty {}
extension Argument: ValueProperty {}

extension OptionGroup: OptionProperty {
    fileprivate func encoded() throws -> [UInt8] { try CanonicalEncoder().encode(CodedOptions(wrappedValue)) }
    fileprivate func decoded(from bytes: [UInt8]) throws -> Self {
        var copy = self
        copy.wrappedValue = try CanonicalDecoder().decode(CodedOptions<Value>.self, from: bytes).value
        return copy
    }
}

private func encode<Value>(_ value: Value, of owner: Any.Type) throws -> [UInt8] {
    func open<Coded: Encodable>(_: Coded.Type) throws -> [UInt8]? {
        try (value as? Coded).map { try CanonicalEncoder().encode($0) }
    }
    guard Value.self is any Decodable.Type, let type = Value.self as? any Encodable.Type, let bytes = try open(type)
    else { throw notCodable(Value.self, owner) }
    return bytes
}

/// The value of a property without a wrapper.
private func encodePlain(_ value: Any, of owner: Any.Type) throws -> [UInt8] {
    guard let value = value as? any Encodable, value is any Decodable else { throw notCodable(type(of: value), owner) }
    return try CanonicalEncoder().encode(value)
}

private func decode<Value>(_ bytes: [UInt8]) throws -> Value {
    guard let type = Value.self as? any Decodable.Type,
        let value = try CanonicalDecoder().decode(type, from: bytes) as? Value
    else { throw notCodable(Value.self, Value.self) }
    return value
}

private func notCodable(_ type: Any.Type, _ owner: Any.Type) -> FlipbookError {
    FlipbookError(
        "The animator's options have a value of the type \(type), which isn't Codable, so no worker can be given it "
            + "(\(owner)): make \(type) conform to Codable.")
}

/// Decodes options of properties that are there already: each is handed out once, by its type, in order.
private final class OptionsDecoder: Decoder {
    private let properties: [Any]
    private var isHandedOut: [Bool]
    private let values: [[UInt8]]
    /// The names of the properties, by their places.
    private(set) var names: [String]
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(properties: [Any], values: [[UInt8]]) {
        (self.properties, self.values) = (properties, values)
        isHandedOut = properties.map { _ in false }
        names = properties.map { _ in "" }
    }

    /// The next property of this type, or of an optional of it, with its own value.
    func next<T: Decodable>(_: T.Type, _ name: String) throws -> T {
        for (place, property) in properties.enumerated() where values.indices.contains(place) && !isHandedOut[place] {
            let type = Swift.type(of: property)
            guard type == T.self || type == T?.self else { continue }
            handOut(place, name)
            if let wrapper = property as? any OptionProperty, let own = try wrapper.decoded(from: values[place]) as? T {
                return own
            }
            guard type == T?.self else { return try decode(values[place]) }
            if let value: T = try CanonicalDecoder().decode(T?.self, from: values[place]) { return value }
        }
        throw unsupported
    }

    /// Whether the next property is an optional without a value. It is handed out then: Swift asks before it decodes one.
    func nextIsNil(_ name: String) throws -> Bool {
        guard let place = isHandedOut.firstIndex(of: false), values.indices.contains(place),
            type(of: properties[place]) is any ExpressibleByNilLiteral.Type,
            try values[place] == CanonicalEncoder().encode(Int?.none)
        else { return false }
        handOut(place, name)
        return true
    }

    private func handOut(_ place: Int, _ name: String) {
        isHandedOut[place] = true
        names[place] = name
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Container(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unsupported }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw unsupported }

    fileprivate var unsupported: FlipbookError {
        FlipbookError(
            "The animator's options can't be given to a worker: declare each as an @Option, @Flag, @Argument or @OptionGroup, "
                + "and leave the decoding to Swift.")
    }

    private struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let decoder: OptionsDecoder
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []

        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool { try decoder.nextIsNil(key.stringValue) }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try decoder.next(type, key.stringValue)
        }
        func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<NestedKey> { throw decoder.unsupported }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            throw decoder.unsupported
        }
        func superDecoder() throws -> any Decoder { throw decoder.unsupported }
        func superDecoder(forKey key: Key) throws -> any Decoder { throw decoder.unsupported }
    }
}
