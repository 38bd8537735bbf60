import Flipbook

func errorBarLimits() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = (1..<9).map { Double($0) / 2 }
    let y = x.map { exp(-$0) }
    axes.errorBar(x, y, xError: .constant(0.1), yError: .constant(0.2), style: .dotted, label: "standard")
    let upper = axes.errorBar(
        x, y.map { $0 + 0.5 }, xError: .constant(0.1), yError: .constant(0.2), style: .dotted, label: "upper limits")
    upper.errors.yUpperLimits = [true]
    let lower = axes.errorBar(
        x, y.map { $0 + 1 }, xError: .constant(0.1), yError: .constant(0.2), capSize: 3, style: .dotted,
        label: "lower limits")
    lower.errors.yLowerLimits = [true]
    let some = axes.errorBar(
        x, y.map { $0 + 1.5 }, xError: .constant(0.2), yError: .constant(0.2), style: .none, marker: .circle,
        markerSize: 5, label: "some of both")
    some.errors.xLowerLimits = x.indices.map { $0 % 4 == 1 }
    some.errors.xUpperLimits = x.indices.map { $0 % 4 == 3 }
    some.errors.yUpperLimits = x.indices.map { $0 % 3 == 0 }
    (some.errors.first, some.errors.every) = (1, 2)
    axes.addLegend(at: .upperRight)
    return figure
}

func errorBarPolar() throws -> Figure {
    let figure = Figure(width: 4, height: 3)
    let axes = figure.addPolarAxes()
    let angles = linspace(0, 6, count: 9)
    let measured = axes.errorBar(
        angles, angles.map { 1 + $0 / 4 }, xError: .constant(0.25), yError: .constant(0.3), capSize: 4)
    measured.marker = .circle
    return figure
}
