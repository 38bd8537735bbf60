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
        axes.xAxis.scale = Scale(name: "cube", forward: { $0 * $0 * $0 }, inverse: { cbrt($0) })
        axes.xAxis.locator = Locator { limits in [limits.lowerBound, limits.upperBound] }
        axes.xAxis.formatter = Formatter { String($0.rounded()) }
        axes.plot([1, 3], [0, 1]).marker = .path(Path([Point(x: -0.5, y: 0), Point(x: 0.5, y: 0.5)]), isFilled: false)
        axes.add(PathPatch(Path(Rect(x: 1, y: 0, width: 1, height: 0.5))))
        let place = axes.position(of: (3, 1))
        figure.text(place.x, place.y, "here")
        #expect(try png(figure).count > 1000 && axes.data(at: place).map { abs($0.x - 3) < 1e-6 } ?? false)
    }
}
