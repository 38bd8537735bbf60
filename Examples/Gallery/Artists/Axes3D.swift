import Flipbook

func axes3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    axes.camera = Camera(
        elevation: .degrees(20), azimuth: .degrees(35), roll: .degrees(10), lens: .orthographic, zoom: 0.85)
    axes.boxAspect = [3, 2, 3]
    axes.xLimits = 0...4000
    axes.yLimits = -2e-6...3e-6
    axes.zLimits = 1...100
    axes.zAxis.isInverted = true
    axes.xAxis.setTicks([0, 2000, 4000])
    let pane = Color(red: 0.9, green: 0.95, blue: 1)
    axes.panes = (pane, pane, pane)
    axes.gridLines = GridLines(color: .white, width: 1.5)
    axes.xLabel = "distance"
    axes.yLabel = "y"
    axes.zLabel = "depth"
    axes.title = "Depths"
    return figure
}
