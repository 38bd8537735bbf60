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
    ///   - lineSpacing: from one baseline to the next, as a multiple of the height of the font; nil for its own.
    ///   - alignment: of the lines in the text's box; as the box where it is nil.
    init(
        _ text: String, in artist: Artist, style: TextStyle, at point: Point, horizontal: HorizontalAlignment,
        vertical: VerticalAlignment, rotation: Angle = .zero, mode: RotationMode = .box, lineSpacing: Double? = nil,
        lines alignment: HorizontalAlignment? = nil, measurer: any TextMeasurer
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
            let room = line.room(spacing: lineSpacing, isAlone: lines.count == 1)
            baselines.append(top + room.above)
            descent = room.below
            top = baselines[baselines.count - 1] + descent
        }
        let width = lines.map(\.advance).max() ?? 0
        let turn = Rotation(rotation)
        let flat = Rect(x: 0, y: 0, width: width, height: top)
        let turned = turn.box(around: flat)
        let anchor =
            switch mode {
            case .box: Self.anchor(of: turned, horizontal, vertical, baseline: top - descent, descent: descent)
            case .xTick:
                Self.anchor(
                    of: turned, horizontal.underTick(turnedBy: rotation, vertical), vertical,
                    baseline: top - descent, descent: descent)
            case .yTick:
                Self.anchor(
                    of: turned, horizontal, vertical.besideTick(turnedBy: rotation, horizontal),
                    baseline: top - descent, descent: descent)
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
            let origin = turn(Point(x: Self.indent(of: line.advance, in: width, alignment ?? horizontal), y: baseline))
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

/// How the rotation and the alignment of a text go together.
public enum RotationMode: Hashable, Sendable {
    /// The box around the turned text is aligned.
    case box
    /// The text is aligned, and then turned about its position.
    case anchor
    /// As ``box``, with the horizontal alignment by which the end of a label of an x axis points to its tick: centred
    /// where it is about level or upright, or else by its end, on top of the axes where it is aligned at its bottom.
    case xTick
    /// As ``box``, with the vertical alignment by which the end of a label of a y axis points to its tick.
    case yTick
}

extension Angle {
    /// From 0 up to 360 degrees.
    fileprivate var inTurn: Double {
        let rest = degrees.truncatingRemainder(dividingBy: 360)
        return rest < 0 ? rest + 360 : rest
    }
}

extension HorizontalAlignment {
    /// As matplotlib's `Text._ha_for_angle`.
    fileprivate func underTick(turnedBy rotation: Angle, _ vertical: VerticalAlignment) -> HorizontalAlignment {
        let angle = rotation.inTurn
        let isLevel = angle <= 10 || angle >= 350 || (170...190).contains(angle)
        if isLevel || (85...95).contains(angle) || (265...275).contains(angle) { return .center }
        let rises = angle < 85 || (190..<265).contains(angle)
        return rises == (vertical == .bottom) ? .left : .right
    }
}

extension VerticalAlignment {
    /// As matplotlib's `Text._va_for_angle`.
    fileprivate func besideTick(turnedBy rotation: Angle, _ horizontal: HorizontalAlignment) -> VerticalAlignment {
        let angle = rotation.inTurn
        let isLevel = angle <= 10 || angle >= 350 || (170...190).contains(angle)
        if isLevel || (80...100).contains(angle) || (260...280).contains(angle) { return .center }
        let rises = angle < 80 || (190..<260).contains(angle)
        return rises == (horizontal == .left) ? .baseline : .top
    }
}

/// A line that has been measured, and the room that it takes.
struct MeasuredLine {
    let text: String
    let style: TextStyle
    let advance: Double
    /// How the line counts as reaching over and under its baseline; 0 where it is empty.
    private let ink: (above: Double, below: Double)
    /// How far the font reaches.
    private let font: (ascent: Double, descent: Double)
    private let lineGap: Double
    /// The characters that can't be drawn.
    let missing: [Unicode.Scalar]

    init(_ line: String, style: TextStyle, measurer: any TextMeasurer) throws {
        let extent = try measurer.measure(line, style: style)
        text = line
        self.style = style
        advance = extent.advance
        ink = line.isEmpty ? (0, 0) : (extent.above, extent.below)
        font = (extent.ascent, extent.descent)
        lineGap = extent.lineGap
        missing = extent.missing
    }

    /// How far the line reaches over and under its baseline where lines are laid out.
    ///
    /// - Parameters:
    ///   - spacing: from one baseline to the next, as a multiple of the height of the font; nil for the font's own.
    ///   - isAlone: whether it is the only line of its text.
    func room(spacing: Double? = nil, isAlone: Bool = true) -> (above: Double, below: Double) {
        guard let spacing else {
            let gap = isAlone ? 0 : lineGap / 2
            return (max(ink.above, font.ascent) + gap, max(ink.below, font.descent) + gap)
        }
        let leading = spacing * (font.ascent + font.descent) - (ink.above + ink.below)
        return (ink.above + leading / 2, ink.below + leading / 2)
    }
}
