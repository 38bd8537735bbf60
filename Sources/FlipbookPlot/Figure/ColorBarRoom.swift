import FlipbookCanvas

extension Side {
    /// Where the axes lie in the room that is left to them: towards the colour bar.
    fileprivate var parentAnchor: Anchor {
        switch self {
        case .right: .centerRight
        case .left: .centerLeft
        case .bottom: .lowerCenter
        case .top: .upperCenter
        }
    }

    fileprivate var colorBarPad: Double {
        switch self {
        case .right, .top: 0.05
        case .left: 0.1
        case .bottom: 0.15
        }
    }

    /// Where a colour bar at this side lies in its room: towards the axes.
    fileprivate var colorBarAnchor: Anchor {
        switch self {
        case .right: .centerLeft
        case .left: .centerRight
        case .bottom: .upperCenter
        case .top: .lowerCenter
        }
    }
}

extension Figure {
    /// Adds a colour bar beside the axes of an artist, which make room for it.
    ///
    ///     try figure.addColorBar(for: image, at: .bottom, axes: [left, right])
    ///     try figure.addColorBar(for: ScalarMappable(colormap: .jet, norm: .linear(0...5)), axes: [axes])
    ///
    /// - Parameters:
    ///   - mappable: an artist in axes of this figure, or one that stands for a norm and a colormap alone.
    ///   - side: where the bar lies. At the top and the bottom it is horizontal.
    ///   - axes: the axes that make room for it: those of the artist where it is nil. Several share one bar, which is as
    ///     long as all of them; the room that they take from then on is fixed in fractions of the figure.
    ///   - fraction: how much of the axes' room it takes.
    ///   - pad: how much of the axes' room is left between; matplotlib's where it is nil: 0.05 at the right and the top,
    ///     0.1 at the left, 0.15 at the bottom.
    ///   - shrink: how much of the axes' side it is long.
    ///   - aspect: how many times as long as wide it is.
    ///   - anchor: where it lies in its room; at the side of the axes where it is nil.
    ///   - parentAnchor: where axes that an aspect has shrunk lie in the room that is left to them; at the side of the bar
    ///     where it is nil.
    ///   - label: what the values are.
    /// - Returns: the bar, with ``ColorBar/axis`` and ``ColorBar/axes`` to be changed later.
    /// - Throws: ``PlotError`` where there are no axes of this figure to lie beside, or a number leaves no room.
    @discardableResult
    public func addColorBar(
        for mappable: ScalarMappable, at side: Side = .right, axes: [Axes]? = nil, fraction: Double = 0.15,
        pad: Double? = nil, shrink: Double = 1, aspect: Double = 20, anchor: Anchor? = nil,
        parentAnchor: Anchor? = nil, label: String = ""
    ) throws -> ColorBar {
        let parents = axes ?? [mappable.parent as? Axes].compactMap(\.self)
        guard let parent = parents.first, parents.allSatisfy({ $0.parent === self }) else {
            throw PlotError(
                .subplots,
                "\(mappable.name): a colour bar needs an artist in axes of its figure; add it first, or give such axes")
        }
        let split = ColorBarSplit(
            side: side, fraction: fraction, pad: pad ?? side.colorBarPad, shrink: shrink,
            anchor: anchor ?? side.colorBarAnchor, parentAnchor: parentAnchor ?? side.parentAnchor)
        try split.check()
        let own = adopt(Axes(position: parent.position, style: style))
        own.anchor = split.anchor
        let bar = ColorBar(for: mappable, at: side, aspect: aspect, in: own)
        bar.axis?.label.string = label
        if parents.count == 1 {
            parent.room.add(bar, split, beside: parent)
        } else {
            bar.neighbours = ColorBarNeighbours(parents)
            own.position = bar.neighbours.makeRoom(split, in: self)
        }
        return bar
    }

    /// Adds a colour bar that fills axes of its own: matplotlib's `colorbar(…, cax=…)`.
    ///
    ///     let room = figure.addAxes(left: 0.92, bottom: 0.2, width: 0.03, height: 0.6)
    ///     let bar = try figure.addColorBar(for: image, in: room)
    ///
    /// - Parameters:
    ///   - mappable: the artist whose colours are shown, or one that stands for a norm and a colormap alone.
    ///   - axes: axes of this figure that show nothing else. They go with the bar.
    ///   - side: where ticks and label are. At the top and the bottom the bar is horizontal.
    ///   - label: what the values are.
    /// - Throws: ``PlotError`` where the axes aren't in this figure, or have a colour bar.
    @discardableResult
    public func addColorBar(
        for mappable: ScalarMappable, in axes: Axes, at side: Side = .right, label: String = ""
    ) throws -> ColorBar {
        guard axes.parent === self, axes.colorBar == nil else {
            throw PlotError(
                .subplots, "\(mappable.name): a colour bar needs axes of its figure that have none yet; give it others")
        }
        let bar = ColorBar(for: mappable, at: side, aspect: nil, in: axes)
        bar.axis?.label.string = label
        return bar
    }

    /// Where axes lie, in fractions of the figure.
    fileprivate func pageBox(of position: AxesPosition) -> PageBox {
        switch position {
        case .cell(let cell): return cell.box(subplotParameters)
        case .box(let box): return box
        default:
            let box = boxInPixels(of: position)
            let (columns, rows) = (width * dpi, height * dpi)
            let bottom = (rows.rounded(.down) - box.maxY) / rows
            return PageBox(
                left: box.minX / columns, right: box.maxX / columns, bottom: bottom, top: bottom + box.height / rows)
        }
    }
}

/// Several axes that have made room for one colour bar, and where they lay before.
struct ColorBarNeighbours {
    private var all: [Neighbour] = []

    private struct Neighbour {
        weak var axes: Axes?
        let position: AxesPosition
        let anchor: Anchor?
    }

    init() {}

    /// The axes and those that lie over them.
    init(_ axes: [Axes]) {
        var seen: Set<ObjectIdentifier> = []
        all = axes.flatMap(\.twins).filter { seen.insert(ObjectIdentifier($0)).inserted }.map {
            Neighbour(axes: $0, position: $0.position, anchor: $0.ownAnchor)
        }
    }

    /// Moves the axes together, and returns the room of the bar: matplotlib's `make_axes`.
    func makeRoom(_ split: ColorBarSplit, in figure: Figure) -> AxesPosition {
        let boxes = all.map { figure.pageBox(of: $0.position) }
        guard var whole = boxes.first else { return .box(.whole) }
        for box in boxes {
            whole = PageBox(
                left: min(whole.left, box.left), right: max(whole.right, box.right),
                bottom: min(whole.bottom, box.bottom), top: max(whole.top, box.top))
        }
        let (main, bar) = split.boxes(in: whole)
        let across = (main.right - main.left) / (whole.right - whole.left)
        let up = (main.top - main.bottom) / (whole.top - whole.bottom)
        for (neighbour, box) in zip(all, boxes) {
            neighbour.axes?.position = .box(
                PageBox(
                    left: main.left + (box.left - whole.left) * across,
                    right: main.left + (box.right - whole.left) * across,
                    bottom: main.bottom + (box.bottom - whole.bottom) * up,
                    top: main.bottom + (box.top - whole.bottom) * up))
            neighbour.axes?.ownAnchor = split.parentAnchor
        }
        return .box(bar)
    }

    /// Gives the axes their places back.
    mutating func restore() {
        for neighbour in all {
            neighbour.axes?.position = neighbour.position
            neighbour.axes?.ownAnchor = neighbour.anchor
        }
        all = []
    }
}
