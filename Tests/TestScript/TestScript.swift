import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that renders from code: a loop over data sets. Its arguments: a folder, the number of workers, and
/// `--without-entry` to leave the call out that turns it into a worker, `--both-at-once`, or `--large-options` with a number of
/// bytes. Or a path and `--picture`, for a
/// figure with a formula and a control character. Without arguments it ends at once, also as a worker, where `TESTSCRIPT_EXPLAINS` is set.
@main
struct TestScript {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if getenv("TESTSCRIPT_EXPLAINS") != nil, arguments.count == 1 { exit(0) }
        if arguments.contains("--picture") {
            let (figure, axes) = Figure.subplots()
            axes.title = "$\\alpha$"
            axes.xLabel = "$\\beta$\u{7}"
            return try figure.save(arguments[1])
        }
        if !arguments.contains("--without-entry") { runWorkerIfAsked(for: Ramp.self) }
        var settings = RenderSettings()
        settings.workers = Int(arguments[2]).map { $0 < 0 ? .allCores : .count($0) } ?? .allCores
        settings.cache = arguments[1] + "/cache"
        settings.encoder = .libx264
        settings.progress = .none
        if let index = arguments.firstIndex(of: "--large-options") {
            let note = String(repeating: "n", count: Int(arguments[index + 1]) ?? 0)
            let report = try await makeVideo(
                Ramp.self, options: .with { $0.note = note }, output: arguments[1] + "/ramp.mp4", settings: settings)
            return print("\(report.rendered) rendered")
        }
        if arguments.contains("--both-at-once") { return try await renderBoth(arguments[1], settings) }
        for slope in [0.5, 1.0] {
            let report = try await makeVideo(
                Ramp.self, options: .with { $0.slope = slope }, output: "\(arguments[1])/ramp-\(slope).mp4",
                settings: settings)
            print("slope \(slope): \(report.rendered) rendered, \(report.cached) cached")
        }
    }

    /// Two long renders at once.
    private static func renderBoth(_ folder: String, _ settings: RenderSettings) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for slope in [0.5, 1.0] {
                group.addTask {
                    let options = try Ramp.Options.with { options in
                        options.slope = slope
                        options.count = 200
                        options.milliseconds = 20
                    }
                    try await makeVideo(
                        Ramp.self, options: options, output: "\(folder)/ramp-\(slope).mp4", settings: settings)
                }
            }
            try await group.waitForAll()
        }
    }
}

/// A line whose slope is an option.
final class Ramp: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var slope = 1.0
        @Option var count = 8
        @Option var milliseconds: UInt32 = 0
        @Option var note = ""
    }
    let options: Options
    let line = Line()
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure {
        let (figure, axes) = Figure.subplots(width: 1.6, height: 1.2)
        axes.xLimits = 0...1
        axes.yLimits = 0...1
        axes.add(line)
        return figure
    }
    func update(frame: Int) {
        usleep(options.milliseconds * 1000)
        line.setData(x: [0, 1], y: [0, options.slope * Double(frame) / Double(options.count)])
    }
}
