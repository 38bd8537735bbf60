import Flipbook

func text3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    axes.text("along x", at: (0.2, 0, 0), along: [1, 0, 0])
    axes.text("along y", at: (1, 0.2, 0), along: [0, 1, 0])
    axes.text("along z", at: (0, 1, 0.3), along: [0, 0, 1])
    axes.text("along (1, 1, 1)", at: (0.1, 0.9, 0.1), along: [1, 1, 1]).color = .tabRed
    axes.text("level", at: (0.5, 0.5, 0.5))
    axes.text("in the axes", at: (0.05, 0.95), in: .axes)
    axes.plot([0, 1], [0, 1], [0, 1]).label = "diagonal"
    axes.addLegend(at: .upperRight)
    return figure
}
