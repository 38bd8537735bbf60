import Flipbook

func patches() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let shapes: [Patch] = [
        Rectangle(x: 0, y: 0, width: 2, height: 1, rotation: 20), Circle(x: 4, y: 1, radius: 1),
        Ellipse(x: 7, y: 1, width: 3, height: 1.5, rotation: 30), Wedge(x: 1, y: 4, radius: 1, from: 30, to: 300),
        Wedge(x: 4, y: 4, radius: 1, from: 0, to: 135, width: 0.4), Polygon([6, 8, 7.5, 6.5], [3, 3, 5, 4]),
        Arrow(x: 0, y: 6, dx: 2, dy: 1, width: 0.2), FancyBox(x: 4, y: 6, width: 1, height: 0.7),
        FancyBox(x: 6.5, y: 6, width: 1, height: 0.7, pad: 0.2, cornerSize: 0),
    ]
    for (index, shape) in shapes.enumerated() {
        axes.add(shape)
        shape.color = try Color("c\(index)")
        shape.edgeColor = index % 2 == 0 ? .black : nil
        shape.edgeStyle = index == 0 ? .dashed : .solid
        shape.alpha = 0.8
    }
    shapes[6].isFilled = false
    axes.xLimits = -1...9
    axes.yLimits = -0.5...8
    axes.aspect = .equal
    return figure
}
