import ArgumentParser
import Flipbook
import FlipbookSystem
import Foundation

/// Measures what a render costs beside x264 itself, and against matplotlib: `swift run -c release Benchmarks`.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures what Flipbook costs.",
        subcommands: [Renders.self, Drawing.self, Formulas.self, Encoders.self], defaultSubcommand: Renders.self)

    /// The examples, rendered without the cache, then the video alone, then nothing, then the frames alone by one worker and by two,
    /// and encoded by ffmpeg alone from memory, and rendered by matplotlib: each of these once a round.
    struct Renders: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Renders the examples, and compares with ffmpeg alone and with matplotlib (the default).")

        @Option(help: "How often everything is measured: medians are told.") var rounds = 5
        @Option(help: "A Python that has matplotlib and matplotloom; without them their rows stay empty.")
        var python = "python3"

        func validate() throws {
            guard rounds > 0 else { throw ValidationError("--rounds \(rounds): measure at least once.") }
        }

        func run() throws {
            let measurements = try Example.all.map { example in
                Self.say("\(example.name): building it, and making its frames")
                return try FigureMeasurement(example, python: python.contains("/") ? python : Command.find(python))
            }
            for round in 1...rounds {
                for (example, measurement) in zip(Example.all, measurements) {
                    Self.say("round \(round) of \(rounds): \(example.name)")
                    try measurement.round()
                }
            }
            Self.say("much data, and many frames")
            let counts = [100, 100_000]
            let report = Report(
                rounds: rounds, cores: ProcessInfo.processInfo.activeProcessorCount,
                figures: try measurements.map { try $0.report() },
                memory: Dictionary(
                    uniqueKeysWithValues: try counts.map { ($0, try measurements[0].peakMemory(frames: $0)) }),
                largeData: try DrawingCost.largeData())
            print(report.table)
            print("written to \(try report.write())")
        }

        /// Writes a line to standard error.
        private static func say(_ line: String) {
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
    }

    struct Drawing: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "What drawing takes: the examples, and figures of much data (matplotlib_drawing.py has its twins).")

        func run() throws {
            print(Report.table(of: try Example.all.map(DrawingCost.init(of:)) + DrawingCost.largeData()))
        }
    }

    struct Formulas: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a frame of a page of formulas takes, and of the same page of plain text.")

        func run() throws { print(try FormulaPages.table()) }
    }

    struct Encoders: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares libx264's settings on frames of plots, at 4:2:0 and 4:4:4.")

        func run() throws { try EncoderSearch.run() }
    }
}
