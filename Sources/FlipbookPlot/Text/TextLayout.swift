import FlipbookCanvas

/// The layout of a text: where each of its lines begins, and the box that it takes.
struct TextLayout: Hashable, Sendable {
    let text: String
    /// Radians, counter-clockwise.
    let angle: Double
    /// The lines, each with the point where its baseline begins.
    let runs: [Run]
    /// The box around the text as it is turned, in pixels.
    let box: Rect
    /// How far the box reaches under the baseline of the last line, before it is turned.
    let descent: Double
    /// The text's own box before it is turned, its upper left corner at the origin.
    let flat: Rect
    private let turn: Rotation
    private let shift: Point

    struct Run: Hashable, Sendable {
        var text: String
        var style: TextStyle
        var origin: Point
    }

    /// Lays a text out around a point, as matplotlib does.
    ///
    /// Each line break of Unicode begins a new line: LF, CR, both in this order, VT, FF, NEL, LS and PS. A line is as wide
    /// as its advance, and reaches from the font's ascent (or its ink, where that is higher) to the font's descent (or its
    /// ink). What stands between two `$` of a line is a formula.
    ///
    /// - Parameters:
    ///   - artist: what the text belongs to. Its figure warns of what can't be drawn as it is meant.
    ///   - rotation: by how much it is turned, counter-clockwise.
    init(
        _ text: String, in artist: Artist, style: TextStyle, at point: Point, horizontal: HorizontalAlignment,
        vertical: VerticalAlignment, rotation: Angle = .zero, mode: RotationMode = .box, measurer: any TextMeasurer
    ) throws {
        guard point.isFinite, rotation.degrees.isFinite else {
            throw PlotError(
                .size, "the position of text '\(text)' is not finite: a pad, a tick length or a rotation is not finite")
        }
        let lines: [MeasuredLine]
        do {
            lines = try text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
                try MeasuredLine(String($0), style: style, measurer: measurer)
            }
        } catch let error as CanvasError where error.code == .formula {
            throw PlotError(.formula, "a formula of \(artist.name) can't be read: \(error.description)")
        }
        if lines.contains(where: { !$0.missing.isEmpty }) { artist.root?.note(lines, of: text) }
        var top = 0.0
        var baselines: [Double] = []
        var descent = 0.0
        for line in lines {
            let gap = lines.count > 1 ? line.lineGap / 2 : 0
            baselines.append(top + line.ascent + gap)
            descent = line.descent + gap
            top = baselines[baselines.count - 1] + descent
        }
        let width = lines.map(\.advance).max() ?? 0
        let turn = Rotation(rotation)
        let flat = Rect(x: 0, y: 0, width: width, height: top)
        let turned = turn.box(around: flat)
        let anchor =
            switch mode {
            case .box: Self.anchor(of: turned, horizontal, vertical, baseline: top - descent, descent: descent)
            case .anchor: turn(Self.anchor(of: flat, horizontal, vertical, baseline: top - descent, descent: descent))
            }
        let (dx, dy) = (point.x - anchor.x, point.y - anchor.y)
        self.text = text
        self.descent = descent
        self.flat = flat
        self.turn = turn
        shift = Point(x: dx, y: dy)
        angle = turn.radians
        box = Rect(x: turned.x + dx, y: turned.y + dy, width: turned.width, height: turned.height)
        runs = zip(lines, baselines).map { line, baseline in
            let origin = turn(Point(x: Self.indent(of: line.advance, in: width, horizontal), y: baseline))
            return Run(text: line.text, style: line.style, origin: Point(x: origin.x + dx, y: origin.y + dy))
        }
    }

    /// The point of a box that is put at the text's position; the last line's baseline is so far from the top, its descent
    /// so far from the bottom.
    private static func anchor(
        of box: Rect, _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, baseline: Double,
        descent: Double
    ) -> Point {
        let x =
            switch horizontal {
            case .left: box.minX
            case .center: box.midX
            case .right: box.maxX
            }
        let y =
            switch vertical {
            case .top: box.minY
            case .center: box.midY
            case .baseline: box.maxY - descent
            case .centerBaseline: box.minY + baseline / 2
            case .bottom: box.maxY
            }
        return Point(x: x, y: y)
    }

    /// How far a line that is shorter than the widest begins after it.
    private static func indent(of advance: Double, in width: Double, _ alignment: HorizontalAlignment) -> Double {
        switch alignment {
        case .left: 0
        case .center: (width - advance) / 2
        case .right: width - advance
        }
    }

    /// Where a point of the flat box lies on the canvas.
    func onCanvas(_ point: Point) -> Point {
        let turned = turn(point)
        return Point(x: turned.x + shift.x, y: turned.y + shift.y)
    }

    func draw(on canvas: any Canvas, color: Color) throws {
        for run in runs where !run.text.isEmpty {
            try canvas.drawText(run.text, style: run.style, color: color, at: run.origin, angle: angle)
        }
    }
}

/// A turn about the origin, counter-clockwise as seen on a canvas whose y points down.
private struct Rotation: Hashable, Sendable {
    let radians: Double
    private let cosine: Double
    private let sine: Double

    init(_ angle: Angle) {
        let quarters = angle.degrees / 90
        radians = angle.radians
        if quarters == quarters.rounded() {
            let quarter = Int(quarters.truncatingRemainder(dividingBy: 4) + 4) % 4
            (cosine, sine) = [(1, 0), (0, 1), (-1, 0), (0, -1)][quarter]
        } else {
            (cosine, sine) = cosineAndSine(radians)
        }
    }

    func callAsFunction(_ point: Point) -> Point {
        Point(x: point.x * cosine + point.y * sine, y: point.y * cosine - point.x * sine)
    }

    func box(around rect: Rect) -> Rect {
        let corners = [(rect.minX, rect.minY), (rect.maxX, rect.minY), (rect.maxX, rect.maxY), (rect.minX, rect.maxY)]
        return corners.map { self(Point(x: $0.0, y: $0.1)) }
            .map { Rect(x: $0.x, y: $0.y, width: 0, height: 0) }
            .reduce(nil) { $0?.union($1) ?? $1 } ?? rect
    }
}

/// Which side of a text's box lies at its position.
public enum HorizontalAlignment: Hashable, Sendable { case left, center, right }

/// Which height of a text's box lies at its position.
public enum VerticalAlignment: Hashable, Sendable {
    /// The upper side of the box.
    case top
    /// Half way up the box.
    case center
    /// The baseline of the last line.
    case baseline
    /// Half way between the top of the box and the baseline of the last line.
    case centerBaseline
    /// The lower side of the box.
    case bottom
}

/// Whether a turned text is aligned by the box around it, or first aligned and then turned about its position.
public enum RotationMode: Hashable, Sendable { case box, anchor }

/// A line that has been measured, and the room that it takes.
struct MeasuredLine {
    let text: String
    let style: TextStyle
    let advance: Double
    /// Above the baseline, at least the font's.
    let ascent: Double
    /// Under the baseline, at least the font's.
    let descent: Double
    let lineGap: Double
    /// The characters that can't be drawn.
    let missing: [Unicode.Scalar]

    init(_ line: String, style: TextStyle, measurer: any TextMeasurer) throws {
        let extent = try measurer.measure(line, style: style)
        text = line
        self.style = style
        advance = extent.advance
        ascent = max(extent.ascent, extent.above)
        descent = max(extent.descent, extent.below)
        lineGap = extent.lineGap
        missing = extent.missing
    }
}
