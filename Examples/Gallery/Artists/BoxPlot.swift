import Flipbook

func boxPlot() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let groups = (1...5).map { group in
        (0..<60).map { (i: Int) -> Double in
            let sum: Int = i * (36 + group) % 101 + i * i % 89
            return Double(sum) / Double(60 - 6 * group)
        }
    }
    let boxes = axes.boxPlot(groups, names: ["A", "B", "C", "D", "E"])
    boxes.hasNotches = true
    boxes.showsMeans = true
    boxes.colors = [.pink, .skyBlue, .lightGray, .salmon, .wheat]
    axes.yAxis.gridLines = GridLines(alpha: 0.3)
    return figure
}
