#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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
