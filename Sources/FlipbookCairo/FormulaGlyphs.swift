import CFlipbookCairo
import CFlipbookFonts
import CFlipbookPango
import FlipbookCanvas
import FlipbookFormula

/// The glyphs of formulas, measured and traced by FreeType. The DejaVu fonts are those that are installed; the others are
/// part of the program.
///
/// It belongs to one thread at a time.
package final class FormulaGlyphs {
    private enum Source: Hashable {
        case embedded(FormulaFace)
        case file(FontFile)
    }

    private struct GlyphKey: Hashable {
        var source: Source
        var glyph: UInt32
        var size: Double
    }

    private struct OutlineKey: Hashable {
        var glyph: GlyphKey
        var isHinted: Bool
    }

    private struct PairKey: Hashable {
        var first: GlyphKey
        var second: UInt32
    }

    private var library: FT_Library?
    private var files: [FormulaFace: FontFile] = [:]
    private var faces: [Source: FT_Face] = [:]
    private var missing: Set<Source> = []
    /// The size that a font has; setting it anew makes FreeType run the font's program for sizes again.
    private var sizes: [Source: FT_F26Dot6] = [:]
    private var metrics = BoundedCache<GlyphKey, GlyphMetrics>(capacity: 4096)
    private var kernings = BoundedCache<PairKey, Double>(capacity: 4096)
    private var outlines = BoundedCache<OutlineKey, GlyphOutline>(capacity: 1024)
    private let find: (TextStyle) -> Result<FontFile?, CanvasError>
    /// Why a font that was asked for is not there.
    private var failure: CanvasError?

    /// - Parameter find: the file of a style's font, or why there is none.
    init(find: @escaping (TextStyle) -> Result<FontFile?, CanvasError>) {
        self.find = find
        FT_Init_FreeType(&library)
    }

    deinit {
        for face in faces.values { FT_Done_Face(face) }
        FT_Done_FreeType(library)
    }

    /// The glyphs for a text.
    ///
    /// - Parameters:
    ///   - text: the font of the text around the formula.
    ///   - size: of that text.
    func measurer(text: FontFile?, size: Double) -> StyledGlyphs { StyledGlyphs(glyphs: self, text: text, size: size) }

    /// The file of a font; nil where it is part of the program, or not installed.
    func file(of face: FormulaFace, text: FontFile?) -> FontFile? {
        guard let style = face.installedStyle else { return face == .text ? text : nil }
        if let file = files[face] { return file }
        do {
            let file = try find(style).get()
            files[face] = file
            return file
        } catch {
            failure = error
            return nil
        }
    }

    /// Why a font that was asked for since the last call is not there; nil where all are.
    func takeFailure() -> CanvasError? {
        defer { failure = nil }
        return failure
    }

    private func source(of face: FormulaFace, text: FontFile?) -> Source {
        file(of: face, text: text).map { .file($0) } ?? .embedded(face)
    }

    private func face(of source: Source) -> FT_Face? {
        if let face = faces[source] { return face }
        guard !missing.contains(source) else { return nil }
        var face: FT_Face?
        switch source {
        case .file(let file): FT_New_Face(library, file.path, FT_Long(file.index), &face)
        case .embedded(let name):
            let font = flipbook_font_named(name.rawValue)
            if font.length > 0 { FT_New_Memory_Face(library, font.bytes, FT_Long(font.length), 0, &face) }
        }
        if let face { faces[source] = face } else { missing.insert(source) }
        return face
    }

    /// The font at an em size in pixels.
    private func face(of source: Source, size: Double) -> FT_Face? {
        guard let face = face(of: source) else { return nil }
        let size = FT_F26Dot6(max(1, min((size * 64).rounded(), 1e6)))
        if sizes[source] != size {
            FT_Set_Char_Size(face, size, 0, 72, 72)
            sizes[source] = size
        }
        return face
    }

    fileprivate func glyph(of code: UInt32, in face: FormulaFace, text: FontFile?) -> UInt32 {
        self.face(of: source(of: face, text: text)).map { FT_Get_Char_Index($0, FT_ULong(code)) } ?? 0
    }

    fileprivate func metrics(of glyph: UInt32, in face: FormulaFace, size: Double, text: FontFile?) -> GlyphMetrics {
        let source = source(of: face, text: text)
        return metrics.value(for: GlyphKey(source: source, glyph: glyph, size: size)) {
            var box = FT_BBox()
            guard let face = self.face(of: source, size: size),
                FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_HINTING)) == 0, let slot = face.pointee.glyph
            else {
                return GlyphMetrics(
                    advance: 0, width: 0, height: 0, bearing: 0, minX: 0, maxX: 0, minY: 0, maxY: 0)
            }
            FT_Outline_Get_CBox(&slot.pointee.outline, &box)
            let metrics = slot.pointee.metrics
            return GlyphMetrics(
                advance: Double(slot.pointee.linearHoriAdvance) / 65536, width: Double(metrics.width) / 64,
                height: Double(metrics.height) / 64, bearing: Double(metrics.horiBearingY) / 64,
                minX: Double(box.xMin) / 64, maxX: Double(box.xMax) / 64, minY: Double(box.yMin) / 64,
                maxY: Double(box.yMax) / 64)
        }
    }

    fileprivate func kerning(
        _ first: UInt32, _ second: UInt32, in face: FormulaFace, size: Double, text: FontFile?
    ) -> Double {
        let source = source(of: face, text: text)
        let pair = PairKey(first: GlyphKey(source: source, glyph: first, size: size), second: second)
        return kernings.value(for: pair) {
            var vector = FT_Vector()
            guard let face = self.face(of: source, size: size),
                FT_Get_Kerning(face, first, second, FT_UInt(FT_KERNING_DEFAULT.rawValue), &vector) == 0
            else { return 0 }
            return Double(vector.x) / 64
        }
    }

    /// Adds the outline of a glyph to a context's path.
    ///
    /// - Parameters:
    ///   - origin: where the glyph's baseline starts, y down.
    ///   - size: the em size.
    ///   - isHinted: whether the outline is fitted to pixels.
    func trace(
        _ glyph: FormulaLayout.Glyph, at origin: Point, size: Double, isHinted: Bool, text: FontFile?,
        on context: borrowing Context
    ) {
        let source = source(of: glyph.face, text: text)
        let key = OutlineKey(glyph: GlyphKey(source: source, glyph: glyph.index, size: size), isHinted: isHinted)
        let outline = outlines.value(for: key) {
            let flags = isHinted ? 0 : FT_Int32(FT_LOAD_NO_HINTING)
            guard let face = face(of: source, size: size), FT_Load_Glyph(face, glyph.index, flags) == 0,
                let slot = face.pointee.glyph
            else { return GlyphOutline() }
            return GlyphOutline(&slot.pointee.outline)
        }
        outline.trace(at: origin, on: context)
    }
}

/// The glyphs of formulas in a text of one font.
struct StyledGlyphs: GlyphMeasurer {
    let glyphs: FormulaGlyphs
    let text: FontFile?
    let size: Double

    /// The size that FreeType is asked for, in 64ths of a pixel: matplotlib cuts off what is left. The size of the text itself
    /// it has in points, whose pixels FreeType rounds.
    func fitted(_ size: Double) -> Double {
        size == self.size ? (size * 64).rounded() / 64 : (size * 64).rounded(.down) / 64
    }

    func glyph(of code: UInt32, in face: FormulaFace) -> UInt32 { glyphs.glyph(of: code, in: face, text: text) }

    func metrics(of glyph: UInt32, in face: FormulaFace, size: Double) -> GlyphMetrics {
        glyphs.metrics(of: glyph, in: face, size: fitted(size), text: text)
    }

    func kerning(_ first: UInt32, _ second: UInt32, in face: FormulaFace, size: Double) -> Double {
        glyphs.kerning(first, second, in: face, size: fitted(size), text: text)
    }
}

extension FormulaFace {
    /// The style whose font it is, where it isn't part of the program. The size doesn't matter.
    fileprivate var installedStyle: TextStyle? {
        func style(_ family: String, _ weight: TextStyle.Weight = .normal, _ slant: TextStyle.Slant = .normal)
            -> TextStyle
        {
            TextStyle(family: family, size: 10, weight: weight, slant: slant)
        }
        return switch self {
        case .sans: style("DejaVu Sans")
        case .sansOblique: style("DejaVu Sans", .normal, .oblique)
        case .sansBold: style("DejaVu Sans", .bold)
        case .sansBoldOblique: style("DejaVu Sans", .bold, .oblique)
        case .sansMono: style("DejaVu Sans Mono")
        case .serif: style("DejaVu Serif")
        case .serifItalic: style("DejaVu Serif", .normal, .italic)
        case .serifBold: style("DejaVu Serif", .bold)
        case .serifBoldItalic: style("DejaVu Serif", .bold, .italic)
        default: nil
        }
    }
}
