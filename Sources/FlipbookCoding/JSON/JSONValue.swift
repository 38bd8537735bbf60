import CFlipbookJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value of JSON, read and written by json-c.
package enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without a fraction or exponent.
    case integer(Int64)
    /// Any other number. What is not finite is written as null: JSON has no word for it.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// The members in the order in which they are written.
    case object([Member])

    /// A name and its value.
    package struct Member: Hashable, Sendable {
        /// The name, which should be another than those of the members beside it.
        package var name: String
        /// The value.
        package var value: JSONValue

        /// A name and its value.
        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// A value in its own coding, with sorted members.
    ///
    /// - Throws: `EncodingError` where it can't be coded, or holds a number that is not finite.
    package init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        self = JSONValue(parsing: try encoder.encode(value)) ?? .null
    }

    /// The members of an object; none of another value.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The value of the member with this name; nil where there is none, or this is no object.
    package subscript(name: String) -> JSONValue? {
        members.last { $0.name == name }?.value
    }

    /// The string, where this is one.
    package var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The integer, where this is one.
    package var integer: Int? { if case .integer(let value) = self { Int(exactly: value) } else { nil } }

    /// The number, whole or not, where this is one.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An object, its members in the order of the literal.
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }
    /// An array.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// A string.
    package init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// A number.
    package init(floatLiteral value: Double) { self = .number(value) }
    /// `true` or `false`.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`.
    package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: CustomStringConvertible {
    /// The value in one line of JSON.
    package var description: String {
        let object = makeObject()
        defer { json_object_put(object) }
        guard let object else { return "null" }
        var length = 0
        let flags = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE
        guard let text = json_object_to_json_string_length(object, flags, &length) else { return "null" }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
    }

    /// json-c's own value, to be given back with `json_object_put`; nil for null.
    private func makeObject() -> OpaquePointer? {
        switch self {
        case .null: return nil
        case .bool(let value): return json_object_new_boolean(value ? 1 : 0)
        case .integer(let value): return json_object_new_int64(value)
        case .number(let value): return value.isFinite ? json_object_new_double(value) : nil
        case .string(let value):
            var value = value
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { json_object_new_string_len($0.baseAddress, Int32($0.count)) }
            }
        case .array(let values):
            let array = json_object_new_array()
            for value in values { json_object_array_add(array, value.makeObject()) }
            return array
        case .object(let members):
            let object = json_object_new_object()
            for member in members { json_object_object_add(object, member.name, member.value.makeObject()) }
            return object
        }
    }
}

extension JSONValue {
    /// How deep arrays and objects may lie in each other when they are read.
    private static let depthLimit: Int32 = 64

    /// The one value that the bytes hold; nil where they are no JSON, or it lies more than 64 deep.
    package init?(parsing bytes: some Collection<UInt8>) {
        guard let tokener = json_tokener_new_ex(Self.depthLimit) else { return nil }
        defer { json_tokener_free(tokener) }
        json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8)
        // The zero after them is what ends a number.
        let text = Array(bytes) + [0]
        guard text.count <= Int(Int32.max), !text.dropLast().contains(0) else { return nil }
        let object = text.withUnsafeBytes { bytes in
            json_tokener_parse_ex(tokener, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        defer { json_object_put(object) }
        guard json_tokener_get_error(tokener) == json_tokener_success else { return nil }
        self.init(object)
    }

    private init(_ object: OpaquePointer?) {
        switch json_object_get_type(object) {
        case json_type_boolean: self = .bool(json_object_get_boolean(object) != 0)
        case json_type_int:
            // Read as the largest number there is, it may be a larger one.
            let value = json_object_get_int64(object)
            self = value == .max ? Self(json_object_get_uint64(object)) : .integer(value)
        case json_type_double: self = .number(json_object_get_double(object))
        case json_type_string:
            self = .string(Self.text(json_object_get_string(object), json_object_get_string_len(object)))
        case json_type_array:
            self = .array((0..<json_object_array_length(object)).map { Self(json_object_array_get_idx(object, $0)) })
        case json_type_object:
            var members: [Member] = []
            var iterator = json_object_iter_begin(object)
            var end = json_object_iter_end(object)
            while json_object_iter_equal(&iterator, &end) == 0 {
                let name = String(cString: json_object_iter_peek_name(&iterator))
                members.append(Member(name, Self(json_object_iter_peek_value(&iterator))))
                json_object_iter_next(&iterator)
            }
            self = .object(members)
        default: self = .null
        }
    }

    private init(_ natural: UInt64) {
        self = Int64(exactly: natural).map(JSONValue.integer) ?? .number(Double(natural))
    }

    private static func text(_ start: UnsafePointer<CChar>?, _ length: Int32) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
    }
}
