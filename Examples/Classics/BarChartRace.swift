import Flipbook

/// Five cities that grow, the largest at the top.
final class BarChartRace: FrameAnimator {
    let frameCount = 240
    let names = ["Aven", "Borg", "Cala", "Dorn", "Esk"]
    let starts = [4.0, 3.5, 3, 2, 1]
    let rates = [0.2, 0.35, 0.3, 0.55, 0.8]
    let (figure, axes) = Figure.subplots(width: 7, height: 4)
    let bars = Bars(orientation: .horizontal)
    let year = PlacedText(at: (0.9, 0.1), in: .axes, size: 24, horizontal: .right)

    func setup() -> Figure {
        bars.setData(positions: [0, 1, 2, 3, 4], heights: starts)
        bars.colors = [.tabBlue, .tabOrange, .tabGreen, .tabRed, .tabPurple]
        bars.texts.format = "%.1f"
        axes.xLabel = "inhabitants (million)"
        axes.add(bars)
        axes.add(year)
        return figure
    }

    /// How many inhabitants each city has, and how many cities are smaller, which changes smoothly.
    func update(frame: Int) {
        let time = Double(frame) / 60
        let sizes = zip(starts, rates).map { $0 * exp($1 * time) }
        let ranks = sizes.map { size in sizes.reduce(-0.5) { $0 + 1 / (1 + exp(20 * log($1 / size))) } }
        bars.setData(positions: ranks, heights: sizes)
        axes.yAxis.setTicks(ranks, labels: names)
        year.string = "\(2000 + Int(10 * time))"
    }
}
