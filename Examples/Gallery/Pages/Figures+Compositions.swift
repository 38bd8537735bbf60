import Flipbook

let compositionFigures: Figures = ["radar_chart": radarChart, "flows": flows]

/// Five marks of three things, around a circle.
func radarChart() throws -> Figure {
    let figure = Figure(width: 6, height: 5)
    let axes = figure.addPolarAxes()
    let angles = linspace(0, 2 * .pi, count: 6)
    let marks = [
        "bicycle": [0.3, 0.2, 0.9, 0.95, 0.8], "bus": [0.5, 0.6, 0.7, 0.5, 0.4], "train": [0.9, 1, 0.4, 0.7, 0.6],
    ]
    for (name, values) in marks.sorted(by: { $0.key < $1.key }) {
        let closed = values + [values[0]]
        let line = axes.plot(angles, closed, label: name)
        axes.fill(angles, closed, color: line.color, alpha: 0.25)
    }
    axes.zeroLocation = .north
    axes.direction = .clockwise
    axes.radiusLimits = 0...1
    axes.angleAxis.setTicks(angles.dropLast(), labels: ["speed", "range", "price", "noise", "weight"])
    axes.addLegend(at: .lowerLeft)
    return figure
}

/// Where energy comes from and goes to: bands between two columns, as wide as what flows.
func flows() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 7, height: 4)
    let colors: [Color] = [.tabBlue, .tabOrange, .tabGreen]
    let amounts = [[3.0, 1, 1], [1, 2, 0.5], [0.5, 0.5, 1.5]]
    let sources = ["sun", "wind", "gas"]
    let sinks = ["heat", "light", "loss"]
    var starts = [0.0, 6, 11]
    var ends = [0.0, 6, 11]
    for (row, amounts) in amounts.enumerated() {
        for (column, amount) in amounts.enumerated() {
            let (start, end) = (starts[row], ends[column])
            var band = Path()
            band.move(to: Point(x: 0, y: start))
            band.curve(Point(x: 0.5, y: start), Point(x: 0.5, y: end), to: Point(x: 1, y: end))
            band.line(to: Point(x: 1, y: end + amount))
            band.curve(
                Point(x: 0.5, y: end + amount), Point(x: 0.5, y: start + amount), to: Point(x: 0, y: start + amount))
            band.close()
            let patch = PathPatch(band)
            patch.color = colors[row]
            patch.alpha = 0.5
            patch.edgeWidth = 0
            axes.add(patch)
            starts[row] += amount
            ends[column] += amount
        }
    }
    for (index, name) in sources.enumerated() {
        axes.text(name, at: (-0.03, [2.5, 7.75, 12.25][index]), horizontal: .right, vertical: .center)
        axes.text(sinks[index], at: (1.03, [2.25, 7.75, 12.5][index]), vertical: .center)
    }
    axes.xLimits = -0.2...1.2
    axes.yLimits = -1...15
    axes.isOn = false
    return figure
}
