import FlipbookCairo
import FlipbookCanvas

extension Text {
    /// The box that the text takes on the page as the figure is now, measured with its fonts: matplotlib's
    /// `get_window_extent`. What its ``background``, its ``pathEffects`` and an arrow reach over it is not in it.
    ///
    ///     let box = try axes.titleText.boundingBox(in: .pixels)
    ///
    /// A figure that has a ``Figure/layout`` makes it for this, as for a drawing. Later changes move the text again.
    ///
    /// - Parameter unit: what the box is given in. In pixels its origin is the upper left corner, else the lower left one; in
    ///   fractions of axes they are those of the axes that the text is in, and of the figure where it is in none.
    /// - Returns: the box; nil where nothing is seen of the text, or it is in no figure.
    /// - Throws: what drawing the figure throws where something has no room, or a font is missing.
    public final func boundingBox(in unit: PageUnit = .figure) throws -> Rect? {
        try root?.measuring { measurer in
            guard let box = try boxInPixels(measurer: measurer) else { return nil }
            return root?.box(box, in: unit, of: axes)
        } ?? nil
    }

    private func boxInPixels(measurer: any TextMeasurer) throws -> Rect? {
        guard isVisible, axes?.isVisible ?? true else { return nil }
        // Such a text gets its place when its box is drawn.
        if let box = parent as? DataArtist {
            guard box.isVisible, let transform = axes.map(\.transform) ?? root?.transform else { return nil }
            _ = try box.textLayouts(in: box.transform(transform), measurer: measurer)
        }
        guard let placed = self as? PlacedText else { return layout?.box }
        let transform = axes.map(\.transform) ?? (parent as? FigureArea)?.areaTransform
        return try transform.flatMap { try placed.layOut(in: $0, measurer: measurer) }?.box
    }

    private var axes: Axes? {
        var part = parent
        while let artist = part, !(artist is Axes) { part = artist.parent }
        return part as? Axes
    }
}

extension Axes {
    /// The box of the axes with their ticks, labels, titles and texts on the page as the figure is now, measured with their
    /// fonts: matplotlib's `get_tightbbox`. ``boxInPixels`` is that of the axes alone.
    ///
    /// A figure that has a ``Figure/layout`` makes it for this, as for a drawing.
    ///
    /// - Parameter unit: what the box is given in. In pixels its origin is the upper left corner, else the lower left one.
    /// - Returns: the box; nil where the axes are invisible, or in no figure.
    /// - Throws: what drawing the figure throws where something has no room, or a font is missing.
    public final func boundingBox(in unit: PageUnit = .figure) throws -> Rect? {
        guard isVisible else { return nil }
        return try figure?.measuring { measurer in
            figure?.box(try boxWithTexts(measurer: measurer), in: unit, of: self)
        } ?? nil
    }
}

extension Figure {
    /// Measures in the figure as it would be drawn now. A layout that was asked for is made again when it is drawn: what is
    /// changed in between counts.
    fileprivate func measuring<Result>(_ body: (any TextMeasurer) throws -> Result) throws -> Result {
        let measurer = try currentMeasurer()
        let isAsked = isLayoutAsked
        defer { isLayoutAsked = isAsked }
        try settle(measurer: measurer)
        return try body(measurer)
    }

    func currentMeasurer() throws -> any TextMeasurer {
        if let known = measurer ?? ownMeasurer { return known }
        let new = try CairoCanvas(width: 1, height: 1)
        ownMeasurer = new
        return new
    }

    /// A box of the canvas in another unit.
    fileprivate func box(_ box: Rect, in unit: PageUnit, of axes: Axes?) -> Rect {
        guard unit != .pixels else { return box }
        let whole = unit == .axes ? axes?.boxInPixels ?? transform.box : transform.box
        return Rect(
            x: (box.minX - whole.minX) / whole.width, y: (whole.maxY - box.maxY) / whole.height,
            width: box.width / whole.width, height: box.height / whole.height)
    }
}
