import CFlipbookCairo
import CFlipbookPango
import FlipbookCanvas

/// A line of text in a style: its glyphs found, placed and traced once.
class TextLine {
    /// The room that it takes.
    let extent: TextExtent
    /// The fonts of its glyphs.
    let fonts: FontUse
    /// The glyphs' outlines.
    private let outline: UnsafeMutablePointer<cairo_path_t>

    init(extent: TextExtent, fonts: FontUse, outline: UnsafeMutablePointer<cairo_path_t>) {
        self.extent = extent
        self.fonts = fonts
        self.outline = outline
    }

    deinit { cairo_path_destroy(outline) }

    /// Fills the line, the baseline starting where the context's user space has its origin.
    ///
    /// - Parameter isSnapped: whether rules are aligned to pixels.
    func fill(on context: borrowing Context, isSnapped: Bool) {
        cairo_new_path(context.pointer)
        cairo_append_path(context.pointer, outline)
        cairo_fill(context.pointer)
    }

    /// Whether some of its glyphs are pictures, which have colours of their own.
    var hasPictures: Bool { false }

    /// Shows the glyphs that are pictures.
    func showPictures(on context: borrowing Context) {}

    /// The outlines of the letters, the baseline starting at the origin.
    private(set) lazy var path = makePath()

    /// Finds ``path``.
    func makePath() -> Path { Path(outline.pointee) }

    /// Shows the line on a page.
    func show(on context: borrowing Context) { fill(on: context, isSnapped: false) }
}

/// A line without formulas.
final class PlainLine: TextLine {
    private let layout: GObject
    private let pictures: [Run]

    /// Glyphs of one font, which the layout keeps.
    private struct Run {
        let font: UnsafeMutablePointer<PangoFont>
        let glyphs: UnsafeMutablePointer<PangoGlyphString>
        /// Where they begin.
        let x: Double

        /// The box around the ink.
        var ink: Rect {
            var ink = PangoRectangle()
            pango_glyph_string_extents(glyphs, font, &ink, nil)
            let scale = Double(PANGO_SCALE)
            return Rect(
                x: x + Double(ink.x) / scale, y: Double(ink.y) / scale, width: Double(ink.width) / scale,
                height: Double(ink.height) / scale)
        }
    }

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
        let runs = Self.runs(of: line)
        pictures = runs.filter { FontFile.isColored($0.font) }
        cairo_new_path(scratch.pointer)
        if pictures.isEmpty {
            pango_cairo_layout_line_path(scratch.pointer, line)
        } else {
            for run in runs where !FontFile.isColored(run.font) {
                cairo_move_to(scratch.pointer, run.x, 0)
                pango_cairo_glyph_string_path(scratch.pointer, run.font, run.glyphs)
            }
        }
        let boxes = pictures.map(\.ink) + (pictures.count == runs.count && !runs.isEmpty ? [] : [scratch.pathExtents])
        var logical = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &logical)
        let extent = TextExtent(
            advance: Double(logical.width) / Double(PANGO_SCALE),
            ink: boxes.dropFirst().reduce(boxes[0]) { $0.union($1) },
            ascent: typeface.reach.ascent, descent: typeface.reach.descent, lineGap: typeface.reach.lineGap,
            missing: omitted.union(charactersWithoutGlyph(in: line)).sorted())
        let fonts = FontUse(of: line, own: typeface.file, isMissingGlyphs: !extent.missing.isEmpty)
        self.layout = layout
        super.init(extent: extent, fonts: fonts, outline: cairo_copy_path(scratch.pointer))
    }

    private static func runs(of line: UnsafeMutablePointer<PangoLayoutLine>?) -> [Run] {
        var runs: [Run] = []
        var x = 0.0
        forEachRun(of: line) { run in
            guard let glyphs = run.glyphs else { return }
            if let font = run.item.pointee.analysis.font { runs.append(Run(font: font, glyphs: glyphs, x: x)) }
            x += Double(pango_glyph_string_get_width(glyphs)) / Double(PANGO_SCALE)
        }
        return runs
    }

    override var hasPictures: Bool { !pictures.isEmpty }

    override func showPictures(on context: borrowing Context) {
        FontLock.hold {
            for picture in pictures {
                cairo_move_to(context.pointer, picture.x, 0)
                pango_cairo_show_glyph_string(context.pointer, picture.font, picture.glyphs)
            }
        }
    }

    /// Shows the glyphs as text, which a page keeps as text.
    override func show(on context: borrowing Context) {
        cairo_move_to(context.pointer, 0, 0)
        pango_cairo_show_layout_line(context.pointer, pango_layout_get_line_readonly(layout.pointer, 0))
    }
}

extension Path {
    /// A path of Cairo.
    fileprivate init(_ path: cairo_path_t) {
        self.init()
        var index = 0
        while index < Int(path.num_data), let data = path.data {
            let header = data[index].header
            func point(_ place: Int) -> Point { Point(x: data[index + place].point.x, y: data[index + place].point.y) }
            switch header.type {
            case CAIRO_PATH_MOVE_TO: move(to: point(1))
            case CAIRO_PATH_LINE_TO: line(to: point(1))
            case CAIRO_PATH_CURVE_TO: curve(point(1), point(2), to: point(3))
            default: close()
            }
            index += Int(header.length)
        }
    }
}

extension Context {
    /// The smallest rectangle around what filling the path would paint.
    fileprivate var pathExtents: Rect {
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
        cairo_path_extents(pointer, &left, &top, &right, &bottom)
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
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

/// How much of each pixel a line of text covers, in one direction and at one place between pixels.
final class TextMask {
    private let surface: Surface
    /// The glyphs that have colours of their own; nil where there are none.
    private let pictures: Pictures?
    private let left: Int
    private let top: Int

    private final class Pictures {
        let surface: Surface
        init(width: Int, height: Int) throws(CanvasError) { surface = try Surface(pictureWidth: width, height: height) }
    }

    /// - Parameter transform: from where the baseline starts to pixels; moves it by less than a pixel.
    init(_ line: TextLine, _ transform: cairo_matrix_t) throws(CanvasError) {
        let box = line.extent.ink.bounds(under: transform)
        left = Int(box.minX.rounded(.down))
        top = Int(box.minY.rounded(.down))
        let width = max(Int(box.maxX.rounded(.up)) - left, 1)
        let height = max(Int(box.maxY.rounded(.up)) - top, 1)
        let (left, top) = (left, top)
        func draw(on surface: borrowing Surface, _ body: (borrowing Context) -> Void) {
            let context = Context(drawingOn: surface)
            context.setSource(.black)
            cairo_translate(context.pointer, Double(-left), Double(-top))
            context.transform(by: transform)
            body(context)
        }
        surface = try Surface(maskWidth: width, height: height)
        draw(on: surface) { line.fill(on: $0, isSnapped: true) }
        if line.hasPictures {
            let colored = try Pictures(width: width, height: height)
            draw(on: colored.surface) { line.showPictures(on: $0) }
            pictures = colored
        } else {
            pictures = nil
        }
    }

    /// Paints the text, its baseline starting in the pixel at `x`, `y`.
    func paint(on context: borrowing Context, color: Color, x: Double, y: Double) {
        context.setSource(color)
        cairo_mask_surface(context.pointer, surface.pointer, x + Double(left), y + Double(top))
        if let pictures {
            cairo_set_source_surface(context.pointer, pictures.surface.pointer, x + Double(left), y + Double(top))
            cairo_paint_with_alpha(context.pointer, color.alpha)
        }
    }
}

extension Rect {
    /// The smallest upright rectangle that holds this one after it was moved and turned.
    fileprivate func bounds(under transform: cairo_matrix_t) -> Rect {
        var transform = transform
        return [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)].map { corner in
            var (x, y) = corner
            cairo_matrix_transform_point(&transform, &x, &y)
            return Rect(x: x, y: y, width: 0, height: 0)
        }.reduce(nil) { $0?.union($1) ?? $1 }!
    }
}
