import FlipbookPlot
import Foundation
import Testing

@Suite struct CSVTableTests {
    private func table(_ text: String, separator: Character = ",") throws -> CSVTable {
        try CSVTable(csv: Array(text.utf8), separator: separator)
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
        ("a,b\n\n1,two\n", "line 3, b: \"two\" is no number"), ("a\n\"1\n2\n", "line 2: a quote isn't closed"),
        ("\"a\nb\",c\n1,x", "line 3, c: \"x\""),
    ])
    func mistakesAreNamedByLine(_ text: String, _ message: String) throws {
        let error = try #require(throws: PlotError.self) { try table(text) }
        #expect(error.description.contains(message), "\(error)")
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
