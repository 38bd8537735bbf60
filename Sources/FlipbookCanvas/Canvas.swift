/// Tells how much room a line of text takes, without drawing it.
public protocol TextMeasurer: AnyObject {
    /// The room of one line (no line break) in this style. Cheap when asked again.
    ///
    /// What stands between two `$` is a formula; `\$` is a dollar sign.
    ///
    /// - Throws: ``CanvasError`` where the font is not installed, or a formula can't be read.
    func measure(_ line: String, style: TextStyle) throws -> TextExtent

    /// The outlines of the letters of one line of text in this style, the baseline starting at the origin, y down: to be
    /// filled, stroked or bent as any path. They are not fitted to pixels. Pictures, such as emoji in colour, have none.
    ///
    /// What stands between two `$` is a formula; `\$` is a dollar sign.
    ///
    /// - Throws: ``CanvasError`` where the font is not installed, or a formula can't be read.
    func outline(of line: String, style: TextStyle) throws -> Path
}

/// What a figure is drawn on: pixels, a PDF or SVG page, or a record of the calls.
///
/// Everything is in pixels, y down; a page scales them. Nothing is drawn outside the innermost clip.
public protocol Canvas: TextMeasurer {
    /// The whole canvas, in pixels.
    var size: Size { get }

    /// Paints everything inside the clip in one colour, replacing what was there, alpha too.
    func clear(_ color: Color)

    /// Fills a path (non-zero winding) and then strokes it.
    ///
    /// - Parameters:
    ///   - path: in pixels.
    ///   - fill: the colour inside; nil for none.
    ///   - stroke: of the outline; nil for none.
    ///   - snap: where the path should be aligned to whole pixels so that its edges are crisp. Has no effect on a page.
    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap)

    /// Draws one shape at many places: its origin is moved to each. A place that is not finite is left out.
    ///
    /// On pixels a place is taken to the middle of the nearest pixel, so that all copies look alike, as matplotlib's
    /// markers do. Far cheaper than as many paths.
    func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap)

    /// Draws one line of text whose baseline starts at `origin`, turned by `angle` radians counter-clockwise about it.
    ///
    /// What stands between two `$` is a formula; `\$` is a dollar sign.
    ///
    /// - Throws: ``CanvasError`` where the font is not installed, or a formula can't be read.
    func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws

    /// Draws a picture stretched over a rectangle. Nothing is drawn where either has no area.
    ///
    /// On pixels the edges are rounded to whole ones, a half up, as matplotlib does.
    ///
    /// - Throws: ``CanvasError`` where the picture is too large: more than 32767 columns or rows.
    func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws

    /// Draws with everything outside `rect` cut off, within the clip that is already there.
    func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows

    /// Draws with everything outside the area of `path` (non-zero winding) cut off, within the clip that is already
    /// there. Nothing is drawn where the path is empty.
    func withClip(_ path: Path, _ body: () throws -> Void) rethrows
}

/// A canvas that draws many copies of one shape faster than as paths of their own.
package protocol MarkCanvas: Canvas {
    /// Draws copies of one shape that differ in size, angle and colour, each exactly where it is, in their order. One that has no
    /// finite place or size is left out.
    ///
    /// - Parameters:
    ///   - shape: around its origin, in pixels.
    ///   - marks: where the copies are, how large and in which colours.
    ///   - stroke: of all outlines, in the marks' colours; nil for none. Its width isn't scaled.
    func drawMarks(_ shape: Path, as marks: [Mark], stroke: Stroke?)
}

/// A canvas that can go back to what was on it.
package protocol RestorableCanvas: Canvas {
    /// Keeps a copy of all pixels as they are now, in place of an earlier one.
    func keep()

    /// Puts the pixels of these areas back to what they were when they were kept.
    ///
    /// The areas lie on the canvas; nothing happens where nothing was kept.
    func restore(_ areas: [PixelArea])
}

/// A canvas without pixels of its own: what is drawn on it may be seen at any size.
package protocol ScalableCanvas: Canvas {}

/// Whether a path is aligned to whole pixels, as matplotlib's `snap`.
public enum Snap: Hashable, Sendable {
    /// Where the path has only horizontal and vertical lines.
    case automatic
    /// Always.
    case always
    /// Never.
    case never
}

extension Canvas {
    public func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        for point in points where point.isFinite {
            draw(
                shape.map { Point(x: $0.x + point.x, y: $0.y + point.y) }, fill: fill, stroke: stroke, snap: snap)
        }
    }

    /// Draws copies of one shape that differ in size and colour: see ``MarkCanvas``.
    package func draw(_ shape: Path, as marks: [Mark], stroke: Stroke?) {
        if let canvas = self as? any MarkCanvas { return canvas.drawMarks(shape, as: marks, stroke: stroke) }
        drawOneByOne(shape, as: marks, stroke: stroke)
    }

    /// Draws copies of a shape as paths of their own, in their order.
    package func drawOneByOne(_ shape: Path, as marks: some Sequence<Mark>, stroke: Stroke?) {
        for mark in marks where mark.isFinite {
            var stroke = mark.edge == nil ? nil : stroke
            if let edge = mark.edge { stroke?.color = edge }
            draw(mark.path(of: shape), fill: mark.fill, stroke: stroke, snap: .automatic)
        }
    }

    /// Fills a path.
    public func fill(_ path: Path, color: Color, snap: Snap = .automatic) {
        draw(path, fill: color, stroke: nil, snap: snap)
    }

    /// Strokes a path.
    public func stroke(_ path: Path, _ stroke: Stroke, snap: Snap = .automatic) {
        draw(path, fill: nil, stroke: stroke, snap: snap)
    }
}

/// Why something could not be drawn on a canvas.
public struct CanvasError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable {
        private let name: String

        /// No installed font has the family that was asked for, or a file is no font.
        public static let missingFont = Code(name: "missingFont")
        /// The tag of an OpenType feature isn't four letters or digits, or its value is negative.
        public static let fontFeature = Code(name: "fontFeature")
        /// The surface could not be made or written.
        public static let surface = Code(name: "surface")
        /// A formula in a text can't be read.
        public static let formula = Code(name: "formula")
    }
    /// What kind of mistake it is.
    public let code: Code
    /// What went wrong, where, and what to do.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
