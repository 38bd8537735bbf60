import FlipbookSystem
import FlipbookVideo

/// Draws a live bar of one line at the terminal: frames rendered and encoded, the rate and the time left.
///
/// It writes to the controlling terminal, so that standard output may be a file. Notes, and what the animator's own code
/// prints, go between two drawings of the bar, in whole lines.
package final class BarReporter: ProgressReporter {
    private static let interval = Duration.milliseconds(100)

    private let terminal: Int32
    /// A terminal that is stopped (^S) takes nothing.
    private let screen: QueuedOutput
    private let outputs = StandardOutputs()
    private let foreground: pid_t
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?
    private var isShown = false
    /// What the animator's own code has printed of lines that have no end yet, to standard output and to standard error.
    private var unfinished: (output: [UInt8], errors: [UInt8]) = ([], [])
    private var animator = ""
    private var bar = ProgressBar()

    /// - Returns: nil where there is no terminal.
    package init?() {
        terminal = open("/dev/tty", O_WRONLY | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        screen = QueuedOutput(terminal)
        foreground = tcgetpgrp(terminal)
        // Writing from the background would stop the process, were this not ignored.
        signal(SIGTTOU, SIG_IGN)
    }

    deinit {
        end()
        close(terminal)
    }

    package func report(_ event: RenderEvent) {
        switch event {
        case .started(let animator, let frames, let cached, _, _):
            say(event)
            self.animator = animator
            bar.total = frames
            bar.cached = cached
            bar.rendered = cached
            draw(now: true)
        case .frame(_, let done, let total):
            bar.rendered = done
            bar.total = total
            draw(now: done == total)
        case .encoded(let count, let total):
            bar.encoded = count
            bar.total = total ?? bar.total
            draw(now: count == total)
        case .segments(let counts):
            bar.segments = counts
            draw(now: false)
        case .finished, .failed:
            end()
        case .output(let bytes, let isError):
            let lines = isError ? wholeLines(bytes, &unfinished.errors) : wholeLines(bytes, &unfinished.output)
            if !lines.isEmpty { say(.output(lines, isError: isError)) }
        default:
            if event.inWords != nil { say(event) }
        }
    }

    private func say(_ event: RenderEvent) {
        let wasShown = isShown
        clear()
        if let text = event.inWords { outputs.say(text) } else { outputs.pass(event) }
        if wasShown { draw(now: true) }
    }

    /// The lines that end in these bytes; what follows the last of them is kept, as a bar would be drawn over it.
    private func wholeLines(_ bytes: [UInt8], _ rest: inout [UInt8]) -> [UInt8] {
        rest += bytes
        let end = rest.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? (rest.count > 4096 ? rest.count : 0)
        defer { rest.removeFirst(end) }
        return Array(rest[..<end])
    }

    /// Takes the bar away for good, and writes what was kept.
    private func end() {
        clear()
        for (bytes, isError) in [(unfinished.output, false), (unfinished.errors, true)] where !bytes.isEmpty {
            // What comes next at the terminal begins a line.
            let isTerminal = isatty(isError ? STDERR_FILENO : STDOUT_FILENO) == 1
            outputs.pass(.output(bytes + (isTerminal ? [UInt8(ascii: "\n")] : []), isError: isError))
        }
        unfinished = ([], [])
    }

    private func draw(now: Bool) {
        if !now, let lastDrawn, lastDrawn.duration(to: .now) < Self.interval { return }
        guard isInForeground else { return }
        lastDrawn = .now
        isShown = true
        var size = winsize()
        let columns = ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        let line = bar.line(name: animator, columns: columns - 1, seconds: start.duration(to: .now).inSeconds)
        screen.write(Array(("\r\u{1B}[2K" + line).utf8), isReplaceable: true)
    }

    private func clear() {
        guard isShown else { return }
        isShown = false
        if isInForeground { screen.write("\r\u{1B}[2K") }
    }

    /// Whether the terminal is still ours: a job that was put into the background draws nothing.
    private var isInForeground: Bool { tcgetpgrp(terminal) == foreground }

    package var hasRoom: Bool { outputs.hasRoom && screen.hasRoom }
}

/// The numbers of a progress bar, and how they look in one line.
struct ProgressBar {
    /// How many frames there are; nil while nobody knows.
    var total: Int?
    /// Frames that were there at the start.
    var cached = 0
    /// Frames that are in the store.
    var rendered = 0
    /// Frames that are in the video.
    var encoded = 0
    /// The segments of the video.
    var segments = SegmentCounts()

    /// The progress in one line.
    ///
    /// - Parameters:
    ///   - columns: the longest that the line may be.
    ///   - seconds: the time since the start.
    func line(name: String, columns: Int, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(rendered - cached) / seconds : 0
        var text = ""
        if let total {
            text = " \(rendered)/\(total) rendered, \(encoded) encoded\(segments.inWords)"
            if rate > 0 {
                text += ", \(Self.short(rate)) frames/s"
                if rendered < total { text += ", \(Self.time(Double(total - rendered) / rate)) left" }
            }
        } else {
            text = " \(rendered) rendered, \(encoded) encoded"
            if rate > 0 { text += ", \(Self.short(rate)) frames/s" }
        }
        guard let total, total > 0 else { return String((name + ":" + text).prefix(columns)) }
        let percent = Self.padded("\(100 * rendered / total) %", to: 5)
        let room = columns - name.count - percent.count - text.count - 4
        guard room >= 8 else { return String((name + " " + percent + text).prefix(columns)) }
        return name + " " + percent + " " + blocks(width: min(room, 40), total: total) + text
    }

    /// Full blocks for what is encoded, light ones for what is rendered.
    private func blocks(width: Int, total: Int) -> String {
        let inVideo = width * min(encoded, total) / total
        let inStore = max(width * min(rendered, total) / total, inVideo)
        return "▕" + String(repeating: "█", count: inVideo) + String(repeating: "▒", count: inStore - inVideo)
            + String(repeating: " ", count: width - inStore) + "▏"
    }

    private static func padded(_ text: String, to count: Int) -> String {
        String(repeating: " ", count: max(0, count - text.count)) + text
    }

    static func short(_ rate: Double) -> String {
        rate >= 10 ? "\(Int(rate.rounded()))" : "\((rate * 10).rounded() / 10)"
    }

    /// For instance `8 s`, `3:05`, `2:03:05`.
    static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 360_000 else { return "days" }
        let seconds = Int(seconds.rounded(.up))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60):\(two(seconds % 60))" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
