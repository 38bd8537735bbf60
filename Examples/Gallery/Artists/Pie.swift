import Flipbook

func pie() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let pie = axes.pie([30, 25, 20, 15, 10], labels: ["A", "B", "C", "D", "E"])
    pie.explode = [0.05, 0.05, 0.05, 0.05, 0.05]
    pie.startAngle = .degrees(90)
    pie.percentages.format = "%.1f%%"
    pie.percentages.weight = .bold
    pie.percentages.color = .white
    pie.percentages.size = 8
    axes.title = "Shares"
    return figure
}
