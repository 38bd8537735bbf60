import FlipbookCoding
import Foundation
import TestSupport
import Testing

@Suite struct CanonicalCodingTests {
    private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
        try CanonicalDecoder().decode(Value.self, from: try CanonicalEncoder().encode(value))
    }

    private func check<Value: Codable & Equatable>(_ value: Value, _ location: SourceLocation = #_sourceLocation) {
        #expect(throws: Never.self, sourceLocation: location) {
            let back = try roundTrip(value)
            #expect(back == value, sourceLocation: location)
        }
    }

    @Test func valuesOfEveryKindComeBack() {
        check(true)
        check(Int.min)
        check(UInt64.max)
        check(Int128.min)
        check(UInt128.max)
        check(-0.0)
        check(Float.pi)
        check("π \u{1F600} \0")
        check(String?.none)
        check(["a": [1, 2], "b": []])
        check([[1.5], [], [2, 3]])
        check([nil, 3, nil])
        check(Date(timeIntervalSinceReferenceDate: 1.25))
        check(URL(string: "https://example.org/a?b"))
        check(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
        check(Decimal(string: "3.14159"))
        check(Data([1, 2, 3]))
        check([Data(), Data([9])])
        check([UInt8](0...255))
        check([Int8.min, 0, .max])
        check([UInt16.max, 1])
        check([Int16.min, 1])
        check([UInt32.max, 1])
        check([Int32.min, 1])
        check([UInt.max, 1])
        check([Int.min, 1])
        check([UInt64.max])
        check([Int64.min])
        check([Float.infinity, -0.0])
        check([Double.greatestFiniteMagnitude, .leastNonzeroMagnitude])
        check([Bool](repeating: true, count: 3))
        check(Set([3, 1, 2]))
        check([Set(["a"]): ["x": 1], Set(): [:]])
        check([Shape.circle(radius: 2), .empty, .polygon([.init(x: 1, y: 2)], closed: true)])
        check(Nested(name: "n", children: [Nested(name: "m", children: [])]))
        check(Odd())
        check(Wrapped(values: [3: ["c"], 1: ["a", "b"]], names: ["x", "y"]))
    }

    @Test func bitsAreKeptNaNItsPayloadAndTheSignOfZero() throws {
        for bits: UInt64 in [
            0x7FF8_0000_0000_0001, 0xFFF8_0000_0000_0000, 0x8000_0000_0000_0000, 0x7FF0_0000_0000_0001,
        ] {
            #expect(try roundTrip(Double(bitPattern: bits)).bitPattern == bits)
            #expect(try roundTrip([Double(bitPattern: bits)])[0].bitPattern == bits)
        }
    }

    @Test func aClassAndItsSuperclassComeBack() throws {
        let child = Child()
        child.name = "parent's"
        child.age = 7
        let back = try roundTrip(child)
        #expect(back.name == "parent's" && back.age == 7)
    }

    @Test func userInfoIsHandedOn() throws {
        let key = try #require(CodingUserInfoKey(rawValue: "unit"))
        var encoder = CanonicalEncoder()
        encoder.userInfo = [key: "cm"]
        var decoder = CanonicalDecoder()
        decoder.userInfo = [key: "mm"]
        let back = try decoder.decode([InfoReader].self, from: try encoder.encode([InfoReader()]))
        #expect(back[0].seen == ["cm", "mm"])
    }

    @Test(arguments: 0..<20)
    func equalSetsAndDictionariesGiveEqualBytesHoweverTheyWereFilled(seed: UInt64) throws {
        var generator = Seeded(seed)
        let numbers = (0..<200).map { _ in Int.random(in: -500...500, using: &generator) }
        func build(_ numbers: [Int], _ capacity: Int) -> Crowd {
            var crowd = Crowd()
            crowd.numbers.reserveCapacity(capacity)
            crowd.table.reserveCapacity(capacity / 2)
            for number in numbers {
                crowd.numbers.insert(number)
                crowd.table[Crowd.Place(x: number, y: "\(number)"), default: []].insert(["\(number % 7)", "k"])
                crowd.names["\(number)"] = [Double(number)]
                crowd.anything[number, default: Generic(Set())].value.insert(number % 3)
            }
            return crowd
        }
        let one = build(numbers, 0)
        let other = build(numbers.shuffled(using: &generator) + numbers.prefix(9), 4000)
        #expect(one == other)
        let bytes = try CanonicalEncoder().encode(one)
        #expect(try CanonicalEncoder().encode(other) == bytes)
        let back = try CanonicalDecoder().decode(Crowd.self, from: bytes)
        #expect(back == one)
        #expect(try CanonicalEncoder().encode(back) == bytes)
    }

    /// A child process hashes with another seed.
    @Test func anotherProcessGivesTheSameBytes() async throws {
        let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            print("digest", try Crowd.sampleDigest())
        }
        let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        #expect(try output.contains("digest \(Crowd.sampleDigest())"))
    }

    @Test func fieldsAreSortedTheOrderInWhichTheyAreWrittenDoesNotMatter() throws {
        #expect(
            try CanonicalEncoder().encode(Ordered(reversed: false))
                == CanonicalEncoder().encode(Ordered(reversed: true)))
    }

    @Test func anotherTypeIsAnErrorThatSaysWhere() throws {
        let bytes = try CanonicalEncoder().encode(["a": Shape.Point(x: 1, y: 2)])
        let error = #expect(throws: DecodingError.self) {
            try CanonicalDecoder().decode([String: OtherPoint].self, from: bytes)
        }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.last?.stringValue == "y")
        #expect(context.debugDescription.contains("Double"))

        func refuses<Value: Decodable>(_ value: some Encodable, as type: Value.Type) throws {
            let bytes = try CanonicalEncoder().encode(value)
            #expect(throws: DecodingError.self, "\(value) as \(type)") {
                try CanonicalDecoder().decode(type, from: bytes)
            }
        }
        try refuses(1, as: String.self)
        try refuses("1", as: Int.self)
        try refuses(1.5, as: Int.self)
        try refuses(1, as: Double.self)
        try refuses(300, as: UInt8.self)
        try refuses(-1, as: UInt.self)
        try refuses([1.5], as: [Float].self)
        try refuses([1, 2], as: [UInt8].self)
        try refuses(Set([1]), as: [Int: Int].self)
        try refuses(["a": 1], as: Shape.Point.self)
        try refuses(Int?.none, as: Int.self)
        try refuses([1, 2], as: Pair.self)
    }

    @Test func listsAndPackedArraysAreReadAlikeByATypeThatReadsOneByOne() throws {
        #expect(try CanonicalDecoder().decode(OneByOne.self, from: CanonicalEncoder().encode([1, -2, 300])).sum == 299)
        #expect(try CanonicalDecoder().decode(OneByOne.self, from: CanonicalEncoder().encode([Int8(-5), 7])).sum == 2)
        let byOne = try CanonicalEncoder().encode(OneByOne(sum: 4))
        #expect(try CanonicalDecoder().decode([Int].self, from: byOne) == [4, 4])
    }

    @Test(arguments: 0..<8)
    func cutDamagedAndMadeUpBytesNeverDoWorseThanThrow(seed: UInt64) throws {
        var generator = Seeded(seed)
        var crowd = Crowd()
        for number in 0..<5 {
            crowd.numbers.insert(number)
            crowd.table[.init(x: number, y: "y")] = [["z"]]
            crowd.names["\(number)"] = [1, 2]
            crowd.anything[number] = Generic([1])
        }
        let value = Everything(
            crowd: crowd, shapes: [.circle(radius: 1), .empty], pixels: [1, 2, 3], tree: Nested(name: "", children: []))
        let bytes = try CanonicalEncoder().encode(value)
        for _ in 0..<200 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? CanonicalDecoder().decode(Everything.self, from: damaged)
            let made = (0..<60).map { _ in UInt8.random(in: 0...21, using: &generator) }
            _ = try? CanonicalDecoder().decode(Everything.self, from: made)
        }
        for end in 0..<bytes.count {
            #expect(throws: DecodingError.self) {
                try CanonicalDecoder().decode(Everything.self, from: bytes[..<end])
            }
        }
        #expect(throws: DecodingError.self) { try CanonicalDecoder().decode(Everything.self, from: bytes + [0]) }
    }

    @Test func aLengthThatTheBytesDoNotFillTakesNoMemory() throws {
        for kind: UInt8 in 16...21 {
            for size in [UInt64.max, UInt64(Int.max), 1 << 40, 10] {
                let sizes = withUnsafeBytes(of: size) { [UInt8]($0) }
                let bytes = [kind] + sizes + sizes + [1]
                #expect(throws: DecodingError.self) { try CanonicalDecoder().decode([UInt8].self, from: bytes) }
                #expect(throws: DecodingError.self) { try CanonicalDecoder().decode(Set<Int>.self, from: bytes) }
                #expect(throws: DecodingError.self) { try CanonicalDecoder().decode([Int: Int].self, from: bytes) }
                #expect(throws: DecodingError.self) { try CanonicalDecoder().decode(String.self, from: bytes) }
                #expect(throws: DecodingError.self) { try CanonicalDecoder().decode(Shape.Point.self, from: bytes) }
            }
        }
    }

    @Test func endlessDepthIsAnErrorBothWays() throws {
        var deep = Nested(name: "", children: [])
        for _ in 0..<1000 { deep = Nested(name: "", children: [deep]) }
        #expect(throws: EncodingError.self) { try CanonicalEncoder().encode(deep) }
        var bytes = try CanonicalEncoder().encode([Deep]())
        for _ in 0..<1000 {
            let size = withUnsafeBytes(of: UInt64(bytes.count + 8)) { [UInt8]($0) }
            bytes = [18] + size + [1, 0, 0, 0, 0, 0, 0, 0] + bytes
        }
        #expect(throws: DecodingError.self) { try CanonicalDecoder().decode(Deep.self, from: bytes) }
    }

    @Test func aDecoderThatOutlivesTheCallThrows() throws {
        let keeper = try CanonicalDecoder().decode(Keeper.self, from: try CanonicalEncoder().encode(["a", "b"]))
        #expect(throws: DecodingError.self) { try [String](from: keeper.decoder) }
    }

    @Test func twoKindsOfContainerForOneValueAreAnError() {
        #expect(throws: EncodingError.self) { try CanonicalEncoder().encode(Confused()) }
    }
}
