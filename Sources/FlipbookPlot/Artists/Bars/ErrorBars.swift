import FlipbookCanvas

/// Error bars: lines that show the uncertainty of values, with caps at their ends. They are part of ``Bars`` and of an ``ErrorBar``, whose
/// values they follow.
public final class ErrorBars: Artist {
    /// The uncertainty of values, in data. NaN has no line; a negative one is an error when the figure
    /// is drawn.
    public enum Lengths: Hashable, Sendable {
        /// All as much, in both directions.
        case constant(Double)
        /// One for each value, in both directions.
        case symmetric([Double])
        /// One for each value, downwards and upwards, or to the left and to the right.
        case asymmetric(lower: [Double], upper: [Double])
    }

    /// The uncertainty of the values along x; nil for no lines.
    public var x: Lengths? { didSet { changed(.data) } }
    /// The uncertainty of the values along y; nil for no lines.
    public var y: Lengths? { didSet { changed(.data) } }
    /// The lines' colour; nil for that of the line whose points they belong to, and black over bars.
    public var color: Color? { didSet { changed(.looks) } }
    /// How wide the lines are, in points; nil for the width of the line that they belong to, and the style's over bars.
    public var width: Double? { didSet { changed(.looks) } }
    /// The colours of the lines and caps of each value, one for each or one for all; nil for ``color``. Drawing throws a
    /// ``PlotError`` where there is another number of colours.
    public var colors: [Color]? { didSet { changed(.looks) } }
    /// How far a cap reaches to each side, in points; 0 for no caps.
    public var capSize = 0.0 { didSet { changed(.looks) } }
    /// How wide the line of a cap is, in points.
    public var capWidth = 1.0 { didSet { changed(.looks) } }

    /// Which values are lower limits of x, one answer for each or one for all; none where it is empty. A lower limit has a line
    /// to the right only, with an arrow at its end: matplotlib's `xlolims`. Drawing throws a ``PlotError`` where there is
    /// another number of answers.
    public var xLowerLimits: [Bool] = [] { didSet { changed(.data) } }
    /// Which values are upper limits of x, likewise: they have a line and an arrow to the left only.
    public var xUpperLimits: [Bool] = [] { didSet { changed(.data) } }
    /// Which values are lower limits of y, likewise: they have a line and an arrow upwards only.
    public var yLowerLimits: [Bool] = [] { didSet { changed(.data) } }
    /// Which values are upper limits of y, likewise: they have a line and an arrow downwards only.
    public var yUpperLimits: [Bool] = [] { didSet { changed(.data) } }
    /// Every nth value has lines; less than 1 counts as 1. Limits that follow the data don't follow lines that aren't drawn.
    public var every = 1 { didSet { changed(.data) } }
    /// The first value that has lines, counted from 0; less than 0 counts as 0.
    public var first = 0 { didSet { changed(.data) } }

    /// Artists are drawn from the lowest to the highest; until it is set, over the bars that they belong to, or under the
    /// line.
    public override var zOrder: Double {
        get { isPlaced ? super.zOrder : (owner?.zOrder ?? 0) + zOffset }
        set {
            isPlaced = true
            super.zOrder = newValue
        }
    }
    private var isPlaced = false
    private let zOffset: Double

    /// - Parameter zOffset: how far over what they belong to they are drawn.
    init(zOffset: Double) {
        self.zOffset = zOffset
        super.init(zOrder: 0)
    }

    override var name: String { "error bars of \(parent?.name ?? "no artist")" }

    private var owner: (any HasErrorBars)? { parent as? any HasErrorBars }

    /// The ends of all lines: those downwards, upwards, to the left and to the right that there are.
    ///
    /// - Returns: nothing where there are not as many lengths as values.
    func ends(of points: (x: [Double], y: [Double])) -> (x: [Double], y: [Double]) {
        let (across, along) = (xEnds(of: points.x), yEnds(of: points.y))
        return (
            (across?.low ?? []) + (across?.high ?? []) + (along == nil ? [] : points.x + points.x),
            (across == nil ? [] : points.y + points.y) + (along?.low ?? []) + (along?.high ?? [])
        )
    }

    /// Where the lines along x begin and end, NaN for a value that has none; nil where none has one.
    func xEnds(of values: [Double]) -> (low: [Double], high: [Double])? {
        shown(x?.ends(of: values), of: values, lower: xLowerLimits, upper: xUpperLimits)
    }

    /// Where the lines along y begin and end, likewise.
    func yEnds(of values: [Double]) -> (low: [Double], high: [Double])? {
        shown(y?.ends(of: values), of: values, lower: yLowerLimits, upper: yUpperLimits)
    }

    private func shown(
        _ ends: (low: [Double], high: [Double])?, of values: [Double], lower: [Bool], upper: [Bool]
    ) -> (low: [Double], high: [Double])? {
        guard var ends else { return nil }
        guard every > 1 || first > 0 || !lower.isEmpty || !upper.isEmpty else { return ends }
        for index in values.indices {
            if !isShown(index) { (ends.low[index], ends.high[index]) = (.nan, .nan) }
            if lower.says(index), ends.high[index].isFinite { ends.low[index] = values[index] }
            if upper.says(index), ends.low[index].isFinite { ends.high[index] = values[index] }
        }
        return ends
    }

    private func isShown(_ index: Int) -> Bool {
        index >= max(first, 0) && (index - max(first, 0)) % max(every, 1) == 0
    }

    /// The lines along one axis, on the canvas, and what they end in.
    private struct Lines {
        /// Which value each line belongs to.
        var indices: [Int] = []
        var paths: [Path] = []
        /// The ends with a cap.
        var caps: [Tip] = []
        /// The ends with an arrow, for values that are lower limits, and for upper ones.
        var arrows: [(tips: [Tip], marker: Marker)] = []
    }

    /// A point of the canvas where something is drawn.
    private struct Tip {
        var index: Int
        var point: Point
        /// By how much it is turned, in radians; nil for what stands upright.
        var turn: Double?
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let owner, owner.isVisible, x != nil || y != nil else { return }
        let points = owner.errorPoints
        try x?.check(count: points.x.count, of: "x of \(name)")
        try y?.check(count: points.y.count, of: "y of \(name)")
        try checkLooks(count: points.x.count)
        try transform.clip(canvas) {
            let all = [Axis.Direction.x, .y].compactMap { lines(along: $0, at: points, in: transform) }
            for lines in all { try draw(lines, on: canvas, transform.pixelsPerPoint) }
            for lines in all { try drawEnds(of: lines, on: canvas, transform.pixelsPerPoint) }
        }
    }

    private func checkLooks(count: Int) throws {
        let lists: [(String, Int?)] = [
            ("colors", colors?.count), ("xLowerLimits", xLowerLimits.count), ("xUpperLimits", xUpperLimits.count),
            ("yLowerLimits", yLowerLimits.count), ("yUpperLimits", yUpperLimits.count),
        ]
        for (list, found) in lists {
            guard let found, found > 1 || found == 0 && list == "colors", found != count else { continue }
            throw PlotError(
                .lengthsDiffer, "\(name): \(list) has \(found) for \(count) values; give one for each, or one for all")
        }
    }

    private func lines(
        along axis: Axis.Direction, at points: (x: [Double], y: [Double]), in transform: Transform
    ) -> Lines? {
        let values = axis == .x ? points.x : points.y
        guard let ends = axis == .x ? xEnds(of: values) : yEnds(of: values) else { return nil }
        let (lower, upper) = axis == .x ? (xLowerLimits, xUpperLimits) : (yLowerLimits, yUpperLimits)
        let isInverted = (axis == .x ? transform.xSpan : transform.ySpan).isInverted
        let (forward, back): (Marker, Marker) =
            axis == .x ? (.caretRightBase, .caretLeftBase) : (.caretUpBase, .caretDownBase)
        let projection = transform.projection
        var lines = Lines()
        var (lowerTips, upperTips): ([Tip], [Tip]) = ([], [])
        for index in 0..<min(points.x.count, points.y.count) where isShown(index) {
            func data(_ value: Double) -> (x: Double, y: Double) {
                axis == .x ? (value, points.y[index]) : (points.x[index], value)
            }
            func add(_ value: Double, to tips: inout [Tip]) {
                let (x, y) = data(value)
                let point = transform(x, y)
                guard point.isFinite else { return }
                let turn = projection.turn(at: x).map { axis == .x ? $0 : $0 + .pi / 2 }
                tips.append(Tip(index: index, point: point, turn: turn))
            }
            let (low, high) = (ends.low[index], ends.high[index])
            let line = projection.segment(from: data(low), to: data(high))
            guard line.isFinite, !line.isEmpty else { continue }
            lines.indices.append(index)
            lines.paths.append(line)
            let (isLower, isUpper) = (lower.says(index), upper.says(index))
            if isLower { add(high, to: &lowerTips) }
            if isUpper { add(low, to: &upperTips) }
            // What is both has a cap for each, at the same place.
            if isLower { add(values[index], to: &lines.caps) }
            if isUpper { add(values[index], to: &lines.caps) }
            if !isLower, !isUpper {
                add(low, to: &lines.caps)
                add(high, to: &lines.caps)
            }
        }
        // matplotlib draws no arrows in polar axes, but caps in their places.
        let hasCaps = lowerTips.contains { $0.turn != nil } || upperTips.contains { $0.turn != nil }
        if hasCaps { lines.caps += lowerTips + upperTips }
        if !hasCaps {
            lines.arrows = [
                (lowerTips, isInverted ? back : forward), (upperTips, isInverted ? forward : back),
            ]
        }
        return lines
    }

    /// The colour of the lines of a value.
    private func color(of index: Int, or color: Color) -> Color { colors?.look(index) ?? self.color ?? color }

    private func draw(_ lines: Lines, on canvas: any Canvas, _ pixelsPerPoint: Double) throws {
        guard let looks = owner?.errorLooks else { return }
        let width = (width ?? looks.width) * pixelsPerPoint
        let plain = try LineStyle.solid.stroke(
            color: color ?? looks.color, alpha: looks.alpha, width: width, of: name)?.cutOff
        for (index, path) in zip(lines.indices, lines.paths) {
            let stroke =
                try colors == nil
                ? plain
                : LineStyle.solid.stroke(
                    color: color(of: index, or: looks.color), alpha: looks.alpha, width: width, of: name)?.cutOff
            if let stroke { canvas.stroke(path, stroke) }
        }
    }

    private func drawEnds(of lines: Lines, on canvas: any Canvas, _ pixelsPerPoint: Double) throws {
        guard let looks = owner?.errorLooks else { return }
        /// Draws a marker at ends, those of one colour together.
        func draw(_ marker: Marker, size: Double, at tips: [Tip]) throws {
            func draw(at points: [Point], _ color: Color) throws {
                try marker.draw(
                    at: points, size: size, color: looks.color.faded(by: looks.alpha),
                    edgeColor: color.faded(by: looks.alpha), edgeWidth: capWidth, on: canvas,
                    pixelsPerPoint: pixelsPerPoint, of: name)
            }
            guard colors != nil else { return try draw(at: tips.map(\.point), color ?? looks.color) }
            for tip in tips { try draw(at: [tip.point], color(of: tip.index, or: looks.color)) }
        }
        if capSize != 0 {
            let upright = lines.caps.filter { $0.turn == nil }
            let isAlongX = lines.arrows.first?.marker.isAlongX ?? true
            if !upright.isEmpty { try draw(isAlongX ? .verticalLine : .horizontalLine, size: 2 * capSize, at: upright) }
            for tip in lines.caps {
                guard let turn = tip.turn else { continue }
                let (cosine, sine) = cosineAndSine(turn)
                let reach = capSize * pixelsPerPoint
                let shape = Path([
                    Point(x: -reach * cosine, y: reach * sine), Point(x: reach * cosine, y: -reach * sine),
                ])
                let stroke = try LineStyle.solid.stroke(
                    color: color(of: tip.index, or: looks.color), alpha: looks.alpha, width: capWidth * pixelsPerPoint,
                    of: "caps of \(name)")
                canvas.draw(shape, at: [tip.point], fill: nil, stroke: stroke?.cutOff, snap: .always)
            }
        }
        for (tips, marker) in lines.arrows where !tips.isEmpty { try draw(marker, size: arrowSize, at: tips) }
    }

    /// How large the arrows at limits are, in points.
    private var arrowSize: Double { capSize > 0 ? 2 * capSize : inheritedStyle.markerSize }

    /// Draws the sample of a legend around a point: as long to each side as half a font size.
    func drawSample(on canvas: any Canvas, at point: Point, reach: Double, pixelsPerPoint: Double) throws {
        guard let looks = owner?.errorLooks else { return }
        let color = color(of: 0, or: looks.color)
        let stroke = try LineStyle.solid.stroke(
            color: color, alpha: looks.alpha, width: (width ?? looks.width) * pixelsPerPoint, of: name)?.cutOff
        let hasArrows = [xLowerLimits, xUpperLimits, yLowerLimits, yUpperLimits].contains { $0.contains(true) }
        for (axis, cap) in [(x, Marker.verticalLine), (y, .horizontalLine)] where axis != nil {
            let ends = [-reach, reach].map {
                cap == .verticalLine ? Point(x: point.x + $0, y: point.y) : Point(x: point.x, y: point.y - $0)
            }
            if let stroke { canvas.stroke(Path(ends), stroke) }
            guard capSize != 0 || hasArrows else { continue }
            for end in ends {
                try cap.draw(
                    at: [end], size: capSize != 0 ? 2 * capSize : arrowSize, color: nil,
                    edgeColor: color.faded(by: looks.alpha), edgeWidth: capWidth, on: canvas,
                    pixelsPerPoint: pixelsPerPoint, of: name)
            }
        }
    }
}

extension Marker {
    /// Whether it is an arrow to the right or to the left.
    fileprivate var isAlongX: Bool { self == .caretRightBase || self == .caretLeftBase }
}

extension [Bool] {
    /// The answer for a value: its own, or that for all; no where there is none.
    fileprivate func says(_ index: Int) -> Bool { count == 1 ? self[0] : index < count && self[index] }
}

/// What ``ErrorBars`` belong to.
protocol HasErrorBars: Artist {
    /// The values that they belong to, in data.
    var errorPoints: (x: [Double], y: [Double]) { get }
    /// The looks of error bars whose own are not set; the width in points.
    var errorLooks: (color: Color, width: Double, alpha: Double) { get }
}

extension ErrorBars.Lengths {
    /// Where the lines of values end; nil where there are not as many lengths as values.
    func ends(of values: [Double]) -> (low: [Double], high: [Double])? {
        switch self {
        case .constant(let length): (values.map { $0 - length }, values.map { $0 + length })
        case .symmetric(let lengths) where lengths.count == values.count:
            (zip(values, lengths).map(-), zip(values, lengths).map(+))
        case .asymmetric(let lower, let upper) where lower.count == values.count && upper.count == values.count:
            (zip(values, lower).map(-), zip(values, upper).map(+))
        default: nil
        }
    }

    /// Throws where the lengths don't fit this number of values.
    fileprivate func check(count: Int, of name: @autoclosure () -> String) throws {
        let arrays =
            switch self {
            case .constant(let length): [[Double](repeating: length, count: count)]
            case .symmetric(let lengths): [lengths]
            case .asymmetric(let lower, let upper): [lower, upper]
            }
        if let odd = arrays.first(where: { $0.count != count }) {
            throw PlotError(.lengthsDiffer, "\(name()): there are \(odd.count) for \(count) values; give as many")
        }
        if let negative = arrays.joined().first(where: { $0 < 0 }) {
            throw PlotError(.values, "\(name()): a value can't be off by \(negative); give lengths of 0 or more")
        }
    }
}
