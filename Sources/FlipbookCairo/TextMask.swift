import CFlipbookCairo
import FlipbookCanvas

/// How much of each pixel a line of text covers, in one direction and at one place between pixels.
final class TextMask {
    private let surface: Surface
    private let left: Int
    private let top: Int

    /// - Parameter transform: from where the baseline starts to pixels; moves it by less than a pixel.
    init(_ line: TextLine, _ transform: cairo_matrix_t) throws(CanvasError) {
        let box = line.extent.ink.bounds(under: transform)
        left = Int(box.minX.rounded(.down))
        top = Int(box.minY.rounded(.down))
        let width = max(Int(box.maxX.rounded(.up)) - left, 1)
        let height = max(Int(box.maxY.rounded(.up)) - top, 1)
        surface = try Surface(maskWidth: width, height: height)
        let context = Context(drawingOn: surface)
        context.setSource(.black)
        cairo_translate(context.pointer, Double(-left), Double(-top))
        context.transform(by: transform)
        line.fillOutline(on: context)
    }

    /// Paints the text, its baseline starting in the pixel at `x`, `y`.
    func paint(on context: borrowing Context, color: Color, x: Double, y: Double) {
        context.setSource(color)
        cairo_mask_surface(context.pointer, surface.pointer, x + Double(left), y + Double(top))
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
