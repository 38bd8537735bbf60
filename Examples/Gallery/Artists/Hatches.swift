import Flipbook

func hatches() throws -> Figure {
    let (figure, panels) = try Figure.subplots(rows: 1, columns: 3, width: 8, height: 3)
    let patterns: [Hatch?] = ["/", "\\", "|", "-", "+", "x", "o", "O", ".", "*"]
    let bars = panels[0][0].bar(linspace(0, 9, count: 10), linspace(3, 6, count: 10), label: "bars")
    (bars.hatches, bars.edgeColor) = (patterns, .black)
    bars.color = Color(red: 0.8, green: 0.85, blue: 1)
    panels[0][0].addLegend(at: .upperLeft)
    let wave = linspace(0, 6, count: 50)
    let area = panels[0][1].fillBetween(wave, wave.map { sin($0) }, [-1], color: .tabOrange)
    area.hatch = Hatch("xx", color: .tabRed, width: 2)
    let circle = Circle(at: (3, 1.2), radius: 0.7, color: .white, edgeColor: .tabGreen)
    circle.hatch = "OO."
    panels[0][1].add(circle)
    let z = Grid(rows: 30, columns: 30) { sin(0.2 * Double($0)) * cos(0.25 * Double($1)) }
    let contours = panels[0][2].filledContour(z, levels: 4)
    contours.hatches = ["-", "/", "\\", "//"]
    return figure
}
