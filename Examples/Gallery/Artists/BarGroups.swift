import Flipbook

func barGroups() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let places = [0.0, 1, 2, 3]
    let first = axes.bar(places.map { $0 - 0.2 }, [3, 5, 2, 4], width: 0.4)
    let second = axes.bar(places.map { $0 + 0.2 }, [1, 2, 3, 2.5], width: 0.4)
    let third = axes.bar(places.map { $0 + 0.2 }, [2, 1, 1.5, 1], width: 0.4, bottom: second.heights)
    for (bars, name) in [(first, "beside"), (second, "below"), (third, "on top")] {
        bars.label = name
        bars.texts.format = "%g"
        bars.texts.position = .center
        bars.texts.color = .white
    }
    axes.addLegend()
    return figure
}
