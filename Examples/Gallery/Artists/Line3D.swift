import Flipbook
import Foundation

func line3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    let t = linspace(0, 4 * .pi, count: 100)
    let helix = axes.plot(t.map(cos), t.map(sin), t)
    helix.color = .blue
    helix.width = 2
    axes.xLabel = "X"
    axes.yLabel = "Y"
    axes.zLabel = "Z"
    axes.title = "Helix"
    return figure
}
