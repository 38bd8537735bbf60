import FlipbookCanvas
import FlipbookPlot

/// Numbers that look random and are the same in every run (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

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
