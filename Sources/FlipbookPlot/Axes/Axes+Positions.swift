import FlipbookCairo
import FlipbookCanvas

/// What a place on the page is given in.
public enum PageUnit: Hashable, Sendable {
    /// Pixels from the upper left corner of the figure, y down, as a canvas counts them.
    case pixels
    /// Fractions of the figure, from its lower left corner.
    case figure
    /// Fractions of the box of the axes, from its lower left corner.
    case axes
}

extension Axes {
    /// Where data lie on the page: for what is laid out by hand beside them.
    ///
    ///     let place = axes.position(of: (1.5, 2))
    ///     figure.text("here", at: (place.x, place.y))
    ///
    /// The limits are those of now, and so is the place of the axes: a tight layout moves them when the figure is next
    /// drawn.
    ///
    /// - Parameters:
    ///   - data: x and y; an angle in radians and a radius in ``PolarAxes``.
    ///   - unit: what the place is given in.
    /// - Returns: the place; not finite where the data can't be shown, and where the axes are in no figure. A value of 0 or
    ///   less on a logarithmic axis lies far below the axis.
    public func position(of data: (x: Double, y: Double), in unit: PageUnit = .figure) -> Point {
        guard let transform else { return Point(x: .nan, y: .nan) }
        return place(of: transform(data.x, data.y), in: unit)
    }

    /// The data that lie at a place on the page: the reverse of ``position(of:in:)``.
    ///
    /// - Parameters:
    ///   - position: a place, also outside of the axes.
    ///   - unit: what it is given in.
    /// - Returns: x and y, an angle within a full circle from the first of the limits and a radius in ``PolarAxes``; nil in
    ///   three dimensions, where many data lie at one place, and where the axes are in no figure.
    public func data(at position: Point, in unit: PageUnit = .figure) -> (x: Double, y: Double)? {
        guard let transform, let page = figure?.transform.box else { return nil }
        let box = unit == .axes ? transform.box : page
        return transform.projection.data(
            at: unit == .pixels
                ? position : Point(x: box.minX + position.x * box.width, y: box.maxY - position.y * box.height))
    }

    /// A point of the canvas in another unit.
    fileprivate func place(of point: Point, in unit: PageUnit) -> Point {
        guard unit != .pixels, let page = figure?.transform.box else { return point }
        let box = unit == .axes ? boxInPixels : page
        return Point(x: (point.x - box.minX) / box.width, y: (box.maxY - point.y) / box.height)
    }
}

extension Axes3D {
    /// Where data in three dimensions lie on the page, as ``Axes/position(of:in:)`` says it.
    public func position(of data: (x: Double, y: Double, z: Double), in unit: PageUnit = .figure) -> Point {
        guard let transform else { return Point(x: .nan, y: .nan) }
        return place(of: transform.projection.point(SIMD3(data.x, data.y, data.z)), in: unit)
    }
}

extension Figure {
    /// How large a text will be, in points, when it is drawn without rotation: as wide as its longest line, and as high as
    /// its lines from the ascent of the first to the descent of the last.
    ///
    /// - Parameters:
    ///   - string: the text; a line break begins a new line.
    ///   - size: of the font, in points; the style's for texts where it is nil.
    ///   - family: of the font, or the path of a font file; the style's where it is nil.
    ///   - weight: how heavy the letters are.
    ///   - slant: whether the letters lean.
    /// - Throws: ``PlotError`` where the size is not above 0, `CanvasError` where the font is not installed.
    public func textExtent(
        of string: String, size: Double? = nil, family: String? = nil, weight: TextStyle.Weight = .normal,
        slant: TextStyle.Slant = .normal
    ) throws -> Size {
        try textExtent(
            of: string, size: size, family: family, weight: weight, slant: slant, measurer: currentMeasurer())
    }

    /// The same, for fonts that a measurer has.
    package func textExtent(
        of string: String, size: Double? = nil, family: String? = nil, weight: TextStyle.Weight = .normal,
        slant: TextStyle.Slant = .normal, measurer: any TextMeasurer
    ) throws -> Size {
        let size = size ?? style.textSize
        try checkFontSize(size, of: "text '\(string)'")
        let font = TextStyle(
            family: family ?? style.fontFamily, size: size * pixelsPerPoint, weight: weight, slant: slant)
        let layout = try TextLayout(
            string, in: self, style: font, at: .zero, horizontal: .left, vertical: .top, measurer: measurer)
        for run in layout.runs { measuredTexts.insert(MeasuredText(line: run.text, style: run.style)) }
        return Size(width: layout.flat.width / pixelsPerPoint, height: layout.flat.height / pixelsPerPoint)
    }
}

/// A line of text that was measured, and not drawn: what the figure looks like may depend on its font.
package struct MeasuredText: Hashable, Sendable {
    package let line: String
    package let style: TextStyle
}
