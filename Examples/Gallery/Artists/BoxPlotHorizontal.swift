import Flipbook

func boxPlotHorizontal() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let groups = (1...3).map { group in
        (0..<40).map { (i: Int) -> Double in
            let outlier: Int = i % 17 == 0 ? 9 * group : 0
            return Double(i * i * i % 97) / 10 + Double(outlier)
        }
    }
    let boxes = axes.boxPlot(groups, orientation: .horizontal)
    boxes.widths = [0.3, 0.5, 0.7]
    boxes.whiskers = .percentiles(5, 95)
    boxes.medianLine.color = .crimson
    boxes.medianLine.width = 2
    boxes.flierMarker.marker = .diamond
    boxes.flierMarker.size = 4
    return figure
}
