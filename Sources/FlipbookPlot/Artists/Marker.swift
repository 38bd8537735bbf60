import FlipbookCanvas

/// A small shape that marks points: matplotlib's markers, by their names there, or a path of your own.
///
///     line.marker = .circle
///     line.marker = .starPolygon(tips: 7)
///     line.marker = .text("$\\alpha$")
///     line.marker = .path(Path([Point(x: -0.5, y: 0), Point(x: 0, y: 0.5), Point(x: 0.5, y: 0)]), isFilled: false)
///
/// In JSON: the name, `"circle"`.
public enum Marker: Hashable, Sendable {
    /// A circle of half the size: `.`
    case point
    /// One pixel, whatever the size: `,`
    case pixel
    /// `o`
    case circle
    /// `v`
    case triangleDown
    /// `^`
    case triangleUp
    /// `<`
    case triangleLeft
    /// `>`
    case triangleRight
    /// Three lines from the middle: `1`
    case triDown
    /// Three lines from the middle: `2`
    case triUp
    /// Three lines from the middle: `3`
    case triLeft
    /// Three lines from the middle: `4`
    case triRight
    /// `8`
    case octagon
    /// `s`
    case square
    /// `p`
    case pentagon
    /// `P`
    case plusFilled
    /// `*`
    case star
    /// Standing on a corner: `h`
    case hexagon
    /// Standing on a side: `H`
    case hexagonFlat
    /// `+`
    case plus
    /// `x`
    case x
    /// `X`
    case xFilled
    /// `D`
    case diamond
    /// `d`
    case diamondThin
    /// `|`
    case verticalLine
    /// `_`
    case horizontalLine
    /// A line from the point to the left.
    case tickLeft
    /// A line from the point to the right.
    case tickRight
    /// A line from the point upwards.
    case tickUp
    /// A line from the point downwards.
    case tickDown
    /// An angle whose tip is the point.
    case caretLeft
    /// An angle whose tip is the point.
    case caretRight
    /// An angle whose tip is the point.
    case caretUp
    /// An angle whose tip is the point.
    case caretDown
    /// An angle whose base is at the point.
    case caretLeftBase
    /// An angle whose base is at the point.
    case caretRightBase
    /// An angle whose base is at the point.
    case caretUpBase
    /// An angle whose base is at the point.
    case caretDownBase
    /// A regular polygon with a corner at the top, then turned counter-clockwise: `(sides, 0, angle)`. Fewer than 1 or more
    /// than 1000 sides count as these.
    case polygon(sides: Int, angle: Angle = .zero)
    /// A star with a tip at the top, then turned counter-clockwise: `(tips, 1, angle)`. Fewer than 1 or more than 1000 tips
    /// count as these.
    case starPolygon(tips: Int, angle: Angle = .zero)
    /// Lines from the point outwards, one of them upwards, then turned counter-clockwise: `(arms, 2, angle)`. Fewer than 1
    /// or more than 1000 arms count as these.
    case asterisk(arms: Int, angle: Angle = .zero)
    /// The letters of one line of text, their middle at the point, their longer side as long as the marker's size. What
    /// stands between two `$` is a formula. Drawing throws an error where a formula can't be read.
    case text(String)
    /// A path around the point, y up, in units of the marker's size: one from -0.5 to 0.5 is as large as a circle or a
    /// square. One that isn't filled is only its lines, as ``plus`` is.
    case path(Path, isFilled: Bool = true)
}

extension Marker: Codable, CaseIterable {
    /// The markers that have names.
    public static let allCases: [Marker] = [
        .point, .pixel, .circle, .triangleDown, .triangleUp, .triangleLeft, .triangleRight, .triDown, .triUp, .triLeft,
        .triRight, .octagon, .square, .pentagon, .plusFilled, .star, .hexagon, .hexagonFlat, .plus, .x, .xFilled,
        .diamond,
        .diamondThin, .verticalLine, .horizontalLine, .tickLeft, .tickRight, .tickUp, .tickDown, .caretLeft,
        .caretRight,
        .caretUp, .caretDown, .caretLeftBase, .caretRightBase, .caretUpBase, .caretDownBase,
    ]

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let marker = Self.allCases.first(where: { "\($0)" == name }) else {
            let error = PlotError.unknownName(name, kind: "marker", of: Self.allCases.map { "\($0)" })
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
        self = marker
    }

    public func encode(to encoder: any Encoder) throws {
        guard Self.allCases.contains(self) else {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(
                    codingPath: encoder.codingPath,
                    debugDescription: "a marker of a path, a text or a number of corners has no name to write down"))
        }
        var container = encoder.singleValueContainer()
        try container.encode("\(self)")
    }
}

/// How a marker looks besides its shape, its colours and its size.
struct MarkerLook {
    /// Which part of the face has the first colour.
    var fill = MarkerFill.full
    /// How far it is turned, counter-clockwise.
    var rotation = Angle.zero
    /// The ends of its lines; flat unless set.
    var cap: Stroke.Cap?
    /// The corners of its edge; the marker's own unless set.
    var join: Stroke.Join?
    /// The family of its text's font; nil for the standard one.
    var family: String?
}

/// Which part of a marker's face has its colour: matplotlib's `fillstyle`. The other part has a second colour, or none.
///
/// Markers that are only lines, and those from a path or a text, are always whole.
public enum MarkerFill: Hashable, Sendable, Codable, CaseIterable {
    /// The whole face.
    case full
    /// The left half.
    case left
    /// The right half.
    case right
    /// The lower half.
    case bottom
    /// The upper half.
    case top
    /// Nothing: only the edge is seen.
    case none
}

extension Marker {
    /// Draws the marker at many points of the canvas, its face under its edge.
    ///
    /// - Parameters:
    ///   - points: in pixels; those that are not finite are left out.
    ///   - size: in points.
    ///   - color: inside; a marker that is only lines has no inside, but an angle has.
    ///   - secondColor: of the other half, where the look fills one half; nil for none.
    ///   - edgeWidth: in points.
    ///   - name: the artist, for an error.
    func draw(
        at points: [Point], size: Double, color: Color?, secondColor: Color? = nil, edgeColor: Color?,
        edgeWidth: Double, look: MarkerLook = MarkerLook(), on canvas: any Canvas, pixelsPerPoint: Double,
        of name: @autoclosure () -> String
    ) throws {
        guard size >= 0, size.isFinite, look.rotation.degrees.isFinite else {
            throw PlotError(
                .size,
                "\(name()): markers can't have a size of \(size) points and a rotation of \(look.rotation.degrees) "
                    + "degrees; give a size of 0 or more, and a finite rotation")
        }
        let scale = size * pixelsPerPoint
        var stroke = try edgeColor.flatMap {
            try LineStyle.solid.stroke(
                color: $0, width: edgeWidth * pixelsPerPoint, of: "markers of \(name())")
        }
        stroke?.cap = look.cap ?? .butt
        stroke?.join = look.join ?? join
        if self == .pixel { stroke = nil }
        // NaN never equals itself, and so a drawing with one would not equal itself.
        let points = points.finite
        guard size > 0, !points.isEmpty else { return }
        let face = look.fill == .none || !hasInside ? nil : color
        func draw(_ path: Path, _ color: Color?) {
            canvas.draw(
                path.turned(by: look.rotation), at: points, fill: color, stroke: stroke, snap: snap(size: scale))
        }
        if let halves = halves(look.fill) {
            draw(halves.first.flipped(scale: scale), face)
            draw(halves.second.flipped(scale: scale), secondColor)
        } else {
            draw(try resolved(on: canvas, family: look.family).path(size: scale), face)
        }
    }

    /// The marker itself, or a path for one of a text.
    func resolved(on measurer: any TextMeasurer, family: String? = nil) throws -> Marker {
        guard case .text(let text) = self else { return self }
        return .path(try Self.outline(of: text, family: family, by: measurer))
    }

    /// The outlines of a text around the origin, y up, its longer side 1 long; empty where there is no ink.
    private static func outline(of text: String, family: String?, by measurer: any TextMeasurer) throws -> Path {
        // A size at which outlines are exact: they are scaled.
        var style = TextStyle(size: 100)
        if let family { style.family = family }
        let path = try measurer.outline(of: text.replacing("\n", with: " "), style: style)
        guard let box = path.extent, max(box.width, box.height) > 0 else { return Path() }
        let scale = 1 / max(box.width, box.height)
        return path.map { Point(x: ($0.x - box.midX) * scale, y: (box.midY - $0.y) * scale) }
    }
}

extension Path {
    /// A path of the canvas, turned counter-clockwise about the origin.
    func turned(by angle: Angle) -> Path {
        guard angle != .zero else { return self }
        let (cosine, sine) = cosineAndSine(angle.radians)
        return map { Point(x: cosine * $0.x + sine * $0.y, y: cosine * $0.y - sine * $0.x) }
    }

    /// A path with y up as one of the canvas, scaled.
    func flipped(scale: Double) -> Path { map { Point(x: $0.x * scale, y: -$0.y * scale) } }
}

extension [Point] {
    /// Those that lie somewhere.
    var finite: [Point] { allSatisfy { $0.isFinite } ? self : filter { $0.isFinite } }
}
