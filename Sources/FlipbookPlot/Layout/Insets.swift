import FlipbookCanvas

/// Where axes lie that are inside others.
struct Inset {
    weak var parent: Axes?
    var box: PageBox
    var coordinates: Coordinates
    /// The part of the box that the axes take, where a colour bar has another: fractions from the lower left corner.
    var part = PageBox.whole
    /// The place and the size in place of a box.
    var sized: Sized?

    /// A box of some size at a place of the axes around it.
    struct Sized {
        var anchor: Anchor
        var width: AxesLength
        var height: AxesLength
        /// From the sides, in the style's text sizes.
        var pad: Double

        func box(in whole: Rect, dpi: Double, textSize: Double) -> Rect {
            func pixels(_ length: AxesLength, of side: Double) -> Double {
                switch length {
                case .fraction(let fraction): fraction * side
                case .inches(let inches): inches * dpi
                }
            }
            let pad = pad * textSize * dpi / 72
            let room = whole.room(in: nil, pad: pad)
            return anchor.box(
                of: Size(width: pixels(width, of: whole.width), height: pixels(height, of: whole.height)), in: room)
        }
    }

    /// In pixels, y down; empty where the parent has gone.
    var boxInPixels: Rect {
        guard let parent, let transform = parent.transform else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        let reference = parent.reference(transform, fontSize: parent.style.textSize * transform.pixelsPerPoint)
        let whole = transform.box
        func corner(_ x: Double, _ y: Double) -> Point {
            coordinates.point((x, y), by: reference)
        }
        let all =
            sized.flatMap { sized in
                parent.figure.map { sized.box(in: whole, dpi: $0.dpi, textSize: $0.style.textSize) }
            } ?? Rect(corner(box.left, box.bottom), corner(box.right, box.top))
        return Rect(
            x: all.minX + part.left * all.width, y: all.maxY - part.top * all.height,
            width: (part.right - part.left) * all.width, height: (part.top - part.bottom) * all.height)
    }
}

extension Axis {
    /// The limits at its beginning and at its end.
    fileprivate var ends: (from: Double, to: Double) {
        isInverted ? (limits.upperBound, limits.lowerBound) : (limits.lowerBound, limits.upperBound)
    }
}

extension Rect {
    /// The lower left, upper left, lower right and upper right corners.
    fileprivate var corners: [Point] {
        [Point(x: minX, y: maxY), Point(x: minX, y: minY), Point(x: maxX, y: maxY), Point(x: maxX, y: minY)]
    }

    /// The box between two opposite corners.
    fileprivate init(_ first: Point, _ second: Point) {
        self.init(
            x: min(first.x, second.x), y: min(first.y, second.y), width: abs(second.x - first.x),
            height: abs(second.y - first.y))
    }
}

extension Axes {
    /// Adds axes inside of these ones, over all that they show: matplotlib's `inset_axes`.
    ///
    ///     let inset = axes.addInset(left: 0.6, bottom: 0.6, width: 0.35, height: 0.35)
    ///     inset.plot(x, y)
    ///     inset.xLimits = 1...1.2
    ///     axes.indicateZoom(of: inset)
    ///
    /// The inset follows these axes wherever they lie. It goes where they are cleared or removed, and stays visible where
    /// they are hidden: hide it too. A box without room is
    /// an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - left: the left side of the inset's box.
    ///   - bottom: the lower side.
    ///   - width: how wide the box is.
    ///   - height: how high the box is.
    ///   - coordinates: what the box is given in; in data it moves with the limits of these axes.
    public func addInset(
        left: Double, bottom: Double, width: Double, height: Double, in coordinates: Coordinates = .axes
    ) -> Axes {
        let box = PageBox(left: left, right: left + width, bottom: bottom, top: bottom + height)
        let new = Axes(position: .inset(Inset(parent: self, box: box, coordinates: coordinates)), style: style)
        area?.adopt(new, of: "axes")
        return new
    }

    /// Adds axes of some size inside of these ones: `inset_axes` of matplotlib's axes_grid1.
    ///
    ///     let inset = axes.addInset(at: .upperRight, width: .fraction(0.4), height: .inches(0.8))
    ///
    /// - Parameters:
    ///   - place: where in these axes it lies.
    ///   - width: how wide the box is.
    ///   - height: how high the box is.
    ///   - pad: how far it lies from the sides, in the style's text sizes.
    public func addInset(at place: Anchor, width: AxesLength, height: AxesLength, pad: Double = 0.5) -> Axes {
        var inset = Inset(parent: self, box: .whole, coordinates: .axes)
        inset.sized = Inset.Sized(anchor: place, width: width, height: height, pad: pad)
        let new = Axes(position: .inset(inset), style: style)
        figure?.adopt(new, of: "axes")
        return new
    }

    /// Marks what an inset shows: a rectangle at the inset's limits, and two lines from it to the inset. matplotlib's
    /// `indicate_inset_zoom`.
    ///
    /// - Returns: the mark, to be changed later.
    @discardableResult
    public func indicateZoom(of inset: Axes) -> InsetIndicator { include(InsetIndicator(inset)) }

    /// Removes the axes that lie inside of these.
    func removeInsets() {
        for axes in figure?.axes ?? [] {
            if case .inset(let inset) = axes.position, inset.parent === self { figure?.remove(axes) }
        }
    }
}

/// A rectangle around the part of the data that an inset shows, and lines from its corners to the inset's.
///
/// Made by ``Axes/indicateZoom(of:)``. It follows the limits and the place of the inset. Two of the four lines are drawn:
/// those that matplotlib chooses.
public final class InsetIndicator: StrokedArtist {
    private weak var inset: Axes?

    /// A mark in the axes around an inset, to be added to them.
    ///
    /// - Parameters:
    ///   - inset: the axes whose limits are marked. Nothing is drawn where they are in no figure.
    ///   - color: the lines' colour, a grey unless it is given.
    ///   - width: the lines' width, in points, 1 unless it is given.
    ///   - style: how the lines are broken into dashes.
    ///   - alpha: multiplies the alpha of the colour, 0.5 unless it is given.
    ///   - zOrder: artists are drawn from the lowest to the highest; 4.99 unless it is given.
    public init(
        _ inset: Axes, color: Color = Color(red: 0.5, green: 0.5, blue: 0.5), width: Double = 1,
        style: LineStyle = .solid, alpha: Double = 0.5, zOrder: Double = 4.99
    ) {
        self.inset = inset
        super.init(color: color, width: width, style: style, alpha: alpha, label: nil, zOrder: zOrder)
        inset.indicators.removeAll { $0.indicator == nil }
        inset.indicators.append(WeakIndicator(indicator: self))
    }

    struct WeakIndicator {
        weak var indicator: InsetIndicator?
    }

    override var kind: String { "inset indicator" }

    override var isInLegend: Bool { false }

    /// The lines from the inset's corners to those of the rectangle, in pixels: the lower left, upper left, lower right and
    /// upper right ones of the inset, and whether each is drawn.
    func connectors(in transform: Transform) -> [(from: Point, to: Point, isDrawn: Bool)] {
        guard let inset, let box = inset.transform?.box, let (low, high) = corners(in: transform) else { return [] }
        let marked = Rect(low, high)
        // matplotlib (inset.py, _update_connectors) compares with where the limits would lie if they were fractions of the
        // rectangle.
        let (x, y) = (inset.xAxis.ends, inset.yAxis.ends)
        let first = transform(x.from + x.from * (x.to - x.from), y.from + y.from * (y.to - y.from))
        let last = transform(x.from + x.to * (x.to - x.from), y.from + y.to * (y.to - y.from))
        let (isLeft, isRight) = (first.x < box.minX, last.x < box.maxX)
        let (isLow, isHigh) = (first.y > box.maxY, last.y > box.minY)
        let isDrawn = [isLeft != isLow, isLeft == isHigh, isRight == isLow, isRight != isHigh]
        return zip(zip(box.corners, marked.corners), isDrawn).map { ($0.0, $0.1, $1) }
    }

    /// Where the inset's limits lie; nil where they can't be shown.
    private func corners(in transform: Transform) -> (Point, Point)? {
        guard let inset, inset.figure != nil else { return nil }
        let (x, y) = (inset.xLimits, inset.yLimits)
        let corners = (transform(x.lowerBound, y.lowerBound), transform(x.upperBound, y.upperBound))
        return corners.0.isFinite && corners.1.isFinite ? corners : nil
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard let (low, high) = corners(in: transform),
            let stroke = try stroke(pixelsPerPoint: transform.pixelsPerPoint)
        else { return }
        // One path, so that lines that meet aren't darker there.
        var path = Path(
            [low, Point(x: high.x, y: low.y), high, Point(x: low.x, y: high.y)], closed: true)
        for line in connectors(in: transform) where line.isDrawn {
            path.move(to: line.from)
            path.line(to: line.to)
        }
        canvas.stroke(path, stroke.mitered)
    }
}
