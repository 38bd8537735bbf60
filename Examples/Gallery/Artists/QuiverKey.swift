import Flipbook

func quiverKey() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 6, count: 13)
    let y = linspace(0, 4, count: 9)
    let u = Grid(x: x, y: y) { x, _ in cos(x) }
    let v = Grid(x: x, y: y) { _, y in sin(y) }
    let arrows = axes.quiver(x, y, u, v, color: .tabBlue, unit: .inches)
    axes.quiverKey(arrows, at: (0.85, 0.93), length: 2, "$2 \\frac{m}{s}$", in: .figure, textSide: .right)
    axes.quiverKey(arrows, at: (0.15, 1.05), length: 1, "1 m/s", angle: .degrees(30), color: .tabRed)
    return figure
}
