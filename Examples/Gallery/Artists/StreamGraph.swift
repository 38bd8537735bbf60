import Flipbook

func streamGraph() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let x = linspace(0, 100, count: 201)
    let layers = (0..<5).map { (layer: Int) -> [Double] in
        let (middle, height) = (15 + 18 * Double(layer), 5 - Double(layer))
        return x.map { x in
            let distance = x - middle
            return 1 + height * exp(-distance * distance / 90)
        }
    }
    axes.stackPlot(x, layers, baseline: .weightedWiggle, edgeColor: .white, edgeWidth: 0.5)
    return figure
}
