import FlipbookStore

/// How far a frame is, for those who want to look at it.
package enum FrameState: Hashable, Sendable {
    /// It was in the store when the render began.
    case cached(FrameKey)
    /// Nobody is at it: whoever was has died.
    case missing
    /// A worker is at it.
    case drawing
    /// It was drawn, and is in the store.
    case rendered(FrameKey)
    /// It can't be drawn.
    case failed
}

/// Hears how far frames are. Called from the supervisor's thread, and must return soon.
package protocol FrameObserver: Sendable {
    /// The figure stands: frames have so many pixels.
    func figureStands(width: Int, height: Int)
    /// There are so many frames, from this one on; called with nil while that isn't known.
    func framesAre(_ count: Int?, from first: Int)
    /// A frame has come this far.
    func frame(_ frame: Int, is state: FrameState)
}
