import FlipbookSystem
import FlipbookVideo

/// When a frame is shown: what the frames of an animation with a duration are made from.
///
/// It is part of a frame's parameters, and so of its key: another frame rate (`--fps`) gives other frames, and those whose
/// time changes are drawn again.
public struct FrameTime: Codable, Hashable, Sendable {
    /// The frame's index, from 0.
    public let index: Int
    /// Seconds since the first frame, which is at 0. At 30 frames a second, frame 45 is at 1.5.
    public let seconds: Double
    /// The part of the duration that has passed: 0 at the first frame, and one frame less than 1 at the last, so that what
    /// repeats after 1 goes on without a jump where the video is played in a loop.
    public let progress: Double
}

extension Frames {
    /// Computes the parameters of the frames of a time span. How many there are depends on the frame rate: 4 seconds are
    /// 120 frames at 30 frames a second, and 240 with `--fps 60`. The animation takes as long in both.
    ///
    /// ```swift
    /// var frames: Frames<Double> { Frames(duration: .seconds(4)) { 2 * .pi * $0.progress } }
    /// ```
    ///
    /// - Parameters:
    ///   - duration: how long the frames are shown together; rounded to whole frames, and at least one where it is more
    ///     than 0.
    ///   - parameters: called with the time of each frame, in order, once each.
    public init(duration: Duration, _ parameters: @escaping (FrameTime) throws -> Parameters) {
        self.init(atRate: { rate in
            let whole = duration.inSeconds
            let frames = (whole * rate.doubleValue).rounded()
            // More than there may be are refused later, in words.
            let count = whole > 0 ? max(1, Int(min(frames, 1e15))) : whole < 0 ? -1 : 0
            return Frames(count: count) { index in
                let seconds = Double(index) * Double(rate.denominator) / Double(rate.numerator)
                return try parameters(
                    FrameTime(index: index, seconds: seconds, progress: Double(index) / Double(count)))
            }
        })
    }
}

/// An animator that needs nothing but the time of each frame, and says how long the animation is.
///
/// ```swift
/// @main
/// final class Pendulum: TimedAnimator {
///     let duration = Duration.seconds(4)
///     …
///     func update(at time: FrameTime) { line.setData(x: [0, sin(time.seconds)], y: [0, -cos(time.seconds)]) }
/// }
/// ```
public protocol TimedAnimator: Animator where Parameters == FrameTime {
    /// How long the animation is.
    var duration: Duration { get throws }

    /// Moves the figure's artists to one frame.
    ///
    /// - Parameter time: when the frame is shown.
    func update(at time: FrameTime) throws
}

extension TimedAnimator {
    /// As many frames as the duration has at the frame rate.
    public var frames: Frames<FrameTime> {
        get throws { try Frames(duration: duration) { $0 } }
    }

    /// Calls ``TimedAnimator/update(at:)``.
    public func update(frame: Int, parameters time: FrameTime) throws { try update(at: time) }
}
