import Flipbook
import Foundation
import Testing

/// The calls of the article about axes beside axes and colour bars, as ``MatplotlibCallsTests`` has the others.
struct MatplotlibAxesCallsTests {
    private let x = linspace(0.1, 1, count: 30)
    private let y = linspace(1, 3, count: 30)

    private func draw(_ figure: Figure) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try figure.save(folder + "/plot.png")
    }

    @Test func axesBesideAxes() throws {
        let (figure, axes) = Figure.subplots()
        axes.plot(x, y)
        let small = axes.addInset(at: .upperRight, width: .inches(1.2), height: .fraction(0.4))
        small.plot(x, y)
        let side = axes.appendAxes(at: .right, size: .fraction(0.05), pad: .inches(0.1))
        side.plot(x, y)
        let second = axes.secondaryX(at: .top, forward: { $0 * 2 }, inverse: { $0 / 2 })
        second.xLabel = "twice"
        _ = axes.secondaryY(position: .axes(1.2), forward: { $0 * 2 }, inverse: { $0 / 2 })
        axes.boxRatio = 0.5
        let images = try figure.addImageGrid(rows: 1, columns: 2, pad: 0.1, colorBars: .single)
        #expect(images.colorBarAxes.count == 1)
        let parts = try figure.addBrokenAxes(yLimits: [0...0.2, 0.8...1])
        parts[0].plot(x, y)
        try draw(figure)
        #expect(second.xLimits.upperBound == 2 * axes.xLimits.upperBound)
    }

    @Test func artistsOfFigures() throws {
        let figure = Figure()
        let exact = figure.addAxes(left: 1, bottom: 0.5, width: 3, height: 2, in: .inches)
        let curve = exact.plot(x, y)
        curve.isClipped = false
        let frame = Rectangle(at: (0.1, 0.1), width: 0.5, height: 0.5)
        figure.add(frame)
        try draw(figure)
        #expect(abs(exact.boxInFigure.width * figure.width - 3) < 1e-9)
        exact.add(frame)
        frame.coordinates = .blended(x: .data, y: .axes)
        try draw(figure)
        #expect(figure.artists.isEmpty)
    }

    @Test func colorBars() throws {
        let (figure, both) = try Figure.subplots(rows: 1, columns: 2)
        let (left, right) = (both[0][0], both[0][1])
        let image = try left.image(Grid([[-1, 0.5], [2, 3]]))
        let common = try figure.addColorBar(for: image, axes: [left, right])
        let side = figure.addAxes(left: 0.9, bottom: 0.1, width: 0.05, height: 0.8)
        let filling = try figure.addColorBar(for: image, in: side)
        #expect(filling.aspect == nil)
        try figure.addColorBar(for: ScalarMappable(colormap: .jet, norm: .linear(0...5)), axes: [left])
        common.boundaries = [0, 1, 3]
        common.values = [0, 2]
        common.endLength = .fractions(first: 0.1, last: 0.2)
        common.endLength = .auto
        common.extends = .both
        common.axis?.side = .left
        common.axis?.locator = .fixed([0, 1])
        try figure.addColorBar(for: image, parentAnchor: .lowerLeft)
        try draw(figure)
    }
}
