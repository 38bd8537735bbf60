import Flipbook

func markerStyles() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 5, height: 3)
    let filled: [Marker] = [
        .circle, .triangleUp, .square, .diamond, .diamondThin, .pentagon, .star, .hexagon, .hexagonFlat, .octagon,
        .plusFilled, .xFilled,
    ]
    for (row, fill) in MarkerFill.allCases.enumerated() {
        for (column, marker) in filled.enumerated() {
            let line = axes.plot([Double(column)], [-Double(row)], color: .tabBlue, marker: marker, markerSize: 12)
            (line.markerFill, line.markerSecondColor, line.markerEdgeColor) = (fill, .tabOrange, .black)
        }
    }
    let others: [Marker] = [
        .polygon(sides: 7), .starPolygon(tips: 7), .asterisk(arms: 7), .polygon(sides: 3, angle: .degrees(45)),
        .starPolygon(tips: 4, angle: .degrees(30)), .text(#"$\alpha$"#), .text("$f$"), .text(#"$\sum$"#),
    ]
    for (column, marker) in others.enumerated() {
        axes.plot([Double(column)], [-6], color: .tabGreen, marker: marker, markerSize: 12)
    }
    for column in 8..<12 {
        let line = axes.plot([Double(column)], [-6], color: .tabRed, marker: .caretUp, markerSize: 12)
        line.markerRotation = .degrees(20 * Double(column))
        (line.markerEdgeWidth, line.markerCap, line.markerJoin) = (3, .round, column < 10 ? .round : .bevel)
    }
    (axes.xLimits, axes.yLimits) = (-0.7...11.7, -6.7...0.7)
    return figure
}
