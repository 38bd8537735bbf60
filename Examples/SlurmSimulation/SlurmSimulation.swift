import ArgumentParser
import Flipbook
import Foundation

extension Double {
    var logarithm: Double { log(self) }
}

/// Renders on a cluster: simulations, written as JSON and drawn.
@main
struct SlurmSimulation: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Simulates renders on a cluster.", subcommands: [Shards.self, Videos.self],
        defaultSubcommand: Shards.self)

    /// Writes results as JSON and draws them beside it.
    static func write(_ results: [some Encodable], _ figure: Figure, to output: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(results).write(to: URL(fileURLWithPath: output))
        try figure.save(URL(fileURLWithPath: output).deletingPathExtension().path + ".png")
    }
}

/// How efficient a render on a cluster is, over the length of its shards, its nodes, and how often they die.
struct Shards: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Efficiency over the length of shards, for several rates at which nodes die (the default).")

    @Option(help: "Frames for each node; a frame takes it a tenth of a second.") var framesPerNode = 36_000
    @Option(help: "Numbers of nodes.") var nodes = [100, 10_000]
    @Option(help: "How often a node dies in a day.") var failures = [0, 0.1, 1]
    @Option(help: "How long a shard takes, in seconds.") var lengths = [15.0, 30, 60, 120, 300, 600, 1200, 3600]
    @Option(help: "Makes everything the same again.") var seed: UInt64 = 1
    @Option(name: .shortAndLong, help: "The JSON; the plot lies beside it.") var output = "slurm.json"

    /// One simulated render.
    struct Result: Codable {
        var shardSeconds: Double
        var cluster: Cluster
        var outcome: Cluster.Outcome
    }

    func run() throws {
        var random = SplitMix(state: seed)
        var results: [Result] = []
        for nodes in nodes {
            for failures in failures {
                for seconds in lengths {
                    var cluster = Cluster()
                    cluster.nodes = nodes
                    cluster.frames = nodes * framesPerNode
                    cluster.shards = max(1, Int((Double(cluster.frames) * cluster.secondsPerFrame / seconds).rounded()))
                    cluster.failuresPerNodeDay = failures
                    let outcome = cluster.simulate(random: &random)
                    results.append(Result(shardSeconds: seconds, cluster: cluster, outcome: outcome))
                }
            }
        }
        try SlurmSimulation.write(results, draw(results), to: output)
        for result in results {
            print(
                String(
                    format: "%6d nodes, %4.1f deaths a node and day, shards of %5.0f s: %.1f %%", result.cluster.nodes,
                    result.cluster.failuresPerNodeDay, result.shardSeconds, 100 * result.outcome.efficiency))
        }
    }

    private func draw(_ results: [Result]) throws -> Figure {
        let figure = Figure(width: 7, height: 3.6)
        let grid = GridSpec(rows: 1, columns: nodes.count)
        for (column, nodes) in nodes.enumerated() {
            let axes = try figure.addAxes(in: grid[0, column])
            axes.title = "\(nodes) nodes"
            axes.xLabel = "length of a shard [s]"
            if column == 0 { axes.yLabel = "efficiency" }
            axes.xAxis.scale = .log()
            axes.yLimits = 0...1.02
            axes.gridLines = GridLines()
            for failures in failures {
                let own = results.filter { $0.cluster.nodes == nodes && $0.cluster.failuresPerNodeDay == failures }
                let line = axes.plot(own.map(\.shardSeconds), own.map(\.outcome.efficiency))
                line.label = failures == 0 ? "no node dies" : "\(failures) deaths a day"
            }
            if column == 0 { axes.addLegend(at: .lowerRight) }
        }
        figure.layout = .tight()
        return figure
    }
}

/// Numbers that come again with their seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
