import Foundation

/// What was measured, and what follows from it.
struct ScalingReport: Codable {
    /// One render.
    struct Run: Codable {
        let workers: Int
        /// Whether each worker set one figure up, or one for every frame.
        let reusesFigure: Bool
        let round: Int
        /// How many frames it drew.
        let rendered: Int
        let seconds: Double
    }

    /// The median of like runs beside that of one worker.
    struct Result: Codable {
        let workers: Int
        let reusesFigure: Bool
        let seconds: Double
        /// How many times as fast as one worker.
        let speedUp: Double
        /// The speed-up of each worker: 1 is ideal.
        let efficiency: Double
    }

    let frames: Int
    let rounds: Int
    let cores: Int
    let runs: [Run]
    let results: [Result]

    init(frames: Int, rounds: Int, cores: Int, runs: [Run]) {
        self.frames = frames
        self.rounds = rounds
        self.cores = cores
        self.runs = runs
        results = [true, false].flatMap { reusesFigure in
            let like = Dictionary(grouping: runs.filter { $0.reusesFigure == reusesFigure }, by: \.workers)
            let medians = like.mapValues { median($0.map(\.seconds)) }
            return medians.sorted { $0.key < $1.key }.map { workers, seconds in
                let speedUp = (medians[1] ?? seconds) / seconds
                return Result(
                    workers: workers, reusesFigure: reusesFigure, seconds: seconds, speedUp: speedUp,
                    efficiency: speedUp / Double(workers))
            }
        }
    }

    /// The results of one kind, by workers.
    func results(reusingFigure reusesFigure: Bool) -> [Result] {
        results.filter { $0.reusesFigure == reusesFigure }
    }

    var table: String {
        var lines = [
            "\(frames) frames, \(rounds == 1 ? "one round" : "medians of \(rounds) rounds"), \(cores) cores", "",
            "          reuse                            no reuse",
            "workers   seconds  speed-up  efficiency    seconds  speed-up  efficiency",
        ]
        for (reuse, other) in zip(results(reusingFigure: true), results(reusingFigure: false)) {
            let columns = [reuse, other].map {
                String(format: "%10.2f%10.2f%11.0f%%", $0.seconds, $0.speedUp, 100 * $0.efficiency)
            }
            lines.append(String(format: "%7d", reuse.workers) + columns.joined(separator: " "))
        }
        return lines.joined(separator: "\n")
    }

    /// Writes the numbers as JSON.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
    }
}

private func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
