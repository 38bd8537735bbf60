import Flipbook
import Foundation
import TestSupport
import Testing

@Suite struct SaveTests {
    private func saved(_ figure: Figure, dpi: Double? = nil, isTransparent: Bool = false) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "save-\(UUID()).png").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try figure.save(path, dpi: dpi, isTransparent: isTransparent)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What the header of a PNG says: width, height and kind of pixels (2 opaque, 6 with alpha).
    private func header(of png: [UInt8]) -> (width: Int, height: Int, kind: Int) {
        func number(at index: Int) -> Int { png[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20), Int(png[25]))
    }

    @Test func aTransparentPictureHasAlphaAndTheFigureStaysAsItWas() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1])
        let opaque = try saved(figure)
        let transparent = try saved(figure, isTransparent: true)
        #expect(header(of: opaque) == (640, 480, 2) && header(of: transparent) == (640, 480, 6))
        #expect(figure.color == .white && axes.color == .white)
        #expect(try saved(figure) == opaque)
    }

    @Test func aPictureHasItsOwnResolution() throws {
        let (figure, _) = Figure.subplots()
        #expect(header(of: try saved(figure, dpi: 50)) == (320, 240, 2))
        #expect(figure.dpi == 100)
    }

    @Test(arguments: PictureFormat.allCases) func aFileHasTheBytesThatAreMadeInMemory(format: PictureFormat) throws {
        let folder = try TemporaryFolder()
        let path = folder("plot.\(format)")
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0, 1])
        try figure.save(path)
        // A PDF says when it was made, and Cairo numbers the parts of all SVGs of a process.
        func content(_ bytes: some Sequence<UInt8>) -> String {
            String(decoding: Array(bytes), as: Unicode.ASCII.self)
                .replacing(/CreationDate \([^)]*\)/, with: "").replacing(/(surface|clip-|glyph-|glyph)\d+/, with: "")
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        let memory = try figure.data(as: format)
        #expect(format == .png ? file == Data(memory) : content(file) == content(memory))
        #expect(folder.files() == ["plot.\(format)"])
    }

    @Test(arguments: ["missing/plot.svg", "occupied.pdf", "plot.jpeg", "plot", ".png"])
    func aPathThatCannotBeWrittenIsNamed(name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder("occupied.pdf/full"), withIntermediateDirectories: true)
        let error = try #require(throws: PlotError.self) { try Figure.subplots().figure.save(folder(name)) }
        #expect(error.code == .file && error.description.contains(name))
        #expect(folder.files().allSatisfy { $0.hasPrefix("occupied.pdf") })
    }

    @Test func aFigureThatCannotBeDrawnLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        let path = folder("plot.pdf")
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        let (figure, axes) = Figure.subplots()
        axes.plot([0, 1], [0])
        #expect(throws: PlotError.self) { try figure.save(path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("old".utf8))
        #expect(folder.files() == ["plot.pdf"])
    }
}
