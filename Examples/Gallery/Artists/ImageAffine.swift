import Flipbook

/// matplotlib's `affine_image`: one image turned, skewed, scaled and moved, with its sides.
func imageAffine() throws -> Figure {
    let (figure, panels) = try Figure.subplots(rows: 2, columns: 2, width: 6, height: 5)
    let values = Grid(x: linspace(-3, 3, count: 24), y: linspace(-3, 3, count: 24)) { x, y in
        exp(-x * x - y * y) - exp(-(x - 1) * (x - 1) - (y - 1) * (y - 1))
    }
    let maps = [
        Affine2D().rotated(by: .degrees(30)), Affine2D().skewed(x: .degrees(30), y: .degrees(15)),
        Affine2D().scaled(x: -1, y: 0.5),
        Affine2D().rotated(by: .degrees(30)).skewed(x: .degrees(30), y: .degrees(15)).scaled(x: -1, y: 0.5)
            .translated(x: 0.5, y: -1),
    ]
    let extent = Image.Extent(left: -2, right: 4, bottom: -3, top: 2)
    let interpolations: [Image.Interpolation] = [.nearest, .bilinear, .auto, .bicubic]
    for (index, axes) in panels.joined().enumerated() {
        let map = maps[index]
        let image = axes.image(values, extent: extent, origin: .lower, interpolation: interpolations[index])
        image.affine = map
        let corners = [(-2.0, -3.0), (4, -3), (4, 2), (-2, 2), (-2, -3)].map { map($0.0, $0.1) }
        axes.plot(corners.map(\.x), corners.map(\.y), color: .yellow, style: .dashed)
        (axes.xLimits, axes.yLimits) = (-5...5, -4...4)
    }
    return figure
}
