/// A render on a cluster, as far as its efficiency depends on it.
struct Cluster: Codable, Hashable {
    /// Nodes that draw from the start to the end.
    var nodes = 100
    /// Frames to draw.
    var frames = 100_000
    /// How many pieces the frames are cut into; a node draws one after the other.
    var shards = 1000
    /// How long a node takes for a frame, all its cores together.
    var secondsPerFrame = 0.1
    /// How long it takes until the first frame of a shard is drawn: the workers' start, and `setup()`.
    var startup = 5.0
    /// How often a node dies.
    var failuresPerNodeDay = 0.0
    /// How long a node that died is away.
    var repair = 600.0
    /// How long others take to notice that a shard is left: the silence after which its claim is void.
    var patience = 60.0
    /// How the video is made; nil for frames alone.
    var video: VideoCosts?

    /// What came of it.
    struct Outcome: Codable, Hashable {
        /// When the last frame was there.
        var seconds: Double
        /// When the video was there; 0 for frames alone.
        var videoSeconds = 0.0
        /// How much of the nodes' time went into frames, 0...1.
        var efficiency: Double
        /// How many nodes died.
        var failures: Int
        /// How many frames were begun and lost.
        var lostFrames: Int
    }
}

extension Cluster {
    private enum Event {
        /// A node is free, or back.
        case ready(node: Int)
        /// A node has drawn its shard; `life` tells whether it is still the same one.
        case drawn(node: Int, life: Int)
        /// A node has encoded the segments that its shard completed.
        case encoded(node: Int, life: Int)
        case died(node: Int)
        /// A shard that a dead node left may be taken.
        case left(Work)
    }

    private struct Work {
        var frames: Range<Int>
        /// Segments that are complete, and are encoded by the task that draws these frames.
        var segments = 0
        /// When the first frame is begun.
        var begin = 0.0
    }

    /// Runs it, event by event.
    func simulate(random: inout some RandomNumberGenerator) -> Outcome {
        var events = EventQueue<Event>()
        let cuts = (0...self.shards).map { $0 * frames / self.shards }
        var shards = zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { Work(frames: $0..<$1) }
        shards.reverse()
        var work = [Work?](repeating: nil, count: nodes)
        var lives = [Int](repeating: 0, count: nodes)
        var idle: [Int] = []
        var outcome = Outcome(seconds: 0, efficiency: 0, failures: 0, lostFrames: 0)
        var drawn = 0
        var segments = SegmentCounter(frames: frames, length: video?.segmentLength)

        func lifetime() -> Double {
            guard failuresPerNodeDay > 0 else { return .infinity }
            let chance = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)
            return -chance.logarithm * 86400 / failuresPerNodeDay
        }
        func begin(_ node: Int, at time: Double) {
            guard var next = shards.popLast() else {
                idle.append(node)
                return
            }
            next.begin = time + startup
            work[node] = next
            events.add(
                .drawn(node: node, life: lives[node]), at: next.begin + Double(next.frames.count) * secondsPerFrame)
        }
        func draw(_ frames: Range<Int>, at time: Double) -> Int {
            drawn += frames.count
            if drawn == self.frames { outcome.seconds = time }
            return segments.draw(frames)
        }

        for node in 0..<nodes {
            events.add(.ready(node: node), at: 0)
            events.add(.died(node: node), at: lifetime())
        }
        var end = 0.0
        while drawn < frames || segments.open > 0, let (time, event) = events.next() {
            end = time
            switch event {
            case .ready(let node):
                begin(node, at: time)
            case .drawn(let node, let life):
                guard life == lives[node], let done = work[node] else { continue }
                let complete = draw(done.frames, at: time) + done.segments
                guard complete > 0, let video else {
                    work[node] = nil
                    begin(node, at: time)
                    continue
                }
                work[node] = Work(
                    frames: done.frames.upperBound..<done.frames.upperBound, segments: complete, begin: time)
                events.add(.encoded(node: node, life: life), at: time + video.seconds(segments: complete))
            case .encoded(let node, let life):
                guard life == lives[node], let done = work[node] else { continue }
                segments.encoded(done.segments)
                work[node] = nil
                begin(node, at: time)
            case .died(let node):
                outcome.failures += 1
                lives[node] += 1
                idle.removeAll { $0 == node }
                if var lost = work[node] {
                    // Each frame is kept as soon as it is whole.
                    let kept = min(max(Int((time - lost.begin) / secondsPerFrame), 0), lost.frames.count)
                    if time > lost.begin, kept < lost.frames.count { outcome.lostFrames += 1 }
                    lost.segments += draw(lost.frames.prefix(kept), at: time)
                    lost.frames = lost.frames.dropFirst(kept)
                    work[node] = nil
                    events.add(.left(lost), at: time + patience)
                }
                events.add(.ready(node: node), at: time + repair)
                events.add(.died(node: node), at: time + repair + lifetime())
            case .left(let rest):
                if !rest.frames.isEmpty || rest.segments > 0 { shards.append(rest) }
                if let node = idle.popLast() { begin(node, at: time) }
            }
        }
        outcome.efficiency = Double(frames) * secondsPerFrame / (Double(nodes) * outcome.seconds)
        if let video { outcome.videoSeconds = end + startup + video.lastJob(frames: frames) }
        return outcome
    }
}

/// What happens next, by time.
private struct EventQueue<Event> {
    private var heap: [(time: Double, event: Event)] = []

    mutating func add(_ event: Event, at time: Double) {
        guard time.isFinite else { return }
        heap.append((time, event))
        var child = heap.count - 1
        while child > 0, heap[child].time < heap[(child - 1) / 2].time {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> (time: Double, event: Event)? {
        guard let first = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var least = 2 * parent + 1
            if least + 1 < heap.count, heap[least + 1].time < heap[least].time { least += 1 }
            guard heap[least].time < heap[parent].time else { break }
            heap.swapAt(least, parent)
            parent = least
        }
        return first
    }
}
