/// A rectangle of whole pixels, y down.
public struct PixelArea: Hashable, Sendable {
    /// Columns.
    public var x: Range<Int>
    /// Rows.
    public var y: Range<Int>

    public init(x: Range<Int>, y: Range<Int>) {
        self.x = x
        self.y = y
    }

    /// No pixel at all.
    package static let empty = PixelArea(x: 0..<0, y: 0..<0)

    /// The pixels that a rectangle touches when it is made wider by `pad` on all sides.
    init(_ rect: Rect, pad: Double) {
        // Far beyond any canvas; and no number is as far as that.
        func whole(_ value: Double) -> Int { Int(max(min(value, 1e6), -1e6)) }
        func range(_ low: Double, _ high: Double) -> Range<Int> {
            guard low <= high else { return 0..<0 }
            return whole((low - pad).rounded(.down))..<whole((high + pad).rounded(.up))
        }
        self.init(x: range(rect.minX, rect.maxX), y: range(rect.minY, rect.maxY))
    }

    /// Whether the two have a pixel in common.
    public func overlaps(_ other: PixelArea) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }

    /// What both have in common; nil where that is nothing.
    public func intersection(_ other: PixelArea) -> PixelArea? {
        overlaps(other) ? PixelArea(x: x.clamped(to: other.x), y: y.clamped(to: other.y)) : nil
    }

    /// The smallest area that holds both.
    public func union(_ other: PixelArea) -> PixelArea {
        PixelArea(
            x: min(x.lowerBound, other.x.lowerBound)..<max(x.upperBound, other.x.upperBound),
            y: min(y.lowerBound, other.y.lowerBound)..<max(y.upperBound, other.y.upperBound))
    }

    /// Whether every pixel of the other is one of these.
    public func contains(_ other: PixelArea) -> Bool { union(other) == self }
}
