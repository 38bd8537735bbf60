/// What making a video takes on a cluster.
struct VideoCosts: Codable, Hashable {
    /// How many cores a node has.
    var cores = 32
    /// How many threads encode a segment.
    var threads = 1
    /// Core seconds to read and to encode a frame. Frames are read by one thread, while others encode.
    var read = 0.0, encode = 0.0
    /// Seconds to join segments and to count the frames in the file, for each frame.
    var join = 0.0
    /// How many frames a segment has; nil where the last job encodes all of it, by one ffmpeg.
    var segmentLength: Int?
    /// How many cores one ffmpeg can use.
    var ffmpegCores = 16.0

    /// How long a node takes for some segments.
    func seconds(segments: Int) -> Double {
        let atOnce = max(cores / threads, 1)
        let (rounds, rest) = segments.quotientAndRemainder(dividingBy: atOnce)
        return Double(segmentLength ?? 0) * (Double(rounds) * secondsPerFrame(atOnce) + secondsPerFrame(rest))
    }

    /// How long a frame takes of each of some segments that a node encodes at once.
    private func secondsPerFrame(_ segments: Int) -> Double {
        guard segments > 0 else { return 0 }
        return max(read, encode / Double(threads), Double(segments) * (read + encode) / Double(cores))
    }

    /// How long the last job takes: it joins the segments, after it has encoded the one that is cut short, or it encodes all
    /// frames.
    func lastJob(frames: Int) -> Double {
        guard let segmentLength else { return Double(frames) * max(read, encode / ffmpegCores) }
        return Double(frames % segmentLength) * secondsPerFrame(1) + Double(frames) * join
    }
}

/// Which segments of a video are complete.
struct SegmentCounter {
    /// How many frames each whole segment still lacks.
    private var missing: [Int]
    private let length: Int
    /// How many of them aren't encoded.
    private(set) var open: Int

    /// - Parameter length: of a segment; nil where there are none.
    init(frames: Int, length: Int?) {
        self.length = length ?? 1
        missing = length.map { [Int](repeating: $0, count: frames / $0) } ?? []
        open = missing.count
    }

    /// Frames are drawn.
    ///
    /// - Returns: how many segments that completes.
    mutating func draw(_ frames: Range<Int>) -> Int {
        guard !frames.isEmpty else { return 0 }
        var complete = 0
        for segment in frames.lowerBound / length...(frames.upperBound - 1) / length where segment < missing.count {
            missing[segment] -= frames.clamped(to: segment * length..<(segment + 1) * length).count
            if missing[segment] == 0 { complete += 1 }
        }
        return complete
    }

    mutating func encoded(_ count: Int) { open -= count }
}
