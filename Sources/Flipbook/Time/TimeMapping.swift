import FlipbookSystem
import FlipbookVideo

/// Picks the right sample of data for each frame of a video, where data and video rates differ: data that was recorded at one
/// rate is played at some speed.
///
///     let mapping = try TimeMapping(dataRate: 330, speed: 0.1, videoRate: 30)   // every frame is 1.1 of data
///     var frames: Frames<Int> { Frames(mapping.dataFrames(of: recording.count)) }   // 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11 …
///
/// A frame of the video shows the last frame of data that was there at its moment. All of it is counted in fractions, so
/// that nothing drifts, however long the video is.
public struct TimeMapping: Hashable, Sendable {
    /// Frames of data a second of what was recorded.
    let dataRate: Rational
    /// Seconds of what was recorded that pass in a second of video: 0.1 is ten times slower.
    let speed: Rational
    /// Frames a second of video.
    let videoRate: Rational
    /// How many frames of data pass from one frame of the video to the next.
    let step: Rational

    /// A mapping of data to video.
    ///
    /// - Throws: `FlipbookError` where a rate or the speed isn't more than 0; `FlipbookError` where their ratio can't be
    ///   counted with exactly.
    public init(dataRate: Rational, speed: Rational = 1, videoRate: Rational = 30) throws {
        for (name, value) in [("data rate", dataRate), ("speed", speed), ("video rate", videoRate)] {
            guard value > 0 else { throw FlipbookError("A \(name) of \(value) has no frames: it must be more than 0.") }
        }
        let advance = try Rational(
            Int128(dataRate.numerator) * Int128(speed.numerator),
            Int128(dataRate.denominator) * Int128(speed.denominator))
        step = try Rational(
            Int128(advance.numerator) * Int128(videoRate.denominator),
            Int128(advance.denominator) * Int128(videoRate.numerator))
        (self.dataRate, self.speed, self.videoRate) = (dataRate, speed, videoRate)
    }

    /// The frame of data that a frame of the video shows, both counted from 0.
    ///
    /// - Precondition: it is a number that an `Int` holds.
    public func dataFrame(at videoFrame: Int) -> Int { Int(step.floor(times: videoFrame)) }

    /// How many frames of video so much data give.
    public func videoFrameCount(of dataFrames: Int) -> Int {
        // Frame k is the last that shows data before the end: k * step < dataFrames.
        guard dataFrames > 0 else { return 0 }
        let (product, divisor) = (Int128(dataFrames) * Int128(step.denominator), Int128(step.numerator))
        return Int((product + divisor - 1) / divisor)
    }

    /// The frames of data to show, one for each frame of the video.
    ///
    /// - Parameter dataFrames: how many there are.
    public func dataFrames(of dataFrames: Int) -> some Collection<Int> {
        (0..<videoFrameCount(of: dataFrames)).lazy.map { dataFrame(at: $0) }
    }

    /// The seconds of what was recorded that have passed at a frame of the video.
    public func dataTime(at videoFrame: Int) -> Double {
        Double(videoFrame) * (speed.doubleValue / videoRate.doubleValue)
    }
}
