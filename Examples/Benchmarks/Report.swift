import Foundation

/// All that was measured, what was aimed at, and the table of both.
struct Report: Codable {
    let rounds: Int
    let cores: Int
    let figures: [FigureReport]
    /// The most memory of any of our processes, in bytes, by the number of small frames.
    let memory: [Int: Int]
    let largeData: [DrawingCost]

    /// A figure, and the most or the least that is aimed at.
    struct Cell {
        var value: Double?
        var most: Double?
        var least: Double?

        /// As in `2.41 <2.5`, with an exclamation mark where the aim is missed.
        var text: String {
            guard let value else { return "-" }
            let misses = most.map { value > $0 } ?? false || least.map { value < $0 } ?? false
            let aim = most.map { " <" + Self.short($0) } ?? least.map { " >" + Self.short($0) } ?? ""
            return Self.short(value) + aim + (misses ? "!" : "")
        }

        static func short(_ number: Double) -> String {
            String(format: number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number)
        }
    }

    private var rows: [(String, (FigureReport) -> Cell)] {
        let cores = Double(cores)
        return [
            ("CPU outside x264, ms a frame", { Cell(value: $0.outside($0.fresh), most: $0.example.aims.outside) }),
            ("  only the video", { Cell(value: $0.outside($0.videoOnly)) }),
            ("  of ffmpeg alone", { Cell(value: $0.ffmpeg.processor / Double($0.example.frames) * 1000) }),
            ("draw what changed, CPU ms", { Cell(value: $0.drawing.draw, most: $0.example.aims.draw) }),
            (
                "  a full redraw, times that",
                { Cell(value: $0.drawing.whole.map { [one = $0.drawing.draw] in $0 / one }) }
            ),
            (
                "fresh render, s",
                { Cell(value: $0.fresh.wall, most: 1.15 * max($0.ffmpeg.wall, $0.fresh.processor / cores)) }
            ),
            ("only the video, s", { Cell(value: $0.videoOnly.wall, most: 1.15 * $0.ffmpeg.wall) }),
            ("ffmpeg alone, s", { Cell(value: $0.ffmpeg.wall) }),
            ("nothing to do, s", { Cell(value: $0.nothing.wall, most: 0.3) }),
            ("2 workers, times as fast as 1", { Cell(value: $0.oneWorker.wall / $0.twoWorkers.wall, least: 1.9) }),
            (
                "peak memory of a worker, MB",
                { Cell(value: $0.fresh.childMemory.map { Double($0) / 1e6 }, most: $0.example.aims.workerMemory) }
            ),
            ("FuncAnimation, times our CPU", { Cell(value: $0.timesOurs(.funcAnimation), least: 8) }),
            ("matplotloom, times our CPU", { Cell(value: $0.timesOurs(.matplotloom), least: 8) }),
            ("PNG written, CPU ms", { Cell(value: $0.codec.write) }),
            ("PNG read, CPU ms", { Cell(value: $0.codec.read) }),
        ]
    }

    /// A row of a table: a title, and columns of 16 letters.
    static func line(_ title: String, _ columns: [String], titleWidth: Int = 32) -> String {
        columns.reduce(title.padding(toLength: titleWidth, withPad: " ", startingAt: 0)) {
            $0 + String(repeating: " ", count: max(16 - $1.count, 1)) + $1
        }
    }

    var table: String {
        func line(_ title: String, _ columns: [String]) -> String { Self.line(title, columns) }
        var lines = [
            "medians of \(rounds) rounds, \(cores) cores, libx264 veryfast crf 20; <, > an aim, ! a missed one", "",
            line("", figures.map(\.example.name)),
            line("frames", figures.map { "\($0.example.frames)" }),
            line("pixels", figures.map { "\($0.example.width)x\($0.example.height)" }),
        ]
        lines += rows.map { title, cell in line(title, figures.map { cell($0).text }) }
        lines += ["", "peak memory of any process but ffmpeg, frames of 64x48"]
        lines += memory.sorted { $0.key < $1.key }.map { frames, bytes in
            line("  \(frames) frames, MB", [Cell.short(Double(bytes) / 1e6)])
        }
        return (lines + ["", Self.table(of: largeData)]).joined(separator: "\n")
    }

    /// What drawing takes.
    static func table(of drawing: [DrawingCost]) -> String {
        let rows = drawing.map { cost in
            let columns = [cost.draw, cost.whole].map { number in
                let text = number.map { String(format: "%.2f", $0) } ?? "-"
                return String(repeating: " ", count: max(10 - text.count, 0)) + text
            }
            return cost.name.padding(toLength: 40, withPad: " ", startingAt: 0) + columns.joined()
        }
        let title = "drawing, CPU ms".padding(toLength: 41, withPad: " ", startingAt: 0) + "  changes     whole"
        return ([title] + rows).joined(separator: "\n")
    }

    /// Writes the numbers as JSON.
    ///
    /// - Returns: the file's path.
    func write() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let path = "benchmarks.json"
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
        return path
    }
}
