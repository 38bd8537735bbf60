import ArgumentParser
import Flipbook
import Foundation

/// When a video is there: with segments that the tasks encode, and with one ffmpeg after everything else.
struct Videos: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "When the video is there, with segments and with one ffmpeg at the end, over the number of nodes.",
        discussion: """
            The costs are those of the example Dashboard, 2400x1800, as `Benchmarks segments` measures them. Reading includes the \
            conversion to planes. A shard is as long as `--slurm` makes it where there are more frames than that, and else \
            every node gets one.
            """)

    @Option(help: "Numbers of frames.") var frames = [10_000, 100_000, 1_000_000]
    @Option(help: "Numbers of nodes.") var nodes = [10, 20, 50, 100, 200, 500, 1000]
    @Option(help: "Cores of a node.") var cores = 32
    @Option(help: "Threads that encode a segment.") var threads = 4
    @Option(help: "Core seconds to draw a frame.") var draw = 0.057
    @Option(help: "Core seconds to read a frame.") var read = 0.015
    @Option(help: "Core seconds to encode a frame.") var encode = 0.056
    @Option(help: "Seconds to join a frame and to count it.") var join = 0.0001
    @Option(help: "How many cores one ffmpeg can use.") var ffmpegCores = 16.0
    @Option(help: "How often a node dies in a day.") var failures = 0.1
    @Option(help: "Makes everything the same again.") var seed: UInt64 = 1
    @Option(name: .shortAndLong, help: "The JSON; the plot lies beside it.") var output = "videos.json"

    /// One simulated render.
    struct Result: Codable {
        var cluster: Cluster
        var outcome: Cluster.Outcome
    }

    func run() throws {
        var results: [Result] = []
        for frames in frames {
            for nodes in nodes {
                for length in [200, nil] {
                    let cluster = cluster(frames: frames, nodes: nodes, segmentLength: length)
                    var random = SplitMix(state: seed)
                    results.append(Result(cluster: cluster, outcome: cluster.simulate(random: &random)))
                }
            }
        }
        try SlurmSimulation.write(results, draw(results), to: output)
        for result in results {
            print(
                String(
                    format: "%7d frames, %4d nodes, %@: frames after %.0f s, video after %.0f s", result.cluster.frames,
                    result.cluster.nodes, result.cluster.video?.segmentLength == nil ? "one ffmpeg" : "segments  ",
                    result.outcome.seconds, result.outcome.videoSeconds))
        }
    }

    private func cluster(frames: Int, nodes: Int, segmentLength: Int?) -> Cluster {
        var cluster = Cluster()
        (cluster.frames, cluster.nodes, cluster.secondsPerFrame) = (frames, nodes, draw / Double(cores))
        // As `--slurm` cuts it: one to five minutes, and a shard for each task.
        let work = Double(frames) * cluster.secondsPerFrame
        let shards = Int((work / min(max(work / 16, 60), 300)).rounded(.up))
        cluster.shards = min(max(shards, nodes), frames)
        cluster.failuresPerNodeDay = failures
        cluster.video = VideoCosts(
            cores: cores, threads: threads, read: read, encode: encode, join: join, segmentLength: segmentLength,
            ffmpegCores: ffmpegCores)
        return cluster
    }

    private func draw(_ results: [Result]) throws -> Figure {
        let figure = Figure(width: 7, height: 3.6)
        let axes = figure.subplots()
        axes.xLabel = "nodes"
        axes.yLabel = "time until the video is there [min]"
        (axes.xAxis.scale, axes.yAxis.scale) = (.log(), .log())
        axes.gridLines = GridLines()
        for (index, frames) in frames.enumerated() {
            for isCut in [true, false] {
                let own = results.filter {
                    $0.cluster.frames == frames && ($0.cluster.video?.segmentLength != nil) == isCut
                }
                let line = axes.plot(own.map { Double($0.cluster.nodes) }, own.map { $0.outcome.videoSeconds / 60 })
                line.color = Color.tab10[index % Color.tab10.count]
                line.style = isCut ? .solid : .dashed
                line.label = "\(frames.formatted()) frames,\n\(isCut ? "segments" : "one ffmpeg")"
            }
        }
        figure.addLegend(at: .upperRight).outside = .right
        figure.layout = .constrained()
        return figure
    }
}
