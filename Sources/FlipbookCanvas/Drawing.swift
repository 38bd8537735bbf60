/// What was drawn, to be drawn again: calls of a ``Canvas`` in their order.
///
/// Two drawings that are equal draw the same pixels. Paths and pictures are shared, not copied.
public struct Drawing: Hashable, Sendable {
    /// One call.
    public enum Command: Hashable, Sendable {
        case clear(Color)
        case draw(Path, fill: Color?, stroke: Stroke?, snap: Snap)
        case drawAt(Path, [Point], fill: Color?, stroke: Stroke?, snap: Snap)
        case drawAs(Path, [Mark], stroke: Stroke?)
        case text(String, style: TextStyle, color: Color, at: Point, angle: Double)
        case image(Raster, in: Rect, interpolation: Raster.Interpolation)
        case pushClip(Rect)
        case pushClipPath(Path)
        case popClip
    }

    /// The calls, in order; every clip that is pushed is popped.
    public var commands: [Command] = []

    /// A drawing of nothing.
    public init() {}

    /// The same calls in drawings that can be drawn one by one: each has one call, or a clip with all calls inside it.
    public var pieces: [Drawing] {
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
    public func draw(on canvas: any Canvas) throws {
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
            case .drawAt(let shape, let places, let fill, let stroke, let snap):
                canvas.draw(shape, at: places, fill: fill, stroke: stroke, snap: snap)
            case .drawAs(let shape, let marks, let stroke): canvas.draw(shape, as: marks, stroke: stroke)
            case .text(let line, let style, let color, let origin, let angle):
                try canvas.drawText(line, style: style, color: color, at: origin, angle: angle)
            case .image(let image, let rect, let interpolation):
                try canvas.drawImage(image, in: rect, interpolation: interpolation)
            case .pushClip(let rect): try canvas.withClip(rect) { try draw(&rest, on: canvas) }
            case .pushClipPath(let path): try canvas.withClip(path) { try draw(&rest, on: canvas) }
            case .popClip: return
            }
        }
    }
}
