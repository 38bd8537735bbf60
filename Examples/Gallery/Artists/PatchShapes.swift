import Flipbook

func patchShapes() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    for degrees in stride(from: 0.0, to: 180, by: 30) {
        axes.add(
            Arc(
                at: (1.5, 1.5), width: 2.5, height: 1.2, rotation: .degrees(degrees), from: .degrees(10),
                to: .degrees(250), edgeColor: .tabBlue, edgeWidth: 1.5))
    }
    axes.add(Annulus(at: (5, 1.5), radius: 1.2, width: 0.5, color: .tabOrange, edgeColor: .black))
    axes.add(Annulus(at: (8, 1.5), radii: (1.4, 0.9), width: 0.4, rotation: .degrees(30), color: .tabGreen))
    for (index, corners) in [3, 5, 6].enumerated() {
        axes.add(
            RegularPolygon(
                at: (1.5 + 3 * Double(index), 4.5), corners: corners, radius: 1.1, rotation: .degrees(15),
                color: .tabPurple, edgeColor: .black, alpha: 0.6))
    }
    let star = RegularPolygon(at: (5, 7), corners: 3, radius: 1.2)
    let waves = axes.image(
        Grid(rows: 40, columns: 60) { sin(Double($0) / 4) * cos(Double($1) / 5) },
        extent: Image.Extent(left: 2, right: 8, bottom: 6, top: 8.5), origin: .lower, interpolation: .bilinear)
    waves.clipPath = ClipPath(star)
    let line = axes.plot([0, 9.5], [6, 8.5], color: .tabRed, width: 4)
    line.clipPath = ClipPath(Path(Rect(x: 0.6, y: 0, width: 0.25, height: 1)), in: .axes)
    axes.xLimits = 0...10
    axes.yLimits = 0...8.7
    axes.aspect = .equal
    return figure
}
