import FlipbookPlot
import Foundation
import TestSupport
import Testing

/// Row 47 of the faults (`FaultTests/Faults.md`).
@Suite struct CSVTableTests {
    private func table(_ text: String, separator: Character = ",", hasNames: Bool? = nil) throws -> CSVTable {
        try CSVTable(csv: Array(text.utf8), separator: separator, hasNames: hasNames)
    }

    @Test func columnsAreFoundByName() throws {
        let table = try table("time,height\n0,1.5\n.5,-2e3\n")
        #expect(table.names == ["time", "height"] && table.rowCount == 2)
        #expect(try table["time"] == [0, 0.5] && table["height"] == [1.5, -2000] && table.column(1) == [1.5, -2000])
    }

    @Test func whatSpreadsheetsWrite() throws {
        let table = try table("\u{FEFF}\"a, b\" , \"say \"\"c\"\"\"\r\n\r\n 1 ,\"2\"\r\nnan,\r\n3,NA", separator: ",")
        #expect(table.names == ["a, b", "say \"c\""] && table.rowCount == 3)
        #expect(try table.column(0)[0] == 1 && table.column(0)[1].isNaN && table.column(0)[2] == 3)
        #expect(try table.column(1)[0] == 2 && table.column(1).dropFirst().allSatisfy(\.isNaN))
        #expect(try self.table("a;b\n1;2", separator: ";").column(1) == [2])
        #expect(try self.table("\"two\nlines\",b\n1,2")["two\nlines"] == [1])
    }

    @Test(arguments: [
        ("", "the table is empty"), ("\n \r\n", "the table is empty"),
        ("a,b\n1,2\n3\n", "line 3 has 1 fields under 2 names"),
        ("a,b\n\n1,two\n", "line 3, b: \"two\" is not a number"), ("a\n\"1\n2\n", "line 2: a quote isn't closed"),
        ("\"a\nb\",c\n1,x", "line 3, c: \"x\""),
    ])
    func mistakesAreNamedByLine(_ text: String, _ message: String) throws {
        let error = try #require(throws: PlotError.self) { try table(text) }
        #expect(error.description.contains(message), "\(error)")
    }

    /// The same rows, whatever ends the lines, with blank lines or without, with a byte order mark or without.
    @Test(arguments: ["\n", "\r\n", "\r", "mixed"], 0..<8) func lineEndsMakeNoDifference(end: String, seed: Int) throws
    {
        var random = Seeded(UInt64(seed))
        func lineEnd() -> String { end == "mixed" ? ["\n", "\r\n", "\r"].randomElement(using: &random)! : end }
        func lineEnds() -> String { (0..<Int.random(in: 1...3, using: &random)).map { _ in lineEnd() }.joined() }
        let rows = (0..<20).map { _ in (0..<3).map { _ in Double.random(in: -1e3...1e3, using: &random) } }
        let hasNames = seed % 2 == 0
        var lines = rows.map { $0.map { "\($0)" }.joined(separator: ",") }
        if hasNames { lines.insert("a,b,c", at: 0) }
        let text = lines.map { $0 + lineEnds() }.joined() + (seed % 3 == 0 ? "" : lineEnds())
        let table = try table((seed % 4 < 2 ? "\u{FEFF}" : "") + text)
        #expect(table.rowCount == 20 && table.names == (hasNames ? ["a", "b", "c"] : ["0", "1", "2"]))
        #expect(try (0..<3).map { try table.column($0) } == (0..<3).map { column in rows.map { $0[column] } })
    }

    @Test(
        arguments: [
            ("1,2\n3,4", nil, ["0", "1"], 2), ("1,2\n3,4", true, ["1", "2"], 1), ("1,2\n3,4", false, ["0", "1"], 2),
            ("1,\n3,4", nil, ["0", "1"], 2), ("nan,-.5e3\n3,4", nil, ["0", "1"], 2), (",\n3,4", nil, ["", ""], 1),
            ("a,2\n3,4", nil, ["a", "2"], 1), ("NA,NA\n3,4", nil, ["NA", "NA"], 1), ("\"1\"\r2\r", nil, ["0"], 2),
            ("7", nil, ["0"], 1), ("a", nil, ["a"], 0),
        ] as [(String, Bool?, [String], Int)])
    func aFirstLineOfNumbersIsData(_ text: String, _ hasNames: Bool?, _ names: [String], _ rows: Int) throws {
        let table = try CSVTable(csv: Array(text.utf8), hasNames: hasNames)
        #expect(table.names == names && table.rowCount == rows)
        #expect(
            try table.column(0).last ?? 0
                == (rows == 0 ? 0 : Double(text.contains("7") ? 7 : text.contains("\"") ? 2 : 3)))
    }

    @Test func linesInQuotesAreCounted() throws {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\"two", "lines\",b", "1,2", "3,x"].joined(separator: end)
            let error = try #require(throws: PlotError.self) { try table(text) }
            #expect(error.description.contains("line 4, b"))
        }
        #expect(throws: PlotError.self) { try table("a,b", hasNames: false) }
        let wide = try #require(throws: PlotError.self) { try CSVTable(csv: [0xFF, 0xFE, 0x31, 0, 0x0A, 0]) }
        #expect(wide.description.contains("UTF-8"))
    }

    @Test func whatIsNotThereIsSaid() throws {
        let table = try table("a,b\n1,2\n")
        let error = try #require(throws: PlotError.self) { try table["c"] }
        #expect(error.description.contains("it has a, b"))
        #expect(throws: PlotError.self) { try table.column(2) }
        #expect(throws: PlotError.self) { try CSVTable(names: ["a"], columns: [[1], [2]]) }
        #expect(throws: PlotError.self) { try CSVTable(names: ["a", "b"], columns: [[1], [2, 3]]) }
    }

    /// A table that was written is read as it was.
    @Test(arguments: 0..<20) func numbersComeThrough(seed: Int) throws {
        let columns = (0..<3).map { column in (0..<50).map { sin(Double(seed + 7 * column + $0)) * 1e5 } }
        let lines = (0..<50).map { row in columns.map { "\($0[row])" }.joined(separator: ",") }
        let table = try table((["x,y,z"] + lines).joined(separator: seed % 2 == 0 ? "\n" : "\r\n"))
        #expect(try (0..<3).map { try table.column($0) } == columns)
    }
}
