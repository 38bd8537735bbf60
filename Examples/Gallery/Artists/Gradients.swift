import Flipbook

func gradients() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 4, count: 50)
    let area = axes.fillBetween(x, x.map { 2 + sin(2 * $0) })
    area.gradient = .linear(.viridis, from: (0, 0), to: (0, 3), in: .data)
    let bars = axes.bar([5.5, 7, 8.5], [3, 1.5, 2.5], width: 1)
    bars.gradient = .linear([.white, .tabBlue])
    let ball = Circle(at: (2, 4.5), radius: 1, edgeColor: .black)
    ball.gradient = .radial([.white, .tabRed])
    axes.add(ball)
    let box = Rectangle(at: (5, 3.5), width: 4, height: 2)
    box.gradient = .linear([.tabOrange, .tabPurple], from: (0, 0), to: (1, 0))
    axes.add(box)
    axes.xLimits = 0...9.5
    axes.yLimits = 0...6
    return figure
}
