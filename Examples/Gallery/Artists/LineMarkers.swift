import Flipbook

func lineMarkers() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let markers: [Marker] = [.circle, .square, .triangleUp, .diamond, .star, .plus, .x]
    let x = linspace(0, 6, count: 13)
    for (row, marker) in markers.enumerated() {
        let line = axes.plot(x, x.map { sin($0) + Double(row) })
        line.marker = marker
        line.markEvery = row % 2 + 1
    }
    axes.artists.compactMap { $0 as? Line }[1].markerColor = .white
    return figure
}
