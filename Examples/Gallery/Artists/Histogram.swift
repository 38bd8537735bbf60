import Flipbook

func histogram() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let values = (0..<500).map { (i: Int) -> Double in
        let sum: Int = i * 37 % 101 + i * 53 % 103 + i * 71 % 107
        return Double(sum) / 100
    }
    let histogram = axes.histogram(values, bins: .count(24, over: 0...3))
    histogram.color = .skyBlue
    histogram.edgeColor = .black
    let note = axes.text("n = 500\nbins: 24", at: (0.03, 0.95), in: .axes)
    note.verticalAlignment = .top
    note.background = TextBackground(.round, color: .wheat)
    axes.xLabel = "value"
    axes.yLabel = "count"
    figure.layout = .tight()
    return figure
}
