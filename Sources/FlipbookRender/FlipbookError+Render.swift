import FlipbookSystem

extension FlipbookError {
    static func cannotBeDrawn(_ frame: Int, _ reason: String) -> FlipbookError {
        FlipbookError(.frameFailed, frame: frame, "Frame \(frame) can't be drawn: \(reason)")
    }

    static func inputChanged(_ name: String) -> FlipbookError {
        FlipbookError(
            .inputChanged,
            "\(name) changed while frames were drawn from it, so these frames are not kept. "
                + "The same command draws them again, once nothing writes the file any more.")
    }

    /// Frames are asked for that an animation of `count` frames doesn't have.
    static func framesMissing(_ range: FrameRange, of count: Int) -> FlipbookError {
        FlipbookError(
            .invalidRequest,
            count == 0
                ? "The animation has no frames: its `frames` are empty."
                : "Frames \(range) are asked for, but there are only \(count): ask for frames of 0:\(count).")
    }
}
