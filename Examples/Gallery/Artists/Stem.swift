import Flipbook

func stem() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0.1, 2 * .pi, count: 31)
    let waves = axes.stem(x, x.map { exp(sin($0)) }, bottom: 1.1, label: "waves")
    waves.markerColor = .white
    axes.stem(
        linspace(0, 6, count: 7), [0.2, 0.4, 0.6, 0.4, 0.2, 0.1, 0.05], color: .gray, style: .dashed, marker: .diamond,
        markerSize: 4, label: "others"
    ).baseStyle = .none
    axes.addLegend()
    return figure
}
