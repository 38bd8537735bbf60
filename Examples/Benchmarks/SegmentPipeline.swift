import FlipbookVideo

/// A fresh render as a model: what each stage takes of a core, and what waits for what.
///
/// There are as many workers as cores. While they draw, one encoder runs beside them; then there are as many as there are cores
/// for. Each has a thread that reads, and some that encode. The supervisor is one thread, through which every frame goes. Where
/// more is to run than there are cores, all of it gets slower.
struct SegmentPipeline: Codable {
    /// Processor seconds a frame: to draw, compress and publish it; of the supervisor; to read, check and convert it; to encode it.
    var draw, supervise, read, encode: Double
    /// Threads that encode a segment.
    var threads: Int
    /// Seconds until the first frame is drawn, and from the last segment to the end.
    var start, join: Double

    /// What keeps a render from being faster.
    enum Limit: String, Codable {
        /// All are busy: more would help.
        case cores
        /// Its one thread.
        case supervisor
        /// There are fewer of them than cores, or the last ones end one after the other.
        case segments
        /// The start, and joining.
        case ends
    }

    struct Outcome {
        var seconds: Double
        var limit: Limit
    }

    /// How long one core takes, which never waits.
    func secondsOfOneCore(frames: Int) -> Double { start + Double(frames) * (draw + supervise + read + encode) + join }

    /// Plays it, in small steps of time.
    func run(frames: Int, cores: Int) -> Outcome {
        let length = Double(VideoEncoder.segmentLength)
        let (total, count) = (Double(frames), (frames + VideoEncoder.segmentLength - 1) / VideoEncoder.segmentLength)
        let step = total * (draw + supervise + read + encode) / Double(cores) / 20_000
        let frameTime = max(read, encode / Double(threads))
        // Frames of the segments in work that are encoded, by their indices.
        var working: [Int: Double] = [:]
        var (drawn, next, done, time) = (0.0, 0, 0, 0.0)
        // Seconds of cores that had nothing to do.
        var idle: [Limit: Double] = [.ends: (start + join) * Double(cores - 1)]
        while done < count {
            let isDrawing = drawn < total
            while working.count
                < (isDrawing ? 1 : VideoEncoder.encoders(for: count - done, cores: cores, segmentThreads: threads)),
                next < count,
                Double(next) * length < drawn
            {
                working[next] = 0
                next += 1
            }
            // Those that have caught up wait for frames.
            let busy = working.filter { Double($0.key) * length + $0.value < drawn }
            let rate = isDrawing ? min(Double(cores) / draw, 1 / supervise) : 0
            let demand = rate * (draw + supervise) + Double(busy.count) * (read + encode) / frameTime
            let speed = min(1, Double(cores) / demand)
            drawn = min(total, drawn + rate * speed * step)
            for (index, frames) in busy {
                let end = min(total - Double(index) * length, length)
                let encoded = frames + speed * step / frameTime
                working[index] = encoded >= end ? nil : min(encoded, max(0, drawn - Double(index) * length))
                if encoded >= end { done += 1 }
            }
            time += step
            idle[isDrawing ? .supervisor : .segments, default: 0] += max(0, Double(cores) - demand) * step
        }
        let seconds = start + time + join
        let worst = idle.max { $0.value < $1.value }
        let isBusy = (worst?.value ?? 0) < 0.1 * seconds * Double(cores)
        return Outcome(seconds: seconds, limit: isBusy ? .cores : worst?.key ?? .cores)
    }
}
