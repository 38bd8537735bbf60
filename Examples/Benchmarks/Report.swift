import Foundation

/// The medians, and what follows from them.
struct Report: Codable {
    let frames: Int
    let rounds: Int
    let cores: Int
    let fresh: Usage
    let video: Usage
    let nothing: Usage
    let ffmpeg: Usage
    let codec: [CodecCost]
    let drawing: [DrawingCost]

    /// The longest that the render should take: 1.15 times the longer of what ffmpeg takes, and all work shared out.
    func wallAim(_ usage: Usage) -> Double {
        1.15 * max(ffmpeg.wall, usage.processor / Double(cores))
    }

    /// Processor milliseconds a frame besides encoding.
    func outside(_ usage: Usage) -> Double {
        (usage.processor - ffmpeg.processor) / Double(frames) * 1000
    }

    var table: String {
        var lines = [
            "\(frames) frames of 640x480, libx264 veryfast crf 20, medians of \(rounds) rounds, \(cores) cores",
            "",
            "                  wall s   aim s   CPU s   CPU outside x264 ms/frame (aim 2.5)   worker MB",
        ]
        for (name, usage) in [
            ("fresh", fresh), ("video only", video), ("nothing to do", nothing), ("ffmpeg alone", ffmpeg),
        ] {
            let isReference = name == "ffmpeg alone" || name == "nothing to do"
            lines.append(
                name.padding(toLength: 16, withPad: " ", startingAt: 0)
                    + Self.column(usage.wall, 8) + (isReference ? Self.column(nil, 8) : Self.column(wallAim(usage), 8))
                    + Self.column(usage.processor, 8)
                    + (isReference ? Self.column(nil, 12) : Self.column(outside(usage), 12))
                    + Self.column(isReference ? nil : usage.childMemory.map { Double($0) / 1e6 }, 36))
        }
        lines += ["", "PNG codec     write ms   read ms    KB      (CPU; aims 1 at 640x480, 8 at 2400x1800)"]
        for cost in codec {
            lines.append(
                "\(cost.width)x\(cost.height)".padding(toLength: 12, withPad: " ", startingAt: 0)
                    + Self.column(cost.write, 10) + Self.column(cost.read, 10)
                    + Self.column(Double(cost.bytes) / 1000, 8))
        }
        lines += ["", Self.table(of: drawing)]
        return lines.joined(separator: "\n")
    }

    static func table(of drawing: [DrawingCost]) -> String {
        let rows = drawing.map {
            $0.name.padding(toLength: 40, withPad: " ", startingAt: 0) + column($0.draw, 8) + column($0.whole, 10)
        }
        let title = "drawing, CPU ms (aims: 0.6, 3, 25; then what"
        return
            ([
                title,
                "matplotlib_drawing.py says)".padding(toLength: 41, withPad: " ", startingAt: 0) + "changes     whole",
            ]
            + rows).joined(separator: "\n")
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

    private static func column(_ number: Double?, _ width: Int) -> String {
        let text = number.map { String(format: "%.2f", $0) } ?? "-"
        return String(repeating: " ", count: max(width - text.count, 0)) + text
    }
}
