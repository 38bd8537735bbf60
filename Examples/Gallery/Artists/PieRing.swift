import Flipbook

func pieRing() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 4, height: 3)
    let ring = axes.pie([5, 3, 2, 6], labels: ["north", "east", "south", "west"])
    ring.colors = [.gold, .coral, .teal]
    ring.edgeColor = .white
    ring.edgeWidth = 3
    ring.ringWidth = 0.4
    ring.isCounterclockwise = false
    ring.percentages.format = "%d%%"
    ring.percentages.distance = 0.8
    return figure
}
