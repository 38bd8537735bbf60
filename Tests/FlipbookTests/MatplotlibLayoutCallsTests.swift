import Flipbook
import Foundation
import Testing

/// The calls about layouts of the article that those read who come from matplotlib, word for word.
struct MatplotlibLayoutCallsTests {
    private func draw(_ figure: Figure) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString).png")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try figure.save(path)
    }

    @Test func layouts() throws {
        let (figure, grid) = try Figure.subplots(rows: 1, columns: 3)
        let (left, middle, axes) = (grid[0][0], grid[0][1], grid[0][2])
        let image = left.image(Grid(rows: 2, columns: 2) { Double($0 + $1) }, aspect: .auto)
        left.plot([0, 1], [0, 1], label: "line")
        figure.xLabel = "time"
        figure.yLabel = "height"
        axes.leftTitle = "a"
        axes.rightTitle = "b"
        (axes.titleY, axes.titlePad) = (0.9, 3)
        (axes.xAxis.labelLocation, axes.xAxis.labelPad) = (.end, 8)
        let shared = try figure.addColorBar(for: image, axes: [left, middle])
        figure.addLegend(at: .upperRight).outside = .right
        figure.layout = .tight()
        try draw(figure)
        figure.layout = .compressed()
        try draw(figure)
        figure.layout = .constrained()
        try draw(figure)
        figure.layout = .constrained(horizontalPad: 7.2, columnGap: 0.05)
        try draw(figure)
        #expect(shared.axes.map { $0.boxInPixels.minX > middle.boxInPixels.maxX } == true)
        figure.layout = .none
        try draw(figure)
    }

    @Test func subfigures() throws {
        let figure = Figure()
        figure.layout = .constrained()
        let parts = try figure.addSubfigures(columns: 2, columnGap: 0.1)
        parts[0][0].title = "Part"
        let inner = try parts[0][1].subplots(rows: 2, columns: 1)
        try draw(figure)
        #expect(parts[0][1].axes.count == 2 && inner[1][0].boxInPixels.minX > 320)
    }
}
