import Flipbook

/// Five parts of a whole that grow and shrink.
final class MarketShares {
    private let pie = Pie([], labels: ["A", "B", "C", "D", "E"].map { "Sector \($0)" })

    func setup(in axes: Axes) {
        pie.explode = [0.05, 0, 0, 0, 0]
        pie.startAngle = .degrees(90)
        pie.colors = [0xFF9999, 0x66B3FF, 0x99FF99, 0xFFCC99, 0xFF99CC].map(Color.init(rgb:))
        pie.percentages.format = "%.1f%%"
        pie.percentages.weight = .bold
        axes.add(pie)
        axes.aspect = .equal
        axes.xLimits = -1.25...1.25
        axes.yLimits = -1.25...1.25
        axes.isOn = false
        axes.setTitle("Market Share Distribution")
    }

    func update(_ phase: Double) {
        pie.sizes = [30, 25, 20, 15, 10].enumerated().map { $1 + 5 * sin(phase + Double($0)) }
    }
}
