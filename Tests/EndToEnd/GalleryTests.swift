import FlipbookPNG
import FlipbookPixels
import FlipbookStore
import Foundation
import TestSupport
import Testing

/// The gallery's figures: all are drawn, each has a twin in matplotlib, and every kind of artist is among them.
struct GalleryTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func sources(in folder: String, ending: String) throws -> [(file: String, code: String)] {
        let root = Self.package.appendingPathComponent(folder).path
        let files = try #require(FileManager.default.enumerator(atPath: root)?.allObjects as? [String])
        return try files.sorted().filter { $0.hasSuffix(ending) }.map {
            ($0, try String(contentsOfFile: root + "/" + $0, encoding: .utf8))
        }
    }

    /// The figures that the twins draw, by the folder of the twin: `artists` or `pages`.
    private func twins() throws -> [String: Set<String>] {
        try sources(in: "Examples/Gallery/Twins", ending: ".py").reduce(into: [:]) { twins, twin in
            let figures = twin.code.matches(of: /(?m)^def ([a-z]\w*)\(/).map { String($0.1) }
            twins[String(twin.file.prefix { $0 != "/" }), default: []].formUnion(figures)
        }
    }

    @Test func everyFigureIsDrawnAndHasATwin() throws {
        let folder = try TemporaryFolder()
        let run = try Run("Gallery", [folder.path], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        let pictures = folder.files().filter { $0.hasSuffix(".png") }
        #expect(Set(pictures.map { String($0.dropLast(4)) }) == Set(try twins().values.joined()))
        for picture in pictures {
            let colors = try colors(ofPicture: folder(picture)).count
            #expect(colors > 10, "\(picture) has \(colors) colours")
        }
    }

    private func colors(ofPicture path: String) throws -> Set<UInt32> {
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        func number(at index: Int) -> Int { file[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
        var pixels = PixelBuffer(width: number(at: 16), height: number(at: 20))
        _ = try file.withUnsafeBytes { try PNG.decode($0, into: &pixels) }
        return pixels.withUnsafeBytes { Set($0.bindMemory(to: UInt32.self)) }
    }

    @Test func figuresOfArtistsAreCalledAlikeInBoth() throws {
        let artists = try sources(in: "Examples/Gallery/Artists", ending: ".swift")
        let list = try #require(artists.first { $0.file == "Artists.swift" }).code
        let figures = list.matches(of: /"(\w+)": (\w+),/).map { (name: String($0.1), function: String($0.2)) }
        #expect(Set(figures.map(\.name)) == (try twins())["artists"])
        #expect(figures.map(\.name) == figures.map(\.name).sorted())
        for figure in figures { #expect(plain(figure.name) == plain(figure.function)) }
        let files = artists.map { plain(String($0.file.dropLast(6))) }.filter { $0 != "artists" }
        let twinFiles = try sources(in: "Examples/Gallery/Twins/artists", ending: ".py").map {
            plain(String($0.file.dropLast(3)))
        }
        #expect(Set(files) == Set(twinFiles))
    }

    /// A name without what Swift and Python write in different ways.
    private func plain(_ name: String) -> String { name.lowercased().replacing("_", with: "") }

    @Test func everyKindOfArtistIsShown() throws {
        let gallery = try sources(in: "Examples/Gallery/Artists", ending: ".swift").map(\.code).joined()
        let kinds = try sources(in: "Sources/FlipbookPlot", ending: ".swift").flatMap { source in
            source.code.matches(of: /((?:\/\/\/.*\n)*)public final class (\w+): \w+/)
                .filter {
                    $0.0.contains(
                        /: (DataArtist|ScalarMappable|Patch|ElementPatch|Ellipse|StrokedArtist|Line|Scatter|ContourSet)$/
                    )
                }
                .map { (name: String($0.2), comment: String($0.1)) }
        }
        #expect(kinds.count > 20)
        for kind in kinds {
            let makers = kind.comment.matches(of: /(?:[Aa]xes|Axes3D|[Ff]igure)[\/.](\w+)\(/).map { ".\($0.1)(" }
            #expect((makers + ["\(kind.name)("]).contains { gallery.contains($0) }, "no figure shows \(kind.name)")
        }
    }
}
