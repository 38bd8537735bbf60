/// A place on the canvas, in pixels: x to the right, y **down**, from the upper left corner.
public struct Point: Hashable, Sendable, Codable {
    /// Pixels from the left edge of the canvas.
    public var x: Double
    /// Pixels from its upper edge.
    public var y: Double

    /// A point of its coordinates.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The upper left corner.
    public static let zero = Point(x: 0, y: 0)

    /// Whether both coordinates are finite.
    public var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A width and a height.
public struct Size: Hashable, Sendable, Codable {
    /// From left to right, in pixels.
    public var width: Double
    /// From top to bottom, in pixels.
    public var height: Double

    /// A size of a width and a height.
    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}

/// A rectangle along the axes of the canvas, in pixels, y down.
public struct Rect: Hashable, Sendable, Codable {
    /// The left edge, in pixels.
    public var x: Double
    /// The upper edge, in pixels.
    public var y: Double
    /// From left to right, in pixels.
    public var width: Double
    /// From top to bottom, in pixels.
    public var height: Double

    /// A rectangle of its upper left corner and its size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The left edge.
    public var minX: Double { x }
    /// The right edge.
    public var maxX: Double { x + width }
    /// The upper edge.
    public var minY: Double { y }
    /// The lower edge.
    public var maxY: Double { y + height }
    /// The centre, from left to right.
    public var midX: Double { x + width / 2 }
    /// The centre, from top to bottom.
    public var midY: Double { y + height / 2 }

    /// What lies in both; nil where nothing does.
    package func intersection(_ other: Rect) -> Rect? {
        let (left, top) = (max(minX, other.minX), max(minY, other.minY))
        let (right, bottom) = (min(maxX, other.maxX), min(maxY, other.maxY))
        return left <= right && top <= bottom ? Rect(x: left, y: top, width: right - left, height: bottom - top) : nil
    }

    /// The smallest rectangle that holds both.
    package func union(_ other: Rect) -> Rect {
        let left = min(minX, other.minX)
        let top = min(minY, other.minY)
        return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }
}

/// A rectangle of whole pixels, y down.
package struct PixelArea: Hashable, Sendable {
    /// Columns.
    package var x: Range<Int>
    /// Rows.
    package var y: Range<Int>

    package init(x: Range<Int>, y: Range<Int>) {
        self.x = x
        self.y = y
    }

    /// No pixel at all.
    package static let empty = PixelArea(x: 0..<0, y: 0..<0)

    /// The pixels that a rectangle touches when it is made wider by `pad` on all sides.
    package init(_ rect: Rect, pad: Double) {
        // Far beyond any canvas, for infinite values and NaN too.
        func whole(_ value: Double) -> Int { Int(max(min(value, 1e6), -1e6)) }
        func range(_ low: Double, _ high: Double) -> Range<Int> {
            guard low <= high else { return 0..<0 }
            return whole((low - pad).rounded(.down))..<whole((high + pad).rounded(.up))
        }
        self.init(x: range(rect.minX, rect.maxX), y: range(rect.minY, rect.maxY))
    }

    /// Whether the two have a pixel in common.
    package func overlaps(_ other: PixelArea) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }

    /// What both have in common; nil where that is nothing.
    package func intersection(_ other: PixelArea) -> PixelArea? {
        overlaps(other) ? PixelArea(x: x.clamped(to: other.x), y: y.clamped(to: other.y)) : nil
    }

    /// The smallest area that holds both.
    package func union(_ other: PixelArea) -> PixelArea {
        PixelArea(
            x: min(x.lowerBound, other.x.lowerBound)..<max(x.upperBound, other.x.upperBound),
            y: min(y.lowerBound, other.y.lowerBound)..<max(y.upperBound, other.y.upperBound))
    }

    /// Whether every pixel of the other is one of these.
    package func contains(_ other: PixelArea) -> Bool { union(other) == self }
}
