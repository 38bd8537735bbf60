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
        guard isVisible else { return nil }
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
    /// How much room a text would take in the figure, in pixels, measured with its font. Looks that are nil are those of the
    /// figure's style.
    ///
    ///     let size = try figure.size(of: "maximum", size: 12)
    ///     let width = size.width / figure.dpi  // in inches
    ///
    /// - Parameters:
    ///   - string: what is written; a line break begins a new line, and what stands between two `$` is a formula.
    ///   - size: the font size, in points.
    ///   - family: the font's family, or the path of a font file.
    ///   - weight: how heavy the letters are.
    ///   - slant: whether the letters lean.
    /// - Returns: the width and the height of the box that the text takes where it isn't turned.
    /// - Throws: a ``PlotError`` where the size or a formula can't be drawn, a `CanvasError` where the font is missing.
    public func size(
        of string: String, size: Double? = nil, family: String? = nil, weight: TextStyle.Weight = .normal,
        slant: TextStyle.Slant = .normal
    ) throws -> Size {
        let text = PlacedText(string, at: (0, 0), size: size ?? style.textSize, weight: weight)
        text.family = family ?? style.fontFamily
        text.slant = slant
        let box = try text.layOut(at: .zero, pixelsPerPoint: pixelsPerPoint, measurer: currentMeasurer())
        return Size(width: box?.width ?? 0, height: box?.height ?? 0)
    }

    /// Measures in the figure as it would be drawn now. A layout that was asked for is made again when it is drawn: what is
    /// changed in between counts.
    fileprivate func measuring<Result>(_ body: (any TextMeasurer) throws -> Result) throws -> Result {
        let measurer = try currentMeasurer()
        let isAsked = isLayoutAsked
        defer { isLayoutAsked = isAsked }
        try settle(measurer: measurer)
        return try body(measurer)
    }

    private func currentMeasurer() throws -> any TextMeasurer {
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
