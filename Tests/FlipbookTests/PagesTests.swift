import Foundation
import Testing

/// What the pages of the repository say of other files.
struct PagesTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.package.appendingPathComponent(path), encoding: .utf8)
    }

    @Test(arguments: [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "RELEASING.md", "SECURITY.md", "CODE_OF_CONDUCT.md",
        "Examples/README.md",
    ])
    func everyLinkLeadsToAFile(page: String) throws {
        let folder = Self.package.appendingPathComponent(page).deletingLastPathComponent()
        for link in try text(page).matches(of: /\]\(([^)#]+)\)/).map({ String($0.1) }) where !link.contains("://") {
            let file = folder.appendingPathComponent(link).standardizedFileURL
            #expect(FileManager.default.fileExists(atPath: file.path), "\(link)")
        }
    }

    @Test func theReadmeIsShort() throws {
        #expect(try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 181)
    }

    /// A message that changes must be quoted again.
    @Test func everyQuoteInTroubleshootingIsPartOfAMessage() throws {
        let ofOthers = ["warning: prohibited flag(s): -pthread", "could not find module 'CFlipbookCairo'"]
        let folders = ["Sources", "Plugins"].map { Self.package.appendingPathComponent($0) }
        var sources = ""
        for folder in folders {
            let files = try #require(FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
            for file in files where file.hasSuffix(".swift") {
                sources += try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                    .split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
            }
        }
        // One message can be several literals, or one over several lines.
        let messages = sources.replacing(/"\s*\+\s*"/, with: "").replacing(/\\\n\s*/, with: "")
        // Behind the colon stands what to do.
        let quotes = try text("Sources/Flipbook/Flipbook.docc/Troubleshooting.md")
            .matches(of: #/(?m)^- (`[^`\n]+`[^:`]*)+: /#)
            .flatMap { $0.0.matches(of: /`([^`]+)`/).map { String($0.1) } }
        #expect(quotes.count > 40)
        for quote in quotes where !ofOthers.contains(quote) {
            // What differs from time to time is a number or … in a quote.
            for part in quote.split(separator: /…|\d+/) {
                let part = part.trimmingCharacters(in: CharacterSet.whitespaces)
                #expect(messages.contains(part), "\(quote)")
            }
        }
    }
}
