import Flipbook

func histogramStep() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let values = (0..<500).map { (i: Int) -> Double in
        let sum: Int = i * 37 % 101 + i * 53 % 103 + i * 71 % 107
        return Double(sum) / 100
    }
    let filled = axes.histogram(values, bins: .auto, shape: .filledStep)
    filled.isDensity = true
    filled.alpha = 0.5
    filled.label = "density"
    let total = axes.histogram(values, bins: .edges([0, 0.5, 1, 1.25, 1.5, 1.75, 2, 2.5, 3]), shape: .step)
    total.isDensity = true
    total.isCumulative = true
    total.edgeWidth = 2
    total.label = "cumulative"
    axes.addLegend(at: .upperLeft)
    return figure
}
