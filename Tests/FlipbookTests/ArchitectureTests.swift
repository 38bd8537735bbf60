import Foundation
import Testing

/// What CONTRIBUTING.md says of the sources, held against them.
struct ArchitectureTests {
    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    private struct Source {
        let module: String
        let file: String
        let lines: [Substring]
    }

    private func swiftSources() throws -> [Source] {
        let root = Self.sources.path
        let files = try #require(FileManager.default.enumerator(atPath: root)?.allObjects as? [String])
        return try files.filter { $0.hasSuffix(".swift") }.map { file in
            Source(
                module: String(file.prefix { $0 != "/" }), file: file,
                lines: try String(contentsOfFile: root + "/" + file, encoding: .utf8)
                    .split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// The C library comes through FlipbookSystem; users get its mathematics.
    @Test func theSystemIsImportedInOnePlace() throws {
        for source in try swiftSources() where source.file != "FlipbookSystem/Platform.swift" {
            let imports = source.lines.filter { $0.contains("import Glibc") || $0.contains(" Glibc.") }
            let isMathematics = source.module == "FlipbookMathematics"
            #expect(imports.allSatisfy { isMathematics && $0.contains("import func Glibc.") }, "\(source.file)")
        }
    }

    @Test func cPointersStayInTheirModules() throws {
        for source in try swiftSources()
        where !["FlipbookCairo", "FlipbookCoding", "FlipbookPNG", "FlipbookJPEG"].contains(source.module) {
            #expect(!source.lines.contains { $0.contains("OpaquePointer") }, "\(source.file)")
        }
    }

    @Test func graphicsStateIsSavedInOnePlace() throws {
        let places = try swiftSources().flatMap { source in
            source.lines.filter { $0.contains("cairo_save(") }.map { _ in source.file }
        }
        #expect(places.count == 1, "\(places)")
    }

    @Test func nothingThatUsersRunTraps() throws {
        for source in try swiftSources() {
            for line in source.lines where !line.contains("///") {
                #expect(!line.contains("fatalError("), "\(source.file): \(line)")
                #expect(!line.contains("try!"), "\(source.file): \(line)")
            }
        }
    }

    @Test func noFileIsLong() throws {
        for source in try swiftSources() { #expect(source.lines.count <= 400, "\(source.file)") }
    }

    /// An animator writes `line.y = …` without marking anything: a property that forgets to tell breaks this.
    @Test func observersDoNotCopyArrays() throws {
        for source in try swiftSources() where source.module == "FlipbookPlot" {
            #expect(!source.lines.contains { $0.contains("oldValue") }, "\(source.file) names oldValue")
        }
    }

    /// `import Flipbook` gives everything that is public below it, and `import FlipbookPlot` what is below that.
    @Test func everyPublicTypeIsExported() throws {
        let sources = try swiftSources()
        for (product, modules) in [
            "Flipbook": ["FlipbookCanvas", "FlipbookPlot", "FlipbookRender", "FlipbookSystem", "FlipbookVideo"],
            "FlipbookPlot": ["FlipbookCanvas"],
        ] {
            let exports = try #require(sources.first { $0.file == product + "/Exports.swift" }).lines.dropFirst(4)
            var types: Set<String> = []
            for source in sources where modules.contains(source.module) {
                for line in source.lines where line.hasPrefix("public ") || line.hasPrefix("open ") {
                    let declaration = /^(?:public|open) (?:final |indirect )*(class|struct|enum|protocol|func) (\w+).*/
                    guard let match = line.wholeMatch(of: declaration) else { continue }
                    types.insert("@_exported import \(match.1) \(source.module).\(match.2)")
                }
            }
            let listed = Set(exports.map(String.init).filter { $0.contains(" Flipbook") })
            #expect(listed == types, "\(product): \(listed.symmetricDifference(types).sorted())")
        }
    }
}
