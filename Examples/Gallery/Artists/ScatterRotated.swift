import Flipbook

func scatterRotated() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 1, count: 12)
    let points = axes.scatter(x, x.map { $0 * $0 }, values: x, size: 150, marker: .triangleUp, edgeColor: .black)
    points.rotations = x.map { .degrees(360 * $0) }
    points.edgeWidths = x.map { 0.5 + 2 * $0 }
    let hollow = axes.scatter(x, x.map { 0.5 + $0 }, size: 80, color: .tabGreen)
    hollow.isHollow = true
    let several = axes.scatter(x, x.map { 1.8 - 0.5 * $0 }, size: 60, color: .tabRed)
    several.markers = x.indices.map { [.circle, .square, .x, .starPolygon(tips: 6)][$0 % 4] }
    return figure
}
