import FlipbookCanvas

/// Draws the lines and arrows of a ``StreamPlot``, as matplotlib does.
struct StreamDrawing {
    /// What a piece of a line is drawn with.
    private struct Pen: Hashable {
        /// Which of the colours.
        var color = 0
        /// In pixels.
        var width: Double
    }

    /// The head of an arrow, on its way from `tail` to `end`.
    private struct Head {
        var tail: Point
        var end: Point
        var pen: Pen
    }

    private let lines: StreamLines
    private let transform: Transform
    /// The places of all lines on the canvas.
    private let points: [Point]
    private let pixelsPerPoint: Double
    private let arrowCount: Int
    private let arrowSize: Double
    private let colors: [Color]
    private let values: (table: ColorTable, grid: Grid)?
    private let width: Double
    private let widths: Grid?
    private var heads: [Head] = []

    /// - Throws: ``PlotError`` where the plot can't be drawn.
    init(_ plot: StreamPlot, in transform: Transform) throws {
        lines = try plot.lines()
        try plot.checkLooks()
        self.transform = transform
        let data = lines.places.map(lines.data)
        points = transform(data.map(\.x), data.map(\.y))
        pixelsPerPoint = transform.pixelsPerPoint
        (arrowCount, arrowSize) = (plot.arrowCount, plot.arrowSize)
        values = try plot.values.map { (try plot.colorTable(), $0) }
        colors = values?.table.colors ?? [plot.color.opacity(plot.color.alpha * min(max(plot.alpha, 0), 1))]
        (width, widths) = (plot.width, plot.widths)
    }

    mutating func draw(on canvas: any Canvas) {
        for line in lines.lines {
            var pen = pen(line.lowerBound)
            var path = Path([points[line.lowerBound]])
            for index in line.dropFirst() {
                path.line(to: points[index])
                let next = self.pen(index)
                guard next != pen || index == line.upperBound - 1 else { continue }
                let stroke = Stroke(color: colors[pen.color], width: pen.width, cap: .butt, join: .round)
                canvas.stroke(path, stroke)
                path = Path([points[index]])
                pen = next
            }
            addHeads(to: line)
        }
        if arrowSize > 0 { for head in heads { draw(head, on: canvas) } }
    }

    /// The pen of the piece that begins here.
    private func pen(_ index: Int) -> Pen {
        let here = lines.places[index]
        let width = (widths?.interpolated(here.x, here.y) ?? width) * pixelsPerPoint
        let color = values.map { $0.table.index(of: $0.grid.interpolated(here.x, here.y)) } ?? 0
        return Pen(color: color, width: width.isFinite ? width : 0)
    }

    /// Places arrows at even distances along a line.
    private mutating func addHeads(to line: Range<Int>) {
        guard arrowCount > 0 else { return }
        let data = lines.places[line].map(lines.data)
        let lengths = zip(data, data.dropFirst()).map { hypotenuse($1.x - $0.x, $1.y - $0.y) }
        let total = lengths.reduce(0, +)
        var (index, length) = (0, lengths[0])
        for number in 1...arrowCount {
            let distance = total * (Double(number) / Double(arrowCount + 1))
            while length < distance, index < lengths.count - 1 {
                index += 1
                length += lengths[index]
            }
            let (tail, next) = (data[index], data[index + 1])
            let end = transform((tail.x + next.x) / 2, (tail.y + next.y) / 2)
            heads.append(Head(tail: transform(tail.x, tail.y), end: end, pen: pen(line.lowerBound + index)))
        }
    }

    /// Draws a triangle whose outline, as wide as the line, ends where the arrow does.
    private func draw(_ head: Head, on canvas: any Canvas) {
        let (dx, dy) = (head.end.x - head.tail.x, head.end.y - head.tail.y)
        let length = hypotenuse(dx, dy)
        guard length > 0, length.isFinite else { return }
        let (x, y) = (dx / length, dy / length)
        // matplotlib shortens an arrow by 2 points at both ends where it is long enough.
        let shortening = length >= 4 * pixelsPerPoint ? 2 * pixelsPerPoint : 0
        let outline = 0.5 * head.pen.width * 5.squareRoot()
        let tip = Point(x: head.end.x - x * (shortening + outline), y: head.end.y - y * (shortening + outline))
        let (long, wide) = (4 * arrowSize * pixelsPerPoint, 2 * arrowSize * pixelsPerPoint)
        let corners = [
            Point(x: tip.x - x * long - y * wide, y: tip.y - y * long + x * wide), tip,
            Point(x: tip.x - x * long + y * wide, y: tip.y - y * long - x * wide),
        ]
        let color = colors[head.pen.color]
        let stroke = Stroke(color: color, width: head.pen.width, cap: .round, join: .round)
        canvas.draw(Path(corners, closed: true), fill: color, stroke: stroke, snap: .automatic)
    }
}

extension StreamPlot {
    /// Throws where colours, widths or arrows are wrong.
    fileprivate func checkLooks() throws {
        if let values { try checkShape(of: values, "values") }
        if let widths { try checkShape(of: widths, "widths") }
        guard width >= 0, width.isFinite, widths?.values.allSatisfy({ !($0 < 0) }) ?? true else {
            throw PlotError(.size, "\(name): lines can't have widths below 0; give numbers of 0 or more")
        }
        guard arrowSize >= 0, arrowSize.isFinite, 0...1000 ~= arrowCount else {
            throw PlotError(
                .size,
                "\(name): a line can't have \(arrowCount) arrows of size \(arrowSize); give a number of 0...1000 and a size "
                    + "of 0 or more")
        }
    }
}
