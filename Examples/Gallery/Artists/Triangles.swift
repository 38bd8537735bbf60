import Flipbook

/// Points on a spiral, each a golden angle further than the one before.
private func spiral(_ count: Int) -> (x: [Double], y: [Double]) {
    let indices = (0..<count).map(Double.init)
    let radii = indices.map { sqrt(($0 + 0.5) / Double(count)) }
    let angles = indices.map { 2.399963 * $0 }
    return (zip(radii, angles).map { $0 * cos($1) }, zip(radii, angles).map { $0 * sin($1) })
}

func triangles() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let (x, y) = spiral(120)
    let mesh = Triangulation(x, y)
    let waves = zip(x, y).map { sin(4 * $0) * cos(3 * $1) }
    let colors = axes.tripcolor(mesh, waves)
    axes.triplot(mesh, color: .white, width: 0.5)
    axes.aspect = .equal
    try figure.addColorBar(for: colors)
    return figure
}

/// Shaded triangles, values of triangles, contours, masks, and points that are marked.
func trianglesSettings() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 12, height: 6)
    let (x, y) = spiral(150)
    var mesh = Triangulation(x, y)
    let waves = zip(x, y).map { sin(4 * $0) * cos(3 * $1) }
    axes[0][0].tripcolor(mesh, waves, shading: .gouraud)
    let given = try Triangulation(
        [0, 1, 0.5, 1.5, 1], [0, 0, 1, 1, 2], triangles: [[0, 1, 2], [1, 3, 2], [2, 3, 4]])
    axes[0][1].tripcolor(given, faces: [3, 1, 2], edgeColor: .black, edgeWidth: 2, colormap: .plasma)
    axes[0][2].triplot(mesh, width: 0.8, marker: .circle, markerSize: 3)
    axes[1][0].tricontour(mesh, waves, levels: 8)
    let filled = axes[1][1].filledTricontour(mesh, waves, levels: [-0.6, -0.3, 0, 0.1, 0.6], extends: .both)
    try figure.addColorBar(for: filled)
    mesh.mask = mesh.triangles.map { corners in
        func middle(_ values: [Double]) -> Double { (values[corners.x] + values[corners.y] + values[corners.z]) / 3 }
        return hypot(middle(x), middle(y)) < 0.4
    }
    axes[1][2].filledTricontour(mesh, waves)
    axes[1][2].triplot(mesh, color: .black, width: 0.3)
    return figure
}
