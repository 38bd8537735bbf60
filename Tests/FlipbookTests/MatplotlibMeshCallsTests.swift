import Flipbook
import Testing

/// The rows of meshes and triangles of "Coming from matplotlib".
struct MatplotlibMeshCallsTests {
    @Test func meshesAndTriangles() throws {
        let (figure, axes) = Figure.subplots()
        let x = linspace(0, 1, count: 4)
        let z = Grid(x: x, y: x) { x, y in x * y }
        let mesh = axes.pcolormesh(x, x, z, shading: .gouraud)
        mesh.setData(values: z)
        let (px, py, pz) = ([0.0, 1, 0.5, 0.4], [0.0, 0, 1, 0.3], [1.0, 2, 3, 4])
        var triangles = Triangulation(px, py)
        let one = try Triangulation(px, py, triangles: [[0, 1, 2]], mask: [false])
        triangles.mask = triangles.flatMask(minimum: 0.1)
        axes.triplot(triangles, color: .black, width: 0.5, marker: .circle)
        axes.tripcolor(triangles, pz, shading: .gouraud)
        axes.tripcolor(one, faces: [1], edgeColor: .black)
        axes.tricontour(triangles, pz, levels: 8)
        axes.filledTricontour(triangles, pz, levels: [0, 0.5, 1])
        let height = try TriangleInterpolator(triangles, pz)(0.5, 0.5)
        axes.matshow(z)
        axes.spy(z, precision: 0.1)
        axes.spy(z, marker: .circle, markerSize: 4)
        #expect(height.isFinite && mesh.values == z && axes.artists.count == 9)
        try MatplotlibCallsTests().draw(figure)
    }
}
