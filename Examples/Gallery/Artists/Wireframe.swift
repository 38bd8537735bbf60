import Flipbook
import Foundation

func wireframe() throws -> Figure {
    let (figure, axes) = Figure.subplots3D(width: 4, height: 4)
    let x = linspace(-3, 3, count: 61)
    let z = try Grid(x.map { y in x.map { x in x * exp(-x * x - y * y) } })
    let frame = axes.wireframe(x, x, z)
    frame.sampling = .every(rows: 4, columns: 4)
    frame.width = 1
    return figure
}
