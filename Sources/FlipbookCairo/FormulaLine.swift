import CFlipbookCairo
import FlipbookCanvas
import FlipbookFormula

/// A line with formulas.
///
/// As in matplotlib, its box is rounded up to whole pixels and hangs from its top, so that the ink may stand up to a pixel
/// higher than its baseline says.
final class FormulaLine: TextLine {
    private let rules: [Rect]
    /// How much higher the ink is than its baseline says.
    private let lift: Double

    init(
        _ layout: FormulaLayout, _ glyphs: FormulaGlyphs, size: Double, typeface: Typeface, fitting: TextEngine.Fitting,
        scratch: borrowing Surface
    ) {
        let context = Context(drawingOn: scratch)
        let lift = layout.height.rounded(.up) - layout.height
        self.lift = lift
        let measurer = glyphs.measurer(text: typeface.file, size: size)
        cairo_new_path(context.pointer)
        for glyph in layout.glyphs {
            glyphs.trace(
                glyph, at: Point(x: glyph.x, y: -(glyph.y + lift)), size: measurer.fitted(glyph.size),
                isHinted: fitting == .pixels, text: typeface.file,
                on: context)
        }
        rules = layout.rules.map { rule in
            let rect = Rect(
                x: rule.x, y: -(rule.y + lift) - rule.height, width: rule.width, height: rule.height)
            return fitting == .pixels ? rect.grown : rect
        }
        let outline = cairo_copy_path(context.pointer)
        for rule in rules { cairo_rectangle(context.pointer, rule.x, rule.y, rule.width, rule.height) }
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
        cairo_path_extents(context.pointer, &left, &top, &right, &bottom)
        if !rules.isEmpty, fitting == .pixels {
            // Aligned to pixels, a rule may reach half a pixel farther.
            (left, top, right, bottom) = (left - 0.5, top - 0.5, right + 0.5, bottom + 0.5)
        }
        var fonts = FontUse()
        for face in Set(layout.glyphs.map(\.face)) {
            if let file = glyphs.file(of: face, text: typeface.file) { fonts.files.insert(file) }
        }
        let extent = TextExtent(
            advance: layout.width.rounded(.up),
            ink: Rect(x: left, y: top, width: right - left, height: bottom - top), ascent: typeface.reach.ascent,
            descent: typeface.reach.descent, lineGap: typeface.reach.lineGap,
            room: (layout.height.rounded(.up), layout.depth.rounded(.up)), missing: layout.missing)
        super.init(extent: extent, fonts: fonts, outline: outline!)
    }

    /// Where the baseline says: matplotlib's paths of formulas aren't lifted.
    override func makePath() -> Path {
        var path = super.makePath()
        for rule in rules { path.append(Path(rule)) }
        return path.moved(x: 0, y: lift)
    }

    override func fill(on context: borrowing Context, isSnapped: Bool) {
        super.fill(on: context, isSnapped: isSnapped)
        for rule in rules {
            if isSnapped, let pixels = context.snapped(rule) {
                context.scoped {
                    cairo_identity_matrix(context.pointer)
                    cairo_rectangle(context.pointer, pixels.x, pixels.y, pixels.width, pixels.height)
                }
            } else {
                cairo_rectangle(context.pointer, rule.x, rule.y, rule.width, rule.height)
            }
        }
        cairo_fill(context.pointer)
    }
}

extension Rect {
    /// Sides that are thinner than a pixel grown to one on both sides, so that thin lines stay.
    fileprivate var grown: Rect {
        let (width, height) = (max(width, 1), max(height, 1))
        return Rect(x: x - (width - self.width) / 2, y: y - (height - self.height) / 2, width: width, height: height)
    }
}

extension Context {
    /// A rectangle of user space in whole pixels of the surface; nil where it doesn't lie straight there.
    fileprivate func snapped(_ rect: Rect) -> Rect? {
        var matrix = cairo_matrix_t()
        cairo_get_matrix(pointer, &matrix)
        let tolerance = 1e-9
        guard abs(matrix.xy) + abs(matrix.yx) < tolerance || abs(matrix.xx) + abs(matrix.yy) < tolerance else {
            return nil
        }
        let corners = [(rect.minX, rect.minY), (rect.maxX, rect.maxY)].map { corner in
            var (x, y) = corner
            cairo_matrix_transform_point(&matrix, &x, &y)
            return ((x + 0.5).rounded(.down), (y + 0.5).rounded(.down))
        }
        let (left, right) = (min(corners[0].0, corners[1].0), max(corners[0].0, corners[1].0))
        let (top, bottom) = (min(corners[0].1, corners[1].1), max(corners[0].1, corners[1].1))
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
}

extension TextStyle.FormulaFonts {
    var fontSet: FormulaFontSet { FormulaFontSet(rawValue: name) ?? .dejaVuSans }
}
