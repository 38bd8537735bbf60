import Flipbook

extension ScalingReport {
    /// Seconds against workers, both logarithmic, and what they would be if every worker took its full share.
    func figure() -> Figure {
        let (figure, axes) = Figure.subplots(width: 8, height: 5, dpi: 150)
        axes.title = "Strong scaling of a render: \(frames) frames, \(cores) core\(cores == 1 ? "" : "s")"
        axes.xLabel = "workers"
        axes.yLabel = "time in s"
        axes.xAxis.scale = .log(base: 2)
        axes.yAxis.scale = .log()
        let series: [(reusesFigure: Bool, name: String, color: Color, marker: Marker)] = [
            (false, "a figure for each frame", .tabOrange, .square), (true, "figure reused", .tabBlue, .circle),
        ]
        for (reusesFigure, name, color, marker) in series {
            let results = results(reusingFigure: reusesFigure)
            let workers = results.map { Double($0.workers) }
            let ideal = axes.plot(workers, workers.map { (results.first?.seconds ?? 0) / $0 })
            ideal.color = color
            ideal.style = .dashed
            ideal.alpha = 0.6
            ideal.label = "\(name), ideal"
            let measured = axes.plot(workers, results.map(\.seconds))
            measured.color = color
            measured.marker = marker
            measured.label = name
        }
        let counts = results(reusingFigure: true).map { Double($0.workers) }
        axes.xLimits = 0.9...max(2, counts.last ?? 1) * 1.1
        axes.xAxis.setTicks(counts, labels: counts.map { "\(Int($0))" })
        axes.xAxis.minorLocator = .none
        axes.yAxis.locator = .log(multiples: [1, 2, 5])
        axes.yAxis.formatter = .format("%g")
        axes.yAxis.minorFormatter = .none
        axes.gridLines = GridLines(alpha: 0.6)
        axes.yAxis.minorGridLines = GridLines(width: 0.5, alpha: 0.4)
        axes.addLegend(at: .best)
        figure.layout = .tight()
        return figure
    }
}
