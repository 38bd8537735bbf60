import FlipbookCanvas

/// What a legend should not hide, on the canvas.
struct Obstacles {
    /// Lines through points; a point that is not finite interrupts one.
    var lines: [[Point]] = []
    /// Points that are marked one by one.
    var points: [Point] = []
    /// Filled boxes.
    var boxes: [Rect] = []

    init() {}

    /// The artists and texts of axes. A text that can't be measured is in nobody's way.
    init(of axes: Axes, in transform: Transform, measurer: any TextMeasurer) {
        for artist in axes.artists { artist.addObstacles(to: &self, in: transform) }
        boxes += axes.dataTexts.flatMap { (try? $0.layouts(in: transform, measurer: measurer).map(\.box)) ?? [] }
        boxes += axes.texts.compactMap { try? $0.place(in: transform, measurer: measurer)?.box }
    }

    /// The place in a room where a box of this size hides the least; the first of the best.
    func freest(for size: Size, in room: Rect) -> LegendLocation {
        var best = (count: Int.max, location: LegendLocation.upperRight)
        for location in LegendLocation.candidates {
            let corner = location.corner(of: size, in: room)
            let hidden = count(in: Rect(x: corner.x, y: corner.y, width: size.width, height: size.height))
            if hidden < best.count { best = (hidden, location) }
            if hidden == 0 { break }
        }
        return best.location
    }

    /// How many points and boxes lie in or reach into a box, and how many lines cross it.
    private func count(in box: Rect) -> Int {
        points.count(where: box.surrounds)
            + boxes.count {
                $0.minX < box.maxX && box.minX < $0.maxX && $0.minY < box.maxY && box.minY < $0.maxY
            }
            + lines.reduce(0) { sum, line in
                let crosses = zip(line, line.dropFirst()).contains { box.meets($0, $1) }
                return sum + line.count(where: box.surrounds) + (crosses ? 1 : 0)
            }
    }
}

extension Rect {
    fileprivate func surrounds(_ point: Point) -> Bool {
        minX < point.x && point.x < maxX && minY < point.y && point.y < maxY
    }

    /// Whether a straight line between two points has one in the rectangle; false where it isn't finite.
    fileprivate func meets(_ first: Point, _ second: Point) -> Bool {
        let (dx, dy) = (abs(first.x - second.x), abs(first.y - second.y))
        return abs(first.x + second.x - 2 * midX) < dx + width && abs(first.y + second.y - 2 * midY) < dy + height
            && 2 * abs((first.x - midX) * (first.y - second.y) - (first.y - midY) * (first.x - second.x))
                < width * dy + height * dx
    }
}
