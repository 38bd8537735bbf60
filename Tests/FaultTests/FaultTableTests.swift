import Foundation
import Testing

/// The table of faults, and the tests that name its rows.
struct FaultTableTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// `Row 12`, `Rows 10 and 11`, `Rows 3, 4 and 7`.
    private func rows(in text: String) -> Set<Int> {
        text.matches(of: /\bRows? (\d+(?:(?:, | and )\d+)*)/).reduce(into: []) { rows, match in
            rows.formUnion(match.1.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) })
        }
    }

    @Test func everyRowHasATestAndEveryTestARow() throws {
        let table = try String(contentsOf: Self.tests.appendingPathComponent("FaultTests/Faults.md"), encoding: .utf8)
        let listed = table.split(separator: "\n").compactMap { line in
            line.prefixMatch(of: /\| (\d+) \|/).flatMap { Int($0.1) }
        }
        #expect(listed == Array(1...listed.count))
        let files = try #require(FileManager.default.enumerator(atPath: Self.tests.path)?.allObjects as? [String])
        let named = try files.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("FaultTableTests.swift") }
            .reduce(into: Set<Int>()) { named, file in
                named.formUnion(
                    rows(in: try String(contentsOf: Self.tests.appendingPathComponent(file), encoding: .utf8)))
            }
        #expect(named == Set(listed), "\(named.symmetricDifference(listed).sorted())")
    }
}
