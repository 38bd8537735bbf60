import ArgumentParser
import Flipbook
import FlipbookSystem
import FlipbookVideo
import Foundation

/// Measures what a render costs beside x264 itself, and against matplotlib: `swift run -c release Benchmarks`.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures what Flipbook costs.",
        subcommands: [
            Renders.self, Drawing.self, Formulas.self, Segments.self, Encoders.self, Calls.self, Watching.self,
        ],
        defaultSubcommand: Renders.self)

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
                Benchmarks.say("\(example.name): building it, and making its frames")
                return try FigureMeasurement(example, python: python.contains("/") ? python : Command.find(python))
            }
            for round in 1...rounds {
                for (example, measurement) in zip(Example.all, measurements) {
                    Benchmarks.say("round \(round) of \(rounds): \(example.name)")
                    try measurement.round()
                }
            }
            Benchmarks.say("much data, and many frames")
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

    }

    /// Writes a line to standard error.
    private static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    struct Segments: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "What a video in segments takes beside one ffmpeg over the same raw frames, and a model of more cores.",
            discussion: "Segments.md has what came out.")

        @Option(help: "How often everything is measured: medians are told.") var rounds = 5
        @Option(help: "How many frames the video has of which some change.") var frames = 6000

        func validate() throws {
            guard rounds > 0 else { throw ValidationError("--rounds \(rounds): measure at least once.") }
            guard frames >= 20 else { throw ValidationError("--frames \(frames): there must be at least 20.") }
        }

        func run() throws {
            let measurements = try Example.all.map { example in
                Benchmarks.say("\(example.name): building it, and making its frames")
                return try SegmentMeasurement(example)
            }
            Benchmarks.say("\(Example.all[0].name): \(frames) frames")
            let changes = try ChangeMeasurement(Example.all[0], frames: frames)
            for round in 1...rounds {
                Benchmarks.say("round \(round) of \(rounds)")
                for measurement in measurements { try measurement.round() }
                try changes.round()
            }
            let report = SegmentReport(
                rounds: rounds, figures: measurements.map { $0.figure() }, changes: changes.report(), modelFrames: 6000)
            print(report.table)
            print("written to \(try report.write())")
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
            abstract: "Compares settings of encoders with libx264's veryfast at CRF 20 on frames of plots.",
            discussion: """
                Without an option, the table is of all clips, of those that a search sees and of those left out of it: \
                veryfast, and what is told HEVC, VP9 and AV1. That takes about an hour of processor time; the search takes
                several. Encoders.md has what came out.
                """)

        @Option(help: "The folder of the raw frames, some 2 GB, which are drawn where they aren't there yet.")
        var clips = "/tmp/flipbook-clips"
        @Option(help: "Only the clips of these names, separated by commas.") var only: String?
        @Option(help: "veryfast with changes in x264's words, as in crf=21:me=dia; may be repeated.")
        var settings: [String] = []
        @Option(help: "A preset of libx264 at CRF 20; may be repeated.") var preset: [String] = []
        @Option(help: "An encoder at its default; may be repeated.") var encoder: [EncoderName] = []
        @Option(help: "How often the time is measured: the least is told.") var rounds = 3
        @Flag(help: "Colour at full resolution (4:4:4).") var crisp = false
        @Flag(help: "Searches settings of libx264, and compares what it finds.") var search = false

        func run() throws {
            try FileManager.default.createDirectory(atPath: clips, withIntermediateDirectories: true)
            var template = Array("/tmp/flipbook-encoders-XXXXXX".utf8CString)
            let folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let trial = EncoderTrial(ffmpeg: try FFmpeg.locate().path, folder: folder)
            let names = only?.split(separator: ",").map(String.init)
            func draw(_ scenes: [EncoderScene]) throws -> [EncoderClip] {
                try scenes.filter { names?.contains($0.name) ?? true }.map {
                    try EncoderClip($0, crisp ? .full : .halved, in: clips)
                }
            }
            let (searched, leftOut) = (try draw(EncoderScene.searched), try draw(EncoderScene.leftOut))
            var compared = settings.map { EncoderSettings(changes: $0) } + preset.map { EncoderSettings(preset: $0) }
            compared += encoder.map { EncoderSettings(default: $0) }
            if search, let found = try EncoderSearch(searched, trial).run() { compared.append(found) }
            if compared.isEmpty { compared = [.hevc, .vp9, .av1].map { EncoderSettings(default: $0) } }
            print(try EncoderTable([.veryfast] + compared, on: searched + leftOut, trial, rounds: rounds).text)
        }
    }
}
