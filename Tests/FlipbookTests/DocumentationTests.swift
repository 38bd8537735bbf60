import Foundation
import Testing

/// The catalog of FlipbookPlot's documentation.
enum Documentation {
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let catalog = package.appendingPathComponent("Sources/FlipbookPlot/FlipbookPlot.docc")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: catalog.appendingPathComponent(path), encoding: .utf8)
    }

    static func files(in folder: String, of root: URL = catalog) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
    }
}

/// The pages of artists, which a script writes from the gallery, and the contents of the first page.
struct DocumentationTests {
    private func pages() throws -> [String] {
        try Documentation.files(in: "Artists").map { try Documentation.text("Artists/" + $0) }
    }

    /// As a page shows it: every line as far to the right as its tab is.
    private func shown(_ code: String) -> String {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "        " + $0 }.joined(separator: "\n")
    }

    @Test(arguments: [("Artists", "swift"), ("Twins/artists", "py")])
    func pagesShowTheGallerysCode(folder: String, ending: String) throws {
        let gallery = Documentation.package.appendingPathComponent("Examples/Gallery")
        let pages = try pages()
        for file in try Documentation.files(in: folder, of: gallery)
        where file.hasSuffix("." + ending) && file != "Artists.swift" {
            let code = try String(contentsOf: gallery.appendingPathComponent(folder + "/" + file), encoding: .utf8)
            #expect(
                pages.contains { $0.contains(shown(code)) },
                "no page shows \(file) as it is: run python3 Examples/Gallery/document.py")
        }
    }

    @Test func pagesShowEveryPicture() throws {
        let shown = try pages().flatMap { $0.matches(of: /!\[[^\]]*\]\((\w+)\)/).map { $0.1 + ".png" } }
        #expect(try Documentation.files(in: "Pictures") == shown.map(String.init).sorted())
        let sizes = try Documentation.files(in: "Pictures").map {
            try Data(contentsOf: Documentation.catalog.appendingPathComponent("Pictures/" + $0)).count
        }
        #expect(sizes.reduce(0, +) < 2_000_000)
    }

    @Test func everyPublicTypeStandsUnderAHeading() throws {
        let sources = Documentation.package.appendingPathComponent("Sources/FlipbookPlot")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String])
        let contents = try Documentation.text("FlipbookPlot.md")
        for file in files where file.hasSuffix(".swift") {
            let source = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            let types = source.matches(of: /(?m)^public (?:final )?(?:class|struct|enum|protocol) (\w+)/)
            for type in types { #expect(contents.contains("- ``\(type.1)``"), "\(type.1)") }
        }
    }
}
