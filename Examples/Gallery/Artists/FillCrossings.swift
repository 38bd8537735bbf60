import Flipbook

func fillCrossings() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = [0.0, 1, 2, 3, 4, 5]
    let (first, second) = ([0.8, 0.8, 0.2, 0.2, 1.0, 0.4], [0.0, 0, 0.5, 0.9, 0.6, 0.8])
    axes.plot(x, first, color: .black, marker: .point)
    axes.plot(x, second, color: .gray, marker: .point)
    let isAbove = zip(first, second).map { $0 > $1 }
    axes.fillBetween(x, first, second, where: isAbove, isInterpolated: true, color: .tabBlue, alpha: 0.4)
    axes.fillBetween(
        x, first, second, where: isAbove.map { !$0 }, isInterpolated: true, color: .tabOrange, alpha: 0.4)
    return figure
}
