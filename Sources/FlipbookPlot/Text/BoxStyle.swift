import FlipbookCanvas
import FlipbookSystem

/// The shape of a box around something: of the background of a text, of a ``Rectangle``. Lengths are multiples of the font
/// size of the text, or of the scale of the box.
///
///     text.background = TextBackground(.round(size: 0.5), color: .wheat)
public struct BoxStyle: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case square, circle, ellipse
        case arrow(left: Bool, right: Bool, headWidth: Double, headAngle: Angle)
        case round(Double?)
        case round4(Double?)
        case sawtooth(Double?, isRound: Bool)
    }
    let kind: Kind

    /// Sharp corners.
    public static let square = BoxStyle(kind: .square)
    /// A circle whose diameter is the longer side.
    public static let circle = BoxStyle(kind: .circle)
    /// The ellipse through the corners.
    public static let ellipse = BoxStyle(kind: .ellipse)
    /// Corners rounded from as far from them as the box reaches over what is in it.
    public static let round = round(size: nil)

    /// Rounded corners.
    ///
    /// - Parameter size: how far from a corner the edge begins to bend; as far as the box reaches over what is in it where it is
    ///   nil or 0.
    public static func round(size: Double?) -> BoxStyle { BoxStyle(kind: .round(size)) }

    /// Sides that are bent outwards.
    ///
    /// - Parameter size: by how much; by half of what the box reaches over what is in it where it is nil or 0.
    public static func round4(size: Double? = nil) -> BoxStyle { BoxStyle(kind: .round4(size)) }

    /// A zigzag.
    ///
    /// - Parameter size: of a tooth, adjusted to the sides; half of what the box reaches over what is in it where it is nil.
    public static func sawtooth(size: Double? = nil) -> BoxStyle { BoxStyle(kind: .sawtooth(size, isRound: false)) }

    /// A wavy line.
    ///
    /// - Parameter size: of a wave, adjusted to the sides; half of what the box reaches over what is in it where it is nil.
    public static func roundTooth(size: Double? = nil) -> BoxStyle { BoxStyle(kind: .sawtooth(size, isRound: true)) }

    /// An arrow to the left.
    ///
    /// - Parameters:
    ///   - headWidth: how many times as wide as the shaft the head is.
    ///   - headAngle: of the tip; the head points backwards where it is above 180°.
    public static func leftArrow(headWidth: Double = 1.5, headAngle: Angle = .degrees(90)) -> BoxStyle {
        BoxStyle(kind: .arrow(left: true, right: false, headWidth: headWidth, headAngle: headAngle))
    }

    /// An arrow to the right.
    ///
    /// - Parameters:
    ///   - headWidth: how many times as wide as the shaft the head is.
    ///   - headAngle: of the tip; the head points backwards where it is above 180°.
    public static func rightArrow(headWidth: Double = 1.5, headAngle: Angle = .degrees(90)) -> BoxStyle {
        BoxStyle(kind: .arrow(left: false, right: true, headWidth: headWidth, headAngle: headAngle))
    }

    /// An arrow to both sides.
    ///
    /// - Parameters:
    ///   - headWidth: how many times as wide as the shaft the heads are.
    ///   - headAngle: of the tips; the heads point backwards where it is above 180°.
    public static func doubleArrow(headWidth: Double = 1.5, headAngle: Angle = .degrees(90)) -> BoxStyle {
        BoxStyle(kind: .arrow(left: true, right: true, headWidth: headWidth, headAngle: headAngle))
    }
}

extension BoxStyle {
    /// The outline of the box, y up: the box styles of matplotlib's `patches.py`.
    ///
    /// - Parameters:
    ///   - inner: what the box is put around; `y` is its lower side.
    ///   - pad: how far the box reaches over that.
    ///   - scale: what lengths are multiples of.
    /// - Throws: ``PlotError`` where a number is not finite.
    func outline(around inner: Rect, pad: Double, scale: Double, of name: @autoclosure () -> String) throws -> Path {
        guard ([pad, scale] + numbers).allSatisfy(\.isFinite) else {
            throw PlotError(.size, "\(name()): the numbers of its box must be finite")
        }
        let box = inner.insetBy(-pad)
        switch kind {
        case .square: return Path(cornersOf: box)
        case .circle:
            let size = max(box.width, box.height)
            return Path(ellipseIn: Rect(x: box.midX - size / 2, y: box.midY - size / 2, width: size, height: size))
        case .ellipse:
            let (width, height) = (box.width * 2.0.squareRoot(), box.height * 2.0.squareRoot())
            return Path(
                ellipseIn: Rect(x: box.midX - width / 2, y: box.midY - height / 2, width: width, height: height))
        case .arrow(let left, let right, let headWidth, let angle):
            guard headWidth >= 0, angle.degrees.truncatingRemainder(dividingBy: 360) != 0 else {
                throw PlotError(
                    .size,
                    "\(name()): the head of its box is \(headWidth) wide with an angle of \(angle.degrees) degrees; give a "
                        + "width of at least 0 and an angle that isn't 0")
            }
            let cotangent = 1 / tan(angle.radians / 2)
            if left, right { return Self.doubleArrow(box, headWidth: headWidth, cotangent: cotangent) }
            let arrow = Self.rightArrow(box, headWidth: headWidth, cotangent: cotangent)
            return left ? arrow.map { Point(x: 2 * inner.x + inner.width - $0.x, y: $0.y) } : arrow
        case .round(let size): return Self.round(box, size.flatMap { $0 == 0 ? nil : $0 * scale } ?? pad)
        case .round4(let size): return Self.round4(box, size.flatMap { $0 == 0 ? nil : $0 * scale } ?? pad / 2)
        case .sawtooth(let size, let isRound):
            let tooth = size.map { $0 * scale } ?? pad / 2
            guard tooth > 0, max(box.width, box.height) / tooth < 1e5 else {
                throw PlotError(.size, "\(name()): a tooth of its box is \(tooth) pixels; give a size above 0")
            }
            return Self.sawtooth(box, tooth: tooth, isRound: isRound)
        }
    }

    private var numbers: [Double] {
        switch kind {
        case .square, .circle, .ellipse: []
        case .arrow(_, _, let width, let angle): [width, angle.degrees]
        case .round(let size), .round4(let size), .sawtooth(let size, _): [size ?? 0]
        }
    }

    private static func rightArrow(_ box: Rect, headWidth: Double, cotangent: Double) -> Path {
        let head = headWidth * box.height
        let (low, high) = (box.midY - head / 2, box.midY + head / 2)
        if cotangent > 0 {
            let tip = box.maxX + cotangent * min(box.height, head) / 2
            let neck = tip - cotangent * head / 2
            return Path(
                [
                    (box.minX, box.minY), (neck, box.minY), (neck, low), (tip, box.midY), (neck, high),
                    (neck, box.maxY), (box.minX, box.maxY),
                ].map { Point(x: $0.0, y: $0.1) }, closed: true)
        }
        let back = min(-cotangent * max(head - box.height, 0) / 2, box.width)
        let (inner, outer) = (min(low, box.minY) - back / cotangent, max(high, box.maxY) + back / cotangent)
        return Path(
            [
                (box.minX, box.minY), (box.maxX - back, inner), (box.maxX, low), (box.maxX, high),
                (box.maxX - back, outer), (box.minX, box.maxY),
            ].map { Point(x: $0.0, y: $0.1) }, closed: true)
    }

    private static func doubleArrow(_ box: Rect, headWidth: Double, cotangent: Double) -> Path {
        let head = headWidth * box.height
        let (low, high) = (box.midY - head / 2, box.midY + head / 2)
        if cotangent > 0 {
            let reach = cotangent * min(box.height, head) / 2
            let (left, right) = (box.minX - reach, box.maxX + reach)
            let (leftNeck, rightNeck) = (left + cotangent * head / 2, right - cotangent * head / 2)
            return Path(
                [
                    (leftNeck, box.maxY), (leftNeck, high), (left, box.midY), (leftNeck, low), (leftNeck, box.minY),
                    (rightNeck, box.minY), (rightNeck, low), (right, box.midY), (rightNeck, high),
                    (rightNeck, box.maxY),
                ].map { Point(x: $0.0, y: $0.1) }, closed: true)
        }
        let back = min(-cotangent * max(head - box.height, 0) / 2, box.width / 2)
        let (inner, outer) = (min(low, box.minY) - back / cotangent, max(high, box.maxY) + back / cotangent)
        return Path(
            [
                (box.minX, low), (box.minX + back, inner), (box.maxX - back, inner), (box.maxX, low),
                (box.maxX, high), (box.maxX - back, outer), (box.minX + back, outer), (box.minX, high),
            ].map { Point(x: $0.0, y: $0.1) }, closed: true)
    }

    private static func round(_ box: Rect, _ size: Double) -> Path {
        let corners: [(corner: Point, before: (Double, Double), after: (Double, Double))] = [
            (Point(x: box.maxX, y: box.minY), (-1, 0), (0, 1)), (Point(x: box.maxX, y: box.maxY), (0, -1), (-1, 0)),
            (Point(x: box.minX, y: box.maxY), (1, 0), (0, -1)), (Point(x: box.minX, y: box.minY), (0, 1), (1, 0)),
        ]
        let start = Point(x: box.minX + size, y: box.minY)
        var path = Path()
        path.move(to: start)
        path.add(
            corners.flatMap { corner, before, after -> [ArrowLine.Piece] in
                [
                    .line(Point(x: corner.x + before.0 * size, y: corner.y + before.1 * size)),
                    .curve(corner, Point(x: corner.x + after.0 * size, y: corner.y + after.1 * size)),
                ]
            }, from: start)
        path.close()
        return path
    }

    private static func round4(_ box: Rect, _ size: Double) -> Path {
        let inner = box.insetBy(size)
        var path = Path()
        let (left, right, low, high) = (inner.minX, inner.maxX, inner.minY, inner.maxY)
        path.move(to: Point(x: left, y: low))
        path.curve(
            Point(x: left + size, y: low - size), Point(x: right - size, y: low - size), to: Point(x: right, y: low))
        path.curve(
            Point(x: right + size, y: low + size), Point(x: right + size, y: high - size),
            to: Point(x: right, y: high))
        path.curve(
            Point(x: right - size, y: high + size), Point(x: left + size, y: high + size),
            to: Point(x: left, y: high))
        path.curve(
            Point(x: left - size, y: high - size), Point(x: left - size, y: low + size), to: Point(x: left, y: low))
        path.close()
        return path
    }

    private static func sawtooth(_ box: Rect, tooth: Double, isRound: Bool) -> Path {
        let half = tooth / 2
        let inner = box.insetBy(half)
        func teeth(_ length: Double) -> Int {
            Int(max(((length - tooth) / (2 * tooth)).rounded(.toNearestOrEven) * 2, 0))
        }
        let (across, up) = (teeth(inner.width), teeth(inner.height))
        /// Evenly spaced values along a side.
        func along(_ from: Double, _ to: Double, _ teeth: Int) -> [Double] {
            (0...2 * teeth).map { teeth == 0 ? from : from + Double($0) * (to - from) / Double(2 * teeth) }
        }
        /// In and out beside a side, which the teeth begin outwards.
        func beside(_ side: Double, _ outward: Double, _ teeth: Int) -> [Double] {
            (0..<(teeth == 0 ? 0 : 2 * teeth + 2)).map { side + [0, outward, 0, -outward][$0 % 4] }
        }
        let (left, right, low, high) = (inner.minX, inner.maxX, inner.minY, inner.maxY)
        let x =
            [left] + along(left + half, right - half, across) + beside(right, half, up) + [right]
            + along(right - half, left + half, across) + beside(left, -half, up)
        let y =
            beside(low, -half, across) + [low] + along(low + half, high - half, up) + beside(high, half, across) + [
                high
            ] + along(high - half, low + half, up)
        var points = zip(x, y).map { Point(x: $0, y: $1) }
        guard let start = points.first else { return Path() }
        guard isRound else { return Path(points, closed: true) }
        points.append(start)
        var path = Path()
        path.move(to: start)
        path.add(
            stride(from: 1, to: points.count - 1, by: 2).map { .curve(points[$0], points[$0 + 1]) }, from: start)
        path.close()
        return path
    }
}

extension Path {
    /// The corners of a box, y up, from the lower left one counter-clockwise.
    fileprivate init(cornersOf box: Rect) {
        self.init(
            [
                Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY), Point(x: box.maxX, y: box.maxY),
                Point(x: box.minX, y: box.maxY),
            ], closed: true)
    }
}
