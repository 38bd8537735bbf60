import Flipbook

let normFigures: Figures = ["norms": norms, "boundary_norms": boundaryNorms, "own_norms": ownNorms]

/// A wave that is high on one side, and small around its middle.
private func hill() throws -> Grid {
    let indices = (0..<60).map(Double.init)
    return try Grid(indices.prefix(40).map { y in indices.map { x in sin(x / 8) * exp((x + y) / 25) - 1 } })
}

/// The norms that stretch the colours, each with its bar.
func norms() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 2, columns: 3, width: 12, height: 6)
    let values = try hill()
    let norms: [(String, Norm)] = [
        ("symlog", .symLog(-60...60, linearThreshold: 1)), ("asinh", .asinh(-60...60, linearWidth: 0.5)),
        ("two slopes", .twoSlope(-20...60, center: 0)), ("centred", .centered(at: 0)),
        ("power", .power(-60...60, gamma: 0.5)), ("linear", .linear(-10...10)),
    ]
    for (axes, (name, norm)) in zip(axes.joined(), norms) {
        let image = axes.image(values)
        image.colormap = try Colormap("RdBu")
        image.norm = norm
        axes.title = name
        try figure.addColorBar(for: image)
    }
    return figure
}

/// One colour for each range, and bars whose parts are alike or as long as the ranges.
func boundaryNorms() throws -> Figure {
    let (figure, axes) = try Figure.subplots(rows: 1, columns: 3, width: 12, height: 4)
    let values = try hill()
    let plain = axes[0][0].image(values)
    plain.norm = .boundaries([-20, -5, 0, 1, 10, 30])
    try figure.addColorBar(for: plain)
    let proportional = axes[0][1].image(values)
    proportional.norm = .boundaries([-20, -5, 0, 1, 10, 30])
    try figure.addColorBar(for: proportional).spacing = .proportional
    let ends = axes[0][2].image(values)
    ends.norm = .boundaries([-10, -5, 0, 5, 10], extends: .both)
    try figure.addColorBar(for: ends, at: .bottom)
    return figure
}

/// A norm of a scale of one's own.
func ownNorms() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6, height: 4)
    let image = axes.image(try Grid((0..<20).map { y in (0..<20).map { x in Double(x + y) } }))
    let root = Scale(name: "root", forward: { $0.squareRoot() }, inverse: { $0 * $0 })
    image.norm = Norm(root, limits: 0...38)
    try figure.addColorBar(for: image)
    return figure
}
