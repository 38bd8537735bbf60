import Flipbook

func fill() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    for arms in [7, 5, 3] {
        let angles = linspace(0, 2 * .pi, count: 200)
        let radii = angles.map { Double(arms) + cos(Double(arms) * $0) }
        let shape = axes.fill(
            zip(radii, angles).map { $0 * cos($1) }, zip(radii, angles).map { $0 * sin($1) })
        shape.edgeColor = .black
        shape.label = "\(arms) arms"
    }
    axes.aspect = .equal
    axes.addLegend(at: .upperRight)
    return figure
}
