import Flipbook
import Foundation

/// Eight bars with errors, and their heights over them.
final class Measurements {
    private let positions = (0..<8).map(Double.init)
    private let bars = Bars()

    func setup(in axes: Axes) {
        axes.xAxis.categories = ["A", "B", "C", "D", "E", "F", "G", "H"]
        bars.color = .steelBlue
        bars.edgeColor = .black
        bars.edgeWidth = 1.2
        bars.alpha = 0.8
        bars.errors.capSize = 5
        bars.texts.format = "%.1f"
        bars.texts.size = 8
        bars.texts.padding = 1
        axes.add(bars)
        axes.yLimits = 0...20
        axes.yAxis.gridLines = GridLines(style: .dotted, alpha: 0.5)
        axes.setTitle("Categorical Measurements with Uncertainty", x: "Category", y: "Measurement (units)")
    }

    func update(_ phase: Double, noise: Noise) {
        bars.setData(
            positions: positions,
            heights: positions.map { 10 + 4 * sin(phase + 0.8 * $0) + 0.5 * noise.heights[Int($0)] })
        bars.errors.y = .symmetric(noise.errors.map { 0.5 + 0.4 * abs($0) })
    }
}

/// Points that drift around a circle.
final class PointCloud {
    private let points = Scatter()

    func setup(in axes: Axes, of figure: Figure) throws {
        let ranks = (0..<100).map { Double($0 * 37 % 100) / 99 }
        points.values = ranks
        points.sizes = ranks.reversed().map { 50 + 200 * $0 }
        points.alpha = 0.6
        points.edgeColors = [.black]
        points.edgeWidths = [0.5]
        axes.add(points)
        axes.xLimits = -3...3
        axes.yLimits = -3...3
        axes.aspect = .equal
        axes.setTitle("2D Point Cloud Distribution", x: "Feature X", y: "Feature Y")
        try figure.addColorBar(for: points).setLabel("Color Value")
    }

    func update(_ phase: Double, noise: Noise) {
        let (x, y) = (0.5 * cos(phase), 0.5 * sin(phase))
        points.setData(x: noise.cloud[..<100].map { x + 0.8 * $0 }, y: noise.cloud[100...].map { y + 0.8 * $0 })
    }
}

/// How a thousand numbers are distributed.
final class Distribution {
    private let histogram = Histogram(bins: .count(30, over: -4...4))
    private let note = PlacedText(at: (0.97, 0.95), in: .axes)

    func setup(in axes: Axes) {
        histogram.color = .skyBlue
        histogram.edgeColor = .black
        histogram.alpha = 0.7
        axes.add(histogram)
        note.horizontalAlignment = .right
        note.verticalAlignment = .top
        note.background = TextBackground(.round, color: .wheat, alpha: 0.5)
        axes.add(note)
        axes.yLimits = 0...140
        axes.setTitle("Distribution Analysis", x: "Value", y: "Frequency")
    }

    func update(_ phase: Double, noise: Noise) {
        let values = noise.sample.map { 0.5 * sin(phase) + $0 }
        let mean = values.reduce(0, +) / Double(values.count)
        let deviation = sqrt(values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
        histogram.values = values
        note.string = String(format: "μ = %.2f\nσ = %.2f\nN = %d", mean, deviation, values.count)
    }
}

/// Five groups, in boxes with notches.
final class Groups {
    private let boxes = BoxPlot([])

    func setup(in axes: Axes, noise: Noise) {
        boxes.groups = (0..<5).map { group in
            noise.sample[200 * group..<200 * (group + 1)].map { $0 * (1 + 0.3 * Double(group % 3)) }
        }
        boxes.hasNotches = true
        boxes.showsMeans = true
        boxes.colors = [.skyBlue, lightGreen, .wheat, .salmon, .pink].map { $0.opacity(0.7) }
        axes.add(boxes)
        axes.xAxis.setTicks([1, 2, 3, 4, 5], labels: ["G1", "G2", "G3", "G4", "G5"])
        axes.yAxis.gridLines = GridLines(alpha: 0.3)
        axes.setTitle("Statistical Comparison", x: "Group", y: "Value Distribution")
    }
}
