import ArgumentParser
import Flipbook
import Foundation

/// Measures how a render gets faster with more workers: `swift run -c release ScalingTest`.
///
/// The same frames are rendered without the cache by 1, 2, 4, … workers, once with one `setup` per worker and once with one per
/// frame. The numbers go into a JSON file and, beside it, a plot.
@main
struct ScalingTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how a render gets faster with more workers, with and without figure reuse.")

    @Option(help: "How many frames are rendered in each run.") var count = 200
    @Option(help: "How often each run is made; the medians count.") var rounds = 3
    @Option(help: "Where the numbers go; the plot goes beside them, as a PNG.") var output = "scaling.json"

    /// This program is the runner of its own animator, too, where the first argument names it.
    static func main() {
        runWorkerIfAsked(for: Oscilloscope.self)
        if CommandLine.arguments.dropFirst().first == Oscilloscope.runnerName { Oscilloscope.main() }
        main(nil)
    }

    func validate() throws {
        if count < 1 { throw ValidationError("--count \(count): render at least 1 frame.") }
        if rounds < 1 { throw ValidationError("--rounds \(rounds): make at least 1.") }
        if !output.hasSuffix(".json") { throw ValidationError("--output \(output): give a path that ends in .json.") }
    }

    func run() throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let render = try OscilloscopeRender(count: count)
        var runs: [ScalingReport.Run] = []
        // Round by round, so that what else the machine does falls on all of them.
        for round in 1...rounds {
            for workers in Self.workerCounts(cores: cores) {
                for reusesFigure in [true, false] {
                    runs.append(try render.run(workers: workers, reusesFigure: reusesFigure, round: round))
                }
            }
            FileHandle.standardError.write(Data("round \(round) of \(rounds)\n".utf8))
        }
        let report = ScalingReport(frames: count, rounds: rounds, cores: cores, runs: runs)
        print(report.table)
        try report.write(to: output)
        let plot = output.dropLast(".json".count) + ".png"
        try report.figure().save(String(plot))
        print("written to \(output) and \(plot)")
    }

    /// 1, 2, 4, 8 and 16, as far as there are cores, and all of these.
    static func workerCounts(cores: Int) -> [Int] {
        let powers = [1, 2, 4, 8, 16].filter { $0 == 1 || $0 <= cores }
        return cores.nonzeroBitCount == 1 ? powers : powers + [cores]
    }
}
