import FlipbookCanvas

/// What is written at the ends of ``Bars``: matplotlib's `bar_label`. Values are the bars' heights.
public final class BarTexts: DataTexts {
    /// Where a text lies.
    public enum Position: Hashable, Sendable {
        /// Beyond the bar's end, and that of its error bar.
        case edge
        /// In the middle of what is seen of the bar.
        case center
    }

    /// Where the texts lie.
    public var position = Position.edge { didSet { changed(.looks) } }
    /// From the bar's end, or its middle, to the text, in points; away from the base.
    public var padding = 0.0 { didSet { changed(.looks) } }

    private var bars: Bars? { parent as? Bars }

    override var count: Int { bars?.heights.count ?? 0 }

    override func places(in transform: Transform) -> [Place] {
        guard let bars else { return [] }
        let isUpright = bars.orientation == .vertical
        let ends = (isUpright ? bars.errors.y : bars.errors.x)?
            .ends(of: isUpright ? bars.errorPoints.y : bars.errorPoints.x)
        let isInverted = (isUpright ? transform.ySpan : transform.xSpan).isInverted
        return zip(bars.blocks, bars.heights).enumerated().compactMap { index, bar in
            let (block, height) = bar
            guard block.isFinite else { return nil }
            let away = height == 0 ? 0.0 : (height < 0) == isInverted ? 1 : -1
            let shift = away * padding * transform.pixelsPerPoint
            var text = Place(index: index, value: height, point: .zero)
            if position == .center {
                guard let middle = block.box(transform).intersection(transform.box)?.middle else { return nil }
                text.point = middle
            } else {
                let base = isUpright ? max(block.bottom, block.top) : max(block.left, block.right)
                let foot = isUpright ? min(block.bottom, block.top) : min(block.left, block.right)
                var end = height < 0 ? foot : base
                if let ends, ends.low[index].isFinite, ends.high[index].isFinite {
                    end = height < 0 ? ends.low[index] : ends.high[index]
                }
                text.point =
                    isUpright
                    ? transform((block.left + block.right) / 2, end) : transform(end, (block.bottom + block.top) / 2)
                guard transform.box.holds(text.point) else { return nil }
                let isFurther = away >= 0
                if isUpright {
                    text.vertical = isFurther ? .bottom : .top
                } else {
                    text.horizontal = isFurther ? .left : .right
                }
            }
            text.point.x += isUpright ? 0 : shift
            text.point.y -= isUpright ? shift : 0
            return text
        }
    }
}

extension Rect {
    fileprivate var middle: Point { Point(x: midX, y: midY) }

    /// What lies in both; nil where nothing does.
    fileprivate func intersection(_ other: Rect) -> Rect? {
        let (left, top) = (max(minX, other.minX), max(minY, other.minY))
        let (right, bottom) = (min(maxX, other.maxX), min(maxY, other.maxY))
        return left <= right && top <= bottom ? Rect(x: left, y: top, width: right - left, height: bottom - top) : nil
    }
}
