/// A canvas that paints nothing and keeps what it was asked to draw.
///
/// Text is measured by the measurer that it is given. Without one, every character is .6 em wide, ink reaches .73 em
/// over the baseline, and .24 em under it where one of `gjpqy,` is in the line; its outline is the box of its ink: a rule
/// for tests.
package final class RecordingCanvas: MarkCanvas, ColorPathCanvas, ShadingCanvas {
    package let size: Size
    /// What was drawn so far.
    package private(set) var drawing = Drawing()
    private let measurer: (any TextMeasurer)?

    package init(size: Size, measurer: (any TextMeasurer)? = nil) {
        self.size = size
        self.measurer = measurer
    }

    /// What measures the text.
    package var source: any TextMeasurer { (measurer as? RecordingCanvas)?.source ?? measurer ?? self }

    /// The calls so far, in order.
    package var commands: [Drawing.Command] { drawing.commands }

    /// The lines of text that were drawn, in order.
    package var texts: [String] {
        commands.compactMap { if case .text(let line, _, _, _, _) = $0 { line } else { nil } }
    }

    package func clear(_ color: Color) { drawing.commands.append(.clear(color)) }

    package func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        drawing.commands.append(.draw(path, fill: fill, stroke: stroke, snap: snap))
    }

    package func draw(_ path: Path, shading: Shading, stroke: Stroke?, snap: Snap) {
        drawing.commands.append(.shade(path, shading, stroke: stroke, snap: snap))
    }

    package func draw(_ shape: Path, at points: [Point], fill: Color?, stroke: Stroke?, snap: Snap) {
        let seen = points.allSatisfy { $0.isFinite } ? points : points.filter { $0.isFinite }
        drawing.commands.append(.drawAt(shape, seen, fill: fill, stroke: stroke, snap: snap))
    }

    package func drawMarks(_ shape: Path, as marks: [Mark], stroke: Stroke?) {
        drawing.commands.append(.drawAs(shape, marks, stroke: stroke))
    }

    package func drawColorPath(_ path: ColorPath) { drawing.commands.append(.colorPath(path)) }

    package func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) {
        drawing.commands.append(.text(line, style: style, color: color, at: origin, angle: angle))
    }

    package func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) {
        drawing.commands.append(.image(image, in: rect, interpolation: interpolation))
    }

    package func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows {
        drawing.commands.append(.pushClip(rect))
        defer { drawing.commands.append(.popClip) }
        try body()
    }

    package func withClip(_ path: Path, _ body: () throws -> Void) rethrows {
        drawing.commands.append(.pushClipPath(path))
        defer { drawing.commands.append(.popClip) }
        try body()
    }

    package func outline(of line: String, style: TextStyle) throws -> Path {
        drawing.commands.append(.outline(line, style: style))
        return try measurer?.outline(of: line, style: style) ?? Path(measure(line, style: style).ink)
    }

    package func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        if let measurer { return try measurer.measure(line, style: style) }
        let advance = 0.6 * style.size * Double(line.count)
        let below = line.contains { "gjpqy,".contains($0) } ? 0.24 * style.size : 0
        let above = line.isEmpty ? 0 : 0.73 * style.size
        return TextExtent(
            advance: advance, ink: Rect(x: 0, y: -above, width: advance, height: above + below),
            ascent: 0.93 * style.size, descent: 0.24 * style.size)
    }
}
