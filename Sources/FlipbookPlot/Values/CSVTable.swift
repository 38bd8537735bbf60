/// Columns of numbers with names, as spreadsheets, simulations and loggers write them: comma-separated values, RFC 4180.
///
///     let table = try CSVTable(contentsOf: "run1.csv")
///     axes.plot(try table["time"], try table["height"])
public struct CSVTable: Hashable, Sendable {
    /// The columns' names, from left to right.
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

    /// Reads a table: a line of names, then one of numbers for each row.
    ///
    /// A field may stand in quotes, with a quote doubled in it. Lines end with LF or CRLF; empty ones don't count. A field
    /// that is empty, or says NaN or NA, is no number: `nan`, and a gap where it is drawn.
    ///
    /// - Parameters:
    ///   - csv: the text, in UTF-8; with a byte order mark or without.
    ///   - separator: what stands between two fields.
    /// - Throws: ``PlotError`` (`values`) naming the line and the column.
    public init(csv: some Sequence<UInt8>, separator: Character = ",") throws {
        guard let separator = separator.asciiValue else {
            throw PlotError(.values, "'\(separator)' can't separate the fields of a table; use a character of ASCII")
        }
        var lines = CSVLines(bytes: Array(csv), separator: separator)
        guard let names = try lines.next() else {
            throw PlotError(.values, "the table is empty; give a line of names, then the numbers")
        }
        var columns = [[Double]](repeating: [], count: names.count)
        while let fields = try lines.next() {
            guard fields.count == names.count else {
                throw PlotError(
                    .values,
                    "line \(lines.number) has \(fields.count) fields under \(names.count) names; give as many, empty ones "
                        + "where there is no number")
            }
            for (index, field) in fields.enumerated() {
                let text = field.trimmed
                guard let number = text.isEmpty || text == "NA" ? .nan : Double(text) else {
                    throw PlotError(
                        .values,
                        "line \(lines.number), \(names[index]): \"\(text)\" is no number; correct it, or leave the field empty"
                    )
                }
                columns[index].append(number)
            }
        }
        self.names = names.map(\.trimmed)
        self.columns = columns
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
        let (newline, quote) = (UInt8(ascii: "\n"), UInt8(ascii: "\""))
        while position < bytes.count {
            number = nextNumber
            var fields: [String] = []
            var field: [UInt8] = []
            var isQuoted = false
            while position < bytes.count, isQuoted || bytes[position] != newline {
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
                } else {
                    if byte == newline { nextNumber += 1 }
                    field.append(byte)
                }
            }
            guard !isQuoted else {
                throw PlotError(.values, "line \(number): a quote isn't closed; close it, or double it within a field")
            }
            position += 1
            nextNumber += 1
            fields.append(String(decoding: field, as: UTF8.self))
            if fields.count > 1 || !fields[0].trimmed.isEmpty { return fields }
        }
        return nil
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
