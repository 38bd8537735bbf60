import Flipbook
import Foundation
import Testing

/// The rows of "Coming from matplotlib" about markers, hatches and lines of many colours.
struct MatplotlibMarkCallsTests {
    private let x = linspace(0, 1, count: 9)
    private let y = linspace(1, 2, count: 9)

    @Test func markersAndLines() throws {
        let (values, widths) = (y, x)
        let (figure, axes) = Figure.subplots()
        let line = axes.plot(x, y)
        line.marker = .starPolygon(tips: 5, angle: .degrees(30))
        line.marker = .text(#"$\alpha$"#)
        try MatplotlibCallsTests().draw(figure)
        line.marker = .triangleUp
        line.markerFill = .left
        line.markerSecondColor = .white
        line.markerRotation = .degrees(30)
        line.markerCap = .round
        line.markerJoin = .round
        line.style = .dashed
        line.gapColor = .red
        line.cap = .round
        line.join = .bevel
        let colored = axes.plot(x, y, values: values)
        colored.widths = widths
        colored.style = .dashed
        colored.arrows = .atEnd()
        let points = axes.scatter(x, y, values: values)
        points.isHollow = true
        points.showsBadValues = true
        let trail = axes.trail(x, y)
        trail.end = 5
        try MatplotlibCallsTests().draw(figure)
    }

    @Test func hatches() throws {
        let z = Grid(rows: 3, columns: 3) { Double($0 * $1) }
        let (figure, axes) = Figure.subplots()
        let bars = axes.bar(x, y)
        bars.hatch = "//"
        bars.hatches = ["/", "o"]
        bars.hatch = Hatch("x", color: .red, width: 2)
        let (corners, values) = ([[1.0, 2, 2]], [3.0])
        let cells = axes.polygons(corners, corners, values: values)
        cells.usesFaceColorsForEdges = true
        let pie = axes.pie([3, 2])
        pie.hatches = ["/", "."]
        let areas = axes.filledContour(z)
        areas.hatches = ["/", nil, "*"]
        try MatplotlibCallsTests().draw(figure)
    }

    @Test func pagesHaveHatchesAndLinesOfManyColours() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func strokes(_ draw: (Axes) -> Void) throws -> Int {
            let (figure, axes) = Figure.subplots()
            draw(axes)
            try figure.save(folder + "/plot.pdf")
            try figure.save(folder + "/plot.svg")
            return try String(contentsOfFile: folder + "/plot.svg", encoding: .utf8).components(separatedBy: "<path")
                .count
        }
        let plain = try strokes { $0.bar([1], [1]) }
        #expect(try strokes { $0.bar([1], [1]).hatch = "/" } > plain)
        #expect(try strokes { $0.bar([1], [1]).hatch = "o" } > plain + 100)
        let values = Array(0..<100).map(Double.init)
        let line = try strokes { $0.plot(values, values) }
        #expect(try strokes { $0.plot(values, values, values: values) } > line + 50)
        #expect(try strokes { $0.trail(values, values, length: 99) } > line + 50)
    }
}
