import FlipbookCanvas

extension Axes {
    /// The room that the figure gives to the axes, in pixels; empty without a figure.
    var roomInPixels: Rect { figure.map { $0.room(of: self) } ?? Rect(x: 0, y: 0, width: 0, height: 0) }

    /// The figure or the subfigure that the axes are in.
    var area: FigureArea? { subfigure ?? figure }

    /// The box that the axes enclose, in pixels from the upper left corner of the figure; empty without a figure.
    public var boxInPixels: Rect { box(in: roomInPixels) }

    /// The box that the axes enclose, as fractions of the figure from its lower left corner; empty without a figure.
    package var boxInFigure: (left: Double, bottom: Double, width: Double, height: Double) {
        guard let figure else { return (0, 0, 0, 0) }
        let (box, width, height) = (boxInPixels, figure.width * figure.dpi, figure.height * figure.dpi)
        return (
            box.minX / width, (height.rounded(.down) - box.maxY) / height, box.width / width, box.height / height
        )
    }

    /// How many intervals have room on a length in pixels, where a label is `labelLength` times as long as its font size.
    func roomForTicks(along axis: Axis, length: Double, labelLength: Double) -> Int {
        guard let figure else { return 9 }
        let room = (length / figure.pixelsPerPoint / (axis.tickStyle.labelSize * labelLength)).rounded(.down)
        return room.isFinite ? Int(min(max(room, 0), 1000)) : 9
    }

    /// The texts that are seen: those of all axes, the title, those in the legend, those of artists, and those at places
    /// of their own.
    func textLayouts(measurer: any TextMeasurer) throws -> [TextLayout] {
        guard isVisible, let transform else { return [] }
        return axisTextLayouts + titleTexts.compactMap(\.layout)
            + legends.flatMap(\.textLayouts)
            + (try artists.flatMap { try $0.textLayouts(in: $0.transform(transform), measurer: measurer) })
            + (try dataTexts.flatMap { try $0.layouts(in: transform, measurer: measurer) })
            + (try texts.compactMap { try $0.layOut(in: transform, measurer: measurer) })
    }

    /// The texts that artists write beside what they show.
    var dataTexts: [DataTexts] { artists.flatMap(\.overlays).compactMap { $0 as? DataTexts } }
}

extension Axis {
    func span(limits: ClosedRange<Double>) -> AxisSpan {
        AxisSpan(limits: limits, scale: scale, isInverted: isInverted)
    }
}

/// The ratio of the height of one y unit to the width of one x unit on the page.
public enum Aspect: Hashable, Sendable {
    /// Whatever fills the room.
    case auto
    /// Units of x and y have the same length: a circle is round.
    case equal
    /// The unit of y as a multiple of the unit of x.
    case ratio(Double)

    var value: Double? {
        switch self {
        case .auto: nil
        case .equal: 1
        case .ratio(let ratio): ratio
        }
    }
}

/// What is adjusted where axes have an ``Aspect``.
public enum Adjustable: Hashable, Sendable {
    /// The box: it shrinks.
    case box
    /// The limits of one axis: they widen, or narrow where the data allow it.
    case dataLimits
}

/// Where a box lies in a larger one: axes in their room, a legend in its axes.
public enum Anchor: Hashable, Sendable {
    /// In the upper right corner.
    case upperRight
    /// In the upper left corner.
    case upperLeft
    /// In the lower left corner.
    case lowerLeft
    /// In the lower right corner.
    case lowerRight
    /// In the middle of the right side.
    case centerRight
    /// In the middle of the left side.
    case centerLeft
    /// In the middle of the lower side.
    case lowerCenter
    /// In the middle of the upper side.
    case upperCenter
    /// In the middle.
    case center
    /// Fractions of the room that is left: x from 0 at the left to 1 at the right, y from 0 at the bottom to 1 at the top.
    case at(x: Double, y: Double)

    /// The places that have names, those that a legend prefers first.
    package static let named: [Anchor] = [
        .upperRight, .upperLeft, .lowerLeft, .lowerRight, .centerRight, .centerLeft, .lowerCenter, .upperCenter,
        .center,
    ]

    /// 0 at the left and the lower end, 1 at the right and the upper one.
    var fractions: (x: Double, y: Double) {
        switch self {
        case .upperRight: (1, 1)
        case .upperLeft: (0, 1)
        case .lowerLeft: (0, 0)
        case .lowerRight: (1, 0)
        case .centerRight: (1, 0.5)
        case .centerLeft: (0, 0.5)
        case .lowerCenter: (0.5, 0)
        case .upperCenter: (0.5, 1)
        case .center: (0.5, 0.5)
        case .at(let x, let y): (x, y)
        }
    }

    /// A box of this size in a larger one, y down.
    func box(of size: Size, in room: Rect) -> Rect {
        let (x, y) = fractions
        return Rect(
            x: room.x + x * (room.width - size.width), y: room.y + (1 - y) * (room.height - size.height),
            width: size.width, height: size.height)
    }
}

extension Anchor? {
    /// Where a legend hides the least of what is drawn.
    ///
    /// In an animation the place is chosen from what `setup` shows, so that the legend doesn't jump from frame to frame;
    /// a legend that has no entries then, or comes later, is placed for each frame by itself. In a figure it is the upper
    /// right corner.
    public static var best: Anchor? { nil }
}

extension Axes {
    /// The box within the room that the figure gives, shrunk to the ratio of units where the box is what is adjusted.
    func boxOfAspect(in room: Rect) -> Rect {
        if let colorBar { return colorBar.box(in: room, anchor: anchor) }
        if let boxRatio, boxRatio > 0, boxRatio.isFinite { return room.shrunk(toRatio: boxRatio, anchor: anchor) }
        guard adjustable == .box, let aspect = aspect.value else { return room }
        let ratio = aspect * unitRatio
        guard ratio > 0, ratio.isFinite else { return room }
        let height = room.width * ratio
        let size =
            height <= room.height
            ? Size(width: room.width, height: height) : Size(width: room.height / ratio, height: room.height)
        return anchor.box(of: size, in: room)
    }

    /// The limits along an axis, adjusted to the ratio of units where limits are what is adjusted.
    func limits(along axis: Axis) -> ClosedRange<Double> {
        let limits = axis.domain.limits
        guard adjustable == .dataLimits, let aspect = aspect.value, aspect > 0, aspect.isFinite,
            let adjusted = adjustment(to: aspect), adjusted.axis === axis
        else { return limits }
        return axis.scale.resized(limits, to: adjusted.length)
    }

    /// Which axis is adjusted to the ratio of units, and how long it has to be; nil where it is near enough.
    ///
    /// As matplotlib chooses it: the axis that has to widen, unless the other one can narrow without cutting off data.
    private func adjustment(to aspect: Double) -> (axis: Axis, length: Double)? {
        var room = roomInPixels
        if let boxRatio, boxRatio > 0, boxRatio.isFinite {
            room = room.shrunk(toRatio: boxRatio, anchor: anchor)
        }
        let (x, y) = (xAxis.length(xAxis.domain.limits), yAxis.length(yAxis.domain.limits))
        let ratio = room.height / room.width / aspect
        guard ratio > 0, ratio.isFinite else { return nil }
        let widening = ratio * x / y - 1
        guard abs(widening) >= 0.005 else { return nil }
        let (yLength, xLength) = (ratio * x, y / ratio)
        if yAxis.domain.isShared { return (xAxis, xLength) }
        if xAxis.domain.isShared { return (yAxis, yLength) }
        let data = artists.compactMap(\.dataLimits)
        let dataX = 1.05 * xAxis.length(data.compactMap(\.x).reduce(nil) { $0?.union($1) ?? $1 })
        let dataY = 1.05 * yAxis.length(data.compactMap(\.y).reduce(nil) { $0?.union($1) ?? $1 })
        let hasRoom = x > dataX && y > dataY
        let narrowsY = yLength > dataY && widening < 0
        let widensY = xLength < dataX && widening > 0
        let movesY = hasRoom ? narrowsY || widensY : widening > 0
        return movesY ? (yAxis, yLength) : (xAxis, xLength)
    }

    /// Throws where the ratio of units can't be kept.
    func checkAspect() throws {
        let (x, y) = anchor.fractions
        guard x.isFinite, y.isFinite else {
            throw PlotError(.aspect, "\(name): the anchor (\(x), \(y)) is not finite; give fractions of the room")
        }
        if let boxRatio, !(boxRatio > 0 && boxRatio.isFinite) {
            throw PlotError(
                .aspect, "\(name): a box can't be \(boxRatio) times as high as wide; give a number above 0")
        }
        guard let aspect = aspect.value else { return }
        guard aspect > 0, aspect.isFinite else {
            throw PlotError(
                .aspect, "\(name): the aspect \(aspect) is not a ratio of units; give one above 0")
        }
        if adjustable == .dataLimits, xAxis.domain.isShared, yAxis.domain.isShared {
            throw PlotError(
                .aspect, "\(name): limits can't be adjusted where both axes are shared; make the box adjustable")
        }
        if ownAdjustable == .box, twins.count > 1 {
            throw PlotError(.aspect, "\(name): the box of twin axes can't be adjusted; make the limits adjustable")
        }
        if adjustable == .dataLimits, let (axis, length) = adjustment(to: aspect),
            case .custom(let scale) = axis.scale.kind,
            abs(axis.length(limits(along: axis)) - length) > 0.005 * length
        {
            throw PlotError(
                .aspect,
                "\(name): the scale '\(scale.name)' has no limits that are long enough for the aspect \(aspect); make the box "
                    + "adjustable, or choose another aspect")
        }
    }
}

extension Axis {
    /// The length of a range in the measure of the axis' scale; negative infinity for no range, shorter than any other.
    func length(_ range: ClosedRange<Double>?) -> Double {
        range.map { max(abs(scale.forward($0.upperBound) - scale.forward($0.lowerBound)), 1e-30) } ?? -.infinity
    }
}
