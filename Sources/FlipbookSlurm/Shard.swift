import FlipbookRender

/// Frames that one task draws, one after the other on all its cores: minutes of work.
struct Shard: Codable, Hashable, Sendable {
    /// Its frames, in order.
    var runs: [ClosedRange<Int>]

    var count: Int { runs.reduce(0) { $0 + $1.count } }
    var frames: Set<Int> { Set(runs.joined()) }
    /// From its first to its last frame.
    var range: FrameRange { FrameRange((runs.first?.lowerBound ?? 0)..<(runs.last?.upperBound ?? -1) + 1) }

    /// The work in a shard, in seconds. At 60 the start of a task and of its workers (5 s) costs less than a tenth; at 300 the
    /// render waits little for the last shard. `Examples/SlurmSimulation` computes the efficiency in between: 90 to 98 %.
    /// Where there would be few shards, they are as short as the lower bound.
    static let seconds = 60.0...300.0
    /// Shards become longer than the shortest only where there are more of them than this: enough to keep 16 tasks busy.
    private static let fewShards = 16.0

    /// How many shards to cut.
    ///
    /// - Parameters:
    ///   - cores: how many frames a task draws at once.
    ///   - tasks: how many tasks there are to be; each gets a shard, where the frames suffice.
    static func count(frames: Int, secondsPerFrame: Double, cores: Int, tasks: Int?) -> Int {
        let work = Double(frames) * max(secondsPerFrame, 1e-4) / Double(max(cores, 1))
        let length = min(max(work / fewShards, seconds.lowerBound), seconds.upperBound)
        let shards = min(max((work / length).rounded(.up), 1), 1_000_000)
        return min(max(Int(shards), tasks ?? 1), frames)
    }

    /// Cuts frames into shards that differ by one frame at most.
    static func cut(_ missing: [ClosedRange<Int>], into count: Int) -> [Shard] {
        let total = missing.reduce(0) { $0 + $1.count }
        guard count > 0, total > 0 else { return [] }
        var shards: [Shard] = []
        var rest = missing[...]
        for index in 0..<count {
            var wanted = (index + 1) * total / count - index * total / count
            var shard = Shard(runs: [])
            while wanted > 0, let run = rest.first {
                let taken = run.prefix(wanted)
                shard.runs.append(run.lowerBound...run.lowerBound + taken.count - 1)
                wanted -= taken.count
                rest = rest.dropFirst()
                if taken.count < run.count {
                    rest = [run.lowerBound + taken.count...run.upperBound] + rest
                }
            }
            if !shard.runs.isEmpty { shards.append(shard) }
        }
        return shards
    }
}
