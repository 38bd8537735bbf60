import CFlipbookCairo
import FlipbookCanvas

/// A line that goes up and down so often that its strokes cover each other, such as a million points of noise.
///
/// Cairo takes a second for what is here done in some milliseconds: a pixel is covered by how near the nearest stroke
/// comes to its middle. Ends are round.
struct DenseLine {
    /// The length of a line in pixels from which it is dense: 25 times across a canvas of 2000 pixels, so that a smooth
    /// curve hardly ever has it, while noise of some thousand points does.
    private static let leastLength = 50_000.0

    private let box: PixelBox
    private var coverage: [UInt8]

    private struct PixelBox {
        var left: Int
        var top: Int
        var right: Int
        var bottom: Int
        var width: Int { right - left }
    }

    /// How much a line covers of the pixels in a clip; nil where it isn't one of those, or isn't dense.
    init?(_ path: Path, stroke: Stroke, clip: Rect) {
        guard stroke.isVisible, stroke.width < 100, stroke.dashes.isEmpty, stroke.join == .round,
            path.elements.count > 1024, path.isWithinReach,
            path.straightLength > Self.leastLength
        else { return nil }
        box = PixelBox(
            left: Int(clip.minX.rounded(.down)), top: Int(clip.minY.rounded(.down)),
            right: Int(clip.maxX.rounded(.up)), bottom: Int(clip.maxY.rounded(.up)))
        guard box.width > 0, box.bottom > box.top else { return nil }
        coverage = [UInt8](repeating: 0, count: Self.stride(of: box) * (box.bottom - box.top))
        let radius = stroke.width / 2
        coverage.withUnsafeMutableBufferPointer { [box] pixels in
            var pen = Point.zero
            for element in path.elements {
                switch element {
                case .move(let point): pen = point
                case .line(let point), .curve(_, _, to: let point):
                    Self.cover(pixels, of: box, from: pen, to: point, radius: radius)
                    pen = point
                case .close: break
                }
            }
        }
    }

    /// How far apart rows are, as Cairo wants them.
    private static func stride(of box: PixelBox) -> Int {
        Int(cairo_format_stride_for_width(CAIRO_FORMAT_A8, Int32(box.width)))
    }

    /// Covers what lies near a straight line.
    private static func cover(
        _ pixels: UnsafeMutableBufferPointer<UInt8>, of box: PixelBox, from start: Point, to end: Point, radius: Double
    ) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return }
        let (ux, uy) = (dx / length, dy / length)
        let reach = radius + 0.5
        let most = min(2 * radius, 1)
        let first = max(Int((min(start.y, end.y) - reach).rounded(.down)), box.top)
        let last = min(Int((max(start.y, end.y) + reach).rounded(.up)), box.bottom)
        let (minX, maxX) = (min(start.x, end.x) - reach, max(start.x, end.x) + reach)
        let stride = stride(of: box)
        for row in first..<max(first, last) {
            let y = Double(row) + 0.5 - start.y
            var (left, right) = (minX, maxX)
            if abs(uy) > 1e-9 {
                // Where the row crosses the strip around the whole straight line.
                let (middle, half) = (start.x + y * ux / uy, reach / abs(uy))
                (left, right) = (max(left, middle - half), min(right, middle + half))
            }
            let from = max(Int(left.rounded(.down)), box.left)
            let to = min(Int(right.rounded(.up)), box.right)
            let base = (row - box.top) * stride - box.left
            for column in from..<max(from, to) where pixels[base + column] < 255 {
                let x = Double(column) + 0.5 - start.x
                let along = x * ux + y * uy
                var distance = abs(x * uy - y * ux)
                let beyond = along < 0 ? -along : along - length
                if beyond > 0 { distance = (distance * distance + beyond * beyond).squareRoot() }
                let part = min(reach - distance, most)
                guard part > 0 else { continue }
                pixels[base + column] = max(pixels[base + column], UInt8(part * 255 + 0.5))
            }
        }
    }

    /// Paints the line.
    func paint(on context: borrowing Context, color: Color) {
        var coverage = coverage
        coverage.withUnsafeMutableBufferPointer { pixels in
            let mask = cairo_image_surface_create_for_data(
                pixels.baseAddress, CAIRO_FORMAT_A8, Int32(box.width), Int32(box.bottom - box.top),
                Int32(Self.stride(of: box)))
            guard let surface = try? Surface(owning: mask, what: "a line can't be drawn") else { return }
            context.setSource(color)
            cairo_mask_surface(context.pointer, surface.pointer, Double(box.left), Double(box.top))
            cairo_surface_finish(surface.pointer)
        }
    }
}

extension Path {
    /// How long all straight lines are together, measured along the axes.
    fileprivate var straightLength: Double {
        var (pen, length) = (Point.zero, 0.0)
        for element in elements {
            switch element {
            case .move(let point): pen = point
            case .line(let point):
                length += abs(point.x - pen.x) + abs(point.y - pen.y)
                pen = point
            case .curve: return 0
            case .close: break
            }
        }
        return length
    }
}
