import Flipbook

func patches() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let shapes: [Patch] = [
        Rectangle(at: (0, 0), width: 2, height: 1, rotation: .degrees(20)), Circle(at: (4, 1), radius: 1),
        Ellipse(at: (7, 1), width: 3, height: 1.5, rotation: .degrees(30)),
        Wedge(at: (1, 4), radius: 1, from: .degrees(30), to: .degrees(300)),
        Wedge(at: (4, 4), radius: 1, from: .zero, to: .degrees(135), width: 0.4),
        Polygon([6, 8, 7.5, 6.5], [3, 3, 5, 4]),
        Arrow(from: (0, 6), by: (2, 1), width: 0.2),
        Rectangle(at: (4, 6), width: 1, height: 0.7, pad: 0.3, cornerSize: 0.3),
        Rectangle(at: (6.5, 6), width: 1, height: 0.7, pad: 0.2),
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
