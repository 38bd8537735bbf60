import FlipbookCanvas
import FlipbookMathematics

/// Wind barbs: vectors as staffs whose flags, long and half lines add up to the vectors' lengths.
///
///     let wind = axes.barbs(x, y, u, v, values: speed)
///     wind.increments = Barbs.Increments(half: 2.5, full: 5, flag: 25)
///
/// A staff points to where the vector comes from. A vector shorter than half a line is an empty circle. One whose position,
/// components or value is not finite isn't drawn, and limits don't follow it.
///
/// Made by `axes.barbs(…)`, or on its own and then added.
public final class Barbs: VectorArtist {
    /// Which part of a barb lies at its position.
    public enum Pivot: Hashable, Sendable {
        /// The end of the staff without flags.
        case tip
        /// The middle of the staff.
        case middle
        /// The point of the staff that is this far before its end, in units of ``Barbs/length``: 0 is the tip.
        case offset(Double)
    }

    /// How much each part of a barb stands for, in the unit of the vectors.
    public struct Increments: Hashable, Sendable {
        /// What half a line stands for. Lengths are rounded to its multiples.
        public var half: Double
        /// What a line stands for.
        public var full: Double
        /// What a flag stands for.
        public var flag: Double

        /// What the parts of barbs stand for; those of winds in knots unless given.
        public init(half: Double = 5, full: Double = 10, flag: Double = 50) {
            (self.half, self.full, self.flag) = (half, full, flag)
        }
    }

    /// The sizes of the parts of barbs, in lengths of the staff.
    public struct Sizes: Hashable, Sendable {
        /// From one line or flag to the next.
        public var spacing: Double
        /// How far lines and flags reach from the staff.
        public var height: Double
        /// How wide flags are; lines lean by half of it.
        public var width: Double
        /// The radius of the circle of a short vector.
        public var emptyBarb: Double

        /// Sizes in lengths of the staff; matplotlib's unless given.
        public init(spacing: Double = 0.125, height: Double = 0.4, width: Double = 0.25, emptyBarb: Double = 0.15) {
            (self.spacing, self.height, self.width, self.emptyBarb) = (spacing, height, width, emptyBarb)
        }
    }

    /// The colour inside flags; nil for that of the lines.
    public var flagColor: Color? { didSet { changed(.looks) } }
    /// How wide lines are, in points.
    public var width = 1.0 { didSet { changed(.looks) } }
    /// How long a staff is, as matplotlib counts: one of length 7 is 24.5 (half of 7 times 7) points long.
    public var length = 7.0 { didSet { changed(.looks) } }
    /// Which part of a barb lies at its position.
    public var pivot = Pivot.tip { didSet { changed(.looks) } }
    /// What the parts of a barb stand for. Drawing throws a ``PlotError`` where one isn't above 0.
    public var increments = Increments() { didSet { changed(.looks) } }
    /// The sizes of the parts of a barb.
    public var sizes = Sizes() { didSet { changed(.looks) } }
    /// Whether lengths are rounded to the nearest multiple of half a line, and not down to one.
    public var isRounded = true { didSet { changed(.looks) } }
    /// Whether the circles of short vectors are filled.
    public var fillsEmptyBarbs = false { didSet { changed(.looks) } }
    /// Whether lines and flags are at the left of the staff, as winds of the southern hemisphere have them: one for all, or
    /// one for each barb.
    public var flips = [false] { didSet { changed(.looks) } }

    /// Barbs at points, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the barbs' x, in data; all arrays have one number for each barb: drawing throws a ``PlotError`` otherwise.
    ///   - y: the barbs' y, in data.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for one colour.
    ///   - length: how long a staff is, as matplotlib counts: half of its square in points.
    ///   - pivot: which part of a barb lies at its position.
    ///   - increments: what the parts of a barb stand for.
    ///   - sizes: the sizes of the parts of a barb.
    ///   - color: the colour where there are no values.
    ///   - flagColor: the colour inside flags; nil for that of the lines.
    ///   - width: how wide lines are, in points.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ y: [Double] = [], _ u: [Double] = [], _ v: [Double] = [], values: [Double]? = nil,
        length: Double? = nil, pivot: Pivot? = nil, increments: Increments? = nil, sizes: Sizes? = nil,
        color: Color? = nil, flagColor: Color? = nil, width: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        super.init(x: x, y: y, u: u, v: v, values: values)
        if let length { self.length = length }
        if let pivot { self.pivot = pivot }
        if let increments { self.increments = increments }
        if let sizes { self.sizes = sizes }
        if let color { self.color = color }
        self.flagColor = flagColor
        if let width { self.width = width }
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    override var kind: String { "barbs" }

    /// How many barbs all arrays have something for.
    private var count: Int {
        min(x.count, y.count, u.count, v.count, values?.count ?? .max)
    }

    private func isShown(_ index: Int) -> Bool {
        x[index].isFinite && y[index].isFinite && speed(index).isFinite
            && values?[index].isFinite ?? true
    }

    private func speed(_ index: Int) -> Double { hypot(u[index], v[index]) }

    override func limitsOfData() -> DataLimits? {
        let shown = (0..<count).filter(isShown)
        return DataLimits(x: shown.map { x[$0] }, y: shown.map { y[$0] })
    }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        let shown = (0..<count).filter(isShown)
        obstacles.points += transform(shown.map { x[$0] }, shown.map { y[$0] })
    }

    private func check() throws {
        try checkGrids()
        try checkLengths(
            [
                "x": x.count, "y": y.count, "u": u.count, "v": v.count,
                "values": values?.count,
            ], oneForAll: ["flips": flips.count])
        let steps = [increments.half, increments.full, increments.flag]
        guard steps.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw PlotError(
                .size, "\(name): half a line, a line and a flag can't stand for \(steps); give numbers above 0")
        }
        let offset = if case .offset(let offset) = pivot { offset } else { 0.0 }
        let lengths = [length, offset, sizes.spacing, sizes.height, sizes.width, sizes.emptyBarb]
        guard lengths.allSatisfy({ abs($0) < 1e6 }) else {
            throw PlotError(
                .size, "\(name): barbs can't have a length, an offset and sizes of \(lengths); give finite numbers")
        }
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let table = try values == nil ? nil : colorTable()
        var stroke = try LineStyle.solid.stroke(
            color: faded(color), width: width * transform.pixelsPerPoint, of: name)
        stroke?.cap = .butt
        let points = transform(x, y)
        let scale = length / 2 * transform.pixelsPerPoint
        transform.clip(canvas) {
            for index in 0..<count where isShown(index) && points[index].isFinite {
                let mapped = values.flatMap { values in table.map { $0(values[index]) } }
                if let mapped, flagColor == nil { stroke?.color = mapped }
                let path = outline(index).map {
                    Point(x: points[index].x + scale * $0.x, y: points[index].y - scale * $0.y)
                }
                canvas.draw(path, fill: mapped ?? faded(flagColor ?? color), stroke: stroke, snap: .automatic)
            }
        }
    }

    /// The outline of a barb around its position, y up, in units of ``length``.
    func outline(_ index: Int) -> Path {
        let shape = BarbShape(speed(index), increments, isRounded: isRounded)
        guard !shape.isEmpty else {
            let circle = (0...20).map { Point(corner: $0, of: 20, radius: length * sizes.emptyBarb) }
            // Around and back again: nothing is inside.
            return Path(fillsEmptyBarbs ? circle : circle + circle.reversed(), closed: true)
        }
        let start =
            switch pivot {
            case .tip: 0.0
            case .middle: -length / 2
            case .offset(let offset): offset
            }
        // The staff is upright, and then turned to where the vector comes from.
        let (u, v, speed) = (u[index], v[index], speed(index))
        let (cosine, sine) = speed > 0 ? (-v / speed, u / speed) : (0, 1)
        let corners = shape.corners(length: length, sizes, isFlipped: flips.each(index), start: start)
        return Path(
            corners.map { Point(x: $0.x * cosine - $0.y * sine, y: $0.x * sine + $0.y * cosine) }, closed: true)
    }

    override var isInLegend: Bool { true }

    override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        let first = try values?.first.map(colorTable().callAsFunction)
        let edge = flagColor == nil ? first ?? faded(color) : faded(color)
        var stroke = try LineStyle.solid.stroke(color: edge, width: width * pixelsPerPoint, of: name)
        stroke?.cap = .butt
        canvas.draw(Path(box), fill: first ?? faded(flagColor ?? color), stroke: stroke, snap: .automatic)
    }
}

/// What a barb has at its staff: matplotlib's `Barbs._find_tails` and `_make_barbs`.
private struct BarbShape {
    private let flags: Int
    private let lines: Int
    private let hasHalf: Bool
    /// Whether the vector is too short for a barb.
    let isEmpty: Bool

    /// - Parameter speed: the length of the vector; finite.
    init(_ speed: Double, _ increments: Barbs.Increments, isRounded: Bool) {
        let half = increments.half
        let rounded = isRounded ? half * (speed / half).rounded(.toNearestOrEven) : speed
        let (flags, rest) = floorDivide(rounded, by: increments.flag)
        let (lines, last) = floorDivide(rest, by: increments.full)
        // What lies so far beyond the staff isn't seen.
        (self.flags, self.lines) = (Int(min(flags, 1000)), Int(min(lines, 1000)))
        hasHalf = last >= half
        isEmpty = !hasHalf && self.flags == 0 && self.lines == 0
    }

    /// The corners of an upright barb.
    func corners(length: Double, _ sizes: Barbs.Sizes, isFlipped: Bool, start: Double) -> [Point] {
        let (spacing, width) = (length * sizes.spacing, length * sizes.width)
        let height = length * sizes.height * (isFlipped ? -1 : 1)
        var corners = [Point(x: 0, y: start)]
        func add(_ x: Double, _ y: Double) { corners.append(Point(x: x, y: start + y)) }
        var offset = length
        for flag in 0..<flags {
            if flag > 0 { offset += spacing / 2 }
            add(0, offset)
            add(height, offset - width / 2)
            add(0, offset - width)
            offset -= width + spacing
        }
        for _ in 0..<lines {
            add(0, offset)
            add(height, offset + width / 2)
            add(0, offset)
            offset -= spacing
        }
        if hasHalf {
            // Alone, it isn't at the end of the staff, where it could be taken for a whole line.
            if offset == length {
                add(0, offset)
                offset -= 1.5 * spacing
            }
            add(0, offset)
            add(height / 2, offset + width / 4)
            add(0, offset)
        }
        return corners
    }
}

extension Axes {
    /// Draws vectors as wind barbs, each at a point. Looks that are nil are those of new ``Barbs``.
    ///
    /// - Parameters:
    ///   - x: the barbs' x.
    ///   - y: the barbs' y, as many as there are x: drawing throws a ``PlotError`` where numbers of values differ.
    ///   - u: the vectors' parts to the right.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for black barbs.
    ///   - length: how long a staff is, as matplotlib counts: half of its square in points; nil for 7.
    ///   - pivot: which part of a barb lies at its position; nil for the tip.
    ///   - increments: what the parts of a barb stand for; nil for 5, 10 and 50.
    ///   - sizes: the sizes of the parts of a barb; nil for matplotlib's.
    ///   - color: the colour where there are no values; nil for black.
    ///   - flagColor: the colour inside flags; nil for that of the lines.
    ///   - width: how wide lines are, in points; nil for 1.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the barbs, to be changed later.
    @discardableResult
    public func barbs(
        _ x: [Double], _ y: [Double], _ u: [Double], _ v: [Double], values: [Double]? = nil, length: Double? = nil,
        pivot: Barbs.Pivot? = nil, increments: Barbs.Increments? = nil, sizes: Barbs.Sizes? = nil,
        color: Color? = nil, flagColor: Color? = nil, width: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Barbs {
        include(
            Barbs(
                x, y, u, v, values: values, length: length, pivot: pivot, increments: increments, sizes: sizes,
                color: color, flagColor: flagColor, width: width, colormap: colormap, norm: norm, alpha: alpha,
                label: label, zOrder: zOrder))
    }

    /// Draws vectors as wind barbs at the crossings of columns and rows. Looks that are nil are those of new ``Barbs``.
    ///
    /// - Parameters:
    ///   - x: the columns' x.
    ///   - y: the rows' y.
    ///   - u: the vectors' parts to the right, a row for each y and a column for each x: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - v: the vectors' parts upwards.
    ///   - values: what the colours stand for; nil for black barbs.
    ///   - length: how long a staff is, as matplotlib counts: half of its square in points; nil for 7.
    ///   - pivot: which part of a barb lies at its position; nil for the tip.
    ///   - increments: what the parts of a barb stand for; nil for 5, 10 and 50.
    ///   - sizes: the sizes of the parts of a barb; nil for matplotlib's.
    ///   - color: the colour where there are no values; nil for black.
    ///   - flagColor: the colour inside flags; nil for that of the lines.
    ///   - width: how wide lines are, in points; nil for 1.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the barbs, to be changed later.
    @discardableResult
    public func barbs(
        _ x: [Double], _ y: [Double], _ u: Grid, _ v: Grid, values: Grid? = nil, length: Double? = nil,
        pivot: Barbs.Pivot? = nil, increments: Barbs.Increments? = nil, sizes: Barbs.Sizes? = nil,
        color: Color? = nil, flagColor: Color? = nil, width: Double? = nil, colormap: Colormap? = nil,
        norm: Norm? = nil, alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Barbs {
        let barbs = Barbs(
            length: length, pivot: pivot, increments: increments, sizes: sizes, color: color, flagColor: flagColor,
            width: width, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
        if let values {
            barbs.setData(x: x, y: y, u: u, v: v, values: values)
        } else {
            barbs.setData(x: x, y: y, u: u, v: v)
        }
        return include(barbs)
    }
}
