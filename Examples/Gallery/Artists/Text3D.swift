import Flipbook

func text3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    axes.text(0.2, 0, 0, "along x", along: [1, 0, 0])
    axes.text(1, 0.2, 0, "along y", along: [0, 1, 0])
    axes.text(0, 1, 0.3, "along z", along: [0, 0, 1])
    axes.text(0.1, 0.9, 0.1, "along (1, 1, 1)", along: [1, 1, 1]).color = .tabRed
    axes.text(0.5, 0.5, 0.5, "level")
    axes.text(0.05, 0.95, "in the axes", in: .axes)
    axes.plot([0, 1], [0, 1], [0, 1]).label = "diagonal"
    axes.addLegend(at: .upperRight)
    return figure
}
