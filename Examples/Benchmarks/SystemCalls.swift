import ArgumentParser
import FlipbookSystem
import Foundation

extension Benchmarks {
    struct Calls: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "calls",
            abstract: "Counts the system calls of a small frame, and compares two workers with one.",
            discussion: """
                The frames are those of the wave, without a video, in a new cache. strace counts the calls of all processes;
                those of their start and end are taken off, as renders of two lengths are counted. Compare workers on a
                machine that does nothing else.
                """)

        @Option(help: "How many frames one worker and two render for the comparison.") var frames = 6000
        @Option(help: "How often they do, in turn: medians are told.") var rounds = 5

        func validate() throws {
            guard frames > 0, rounds > 0 else { throw ValidationError("--frames and --rounds must be 1 or more.") }
        }

        func run() throws {
            let wave = Example.all[0]
            let render = try ExampleRender(
                Example(name: wave.name, frames: frames, width: wave.width, height: wave.height, aims: wave.aims))
            if let strace = Command.find("strace") {
                print(try SystemCalls(of: render, strace: strace).table)
            } else {
                print("System calls are not counted: strace isn't in PATH.")
            }
            var usages: [Int: [Usage]] = [:]
            for _ in 0..<rounds {
                for workers in 1...2 { usages[workers, default: []].append(try render.framesOnly(workers: workers)) }
            }
            let medians = usages.mapValues(Usage.median)
            print("\n\(frames) frames, median of \(rounds)\n\n| workers | wall, s | processor, s |\n|---|---|---|")
            for (workers, usage) in medians.sorted(by: { $0.key < $1.key }) {
                print("| \(workers) | \(usage.wall.rounded(to: 2)) | \(usage.processor.rounded(to: 2)) |")
            }
            if let one = medians[1], let two = medians[2] {
                print("\n2 workers are \((one.wall / two.wall).rounded(to: 2)) times as fast as 1.")
            }
        }
    }
}

/// The system calls that each frame takes, of all processes of a render with two workers.
struct SystemCalls {
    /// Of a frame that is drawn and put into the cache, and of one that is found there and checked; by the call's name.
    let drawn, cached: [String: Double]

    private static let lengths = [200, 1200]

    /// Renders frames under strace.
    init(of render: ExampleRender, strace: String) throws {
        func count(_ frames: Int) throws -> [String: Int] {
            let file = render.folder + "/strace"
            let arguments = [
                "-f", "-c", "-o", file, render.runner, "--count", "\(frames)", "--frames-only", "--workers", "2",
                "--progress", "none", "--cache", render.folder + "/calls-\(frames)",
            ]
            _ = try Usage(Command(strace, arguments: arguments))
            return Self.parse(try String(contentsOfFile: file, encoding: .utf8))
        }
        // The first time they are drawn, the second time they are found.
        let counts = try (0..<2).map { _ in try Self.lengths.map(count) }
        (drawn, cached) = (Self.difference(counts[0]), Self.difference(counts[1]))
    }

    /// The calls of each name in what `strace -c` writes.
    private static func parse(_ summary: String) -> [String: Int] {
        var calls: [String: Int] = [:]
        for line in summary.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 5, Double(words[0]) != nil, let count = Int(words[3]), let name = words.last,
                name != "total"
            else { continue }
            calls[String(name)] = count
        }
        return calls
    }

    private static func difference(_ counts: [[String: Int]]) -> [String: Double] {
        let frames = Double(lengths[1] - lengths[0])
        return counts[1].reduce(into: [:]) { calls, call in
            calls[call.key] = Double(call.value - (counts[0][call.key] ?? 0)) / frames
        }
    }

    /// The calls by name, and all together.
    var table: String {
        let names = Set(drawn.keys).union(cached.keys).filter { max(drawn[$0] ?? 0, cached[$0] ?? 0) >= 0.05 }
        let rows = names.sorted { (drawn[$0] ?? 0, $1) > (drawn[$1] ?? 0, $0) }.map { name in
            "| \(name) | \((drawn[name] ?? 0).rounded(to: 2)) | \((cached[name] ?? 0).rounded(to: 2)) |\n"
        }
        let sums = [drawn, cached].map { "\($0.values.reduce(0, +).rounded(to: 1))" }
        return "| system calls a frame | drawn | from the cache |\n|---|---|---|\n" + rows.joined()
            + "| all | \(sums[0]) | \(sums[1]) |"
    }
}

extension Double {
    /// The number with so many digits behind its point.
    func rounded(to digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }
}
