import FlipbookCanvas

/// Where the parts of a legend lie in its box, measured from its upper left corner: matplotlib's packing of boxes.
struct LegendPacking {
    /// A text and where its first line's left end of the box lies.
    struct LabelLayout {
        var text: String
        var style: TextStyle
        var corner: Point

        /// The text where the legend's upper left corner lies at a point.
        func layout(at origin: Point, in legend: Legend, measurer: any TextMeasurer) throws -> TextLayout {
            try TextLayout(
                text, in: legend, style: style, at: Point(x: origin.x + corner.x, y: origin.y + corner.y),
                horizontal: .left,
                vertical: .top, measurer: measurer)
        }
    }

    /// The box around everything.
    let size: Size
    private(set) var title: LabelLayout?
    private(set) var entries: [(handle: Rect, text: LabelLayout)] = []

    init(
        labels: [String], title: String, of legend: Legend, family: String, pixelsPerPoint: Double,
        width whole: Double? = nil, measurer: any TextMeasurer
    ) throws {
        let style = legend.style
        let em = style.textSize * pixelsPerPoint
        let font = TextStyle(family: family, size: em)
        let titleFont = TextStyle(family: family, size: style.titleSize * pixelsPerPoint)
        let drop = 0.35 * em * (style.handleHeight - 0.7)
        let handle = Size(width: style.handleLength * em, height: style.handleHeight * em - drop)

        let columns = try Self.split(labels, into: style.columns).map { column in
            Column(
                try column.map {
                    Row(
                        try TextRoom($0, in: legend, style: font, measurer: measurer), handle: handle, drop: drop,
                        pad: style.handlePad * em, labelFirst: style.hasLabelsFirst)
                }, gap: style.rowGap * em)
        }
        let above = columns.map(\.above).max() ?? 0
        let below = columns.map(\.below).max() ?? 0
        let sum = columns.map(\.width).reduce(0, +)
        let gaps = Double(max(columns.count - 1, 0))
        let given = whole.map { $0 - 2 * style.pad * em }
        let columnGap = if let given, gaps > 0 { (given - sum) / gaps } else { style.columnGap * em }
        let width = given ?? sum + gaps * columnGap
        let side =
            switch style.alignment {
            case .left: 0.0
            case .center: 0.5
            case .right: 1.0
            }
        let titleRoom = title.isEmpty ? nil : try TextRoom(title, in: legend, style: titleFont, measurer: measurer)
        let titleHeight = titleRoom.map { $0.above + $0.below + style.rowGap * em } ?? 0
        let inner = Size(width: max(width, titleRoom?.width ?? 0), height: titleHeight + above + below)
        let pad = style.pad * em
        size = Size(width: inner.width + 2 * pad, height: inner.height + 2 * pad)

        self.title = titleRoom.map {
            let corner = Point(x: pad + (inner.width - $0.width) * side, y: pad + $0.above - $0.overBaseline)
            return LabelLayout(text: title, style: titleFont, corner: corner)
        }
        var left = pad + (inner.width - width) * side
        for column in columns {
            var baseline = pad + titleHeight + above
            for (index, row) in column.rows.enumerated() {
                if index > 0 { baseline += column.rows[index - 1].below + style.rowGap * em + row.above }
                let start = left + (style.hasLabelsFirst ? column.width - row.width : 0)
                let corner = Point(x: start + row.textStart, y: baseline - row.text.overBaseline)
                entries.append(
                    (
                        Rect(
                            x: start + row.handleStart, y: baseline + drop - handle.height, width: handle.width,
                            height: handle.height),
                        LabelLayout(text: row.text.string, style: font, corner: corner)
                    ))
            }
            left += column.width + columnGap
        }
    }

    /// The labels in columns, the first of which have one more where they can't be equally long.
    private static func split(_ labels: [String], into count: Int) -> [[String]] {
        let count = max(1, min(count, labels.count))
        let (length, longer) = labels.count.quotientAndRemainder(dividingBy: count)
        var rest = labels[...]
        return (0..<count).map { column in
            let part = rest.prefix(column < longer ? length + 1 : length)
            rest = rest.dropFirst(part.count)
            return Array(part)
        }.filter { !$0.isEmpty }
    }
}

/// The room of a label around the baseline that it shares with its sample.
private struct TextRoom {
    let string: String
    let width: Double
    /// From the common baseline up to the top of the room.
    let above: Double
    /// From the common baseline down to the bottom of the room.
    let below: Double
    /// From the common baseline up to the top of the text.
    let overBaseline: Double

    init(_ string: String, in legend: Legend, style: TextStyle, measurer: any TextMeasurer) throws {
        let text = try TextLayout(
            string, in: legend, style: style, at: .zero, horizontal: .left, vertical: .top, measurer: measurer)
        let sample = try measurer.measure("lp", style: style)
        let height = text.flat.height
        self.string = string
        width = text.flat.width
        if string.contains(where: \.isNewline) {
            // The middle of several lines lies where the middle of one would.
            below = (height + sample.ink.minY) / 2
            above = height - below
            overBaseline = above
        } else {
            below = text.descent
            overBaseline = height - below
            above = max(-sample.ink.minY, overBaseline)
        }
    }
}

/// A sample and its label.
private struct Row {
    let text: TextRoom
    let textStart: Double
    let handleStart: Double
    let width: Double
    let above: Double
    let below: Double

    init(_ text: TextRoom, handle: Size, drop: Double, pad: Double, labelFirst: Bool) {
        self.text = text
        textStart = labelFirst ? 0 : handle.width + pad
        handleStart = labelFirst ? text.width + pad : 0
        width = handle.width + pad + text.width
        above = max(text.above, handle.height - drop)
        below = max(text.below, drop)
    }
}

/// Entries below each other.
private struct Column {
    let rows: [Row]
    let width: Double
    /// From the first baseline up.
    let above: Double
    /// From the first baseline down.
    let below: Double

    init(_ rows: [Row], gap: Double) {
        self.rows = rows
        width = rows.map(\.width).max() ?? 0
        above = rows.first?.above ?? 0
        below = rows.map { $0.above + $0.below }.reduce(0, +) + gap * Double(rows.count - 1) - above
    }
}
