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

extension FigureArea {
    /// Adds a colour bar beside the axes of an artist, which make room for it.
    ///
    ///     try figure.addColorBar(for: image, at: .bottom, axes: [left, right])
    ///     try figure.addColorBar(for: ScalarMappable(colormap: .jet, norm: .linear(0...5)), axes: [axes])
    ///
    /// - Parameters:
    ///   - mappable: an artist in axes of this figure, or one that stands for a norm and a colormap alone.
    ///   - side: where the bar lies. At the top and the bottom it is horizontal.
    ///   - axes: the axes that make room for it: those of the artist where it is nil. Several, all in the figure itself or
    ///     all in one subfigure, share one bar, which is as long as all of them.
    ///   - fraction: how much of the axes' room it takes.
    ///   - pad: how much of the axes' room is left between; matplotlib's where it is nil: 0.05 at the right and the top,
    ///     0.1 at the left, 0.15 at the bottom, and 0.05 of the axes' size in a constrained layout.
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
        guard let parent = parents.first, let figure,
            parents.allSatisfy({ $0.area === parent.area && $0.figure === figure })
        else {
            throw PlotError(
                .subplots,
                "\(mappable.name): a colour bar needs axes to lie beside, all in one figure or subfigure; add the artist "
                    + "first, or give such axes")
        }
        let split = ColorBarSplit(
            side: side, fraction: fraction, ownPad: pad, shrink: shrink, anchor: anchor ?? side.colorBarAnchor,
            parentAnchor: parentAnchor ?? side.parentAnchor)
        try split.check()
        let own = Axes(position: parent.position, style: style)
        parent.area?.adopt(own, by: "addColorBar")
        own.anchor = split.anchor
        let bar = ColorBar(for: mappable, at: side, aspect: aspect, in: own)
        bar.axis?.label.string = label
        (bar.split, bar.parents) = (split, parents)
        AxesRoom.add(bar, split, beside: parents)
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
        guard axes.figure != nil, axes.figure === figure, axes.colorBar == nil else {
            throw PlotError(
                .subplots, "\(mappable.name): a colour bar needs axes of its figure that have none yet; give it others")
        }
        let bar = ColorBar(for: mappable, at: side, aspect: nil, in: axes)
        bar.axis?.label.string = label
        return bar
    }
}
