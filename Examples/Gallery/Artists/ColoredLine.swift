import Flipbook

func coloredLine() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 5, height: 3)
    let time = linspace(0, 12, count: 600)
    let spiral = axes.plot(
        time.map { $0 * cos($0) }, time.map { $0 * sin($0) }, values: Array(time.dropLast()), width: 3,
        colormap: .plasma)
    spiral.widths = time.dropLast().map { 1 + $0 / 3 }
    try figure.addColorBar(for: spiral, label: "time")
    let dashed = axes.plot([-10, 14], [-12, -12], color: .tabBlue, width: 4, style: .dashed)
    dashed.gapColor = .tabOrange
    return figure
}
