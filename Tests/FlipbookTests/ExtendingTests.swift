import Flipbook
import Foundation
import Testing

/// What a package that imports Flipbook alone can write, drawn on pixels.
@Suite struct ExtendingTests {
    private final class Stripes: CustomArtist {
        var edges: [Double] = [] { didSet { dataChanged() } }
        var thickness = 2.0 { didSet { looksChanged() } }

        override var takesColor: Bool { false }
        override var kind: String { "stripes" }

        override func limitsOfData() -> DataLimits? {
            guard let low = edges.min(), let high = edges.max() else { return nil }
            return DataLimits(x: low...high, y: nil)
        }

        override func draw(on canvas: any Canvas, in transform: Transform) throws {
            let stroke = Stroke(color: color, width: thickness * transform.pixelsPerPoint)
            let y = transform.yLimits
            transform.clip(canvas) {
                for edge in edges {
                    canvas.stroke(
                        transform(Path([Point(x: edge, y: y.lowerBound), Point(x: edge, y: y.upperBound)])), stroke)
                }
            }
            let style = TextStyle(size: 9 * transform.pixelsPerPoint)
            let width = try canvas.measure("\(edges.count)", style: style).advance
            try canvas.drawText(
                "\(edges.count)", style: style, color: color,
                at: Point(x: transform.box.maxX - width, y: transform.box.minY), angle: 0)
        }
    }

    private func png(_ figure: Figure) throws -> Data {
        let path = FileManager.default.temporaryDirectory.appending(path: "extending-\(UUID()).png").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try figure.save(path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test func everythingThatIsOnesOwnCanBeDrawn() throws {
        let (figure, axes) = Figure.subplots()
        let empty = try png(figure)
        let stripes = Stripes()
        axes.add(stripes)
        stripes.edges = [1, 2, 4]
        let few = try png(figure)
        #expect(few != empty && axes.xLimits.contains(4))
        stripes.thickness = 5
        #expect(try png(figure) != few)
        let line = axes.plot([1, 3], [0, 1])
        let image = axes.image(Grid(rows: 2, columns: 2) { Double($0 + $1) })
        let changes: [(String, () throws -> Void)] = [
            ("scale", { axes.xAxis.scale = Scale(name: "cube", forward: { $0 * $0 * $0 }, inverse: { cbrt($0) }) }),
            ("locator", { axes.xAxis.locator = Locator { [$0.lowerBound, $0.upperBound] } }),
            ("formatter", { axes.xAxis.formatter = Formatter { "at \($0.rounded())" } }),
            ("marker", { line.marker = .path(Path([Point(x: -0.5, y: 0), Point(x: 0.5, y: 0.5)]), isFilled: false) }),
            ("patch", { axes.add(PathPatch(Path(Rect(x: 1, y: 0, width: 1, height: 0.5)))) }),
            ("norm", { image.norm = Norm(Scale(name: "square", forward: { $0 * $0 }, inverse: { $0.squareRoot() })) }),
            ("colormap", { image.colormap = try Colormap(name: "dusk", through: [.black, .purple, .orange]) }),
        ]
        var before = try png(figure)
        for (name, change) in changes {
            try change()
            let after = try png(figure)
            #expect(after != before, "\(name)")
            before = after
        }
        let place = axes.position(of: (3, 1))
        figure.text("here", at: (place.x, place.y))
        #expect(try png(figure) != before && axes.data(at: place).map { abs($0.x - 3) < 1e-6 } ?? false)
    }

    private final class Stems: CustomArtist {
        var x: [Double] = [] { didSet { dataChanged() } }
        var y: [Double] = [] { didSet { dataChanged() } }
        var width = 1.0 { didSet { looksChanged() } }

        override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

        override func draw(on canvas: any Canvas, in transform: Transform) throws {
            guard x.count == y.count else { throw PlotError(.lengthsDiffer, "\(name): give as many y as x") }
            let stroke = Stroke(color: color.faded(by: alpha), width: width * transform.pixelsPerPoint)
            transform.clip(canvas) {
                for (x, y) in zip(x, y) { canvas.stroke(Path([transform(x, 0), transform(x, y)]), stroke) }
            }
        }
    }

    @Test func whatTheArticleShowsIsDrawn() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot([1, 2], [1, 2])
        let image = axes.image(Grid(rows: 2, columns: 2) { Double($0 + $1) })
        let stems = Stems()
        stems.label = "rain"
        axes.add(stems)
        (stems.x, stems.y) = ([1, 2, 3], [4, 1, 9])
        axes.xAxis.locator = Locator { limits in [limits.lowerBound, limits.upperBound] }
        axes.xAxis.formatter = Formatter { value in "day \(value)" }
        let root = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
        axes.yAxis.scale = root
        image.norm = Norm(root)
        line.marker = .path(Path([Point(x: -0.5, y: 0), Point(x: 0, y: 0.5), Point(x: 0.5, y: 0)]), isFilled: false)
        let triangle = PathPatch(Path([Point(x: 1, y: 0), Point(x: 2, y: 3), Point(x: 3, y: 0)], closed: true))
        axes.add(triangle)
        image.colormap = try Colormap(name: "dusk", through: [.black, .purple, .orange])
        axes.yLimits = 0...10
        let place = axes.position(of: (2, 3), in: .figure)
        figure.text("the tip", at: (place.x, place.y))
        let data = axes.data(at: place, in: .figure)
        #expect(try abs((data?.y ?? 0) - 3) < 1e-9 && png(figure).count > 1000)
    }

    /// Each line of the article's code stands above, word for word.
    @Test func theArticleShowsWhatIsTested() throws {
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let tested = Set(source.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) })
        let code = try Documentation.text("ArtistsOfYourOwn.md").matches(of: /(?ms)^```swift\n(.*?)^```$/)
        let lines = code.flatMap { $0.1.split(separator: "\n") }.map { $0.trimmingPrefix(while: \.isWhitespace) }
        #expect(lines.count > 25)
        for line in lines {
            let inTest = line == "final class Stems: CustomArtist {" ? "private " + line : String(line)
            #expect(tested.contains(inTest[...]), "\(line)")
        }
    }
}
