import FlipbookCanvas

/// A way to draw the paths of an artist, as matplotlib's `patheffects` has them. An artist has a list of them, which are drawn
/// one after the other, in place of the artist itself.
///
///     line.pathEffects = [.lineShadow(), .normal]
///     text.pathEffects = [.stroke(color: .white, width: 3).withNormal]
///     bars.pathEffects = [PathEffect(offset: (4, -4), fill: .color(.gray), stroke: .none, alpha: 0.5), .normal]
///
/// The letters of texts are paths too. Where an artist's own ``DataArtist/alpha`` is below 1, its effects fade with it.
public struct PathEffect: Hashable, Sendable {
    /// What the inside of a path, or its outline, is painted with.
    public enum Paint: Hashable, Sendable {
        /// As the artist paints it.
        case own
        /// Nothing.
        case none
        /// A colour.
        case color(Color)
        /// The artist's colour with its red, green and blue multiplied by a number from 0 to 1. What has no colour counts as
        /// white.
        case darkened(Double)
    }

    /// What the inside of paths is painted with.
    public var fill: Paint
    /// What outlines are drawn with: the lines of a line, the edges of a patch, the contours of letters.
    public var stroke: Paint
    /// How wide outlines are, in points; nil for the artist's width, which is 0 for letters and for patches without edges.
    public var width: Double?
    /// The alpha of the colours, 0 to 1, in place of their own; nil for theirs.
    public var alpha: Double?
    /// How far paths are moved, in points: to the right and up.
    public var offset: (x: Double, y: Double) {
        get { (offsetX, offsetY) }
        set { (offsetX, offsetY) = newValue }
    }
    private var offsetX: Double
    private var offsetY: Double
    /// Whether the artist's own path is drawn over each path of the effect.
    public var isUnderNormal = false
    /// Marks along the path in place of the path; nil for the path itself.
    var ticks: PathTicks?

    /// An effect of your own.
    ///
    /// - Parameters:
    ///   - offset: how far paths are moved, in points: to the right and up.
    ///   - fill: what the inside of paths is painted with.
    ///   - stroke: what outlines are drawn with.
    ///   - width: how wide outlines are, in points; nil for the artist's width.
    ///   - alpha: of the colours, in place of their own; nil for theirs.
    public init(
        offset: (x: Double, y: Double) = (0, 0), fill: Paint = .own, stroke: Paint = .own, width: Double? = nil,
        alpha: Double? = nil
    ) {
        (offsetX, offsetY) = offset
        self.fill = fill
        self.stroke = stroke
        self.width = width
        self.alpha = alpha
    }

    /// The artist as it is without effects: matplotlib's `Normal`.
    public static let normal = PathEffect()

    /// The same effect with the artist's own path over each of its paths: matplotlib's `withStroke` and so on.
    public var withNormal: PathEffect {
        var effect = self
        effect.isUnderNormal = true
        return effect
    }

    /// The artist with another outline: matplotlib's `Stroke`.
    ///
    /// - Parameters:
    ///   - color: of the outline; nil for the artist's.
    ///   - width: how wide the outline is, in points; nil for the artist's width.
    ///   - alpha: of the colours, in place of their own; nil for theirs.
    ///   - offset: how far it is moved, in points: to the right and up.
    public static func stroke(
        color: Color? = nil, width: Double? = nil, alpha: Double? = nil, offset: (x: Double, y: Double) = (0, 0)
    ) -> PathEffect {
        PathEffect(offset: offset, stroke: color.map { .color($0) } ?? .own, width: width, alpha: alpha)
    }

    /// A shadow of what is filled: matplotlib's `SimplePatchShadow`.
    ///
    /// - Parameters:
    ///   - offset: how far it is moved, in points: to the right and up.
    ///   - color: of the shadow; nil for the artist's, darkened to 0.3 of itself.
    ///   - alpha: how opaque it is, from 0, transparent, to 1.
    public static func patchShadow(
        offset: (x: Double, y: Double) = (2, -2), color: Color? = nil, alpha: Double = 0.3
    ) -> PathEffect {
        PathEffect(offset: offset, fill: color.map { .color($0) } ?? .darkened(0.3), stroke: .none, alpha: alpha)
    }

    /// A shadow of the lines: matplotlib's `SimpleLineShadow`.
    ///
    /// - Parameters:
    ///   - offset: how far it is moved, in points: to the right and up.
    ///   - color: of the shadow, black unless given; nil for the artist's, darkened to 0.3 of itself.
    ///   - width: how wide its lines are, in points; nil for the artist's width.
    ///   - alpha: how opaque it is, from 0, transparent, to 1.
    public static func lineShadow(
        offset: (x: Double, y: Double) = (2, -2), color: Color? = .black, width: Double? = nil, alpha: Double = 0.3
    ) -> PathEffect {
        PathEffect(
            offset: offset, fill: .none, stroke: color.map { .color($0) } ?? .darkened(0.3), width: width, alpha: alpha)
    }

    /// Short lines along the path, on one side of it: matplotlib's `TickedStroke`.
    ///
    /// - Parameters:
    ///   - spacing: from one to the next, in points.
    ///   - angle: between the way of the path and the lines; above 0 they lie on its left.
    ///   - length: of the lines, as a multiple of the spacing.
    ///   - color: of the lines; nil for the artist's.
    ///   - width: how wide the lines are, in points; nil for the artist's width.
    ///   - offset: how far they are moved, in points: to the right and up.
    public static func ticks(
        spacing: Double = 10, angle: Angle = .degrees(45), length: Double = 2.0.squareRoot(), color: Color? = nil,
        width: Double? = nil, offset: (x: Double, y: Double) = (0, 0)
    ) -> PathEffect {
        var effect = PathEffect.stroke(color: color, width: width, offset: offset)
        effect.ticks = PathTicks(spacing: spacing, angle: angle, length: length)
        return effect
    }
}

extension PathEffect {
    /// Throws where a number can't be drawn with.
    fileprivate func check(of name: () -> String) throws {
        let numbers = [offsetX, offsetY, width ?? 0, alpha ?? 0]
        var areFactorsRight = true
        for case .darkened(let factor) in [fill, stroke] {
            areFactorsRight = areFactorsRight && (0...1).contains(factor)
        }
        guard numbers.allSatisfy({ abs($0) < 1e6 }), width ?? 0 >= 0, areFactorsRight else {
            throw PlotError(
                .size,
                "a path effect of \(name()) can't be drawn: give finite numbers, a width of 0 or more, and colours darkened to 0 "
                    + "to 1 of themselves")
        }
        guard let ticks else { return }
        guard ticks.spacing >= PathTicks.leastSpacing, ticks.spacing < 1e6, abs(ticks.length) < 1e6,
            ticks.angle.degrees.isFinite
        else {
            throw PlotError(
                .size,
                "the ticks of a path effect of \(name()) can't be drawn: give a spacing of \(PathTicks.leastSpacing) "
                    + "points or more, and a length and an angle that are finite")
        }
    }

    /// The colour that something has; nil for none.
    fileprivate func color(_ paint: Paint, own: Color?, opacity: Double) -> Color? {
        func opaque(_ color: Color) -> Color {
            color.opacity(min(max(alpha ?? color.alpha, 0), 1) * opacity)
        }
        switch paint {
        case .none: return nil
        case .color(let color): return opaque(color)
        case .own: return alpha == nil ? own : own.map(opaque)
        case .darkened(let factor):
            let own = own ?? .white
            let dark = Color(
                red: own.red * factor, green: own.green * factor, blue: own.blue * factor, alpha: own.alpha)
            return alpha == nil ? dark : opaque(dark)
        }
    }

    /// Draws a path with the effect.
    fileprivate func draw(
        _ path: Path, fill own: Color?, shading: Shading? = nil, stroke ownStroke: Stroke, snap: Snap,
        on canvas: any Canvas,
        scale: Double, opacity: Double
    ) {
        var stroke: Stroke?
        if let color = color(self.stroke, own: ownStroke.color, opacity: opacity) {
            stroke = ownStroke
            stroke?.color = color
            if let width { stroke?.width = width * scale }
        }
        if stroke?.width == 0 { stroke = nil }
        let (x, y) = (offsetX * scale, -offsetY * scale)
        let fill = color(fill, own: own, opacity: opacity)
        if let shading, self.fill == .own, alpha == nil, ticks == nil {
            let (path, shading) = (path.moved(x: x, y: y), shading.moved(x: x, y: y))
            return canvas.draw(path, filledWith: shading, stroke: stroke, snap: snap)
        }
        for path in ticks?.paths(along: path, scale: scale) ?? [path] {
            canvas.draw(path.moved(x: x, y: y), fill: fill, stroke: stroke, snap: snap)
        }
    }
}

extension Canvas {
    /// The canvas, or one that draws on it with effects where there are some.
    ///
    /// - Parameters:
    ///   - opacity: multiplies the alpha of the effects' own colours.
    ///   - name: what the effects belong to, for an error.
    func affected(
        by effects: [PathEffect], opacity: Double = 1, pixelsPerPoint: Double, of name: @autoclosure () -> String
    ) throws -> any Canvas {
        guard !effects.isEmpty else { return self }
        for effect in effects { try effect.check(of: name) }
        return EffectCanvas(effects, opacity: opacity, scale: pixelsPerPoint, over: self)
    }
}

/// Draws each path on another canvas once for each effect. Pictures and clips are as they are.
private final class EffectCanvas: ShadingCanvas {
    private let effects: [PathEffect]
    private let opacity: Double
    private let scale: Double
    private let canvas: any Canvas

    init(_ effects: [PathEffect], opacity: Double, scale: Double, over canvas: any Canvas) {
        self.effects = effects
        self.opacity = opacity
        self.scale = scale
        self.canvas = canvas
    }

    var size: Size { canvas.size }

    func clear(_ color: Color) { canvas.clear(color) }

    func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap) {
        // What has no outline has one of no width, and sharp corners as the edges of patches have.
        let pen = stroke ?? Stroke(color: .transparent, width: 0, join: .miter)
        for effect in effects {
            effect.draw(path, fill: fill, stroke: pen, snap: snap, on: canvas, scale: scale, opacity: opacity)
            if effect.isUnderNormal { canvas.draw(path, fill: fill, stroke: stroke, snap: snap) }
        }
    }

    func draw(_ path: Path, shading: Shading, stroke: Stroke?, snap: Snap) {
        let pen = stroke ?? Stroke(color: .transparent, width: 0, join: .miter)
        for effect in effects {
            effect.draw(
                path, fill: shading.middle, shading: shading, stroke: pen, snap: snap, on: canvas, scale: scale,
                opacity: opacity)
            if effect.isUnderNormal { canvas.draw(path, filledWith: shading, stroke: stroke, snap: snap) }
        }
    }

    /// Draws the letters as paths.
    func drawText(_ line: String, style: TextStyle, color: Color, at origin: Point, angle: Double) throws {
        guard origin.isFinite, angle.isFinite else { return }
        let (cosine, sine) = cosineAndSine(angle)
        let path = try canvas.outline(of: line, style: style).map {
            Point(x: origin.x + $0.x * cosine + $0.y * sine, y: origin.y - $0.x * sine + $0.y * cosine)
        }
        if !path.isEmpty {
            draw(path, fill: color, stroke: Stroke(color: color, width: 0), snap: .automatic)
        }
    }

    func drawImage(_ image: Raster, in rect: Rect, interpolation: Raster.Interpolation) throws {
        try canvas.drawImage(image, in: rect, interpolation: interpolation)
    }

    func withClip(_ rect: Rect, _ body: () throws -> Void) rethrows { try canvas.withClip(rect, body) }

    func withClip(_ path: Path, _ body: () throws -> Void) rethrows { try canvas.withClip(path, body) }

    func measure(_ line: String, style: TextStyle) throws -> TextExtent {
        try canvas.measure(line, style: style)
    }

    func outline(of line: String, style: TextStyle) throws -> Path { try canvas.outline(of: line, style: style) }
}
