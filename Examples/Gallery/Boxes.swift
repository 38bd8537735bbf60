import Flipbook

/// Where the parts of a figure lie.
struct Boxes: Encodable {
    struct Text: Encodable {
        var text: String
        var box: Box
    }
    var axes: [Box]
    var texts: [Text]
}

/// A rectangle in pixels from the upper left corner of the figure.
struct Box: Encodable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    init(_ rect: Rect) {
        left = rect.minX
        top = rect.minY
        right = rect.maxX
        bottom = rect.maxY
    }
}
