import FlipbookCoding

// Values to code: one of each way in which a type may be `Codable`.

enum Shape: Codable, Equatable {
    struct Point: Codable, Equatable {
        var x: Double
        var y: Double
    }
    case empty
    case circle(radius: Double)
    case polygon([Point], closed: Bool)
}

struct OtherPoint: Codable {
    var x: Double
    var y: String
}

struct Pair: Codable {
    var a: Int
    var b: Int
}

struct Nested: Codable, Equatable {
    var name: String
    var children: [Nested]
}

struct Deep: Codable {
    var inside: [Deep]
    init(from decoder: any Decoder) throws { inside = try [Deep](from: decoder) }
}

class Parent: Codable {
    var name = ""
}

final class Child: Parent {
    var age = 0
    enum CodingKeys: CodingKey { case age }

    override init() { super.init() }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        age = try container.decode(Int.self, forKey: .age)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try super.encode(to: container.superEncoder())
        try container.encode(age, forKey: .age)
    }
}

/// Nested containers, written out of turn.
struct Odd: Codable, Equatable {
    enum Keys: CodingKey { case outer, list, inner, after, nothing }

    init() {}

    init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: Keys.self)
        let inner = try outer.nestedContainer(keyedBy: Keys.self, forKey: .outer)
        var list = try outer.nestedUnkeyedContainer(forKey: .list)
        guard try inner.decode(Int.self, forKey: .inner) == 1, try inner.decode(Int.self, forKey: .after) == 2,
            try outer.decodeNil(forKey: .nothing), try list.decode(String.self) == "first", try list.decodeNil(),
            try list.nestedContainer(keyedBy: Keys.self).decode(Bool.self, forKey: .inner),
            try list.nestedUnkeyedContainer().isAtEnd, try Int(from: list.superDecoder()) == 5, list.isAtEnd
        else { throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "differs")) }
    }

    func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: Keys.self)
        var inner = outer.nestedContainer(keyedBy: Keys.self, forKey: .outer)
        var list = outer.nestedUnkeyedContainer(forKey: .list)
        try list.encode("first")
        try list.encodeNil()
        var inList = list.nestedContainer(keyedBy: Keys.self)
        _ = list.nestedUnkeyedContainer()
        try 5.encode(to: list.superEncoder())
        try inner.encode(1, forKey: .inner)
        try outer.encodeNil(forKey: .nothing)
        try inList.encode(true, forKey: .inner)
        var again = outer.nestedContainer(keyedBy: Keys.self, forKey: .outer)
        try again.encode(2, forKey: .after)
    }
}

/// Goes through single-value containers on one side and past them on the other.
struct Wrapped: Codable, Equatable {
    var values: [Int: [String]]
    var names: Set<String>

    init(values: [Int: [String]], names: Set<String>) {
        self.values = values
        self.names = names
    }

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        values = try list.decode([Int: [String]].self)
        names = try Set(from: list.superDecoder())
    }

    func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try values.encode(to: list.superEncoder())
        try list.encode(names)
    }
}

struct Generic<Value: Codable & Equatable>: Codable, Equatable {
    var value: Value
    init(_ value: Value) { self.value = value }
}

/// Sets and dictionaries in each other.
struct Crowd: Codable, Equatable {
    struct Place: Codable, Hashable {
        var x: Int
        var y: String
    }
    var numbers: Set<Int> = []
    var table: [Place: Set<Set<String>>] = [:]
    var names: [String: [Double]] = [:]
    var anything: [Int: Generic<Set<Int>>] = [:]

    /// The digest of a crowd of a hundred.
    static func sampleDigest() throws -> Digest {
        var crowd = Crowd()
        for number in 0..<100 {
            crowd.numbers.insert(number)
            crowd.table[Place(x: number, y: "y")] = [["a", "b", "\(number)"], []]
            crowd.names["\(number)"] = [0.5]
            crowd.anything[number] = Generic([1, 2, number])
        }
        return Digest(of: try CanonicalEncoder().encode(crowd))
    }
}

struct Everything: Codable {
    var crowd: Crowd
    var shapes: [Shape]
    var pixels: [UInt8]
    var tree: Nested
}

struct Ordered: Encodable {
    enum CodingKeys: CodingKey { case a, b, ab }
    var reversed: Bool

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let keys: [CodingKeys] = [.a, .ab, .b]
        for key in reversed ? keys.reversed() : keys { try container.encode(key.stringValue, forKey: key) }
    }
}

struct OneByOne: Codable {
    var sum: Int

    init(sum: Int) { self.sum = sum }

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        sum = 0
        while !list.isAtEnd { sum += try list.decode(Int.self) }
    }

    func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(sum)
        try list.encode(sum)
    }
}

struct InfoReader: Codable {
    var seen: [String] = []

    init() {}

    init(from decoder: any Decoder) throws {
        seen = [try String(from: decoder)] + decoder.userInfo.values.compactMap { $0 as? String }
    }

    func encode(to encoder: any Encoder) throws {
        try (encoder.userInfo.values.first as? String ?? "none").encode(to: encoder)
    }
}

struct Keeper: Decodable {
    var decoder: any Decoder
    init(from decoder: any Decoder) throws { self.decoder = decoder }
}

struct Confused: Encodable {
    func encode(to encoder: any Encoder) throws {
        _ = encoder.unkeyedContainer()
        _ = encoder.container(keyedBy: Ordered.CodingKeys.self)
    }
}
