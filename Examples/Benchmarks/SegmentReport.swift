import FlipbookVideo
import Foundation

/// What was measured of one example: medians of all rounds.
struct SegmentFigure: Codable {
    let example: Example
    /// One ffmpeg alone, with as many threads as it likes.
    let ffmpeg: Usage
    /// One ffmpeg alone, with one thread.
    let single: Usage
    let fresh: Usage
    /// The video, from frames that are there.
    let alone: Usage
    let nothing: Usage
    let aloneRatio: Double
    let freshRatio: Double
    let bytesRatio: Double
    /// What each stage takes, as far as one example tells.
    var pipeline: SegmentPipeline
}

/// What was measured of a video of thousands of frames that is made again: medians of all rounds.
struct SegmentChanges: Codable {
    let frames: Int
    /// All segments, from frames that are there.
    let all: Usage
    /// After ten frames were made anew.
    let changed: Usage
    /// Another container.
    let container: Usage
    let nothing: Usage
    let changedRatio: Double
    let containerRatio: Double
}

/// Segments beside one ffmpeg over the same raw frames, and the pipeline on more cores.
struct SegmentReport: Codable {
    let rounds: Int
    let machine: String
    var figures: [SegmentFigure]
    let changes: SegmentChanges
    /// The pipeline's frames.
    let modelFrames: Int

    static let cores = ProcessInfo.processInfo.activeProcessorCount
    private static let titleWidth = 50

    init(rounds: Int, figures: [SegmentFigure], changes: SegmentChanges, modelFrames: Int) {
        self.rounds = rounds
        self.figures = figures
        self.changes = changes
        self.modelFrames = modelFrames
        machine = Self.processor
        // Joining and counting: what another container takes besides what every run does. Of the wave, whose frames are small.
        let join = max(0, changes.container.wall - changes.nothing.wall)
        for index in figures.indices {
            self.figures[index].pipeline.join = join * Double(modelFrames) / Double(changes.frames)
        }
    }

    /// Of each example: encoding alone over one ffmpeg, a fresh render over what it could take.
    private static let aims: [String: (alone: Double, fresh: Double)] = [
        "CosineWave": (0.8, 0.95), "MultiPanel": (0.9, 0.95), "Dashboard": (0.95, 1),
    ]

    private var rows: [(String, (SegmentFigure) -> Report.Cell)] {
        [
            (
                "encoding alone, wall over one ffmpeg's",
                { Report.Cell(value: $0.aloneRatio, most: Self.aims[$0.example.name]?.alone) }
            ),
            ("  s", { Report.Cell(value: $0.alone.wall) }),
            ("  one ffmpeg, s", { Report.Cell(value: $0.ffmpeg.wall) }),
            ("  CPU, s", { Report.Cell(value: $0.alone.processor) }),
            ("  one ffmpeg, CPU, s", { Report.Cell(value: $0.ffmpeg.processor) }),
            ("  one ffmpeg of one thread, CPU, s", { Report.Cell(value: $0.single.processor) }),
            (
                "fresh, over the most of ffmpeg and CPU over cores",
                { Report.Cell(value: $0.freshRatio, most: Self.aims[$0.example.name]?.fresh) }
            ),
            ("  s", { Report.Cell(value: $0.fresh.wall) }),
            ("  CPU, s", { Report.Cell(value: $0.fresh.processor) }),
            ("nothing to do, s", { Report.Cell(value: $0.nothing.wall) }),
            ("bytes over one ffmpeg's", { Report.Cell(value: $0.bytesRatio, most: 1.02) }),
        ]
    }

    private var stages: [(String, (SegmentPipeline) -> Double)] {
        [
            ("  draw, compress and publish", \.draw), ("  supervise", \.supervise),
            ("  read, check and convert", \.read), ("  encode, one thread", \.encode),
        ]
    }

    var table: String {
        func line(_ title: String, _ columns: [String]) -> String {
            Report.line(title, columns, titleWidth: Self.titleWidth)
        }
        var lines = [
            "medians of \(rounds) rounds, \(Self.cores) cores (\(machine)), libx264 veryfast crf 20; < an aim, ! a missed one",
            "", line("", figures.map(\.example.name)), line("frames", figures.map { "\($0.example.frames)" }),
            line("pixels", figures.map { "\($0.example.width)x\($0.example.height)" }),
        ]
        lines += rows.map { title, cell in line(title, figures.map { cell($0).text }) }
        lines += [
            "", "\(changes.frames) frames of \(figures.first?.example.name ?? "")",
            line("10 changed frames, over encoding all", [Report.Cell(value: changes.changedRatio, most: 0.1).text]),
            line("another container, over encoding all", [Report.Cell(value: changes.containerRatio, most: 0.05).text]),
            line("  encoding all, s", [Report.Cell(value: changes.all.wall).text]),
            line("  10 changed frames, s", [Report.Cell(value: changes.changed.wall).text]),
            line("  another container, s", [Report.Cell(value: changes.container.wall).text]),
            line("  nothing to do, s", [Report.Cell(value: changes.nothing.wall).text]),
            "", "CPU ms a frame, of which the model is made",
        ]
        lines += stages.map { title, cost in
            line(title, figures.map { Report.Cell(value: cost($0.pipeline) * 1000).text })
        }
        lines += [
            "", "a model of a fresh render of \(modelFrames) frames: s, times as fast as one core, what limits it",
        ]
        for cores in [2, 4, 16, 64] {
            lines.append(
                line(
                    "  \(cores) cores",
                    figures.map { figure in
                        let outcome = figure.pipeline.run(frames: modelFrames, cores: cores)
                        let alone = figure.pipeline.secondsOfOneCore(frames: modelFrames)
                        return Report.Cell.short(outcome.seconds) + " "
                            + String(format: "%.1f", alone / outcome.seconds) + " \(outcome.limit.rawValue)"
                    }))
        }
        lines.append("  the examples as they are, on \(Self.cores) cores: model over measured")
        lines.append(
            line(
                "",
                figures.map { figure in
                    var pipeline = figure.pipeline
                    pipeline.join *= Double(figure.example.frames) / Double(modelFrames)
                    let seconds = pipeline.run(frames: figure.example.frames, cores: Self.cores).seconds
                    return Report.Cell.short(seconds / figure.fresh.wall)
                }))
        return lines.joined(separator: "\n")
    }

    /// Writes the numbers as JSON.
    ///
    /// - Returns: the file's path.
    func write() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let path = "segments.json"
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The processor's name, as far as Linux tells.
    private static var processor: String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }
}
