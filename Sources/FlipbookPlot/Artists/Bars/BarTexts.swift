import FlipbookCanvas

/// An artist that has ``BarTexts``: ``Bars`` and ``GroupedBars``.
protocol HasBarTexts: DataArtist {
    var orientation: Orientation { get }
    /// The bars in data, and their heights.
    var textBlocks: [(block: Block, height: Double)] { get }
    /// Where the error bars of the bars' ends end; nil where there are none.
    var textEnds: (low: [Double], high: [Double])? { get }
}

/// What is written at the ends of ``Bars`` or ``GroupedBars``: matplotlib's `bar_label`. Values are the bars' heights.
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
    /// The padding of each bar, in points; nil for ``padding``. Drawing throws a ``PlotError`` where there are not as many as
    /// bars.
    public var paddings: [Double]? { didSet { changed(.looks) } }

    private var bars: (any HasBarTexts)? { parent as? any HasBarTexts }

    override var count: Int { bars?.textBlocks.count ?? 0 }

    override func items(in transform: Transform) throws -> [Item] {
        guard let bars else { return [] }
        let (blocks, ends) = (bars.textBlocks, bars.textEnds)
        if let paddings, paddings.count != blocks.count {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(paddings.count) paddings for \(blocks.count) bars; give one for each")
        }
        let isUpright = bars.orientation == .vertical
        let isInverted = (isUpright ? transform.ySpan : transform.xSpan).isInverted
        return blocks.enumerated().compactMap { index, bar in
            let (block, height) = bar
            guard block.isFinite else { return nil }
            let away = (height < 0) == isInverted ? 1.0 : -1
            let shift = away * (paddings?[index] ?? padding) * transform.pixelsPerPoint
            var text = Item(index: index, value: height, point: .zero)
            if position == .center {
                guard let middle = block.box(transform).intersection(transform.box)?.middle else { return nil }
                text.point = middle
            } else {
                let upper = isUpright ? max(block.bottom, block.top) : max(block.left, block.right)
                let lower = isUpright ? min(block.bottom, block.top) : min(block.left, block.right)
                var end = height < 0 ? lower : upper
                if let ends, ends.low[index].isFinite, ends.high[index].isFinite {
                    end = height < 0 ? ends.low[index] : ends.high[index]
                }
                text.point =
                    isUpright
                    ? transform((block.left + block.right) / 2, end) : transform(end, (block.bottom + block.top) / 2)
                guard transform.box.holds(text.point) else { return nil }
                let isFurther = isInverted ? height <= 0 : height >= 0
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
}
