/// What was drawn, to be drawn again: calls of a ``Canvas`` in their order.
///
/// Two drawings that are equal draw the same pixels. Paths and pictures are shared, not copied.
package struct Drawing: Hashable, Sendable {
    /// One call.
    package enum Command: Hashable, Sendable {
        case clear(Color)
        case draw(Path, fill: Color?, stroke: Stroke?, snap: Snap)
        case shade(Path, Shading, stroke: Stroke?, snap: Snap)
        case drawAt(Path, [Point], fill: Color?, stroke: Stroke?, snap: Snap)
        case drawAs(Path, [Mark], stroke: Stroke?)
        case colorPath(ColorPath)
        case text(String, style: TextStyle, color: Color, at: Point, angle: Double)
        /// Draws nothing. Records that the outlines of this line were asked for, so that the frame's key includes its fonts.
        case outline(String, style: TextStyle)
        case image(Raster, in: Rect, interpolation: Raster.Interpolation)
        case pushClip(Rect)
        case pushClipPath(Path)
        case popClip
    }

    /// The calls, in order; every clip that is pushed is popped.
    package var commands: [Command] = []

    /// A drawing of nothing.
    package init() {}

    /// The same calls in drawings that can be drawn one by one: each has one call, or a clip with all calls inside it.
    package var pieces: [Drawing] {
        var pieces: [Drawing] = []
        var piece = Drawing()
        var depth = 0
        for command in commands {
            switch command {
            case .pushClip, .pushClipPath: depth += 1
            case .popClip: depth -= 1
            default: break
            }
            piece.commands.append(command)
            if depth == 0 {
                pieces.append(piece)
                piece = Drawing()
            }
        }
        return pieces
    }

    /// Makes the calls.
    ///
    /// - Throws: what the canvas throws.
    package func draw(on canvas: any Canvas) throws {
        var rest = commands[...]
        try Self.draw(&rest, on: canvas)
    }

    /// Makes the calls up to the end of the innermost clip.
    private static func draw(_ rest: inout ArraySlice<Command>, on canvas: any Canvas) throws {
        while let command = rest.popFirst() {
            switch command {
            case .clear(let color): canvas.clear(color)
            case .draw(let path, let fill, let stroke, let snap):
                canvas.draw(path, fill: fill, stroke: stroke, snap: snap)
            case .shade(let path, let shading, let stroke, let snap):
                canvas.draw(path, filledWith: shading, stroke: stroke, snap: snap)
            case .drawAt(let shape, let points, let fill, let stroke, let snap):
                canvas.draw(shape, at: points, fill: fill, stroke: stroke, snap: snap)
            case .drawAs(let shape, let marks, let stroke): canvas.draw(shape, as: marks, stroke: stroke)
            case .colorPath(let path): canvas.draw(path)
            case .text(let line, let style, let color, let origin, let angle):
                try canvas.drawText(line, style: style, color: color, at: origin, angle: angle)
            case .outline: break
            case .image(let image, let rect, let interpolation):
                try canvas.drawImage(image, in: rect, interpolation: interpolation)
            case .pushClip(let rect): try canvas.withClip(rect) { try draw(&rest, on: canvas) }
            case .pushClipPath(let path): try canvas.withClip(path) { try draw(&rest, on: canvas) }
            case .popClip: return
            }
        }
    }
}

extension Drawing {
    /// Whole pixels that hold everything that the calls paint on a canvas of this size; nil where they paint nothing.
    ///
    /// It may be larger than what is painted, never smaller.
    ///
    /// - Throws: `CanvasError` where a font is missing.
    package func area(on size: Size, measurer: any TextMeasurer) throws -> PixelArea? {
        let page = PixelArea(x: 0..<Int(size.width), y: 0..<Int(size.height))
        var clips = [page]
        var area: PixelArea?
        for command in commands {
            let clip = clips[clips.count - 1]
            var painted: PixelArea?
            switch command {
            case .clear: painted = page
            case .draw(let path, _, let stroke, _), .shade(let path, _, let stroke, _):
                painted = path.bounds.map { PixelArea($0, pad: path.reach(stroke)) }
            case .drawAt(let shape, let points, _, let stroke, _):
                if let bounds = shape.bounds, let origins = Path(points.lazy.filter(\.isFinite)).bounds {
                    let all = Rect(
                        x: origins.x + bounds.x, y: origins.y + bounds.y, width: origins.width + bounds.width,
                        height: origins.height + bounds.height)
                    painted = PixelArea(all, pad: shape.reach(stroke) + 1)
                }
            case .drawAs(let shape, let marks, let stroke):
                let seen = marks.lazy.filter(\.isFinite)
                if let bounds = shape.bounds, let origins = Path(seen.map(\.place)).bounds {
                    let scale = seen.map { abs($0.scale) }.max() ?? 0
                    let (x, y) = (max(abs(bounds.minX), abs(bounds.maxX)), max(abs(bounds.minY), abs(bounds.maxY)))
                    let reach = scale * (seen.allSatisfy { $0.sine == 0 } ? max(x, y) : x + y)
                    painted = PixelArea(origins, pad: reach + shape.reach(stroke) + 1)
                }
            case .colorPath(let path): painted = path.bounds.map { PixelArea($0, pad: 1) }
            case .text(let line, let style, _, let origin, let angle):
                let ink = try measurer.measure(line, style: style).ink
                painted = PixelArea(ink.turned(by: angle, about: origin), pad: 2)
            case .outline: break
            case .image(_, let rect, _): painted = PixelArea(rect, pad: 2)
            case .pushClip(let rect): clips.append(clip.intersection(PixelArea(rect, pad: 1)) ?? .empty)
            case .pushClipPath(let path):
                clips.append(path.bounds.flatMap { clip.intersection(PixelArea($0, pad: 1)) } ?? .empty)
            case .popClip: clips.removeLast()
            }
            if let seen = painted?.intersection(clip) { area = area?.union(seen) ?? seen }
        }
        return area
    }
}

extension Path {
    /// The smallest rectangle around the finite points, control points too; nil where there are none.
    package var bounds: Rect? {
        var (left, top) = (Double.infinity, Double.infinity)
        var (right, bottom) = (-Double.infinity, -Double.infinity)
        func add(_ point: Point) {
            guard !point.x.isNaN, !point.y.isNaN else { return }
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
        for element in elements {
            switch element {
            case .move(let point), .line(let point): add(point)
            case .curve(let control1, let control2, to: let point):
                add(control1)
                add(control2)
                add(point)
            case .close: break
            }
        }
        return left <= right && top <= bottom ? Rect(x: left, y: top, width: right - left, height: bottom - top) : nil
    }

    /// How far paint may reach out of ``bounds``: half a stroke, more at its corners and ends, and what snapping to
    /// whole pixels and smooth edges take.
    fileprivate func reach(_ stroke: Stroke?) -> Double {
        guard let stroke, stroke.width.isFinite else { return 2 }
        // Cairo cuts a mitre off where it would be ten times as long as the stroke is wide; a right angle needs 1.42.
        return stroke.width / 2 * (stroke.join == .miter && !isRightAngled ? 10 : 1.42) + 2
    }

    private var isRightAngled: Bool {
        var pen = Point.zero
        for element in elements {
            switch element {
            case .move(let point): pen = point
            case .line(let point):
                guard point.x == pen.x || point.y == pen.y else { return false }
                pen = point
            case .curve: return false
            case .close: break
            }
        }
        return true
    }
}

extension Rect {
    /// The box around this rectangle, turned counter-clockwise (in radians) about its origin, which lies at a point.
    fileprivate func turned(by angle: Double, about origin: Point) -> Rect {
        guard angle != 0 else { return Rect(x: origin.x + x, y: origin.y + y, width: width, height: height) }
        // However it is turned, no corner is farther from the origin than the farthest one.
        let reach = max(abs(minX), abs(maxX)) + max(abs(minY), abs(maxY))
        return Rect(x: origin.x - reach, y: origin.y - reach, width: 2 * reach, height: 2 * reach)
    }
}
