import Foundation
import TestSupport
import Testing

@testable import SlurmSimulation

/// The simulated cluster obeys what can be said of it without one.
struct SlurmSimulationTests {
    private func simulate(_ change: (inout Cluster) -> Void, seed: UInt64 = 1) -> Cluster.Outcome {
        var cluster = Cluster()
        change(&cluster)
        var random = SplitMix(state: seed)
        return cluster.simulate(random: &random)
    }

    @Test(arguments: [1, 7, 100]) func oneShardANodeWithoutDeathsIsAFormula(_ nodes: Int) {
        let outcome = simulate {
            ($0.nodes, $0.shards, $0.frames) = (nodes, nodes, 500 * nodes)
        }
        #expect(abs(outcome.seconds - 55) < 1e-9)
        #expect(abs(outcome.efficiency - 50.0 / 55) < 1e-9)
        #expect(outcome.failures == 0 && outcome.lostFrames == 0)
    }

    @Test(arguments: [1, 3, 12]) func severalShardsANodePayForEachStart(_ each: Int) {
        let outcome = simulate { ($0.nodes, $0.shards, $0.frames) = (10, 10 * each, 10 * each * 60) }
        #expect(abs(outcome.seconds - Double(each) * 11) < 1e-9)
    }

    @Test func fewerShardsThanNodesLeaveNodesIdle() {
        let outcome = simulate { ($0.nodes, $0.shards, $0.frames, $0.startup) = (10, 5, 1000, 0) }
        #expect(abs(outcome.efficiency - 0.5) < 1e-9)
    }

    @Test(arguments: 1...20) func deathsCostTimeAndNoFrame(_ seed: UInt64) {
        let calm = simulate { _ in }
        let deadly = simulate({ $0.failuresPerNodeDay = 50 }, seed: seed)
        #expect(deadly.failures > 0)
        #expect(deadly.lostFrames <= deadly.failures)
        #expect(deadly.seconds > calm.seconds && deadly.efficiency < calm.efficiency)
        // The same seed, the same render.
        #expect(simulate({ $0.failuresPerNodeDay = 50 }, seed: seed) == deadly)
    }

    // MARK: Videos

    private let costs = VideoCosts(cores: 4, read: 0.01, encode: 0.04, join: 0.001, segmentLength: 200)

    /// Ten nodes draw 1000 frames each in 55 s, which are five segments: four at once for 10 s on four cores,
    /// and the fifth for 8 s, as reading and encoding go on side by side.
    @Test func segmentsOfTheirOwnShardsAreEncodedByEachNode() {
        let outcome = simulate {
            ($0.nodes, $0.shards, $0.frames, $0.secondsPerFrame, $0.video) = (10, 10, 10_000, 0.05, costs)
        }
        #expect(abs(outcome.seconds - 55) < 1e-9)
        #expect(abs(outcome.videoSeconds - (55 + 10 + 8 + 5 + 10)) < 1e-9)
    }

    /// Whoever draws the last frame of a segment encodes it; the one that is cut short is the last job's.
    @Test func aSegmentOfSeveralShardsIsEncodedByTheLast() {
        let outcome = simulate {
            ($0.nodes, $0.shards, $0.frames, $0.secondsPerFrame, $0.video) = (8, 8, 450, 0.05, costs)
        }
        #expect(abs(outcome.seconds - (5 + 57 * 0.05)) < 1e-9)
        #expect(abs(outcome.videoSeconds - (outcome.seconds + 8 + 5 + 50 * 0.04 + 0.45)) < 1e-9)
    }

    @Test func oneFfmpegEncodesAfterEverythingElse() {
        var whole = costs
        (whole.segmentLength, whole.ffmpegCores) = (nil, 2)
        let outcome = simulate {
            ($0.nodes, $0.shards, $0.frames, $0.secondsPerFrame, $0.video) = (10, 10, 10_000, 0.05, whole)
        }
        #expect(abs(outcome.videoSeconds - (55 + 5 + 10_000 * 0.02)) < 1e-9)
    }

    /// What a dead node had encoded or was to encode is done by another one.
    @Test(arguments: 1...20) func deathsCostNoSegment(_ seed: UInt64) {
        let calm = simulate { $0.video = costs }
        let deadly = simulate(
            {
                $0.failuresPerNodeDay = 50
                $0.video = costs
            }, seed: seed)
        #expect(deadly.failures > 0 && deadly.videoSeconds.isFinite)
        #expect(deadly.videoSeconds > calm.videoSeconds && deadly.videoSeconds > deadly.seconds)
    }

    @Test func itWritesAndDrawsVideos() throws {
        let folder = try TemporaryFolder()
        let run = try Run(
            "SlurmSimulation", ["videos", "--frames", "1000", "--nodes", "2", "--nodes", "4", "--output", "few.json"],
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        let data = try Data(contentsOf: URL(fileURLWithPath: folder("few.json")))
        let results = try JSONDecoder().decode([Videos.Result].self, from: data)
        #expect(results.map(\.cluster.nodes) == [2, 2, 4, 4])
        #expect(results.map(\.cluster.video?.segmentLength) == [200, nil, 200, nil])
        #expect(results.allSatisfy { $0.outcome.videoSeconds > $0.outcome.seconds })
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("few.png"))).count > 1000)
    }

    @Test func itWritesAndDraws() throws {
        let folder = try TemporaryFolder()
        let run = try Run(
            "SlurmSimulation",
            [
                "--frames-per-node", "100", "--nodes", "2", "--nodes", "5", "--failures", "0", "--lengths", "5",
                "--output", "few.json",
            ],
            in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        let data = try Data(contentsOf: URL(fileURLWithPath: folder("few.json")))
        let results = try JSONDecoder().decode([Shards.Result].self, from: data)
        #expect(results.map(\.cluster.nodes) == [2, 5])
        #expect(results.allSatisfy { abs($0.outcome.efficiency - 0.5) < 1e-9 })
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("few.png"))).count > 1000)
    }
}
