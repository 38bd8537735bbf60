import Flipbook

func scatterMarkers() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    for (index, marker) in Marker.allCases.dropFirst(2).enumerated() {
        let (column, row) = (Double(index % 7), Double(index / 7))
        axes.scatter([column], [row], size: 144).marker = marker
        let line = axes.plot([column + 0.4], [row + 0.4])
        line.marker = marker
        line.markerSize = 8
    }
    axes.scatter([0.4, 1.4, 2.4], [-0.6, -0.6, -0.6], size: 49).label = "alike"
    axes.addLegend(at: .upperRight)
    return figure
}
