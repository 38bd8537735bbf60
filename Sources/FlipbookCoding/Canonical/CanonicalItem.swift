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
