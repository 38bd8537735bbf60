/// The list that ffmpeg's concat demuxer joins segments by.
struct SegmentList {
    private(set) var text = "ffconcat version 1.0\n"
    private let rate: Rational
    private var frames = 0

    /// An empty list of segments that are played at this many frames a second.
    init(rate: Rational) { self.rate = rate }

    /// Whether a video of this rate can be joined: the demuxer counts in microseconds, and the container in fractions of a
    /// second that must be longer.
    static func canJoin(rate: Rational) -> Bool { rate.numerator <= 500_000 }

    /// Whether a list can name files in this folder: a line ends with the name.
    static func canName(_ folder: String) -> Bool { !folder.contains { $0.isNewline } }

    /// Adds a segment.
    ///
    /// Where each begins is rounded by itself, so that the error does not grow.
    mutating func add(_ path: String, frames count: Int) {
        let duration = microseconds(frames + count) - microseconds(frames)
        frames += count
        let (seconds, rest) = duration.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = "\(rest)"
        let fraction = String(repeating: "0", count: 6 - digits.count) + digits
        text +=
            "file 'file:\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'\n"
        text += "duration \(seconds).\(fraction)\n"
    }

    /// When a frame is shown.
    private func microseconds(_ frame: Int) -> Int {
        let product = Int128(frame) * Int128(rate.denominator) * 2_000_000 + Int128(rate.numerator)
        return Int(product / (2 * Int128(rate.numerator)))
    }
}
