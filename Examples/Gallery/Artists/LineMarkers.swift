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

/// Markers at distances along the page.
func lineMarkersSpaced() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 2, width: 8, height: 3)
    let x = linspace(0.01, 10, count: 120)
    for (axes, scale) in zip(axes[0], [Scale.linear, .log()]) {
        (axes.xAxis.scale, axes.yAxis.scale) = (scale, scale)
        for (row, (spacing, start)) in [(0.1, 0.0), (0.4, 0), (1.5, 0), (0.1, 0.05)].enumerated() {
            let line = axes.plot(x, x.map { 0.3 * sin(2 * $0) + 1.2 + Double(row) }, marker: .circle, markerSize: 4)
            (line.markSpacing, line.markStart) = (spacing, start)
        }
    }
    return figure
}
