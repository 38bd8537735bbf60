import Flipbook
import Foundation

func surfaceShaded() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    let (around, along) = (linspace(0, 2 * .pi, count: 61), linspace(0, 2 * .pi, count: 33))
    let x = try Grid(along.map { v in around.map { u in (3 + cos(v)) * cos(u) } })
    let y = try Grid(along.map { v in around.map { u in (3 + cos(v)) * sin(u) } })
    let z = try Grid(along.map { v in around.map { _ in sin(v) } })
    let torus = axes.surface(x, y, z)
    torus.sampling = .every(rows: 2, columns: 3)
    torus.edgeColor = .white
    torus.edgeWidth = 0.5
    axes.aspect = .equal
    axes.zAxis.setTicks([-1, 1])
    return figure
}
