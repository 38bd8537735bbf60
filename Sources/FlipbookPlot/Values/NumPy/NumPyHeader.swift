/// The header of a `.npy` file: the type, order and shape of the numbers in it.
///
/// The format is that of NumPy's "NEP 1": six bytes of magic, two of version, the length of a text, and this text, a
/// Python dictionary of what the numbers are, their order and their shape.
struct NumPyHeader {
    /// What the numbers are, in NumPy's notation: `<f8`.
    var type = ""
    /// Whether numbers that differ in the first dimension lie next to each other.
    var isFortranOrder = false
    var shape: [Int] = []
    /// Where the numbers begin.
    var end = 0

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// Reads the beginning of a file.
    init(_ bytes: [UInt8]) throws {
        guard bytes.starts(with: Self.magic) else {
            throw PlotError.numPy("it isn't one: it does not begin as one; write it with numpy.save")
        }
        guard bytes.count >= 10 else { throw PlotError.cutShort }
        guard (1...3).contains(bytes[6]) else {
            throw PlotError.numPy("its version \(bytes[6]) is unknown; write it with numpy.save")
        }
        let start = bytes[6] == 1 ? 10 : 12
        guard bytes.count >= start else { throw PlotError.cutShort }
        end = start + bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count >= end else { throw PlotError.cutShort }
        try read(bytes[start..<end])
    }

    private mutating func read(_ text: ArraySlice<UInt8>) throws {
        var scanner = Scanner(text: text)
        var keys: Set<String> = []
        try scanner.expect("{")
        while !scanner.take("}") {
            let key = try scanner.string()
            try scanner.expect(":")
            switch key {
            case "descr": type = try scanner.type()
            case "fortran_order": isFortranOrder = try scanner.boolean()
            case "shape": shape = try scanner.lengths()
            default: throw PlotError.numPy("its header has an unknown '\(key.prefix(40))'")
            }
            keys.insert(key)
            if !scanner.take(",") {
                try scanner.expect("}")
                break
            }
        }
        guard keys.count == 3 else { throw PlotError.numPy("its header lacks type, order or shape") }
    }

    /// The beginning of a file, as long as a multiple of 64 bytes, as NumPy pads it.
    static func bytes(type: String, shape: [Int]) -> [UInt8] {
        let lengths = shape.map { "\($0)," }.joined(separator: " ")
        let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }"
        let isLong = text.utf8.count > 65_000
        let start = isLong ? 12 : 10
        let length = (start + text.utf8.count + 1 + 63) / 64 * 64 - start
        let size = (0..<(isLong ? 4 : 2)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: length - text.utf8.count - 1)
        return magic + [isLong ? 2 : 1, 0] + size + Array(text.utf8) + padding + [UInt8(ascii: "\n")]
    }
}

/// Reads the words of a Python dictionary.
private struct Scanner {
    var text: ArraySlice<UInt8>

    private mutating func skipSpaces() {
        text = text.drop {
            [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains($0)
        }
    }

    /// Reads a word where it comes next.
    mutating func take(_ word: String) -> Bool {
        skipSpaces()
        guard text.starts(with: word.utf8) else { return false }
        text = text.dropFirst(word.utf8.count)
        return true
    }

    mutating func expect(_ word: String) throws {
        if !take(word) { throw PlotError.numPy("its header can't be read: '\(word)' is missing") }
    }

    mutating func string() throws -> String {
        skipSpaces()
        guard let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
            let end = text.dropFirst().firstIndex(of: quote)
        else { throw PlotError.numPy("its header can't be read: a name is missing") }
        defer { text = text[(end + 1)...] }
        return String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
    }

    mutating func type() throws -> String {
        if take("[") { throw PlotError.numPy("it holds records; save one of their fields by itself") }
        return try string()
    }

    mutating func boolean() throws -> Bool {
        if take("True") { return true }
        try expect("False")
        return false
    }

    /// The numbers in parentheses; an `L` behind one is Python 2's.
    mutating func lengths() throws -> [Int] {
        try expect("(")
        var lengths: [Int] = []
        while !take(")") {
            let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let length = Int(String(decoding: digits, as: UTF8.self)) else {
                throw PlotError.numPy("its header can't be read: a length is missing or too large")
            }
            lengths.append(length)
            text = text.dropFirst(digits.count)
            _ = take("L")
            if !take(",") {
                try expect(")")
                break
            }
        }
        guard lengths.count <= 64 else { throw PlotError.numPy("it has \(lengths.count) dimensions, more than 64") }
        return lengths
    }
}

extension PlotError {
    /// Why a file can't be read.
    static func numPy(_ fault: String) -> PlotError {
        PlotError(.values, "a .npy file can't be read: \(fault)")
    }

    static var cutShort: PlotError { numPy("it is cut short; write it again") }
}
