import Foundation
import Testing

/// The walls of the house, as CONTRIBUTING.md has them, held against the sources.
struct ArchitectureTests {
    /// Which of this package's modules, and which other packages, a module may import.
    private static let mayImport: [String: Set<String>] = [
        "FlipbookProcess": ["CFlipbookProcess"],
        "FlipbookPixels": ["CFlipbookPixels"],
        "FlipbookCanvas": [],
        "FlipbookCairo": ["FlipbookCanvas", "FlipbookPixels", "CFlipbookCairo", "CFlipbookPango"],
        "FlipbookPlot": ["FlipbookCanvas"],
        "FlipbookStore": [
            "FlipbookPixels", "CFlipbookPNG", "CFlipbookISAL", "CFlipbookJSON", "CFlipbookXXHash",
        ],
        "FlipbookVideo": ["FlipbookStore", "FlipbookPixels", "FlipbookProcess", "Logging"],
        "FlipbookRender": ["FlipbookStore", "FlipbookPixels", "FlipbookVideo", "FlipbookProcess", "Logging"],
        "FlipbookPreview": ["FlipbookProcess", "FlipbookRender", "FlipbookStore"],
        "FlipbookClean": ["FlipbookStore", "ArgumentParser"],
        "Flipbook": [
            "FlipbookCanvas", "FlipbookCairo", "FlipbookPixels", "FlipbookPlot", "FlipbookPreview", "FlipbookProcess",
            "FlipbookRender",
            "FlipbookStore", "FlipbookVideo", "ArgumentParser", "Logging",
        ],
    ]

    /// What every module may import: the system's.
    private static let system: Set<String> = [
        "Glibc", "Musl", "Darwin", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization",
    ]

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

    @Test func importsRunOneWay() throws {
        let sources = try swiftSources()
        #expect(Set(sources.map(\.module)) == Set(Self.mayImport.keys))
        for source in sources {
            let allowed = Self.system.union(Self.mayImport[source.module] ?? [])
            for line in source.lines {
                guard let match = line.wholeMatch(of: /\s*(?:@\w+ |public |internal )*import (?:\w+ )?(\w+).*/) else {
                    continue
                }
                #expect(allowed.contains(String(match.1)), "\(source.file) imports \(match.1)")
            }
        }
    }

    @Test func cPointersStayInTheirRooms() throws {
        for source in try swiftSources() where !["FlipbookCairo", "FlipbookStore"].contains(source.module) {
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
        let sources = try swiftSources()
        let lengths = sources.map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] < 150)
        for source in sources { #expect(source.lines.count <= 400, "\(source.file)") }
    }

    /// An animator writes `line.y = …` without marking anything: a property that forgets to tell breaks this.
    @Test func observersDoNotCopyArrays() throws {
        for source in try swiftSources() where source.module == "FlipbookPlot" {
            #expect(!source.lines.contains { $0.contains("oldValue") }, "\(source.file) names oldValue")
        }
    }
}
