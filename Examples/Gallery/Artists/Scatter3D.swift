import Flipbook
import Foundation

func scatter3D() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 5, height: 4)
    let turns = (0..<80).map { Double($0) * 2.4 }
    let heights = linspace(-1, 1, count: 80)
    let radii = heights.map { (1 - $0 * $0).squareRoot() }
    let points = axes.scatter(
        zip(radii, turns).map { $0 * cos($1) }, zip(radii, turns).map { $0 * sin($1) }, heights, values: heights)
    points.sizes = (0..<80).map { 20 + Double($0 % 7) * 10 }
    points.colormap = .plasma
    try figure.addColorBar(for: points, pad: 0.15, shrink: 0.7, label: "height")
    return figure
}
