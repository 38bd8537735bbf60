import Flipbook

/// A landscape in three kinds of light, and without one.
func imageLight() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 2, width: 6, height: 5)
    let x = linspace(-3, 3, count: 120)
    let heights = Grid(x: x, y: x) { x, y in
        3 * (1 - x) * (1 - x) * exp(-x * x - (y + 1) * (y + 1)) - 10 * (x / 5 - x * x * x) * exp(-x * x - y * y)
    }
    let earth = try Colormap("gist_earth")
    let sun = LightSource(azimuth: .degrees(315), altitude: .degrees(45))
    axes[0][0].image(heights, colormap: earth)
    axes[0][0].title = "no light"
    axes[0][1].image(try sun.shade(heights, colormap: earth, exaggeration: 5))
    axes[0][1].title = "overlay"
    axes[1][0].image(try sun.shade(heights, colormap: earth, blend: .soft, exaggeration: 5))
    axes[1][0].title = "soft"
    axes[1][1].image(try sun.hillshade(heights, exaggeration: 5, fraction: 1.2), colormap: .gray)
    axes[1][1].title = "hillshade"
    return figure
}
