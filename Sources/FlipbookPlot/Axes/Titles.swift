import FlipbookCanvas

extension Axes {
    /// The titles in the middle, at the left and at the right.
    var titleTexts: [Text] { [titleText, leftTitleText, rightTitleText] }

    /// Puts the titles over the box, over the texts of x axes at the top, over insets, and over the offset text of a y axis
    /// where the two would overlap: all on one line. Twin axes look at each other's.
    ///
    /// As matplotlib's `_update_title_position` (axes/_base.py).
    func layOutTitle(in transform: Transform, measurer: any TextMeasurer) throws {
        let (box, pad) = (transform.box, titlePad * transform.pixelsPerPoint)
        let places = zip(titleTexts, [box.midX, box.minX, box.maxX])
        func layOut(_ place: (text: Text, x: Double), over line: Double) throws -> Rect? {
            try place.text.layOut(
                at: Point(x: place.x, y: line - pad), pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
        }
        if let titleY {
            for place in places { _ = try layOut(place, over: box.maxY - titleY * box.height) }
            return
        }
        let twins = twins.flatMap { [$0] + $0.secondaryAxes }.filter(\.isVisible)
        let insets = insetsUnderTitle
        var top = (twins + insets).flatMap(\.textsUnderTitle).map(\.box.minY).reduce(box.minY, min)
        top = insets.map(\.boxInPixels.minY).reduce(top, min)
        var line = box.minY
        for place in places {
            guard let title = try layOut(place, over: box.minY) else { continue }
            for twin in twins + insets where twin.yAxis.isSeen {
                if let offset = twin.yAxis.layout.offsetText?.box, title.overlaps(offset) { top = offset.minY }
            }
            guard title.maxY > top, let moved = try layOut(place, over: top) else { continue }
            line = min(line, moved.maxY > top ? 2 * top - moved.maxY : top)
        }
        guard line < box.minY else { return }
        for place in places { _ = try layOut(place, over: line) }
    }
}

extension Axes {
    /// The insets that titles make way for: those in a box of these axes, which are their children in matplotlib.
    private var insetsUnderTitle: [Axes] {
        (figure?.axes ?? []).filter {
            guard $0.isVisible, case .inset(let inset) = $0.position else { return false }
            return inset.parent === self && inset.sized == nil
        }
    }

    /// The axes around an inset; nil for others.
    var axesAround: Axes? {
        guard case .inset(let inset) = position else { return nil }
        return inset.parent
    }
}

extension Rect {
    /// Whether the two have a point in common.
    fileprivate func overlaps(_ other: Rect) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }
}

/// Where the label of an axis lies along it.
public enum AxisLabelLocation: Hashable, Sendable {
    /// It begins at the left end of an x axis, at the lower end of a y axis.
    case start
    /// In the middle.
    case center
    /// It ends at the right end of an x axis, at the upper end of a y axis.
    case end

    /// How far along the axis.
    var fraction: Double { self == .start ? 0 : self == .center ? 0.5 : 1 }

    /// How the text lies at its position.
    var alignment: HorizontalAlignment { self == .start ? .left : self == .center ? .center : .right }
}
