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

    /// What came of it.
    struct Outcome: Codable, Hashable {
        /// When the last frame was there.
        var seconds: Double
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
        case died(node: Int)
        /// A shard that a dead node left may be taken.
        case left(frames: Int)
    }

    private struct Work {
        var frames: Int
        var begin: Double
    }

    /// Runs it, event by event.
    func simulate(random: inout some RandomNumberGenerator) -> Outcome {
        var events = EventQueue<Event>()
        let cuts = (0...self.shards).map { $0 * frames / self.shards }
        var shards: [Int] = zip(cuts.dropFirst(), cuts).map { $0 - $1 }.filter { $0 > 0 }
        shards.reverse()
        var work = [Work?](repeating: nil, count: nodes)
        var lives = [Int](repeating: 0, count: nodes)
        var idle: [Int] = []
        var outcome = Outcome(seconds: 0, efficiency: 0, failures: 0, lostFrames: 0)
        var drawn = 0

        func lifetime() -> Double {
            guard failuresPerNodeDay > 0 else { return .infinity }
            let chance = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)
            return -chance.logarithm * 86400 / failuresPerNodeDay
        }
        func begin(_ node: Int, at time: Double) {
            guard let frames = shards.popLast() else {
                idle.append(node)
                return
            }
            work[node] = Work(frames: frames, begin: time + startup)
            events.add(.drawn(node: node, life: lives[node]), at: time + startup + Double(frames) * secondsPerFrame)
        }

        for node in 0..<nodes {
            events.add(.ready(node: node), at: 0)
            events.add(.died(node: node), at: lifetime())
        }
        while drawn < frames, let (time, event) = events.next() {
            outcome.seconds = time
            switch event {
            case .ready(let node):
                begin(node, at: time)
            case .drawn(let node, let life):
                guard life == lives[node], let done = work[node] else { continue }
                drawn += done.frames
                work[node] = nil
                begin(node, at: time)
            case .died(let node):
                outcome.failures += 1
                lives[node] += 1
                idle.removeAll { $0 == node }
                if let lost = work[node] {
                    // Each frame is kept as soon as it is whole.
                    let kept = min(max(Int((time - lost.begin) / secondsPerFrame), 0), lost.frames)
                    if time > lost.begin, kept < lost.frames { outcome.lostFrames += 1 }
                    drawn += kept
                    work[node] = nil
                    events.add(.left(frames: lost.frames - kept), at: time + patience)
                }
                events.add(.ready(node: node), at: time + repair)
                events.add(.died(node: node), at: time + repair + lifetime())
            case .left(let frames):
                if frames > 0 { shards.append(frames) }
                if let node = idle.popLast() { begin(node, at: time) }
            }
        }
        outcome.efficiency = Double(frames) * secondsPerFrame / (Double(nodes) * outcome.seconds)
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
