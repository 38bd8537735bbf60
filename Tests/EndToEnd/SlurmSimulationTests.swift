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
        let results = try JSONDecoder().decode([SlurmSimulation.Result].self, from: data)
        #expect(results.map(\.cluster.nodes) == [2, 5])
        #expect(results.allSatisfy { abs($0.outcome.efficiency - 0.5) < 1e-9 })
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("few.png"))).count > 1000)
    }
}
