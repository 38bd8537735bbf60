import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A line of text in a style: its glyphs found, placed and traced once.
final class TextLine {
    /// The room that it takes.
    let extent: TextExtent
    /// The fonts of its glyphs.
    let fonts: FontUse
    private let layout: GObject
    private let outline: UnsafeMutablePointer<cairo_path_t>

    /// Measures a line.
    ///
    /// - Parameters:
    ///   - layout: a Pango layout that holds the line.
    ///   - omitted: characters of the line that the layout doesn't hold.
    ///   - scratch: a surface of any size, on which nothing is drawn.
    init(
        _ layout: consuming GObject, omitted: Set<Unicode.Scalar>, typeface: Typeface, scratch: borrowing Surface
    ) {
        let scratch = Context(drawingOn: scratch)
        let line = pango_layout_get_line_readonly(layout.pointer, 0)
        cairo_new_path(scratch.pointer)
        pango_cairo_layout_line_path(scratch.pointer, line)
        outline = cairo_copy_path(scratch.pointer)
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
        cairo_path_extents(scratch.pointer, &left, &top, &right, &bottom)
        var logical = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &logical)
        extent = TextExtent(
            advance: Double(logical.width) / Double(PANGO_SCALE),
            ink: Rect(x: left, y: top, width: right - left, height: bottom - top),
            ascent: typeface.reach.ascent, descent: typeface.reach.descent, lineGap: typeface.reach.lineGap,
            missing: omitted.union(charactersWithoutGlyph(in: line)).sorted())
        fonts = FontUse(of: line, own: typeface.file, isMissingGlyphs: !extent.missing.isEmpty)
        self.layout = layout
    }

    deinit { cairo_path_destroy(outline) }

    /// Fills the glyphs' outlines, the baseline starting where the context's user space has its origin.
    func fillOutline(on context: borrowing Context) {
        cairo_new_path(context.pointer)
        cairo_append_path(context.pointer, outline)
        cairo_fill(context.pointer)
    }

    /// Shows the glyphs as text, which a page keeps as text.
    func show(on context: borrowing Context) {
        cairo_move_to(context.pointer, 0, 0)
        pango_cairo_show_layout_line(context.pointer, pango_layout_get_line_readonly(layout.pointer, 0))
    }
}

extension FontUse {
    /// The fonts of a line.
    ///
    /// - Parameters:
    ///   - own: the font of the line's style.
    ///   - isMissingGlyphs: whether no font has one of its characters.
    fileprivate init(of line: UnsafeMutablePointer<PangoLayoutLine>?, own: FontFile?, isMissingGlyphs: Bool) {
        self.init()
        isOpen = isMissingGlyphs
        forEachRun(of: line) { run in
            guard let font = run.item.pointee.analysis.font else { return }
            let file = FontFile(font)
            files.insert(file)
            isOpen = isOpen || file != own
        }
    }
}
