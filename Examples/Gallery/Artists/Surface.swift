import Flipbook
import Foundation

func surface() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 5, height: 4)
    let x = linspace(-5, 5, count: 50)
    let z = try Grid(x.map { y in x.map { x in sin((x * x + y * y).squareRoot()) } })
    let ripples = axes.surface(x, x, z, colormap: .viridis)
    ripples.colorLimits = -1...1
    ripples.alpha = 0.9
    axes.camera = Camera(elevation: .degrees(25), azimuth: .degrees(45), zoom: 0.85)
    axes.xLabel = "X axis"
    axes.yLabel = "Y axis"
    axes.zLabel = "Z axis"
    for axis in [axes.xAxis, axes.yAxis, axes.zAxis] { axis.labelPad = 10 }
    axes.xAxis.setTicks([-5, -2.5, 0, 2.5, 5])
    axes.zAxis.setTicks([-1, 0, 1])
    axes.title = "Ripples"
    axes.titleText.weight = .bold
    axes.titlePad = 20
    try figure.addColorBar(for: ripples, pad: 0.1, shrink: 0.6)
    return figure
}
