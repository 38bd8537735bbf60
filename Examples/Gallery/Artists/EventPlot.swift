import Flipbook

func eventPlot() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var random = RandomGenerator(seed: 2)
    let rows = (0..<5).map { _ in random.uniform(in: 0..<10, count: 25) }
    let events = axes.eventPlot(rows, offsets: [1, 2, 3.5, 5, 6.5], lengths: [0.8, 0.8, 1, 1.5, 0.5], width: 1)
    events.colors = [.tabBlue, .tabOrange, .tabGreen, .tabRed, .black]
    events.widths = [1, 1, 1.5, 1, 3]
    return figure
}
