import Flipbook

func brokenBars() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    axes.brokenBars(from: [110, 150], lengths: [30, 10], y: 10, height: 9, color: .tabBlue)
    let bars = axes.brokenBars(from: [10, 100, 130], lengths: [50, 20, 10], y: 20, height: 9, edgeColor: .black)
    bars.colors = [.tabOrange, .tabGreen, .tabRed]
    let middle = axes.brokenBars(from: [30, 120], lengths: [40, -20], y: 35, height: 4, alpha: 0.5)
    middle.alignment = .center
    axes.xLabel = "seconds"
    return figure
}
