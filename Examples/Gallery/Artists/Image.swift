import Flipbook

private let waves = Grid(rows: 30, columns: 30) { row, column in
    let (x, y) = (Double(column) - 15, Double(row) - 12)
    return 1 + cos(sqrt(x * x + y * y) / 2)
}

func image() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let image = axes.image(waves)
    image.colorLimits = 0...2
    try figure.addColorBar(for: image)
    return figure
}

func imageBilinear() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    var values = Grid(rows: 8, columns: 12) { row, column in Double((row * 7 + column * 5) % 11) }
    values[3, 4] = .nan
    let image = axes.image(
        values, extent: .init(left: -3, right: 3, bottom: 0, top: 2), origin: .lower, interpolation: .bilinear,
        aspect: .auto)
    image.colormap = .plasma
    try figure.addColorBar(for: image, at: .bottom)
    return figure
}

/// Cells that are smaller than a pixel, with all their colours or without.
func imageSmallCells() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 7, height: 3)
    let rings = Grid(rows: 450, columns: 450) { row, column in
        let (x, y) = ((Double(column) - 224.5) / 225, (Double(row) - 224.5) / 225)
        return cos(90 * (x * x + y * y))
    }
    for (axes, interpolation) in zip(axes[0], [Image.Interpolation.auto, .bilinear, .nearest]) {
        axes.image(rings, interpolation: interpolation).colormap = .coolwarm
        axes.title = "\(interpolation)"
    }
    return figure
}

/// Axes that are turned or cut off a part of the image, and cells of one and a half pixels.
func imageTurned() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 6, height: 5)
    let values = Grid(rows: 6, columns: 9) { row, column in Double((row * 9 + column * 4) % 13) }
    axes[0][0].image(values, extent: .init(left: 3, right: 0, bottom: 0, top: 2))
    axes[0][1].image(values, extent: .init(left: 1, right: 100, bottom: 10, top: 20), origin: .lower, aspect: .auto)
    axes[0][1].xLimits = 30...80
    axes[0][1].yAxis.setLimits(18, 12)
    axes[1][0].image(values, interpolation: .bilinear, aspect: .ratio(2)).alpha = 0.5
    axes[1][0].xLimits = 2.3...6.1
    let fine = Grid(rows: 100, columns: 160) { row, column in Double((row / 8 + column / 8) % 2) }
    axes[1][1].image(fine).colormap = .gray
    return figure
}

func imagePicture() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let red = Grid(rows: 40, columns: 60) { _, column in Double(column) / 59 }
    let green = Grid(rows: 40, columns: 60) { row, _ in Double(row) / 39 }
    let blue = Grid(rows: 40, columns: 60) { row, column in Double((row / 5 + column / 5) % 2) }
    axes.image(try Raster(red: red, green: green, blue: blue))
    return figure
}
