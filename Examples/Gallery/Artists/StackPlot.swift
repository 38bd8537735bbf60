import Flipbook

func stackPlot() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let years = [1950.0, 1960, 1970, 1980, 1990, 2000, 2010, 2018]
    let people = [
        [0.228, 0.284, 0.365, 0.477, 0.631, 0.814, 1.044, 1.275],
        [0.340, 0.425, 0.519, 0.619, 0.727, 0.840, 0.943, 1.006],
        [1.394, 1.686, 2.120, 2.625, 3.202, 3.714, 4.169, 4.560],
        [0.220, 0.253, 0.276, 0.295, 0.310, 0.303, 0.294, 0.293],
    ]
    let stack = axes.stackPlot(years, people, labels: ["Africa", "the Americas", "Asia", "Europe"])
    stack.alpha = 0.8
    axes.addLegend(at: .upperLeft)
    axes.title = "World population"
    return figure
}
