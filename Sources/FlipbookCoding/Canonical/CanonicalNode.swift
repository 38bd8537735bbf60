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
