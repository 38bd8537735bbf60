/// What Slurm is asked for: the options of `sbatch` that a render passes on, and how its work is cut.
package struct SlurmSettings: Sendable {
    /// The partition, account, quality of service and node features; nil for the cluster's own defaults.
    package var partition, account, qos, constraint: String?
    /// The time limit of a job, as sbatch takes it (`30`, `2:00:00`, `1-12`), and its memory (`4G`).
    package var time, memory: String?
    /// How many cores a task is given; nil for the cluster's default, mostly 1.
    package var cpusPerTask: Int?
    /// How many tasks the array has; nil for one a shard.
    package var tasks: Int?
    /// How many of them may run at once; nil for all.
    package var throttle: Int?
    /// More options of sbatch, each as it stands behind `#SBATCH`.
    package var arguments: [String] = []

    package init() {}

    /// How many seconds before its time limit a job is warned: a minute, and less where the limit is short.
    var warning: Int {
        time.flatMap(Self.seconds).map { min(60, max(5, $0 / 4)) } ?? 60
    }

    /// A time limit in seconds: minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes or
    /// days-hours:minutes:seconds; nil for anything else.
    static func seconds(_ text: String) -> Int? {
        let halves = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = (halves.last ?? "").split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        let parts = numbers.compactMap { $0 }
        guard halves.count <= 2, parts.count == numbers.count, parts.allSatisfy({ 0...1_000_000 ~= $0 }) else {
            return nil
        }
        if halves.count == 2 {
            guard let days = Int(halves[0]), 0...1_000_000 ~= days, parts.count <= 3 else { return nil }
            return zip([3600, 60, 1], parts).reduce(days * 86400) { $0 + $1.0 * $1.1 }
        }
        switch parts.count {
        case 1: return parts[0] * 60
        case 2: return parts[0] * 60 + parts[1]
        case 3: return parts[0] * 3600 + parts[1] * 60 + parts[2]
        default: return nil
        }
    }
}
