import Foundation
import Testing

/// The article that those read who come from matplotlib, held against the calls of the files `Matplotlib…CallsTests.swift`.
struct MatplotlibArticleTests {
    @Test func everyCallOfTheArticleIsCompiled() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let calls = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("Matplotlib") && $0.hasSuffix("CallsTests.swift") }
        let source = try calls.map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            .joined(separator: "\n")
            .replacingOccurrences(of: #"folder + "/plot.pdf""#, with: #""plot.pdf""#)
        let here = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        let article = try Documentation.text("ComingFromMatplotlib.md")
        let rows = article.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count > 100)
        for row in rows {
            let cells = row.components(separatedBy: " | ")
            #expect(cells.count == 2, "\(row)")
            for call in cells[1].split(separator: "`").filter({ ![", ", " |"].contains($0) }) {
                #expect(here.contains(String(call)), "\(call)")
            }
        }
    }
}
