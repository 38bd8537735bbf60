import FlipbookCoding

extension JSONValue {
    /// Values that differ from this one in one place each, and where: `figure.width`. A digest stays one.
    package func variants(_ path: String = "") -> [(path: String, value: JSONValue)] {
        switch self {
        case .object(let members):
            members.enumerated().flatMap { index, member in
                member.value.variants(path.isEmpty ? member.name : "\(path).\(member.name)").map { variant in
                    var members = members
                    members[index].value = variant.value
                    return (variant.path, .object(members))
                }
            }
        case .array(let values): [(path, .array(values + values.suffix(1)))]
        case .string(let text):
            [(path, .string(Digest(text).map { _ in "\(Digest(of: Array(text.utf8)))" } ?? text + "x"))]
        case .integer(let number): [(path, .integer(number + 1))]
        case .number(let number): [(path, .number(number + 0.5))]
        case .bool(let value): [(path, .bool(!value))]
        case .null: []
        }
    }
}
