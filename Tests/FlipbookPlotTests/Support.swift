import FlipbookCanvas
import FlipbookPlot

/// What a figure draws.
func commands(of figure: Figure) throws -> [Drawing.Command] {
    let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
    try figure.draw(on: canvas)
    return canvas.commands
}

extension [Drawing.Command] {
    /// The paths that are drawn inside clips: the data, but for markers.
    var clipped: [(path: Path, stroke: Stroke?)] {
        var depth = 0
        return compactMap {
            switch $0 {
            case .pushClip, .pushClipPath: depth += 1
            case .popClip: depth -= 1
            case .draw(let path, _, let stroke, _) where depth > 0: return (path, stroke)
            default: break
            }
            return nil
        }
    }
}
