/// Columns of numbers with names, as spreadsheets, simulations and loggers write them: comma-separated values, RFC 4180.
///
///     let table = try CSVTable(contentsOf: "run1.csv")
///     axes.plot(try table["time"], try table["height"])
public struct CSVTable: Hashable, Sendable {
    /// The columns' names, from left to right; their numbers from 0 where the table has no line of names.
    public let names: [String]
    private let columns: [[Double]]

    /// How many rows of numbers there are.
    public var rowCount: Int { columns.first?.count ?? 0 }

    /// A table of columns of one length.
    ///
    /// - Throws: ``PlotError`` (`lengthsDiffer`) where their lengths differ, or there are more names or fewer.
    public init(names: [String], columns: [[Double]]) throws {
        guard names.count == columns.count, columns.allSatisfy({ $0.count == columns[0].count }) else {
            throw PlotError(
                .lengthsDiffer,
                "a table can't have \(names.count) names over columns of \(columns.map(\.count)) numbers; give each column "
                    + "a name, and all of them as many numbers")
        }
        self.names = names
        self.columns = columns
    }

    /// Reads a table: a line of names, or none, then one of numbers for each row.
    ///
    /// A field may stand in quotes, with a quote doubled in it. Lines end with LF, CRLF or CR; empty ones don't count. A
    /// field that is empty, or says NaN or NA, is NaN, and a gap where it is drawn. One that is a date in ISO 8601 is read
    /// as seconds since 1970; see ``dates(_:)``.
    ///
    /// - Parameters:
    ///   - csv: the text, in UTF-8; with a byte order mark or without.
    ///   - separator: what stands between two fields.
    ///   - hasNames: whether the first line has the columns' names. Where it is nil, it has, unless each of its fields
    ///     is a number or empty, and one is a number. Names that are numbers, such as years, need `true`.
    /// - Throws: ``PlotError`` (`values`) naming the line and the column.
    public init(csv: some Sequence<UInt8>, separator: Character = ",", hasNames: Bool? = nil) throws {
        guard let separator = separator.asciiValue else {
            throw PlotError(.values, "'\(separator)' can't separate the fields of a table; use a character of ASCII")
        }
        let bytes = Array(csv)
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
            throw PlotError(.values, "the table is in UTF-16; save it in UTF-8")
        }
        var lines = CSVLines(bytes: bytes, separator: separator)
        guard let first = try lines.next()?.map(\.trimmed) else {
            throw PlotError(.values, "the table is empty; give a line of names, then the numbers")
        }
        let numbers = first.map(Self.number)
        let isNamed = hasNames ?? !(numbers.allSatisfy { $0 != nil } && numbers.contains { $0?.isNaN == false })
        names = isNamed ? first : first.indices.map(String.init)
        var columns = [[Double]](repeating: [], count: first.count)
        var next: [String]? = isNamed ? try lines.next() : first
        while let fields = next {
            guard fields.count == columns.count else {
                throw PlotError(
                    .values,
                    "line \(lines.number) has \(fields.count) fields "
                        + (isNamed ? "under \(columns.count) names" : "and the first has \(columns.count)")
                        + "; give the same number of fields, and leave a field without a value empty")
            }
            for (index, field) in fields.enumerated() {
                guard let number = Self.number(field.trimmed) else {
                    throw PlotError(
                        .values,
                        "line \(lines.number), \(isNamed ? "" : "column ")\(names[index]): \"\(field.trimmed)\" is not a number; "
                            + "correct it, or leave the field empty")
                }
                columns[index].append(number)
            }
            next = try lines.next()
        }
        self.columns = columns
    }

    /// The number that a field holds, NaN where it is empty; nil where it holds something else.
    private static func number(_ text: String) -> Double? {
        text.isEmpty || text == "NA" ? .nan : Double(text) ?? CivilTime.seconds(iso: text)
    }

    /// The numbers of the column of this name; of the first one where several have it.
    ///
    /// - Throws: ``PlotError`` (`unknownName`) listing the names where none has it.
    public subscript(_ name: String) -> [Double] {
        get throws {
            guard let index = names.firstIndex(of: name) else {
                throw PlotError(
                    .unknownName, "the table has no column \"\(name)\"; it has \(names.joined(separator: ", "))")
            }
            return columns[index]
        }
    }

    /// The numbers of a column, counted from 0 at the left.
    ///
    /// - Throws: ``PlotError`` (`unknownName`) where there are fewer.
    public func column(_ index: Int) throws -> [Double] {
        guard columns.indices.contains(index) else {
            throw PlotError(
                .unknownName, "the table has no column \(index); its \(columns.count) columns are counted from 0")
        }
        return columns[index]
    }
}

extension CSVTable: Codable {
    private enum CodingKeys: CodingKey { case names, columns }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let names = try container.decode([String].self, forKey: .names)
        let columns = try container.decode([[Double]].self, forKey: .columns)
        self = try decoder.checked { try CSVTable(names: names, columns: columns) }
    }
}

/// The lines of a table, as fields.
private struct CSVLines {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var nextNumber = 1
    /// The line that was read last, counted from 1.
    private(set) var number = 0

    init(bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The fields of the next line that isn't empty; nil at the end.
    mutating func next() throws -> [String]? {
        let quote = UInt8(ascii: "\"")
        while position < bytes.count {
            number = nextNumber
            var fields: [String] = []
            var field: [UInt8] = []
            var isQuoted = false
            while position < bytes.count, isQuoted || lineBreak(at: position) == 0 {
                let byte = bytes[position]
                position += 1
                if byte == quote, isQuoted, position < bytes.count, bytes[position] == quote {
                    field.append(quote)
                    position += 1
                } else if byte == quote, isQuoted || field.allSatisfy({ $0 == UInt8(ascii: " ") }) {
                    isQuoted.toggle()
                } else if byte == separator, !isQuoted {
                    fields.append(String(decoding: field, as: UTF8.self))
                    field = []
                } else if isQuoted, lineBreak(at: position - 1) > 0 {
                    let end = position - 1 + lineBreak(at: position - 1)
                    field += bytes[position - 1..<end]
                    position = end
                    nextNumber += 1
                } else {
                    field.append(byte)
                }
            }
            guard !isQuoted else {
                throw PlotError(.values, "line \(number): a quote isn't closed; close it, or double it within a field")
            }
            position += lineBreak(at: position)
            nextNumber += 1
            fields.append(String(decoding: field, as: UTF8.self))
            if fields.count > 1 || !fields[0].trimmed.isEmpty { return fields }
        }
        return nil
    }

    /// How many bytes the line break takes that begins at a byte: LF, CR, or CR and LF; 0 where there is none.
    private func lineBreak(at position: Int) -> Int {
        guard position < bytes.count else { return 0 }
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard bytes[position] == carriageReturn else { return bytes[position] == lineFeed ? 1 : 0 }
        return position + 1 < bytes.count && bytes[position + 1] == lineFeed ? 2 : 1
    }
}

extension String {
    /// Without white space around it.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
