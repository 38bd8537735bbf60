import Foundation
import TestSupport
import Testing

@testable import ScalingTest

/// The example that measures: whatever the times are, every run is there and whole, and so is the plot.
struct ScalingTestTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test func everyRunIsWholeAndDrawn() throws {
        let run = try Run("ScalingTest", ["--count", "3", "--rounds", "2", "--output", "few.json"], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")

        let data = try Data(contentsOf: URL(fileURLWithPath: folder("few.json")))
        let report = try JSONDecoder().decode(ScalingReport.self, from: data)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let expected = ScalingTestTests.variants(cores: cores)
        for round in 1...2 {
            #expect(report.runs.filter { $0.round == round }.map { "\($0.workers) \($0.reusesFigure)" } == expected)
        }
        #expect(report.runs.count == 2 * expected.count)
        #expect(report.runs.allSatisfy { $0.rendered == 3 && $0.seconds > 0 })
        #expect(Set(report.results.map { "\($0.workers) \($0.reusesFigure)" }) == Set(expected))
        for workers in Set(report.runs.map(\.workers)) {
            #expect(run.standardOutput.contains("\n\(String(format: "%7d", workers))  "))
        }

        let picture = try Data(contentsOf: URL(fileURLWithPath: folder("few.png")))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let facts = try probe(folder("few.png"))
        #expect(facts["width"] == "1200" && facts["height"] == "750")
        #expect(folder.files().filter { !$0.hasPrefix(".") }.sorted() == ["few.json", "few.png"])
    }

    /// The runs of a round, in their order.
    private static func variants(cores: Int) -> [String] {
        ScalingTest.workerCounts(cores: cores).flatMap { ["\($0) true", "\($0) false"] }
    }

    @Test(arguments: [
        (1, [1]), (2, [1, 2]), (6, [1, 2, 4, 6]), (8, [1, 2, 4, 8]), (16, [1, 2, 4, 8, 16]),
        (24, [1, 2, 4, 8, 16, 24]), (64, [1, 2, 4, 8, 16]),
    ])
    func workersAreThePowersOfTwoAndAllCores(_ cores: Int, _ workers: [Int]) {
        #expect(ScalingTest.workerCounts(cores: cores) == workers)
    }

    @Test func resultsAreMediansBesideOneWorker() {
        let seconds = [1: [4.0, 8, 5], 2: [2.0, 1, 2.5]]
        let runs = seconds.flatMap { workers, times in
            times.enumerated().map {
                ScalingReport.Run(
                    workers: workers, reusesFigure: true, round: $0.offset + 1, rendered: 9, seconds: $0.element)
            }
        }
        let results = ScalingReport(frames: 9, rounds: 3, cores: 2, runs: runs).results
        #expect(results.map(\.workers) == [1, 2])
        #expect(results.map(\.seconds) == [5, 2])
        #expect(results.map(\.speedUp) == [1, 2.5])
        #expect(results.map(\.efficiency) == [1, 1.25])
    }

    @Test(arguments: [["--count", "0"], ["--rounds", "0"], ["--output", "numbers.txt"]])
    func whatMakesNoSenseIsRefused(_ arguments: [String]) throws {
        let run = try Run("ScalingTest", arguments, in: folder)
        #expect(run.wait() != 0)
        #expect(run.standardError.contains(arguments[0]))
        #expect(folder.files().allSatisfy { $0.hasPrefix(".") })
    }
}
