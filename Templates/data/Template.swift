import Flipbook
import Foundation

/// Data of your own: the columns of a CSV file, --data FILE, in a window that slides over them.
@main
final class Template: Animator {
    struct Options: AnimatorOptions {
        @Option(
            help: "A CSV file: a line of names, or none, then the numbers; the first column is the time.",
            completion: .file())
        var data: String?
        @Option(help: "How much of the time is seen at once, in the data's own unit.") var window = 5.0
    }

    let options: Options
    let table: CSVTable
    let times: [Double]
    let lines: [Line]
    let clock = PlacedText("", at: (0.02, 0.96), in: .axes)
    let (figure, axes) = Figure.subplots(width: 8, height: 4.5)

    init(options: Options) throws {
        self.options = options
        table = try options.data.map { try CSVTable(contentsOf: $0) } ?? Self.example
        guard table.names.count > 1, table.rowCount > 1 else {
            throw ValidationError(
                "The data have \(table.rowCount) rows of \(table.names): give a time and a value, twice.")
        }
        times = try table.column(0)
        lines = table.names.dropFirst().map { name in
            let line = Line()
            line.label = name
            return line
        }
    }

    /// The frames depend on what is in the file, so that they are drawn again when it changes.
    var inputFiles: [String] { options.data.map { [$0] } ?? [] }

    /// The moment at the right side of the window, for each frame.
    var frames: Frames<Double> {
        let (start, end) = (times[0], times[times.count - 1])
        return Frames(linspace(min(start + options.window, end), end, count: 120))
    }

    func setup() throws -> Figure {
        for (index, line) in lines.enumerated() {
            line.setData(x: times, y: try table.column(index + 1))
            axes.add(line)
        }
        axes.xLabel = table.names[0]
        axes.title = options.data ?? "An example"
        axes.gridLines = GridLines(alpha: 0.3)
        let legend = axes.addLegend(at: .upperRight)
        legend.style.columns = min(lines.count, 3)
        // The height stays as it is while the window moves, with room for the clock and the legend over the lines.
        let range = axes.yLimits
        let room = 0.1 * Double((lines.count + 2) / 3) * (range.upperBound - range.lowerBound)
        axes.yLimits = range.lowerBound...range.upperBound + room
        clock.verticalAlignment = .top
        axes.add(clock)
        return figure
    }

    func update(frame: Int, parameters now: Double) throws {
        axes.xLimits = now - options.window...now
        clock.string = String(format: "%@: %.2f", table.names[0], now)
    }

    /// What is shown where no file is given: two coupled pendulums.
    static var example: CSVTable {
        get throws {
            let times = linspace(0, 30, count: 1500)
            return try CSVTable(
                names: ["time (s)", "left (rad)", "right (rad)"],
                columns: [
                    times, times.map { 0.3 * cos(0.2 * $0) * cos(4 * $0) },
                    times.map { 0.3 * sin(0.2 * $0) * sin(4 * $0) },
                ])
        }
    }
}
