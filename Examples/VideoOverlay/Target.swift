import Flipbook

/// Something in the video that is told from the rest by its colour.
final class Target {
    /// Where it is in a picture, in pixels from the upper left.
    struct Box {
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>
    }

    /// Whether a pixel belongs to it.
    let matches: @Sendable (_ red: Int, _ green: Int, _ blue: Int) -> Bool
    /// Its box, frame by frame; nil where it isn't seen.
    var boxes: [Box?] = []

    let outline = Line()
    let line = Line()

    init(name: String, color: Color, matches: @escaping @Sendable (Int, Int, Int) -> Bool) {
        self.matches = matches
        line.label = name
        line.color = color
        outline.color = color
        outline.width = 2
    }

    /// Draws the box of a frame.
    func show(_ frame: Int) {
        guard let box = boxes[frame] else { return outline.setData(x: [], y: []) }
        let (x, y) = (box.x, box.y)
        outline.setData(
            x: [x.lowerBound, x.upperBound, x.upperBound, x.lowerBound, x.lowerBound],
            y: [y.lowerBound, y.lowerBound, y.upperBound, y.upperBound, y.lowerBound])
    }
}

extension ClosedRange<Double> {
    var middle: Double { (lowerBound + upperBound) / 2 }
}
