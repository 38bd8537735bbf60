import Flipbook
import Foundation

/// Draws a grey page, whose grey is all that tells an animator from the others.
class Grey: FrameAnimator {
    let frameCount = 3
    var level: Double { 0 }
    let figure = Figure(width: 0.4, height: 0.3)

    required init() {}

    func setup() -> Figure { figure }
    func update(frame: Int) {
        figure.color = Color(red: level, green: level, blue: level + 0.05 * Double(frame))
    }
}

enum First {
    final class Wave: Grey { override var level: Double { 0.1 } }
}

enum Second {
    final class Wave: Grey { override var level: Double { 0.3 } }
}

private final class Wave: Grey { override var level: Double { 0.5 } }

/// Has its grey from a resource.
final class Shaded: Grey {
    override var level: Double {
        Bundle.module.url(forResource: "shade", withExtension: "txt").flatMap {
            try? String(contentsOf: $0, encoding: .utf8)
        }
        .flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 1
    }
}

/// Animators of one name. Renders all of them from code into one cache, or, where `TWINS` says so, is a runner of two of
/// them.
@main
struct TestTwins: AnimatorCollection {
    static var animators: [any Animator.Type] { [First.Wave.self, Second.Wave.self] }

    static func main() throws {
        if let name = ProcessInfo.processInfo.environment["TWINS"] {
            return name == "shaded" ? Shaded.main() : name == "same" ? Listed.main() : Runner.main()
        }
        runWorkerIfAsked(for: First.Wave.self, Second.Wave.self, Wave.self, otherWave)
        var settings = RenderSettings()
        settings.cache = CommandLine.arguments[1]
        settings.workers = .count(Int(CommandLine.arguments[2]) ?? 2)
        settings.encoder = .libx264
        settings.progress = .none
        try render(First.Wave.self, settings)
        try render(Second.Wave.self, settings)
        try render(Wave.self, settings)
        try renderOther(settings)
    }

    private struct Runner: AnimatorCollection {
        static var animators: [any Animator.Type] { TestTwins.animators }
    }

    private struct Listed: AnimatorCollection {
        static var animators: [any Animator.Type] { [First.Wave.self, First.Wave.self] }
    }
}

func render<A: Animator>(_ animator: A.Type, _ settings: RenderSettings) throws {
    let report = try makeVideo(animator, output: CommandLine.arguments[1] + "/wave.mp4", settings: settings)
    print("\(report.rendered) rendered, \(report.cached) cached")
}
