import ArgumentParser
import FlipbookSystem
import Foundation

extension Animator {
    /// The program that renders this animator: supervisor, or, started again by one, worker.
    ///
    /// `swift run -c release CosineWave --help` shows what it takes.
    public static func main() { Runner.run([Self.self]) }
}

extension AnimatorCollection {
    /// The program that renders the animator whose name is its first argument: supervisor, or, started again by one,
    /// worker.
    public static func main() { Runner.run(animators) }
}

/// A program that renders its animators.
enum Runner {
    static func run(_ animators: [any Animator.Type]) {
        WorkerEntry.enter(animators)
        let arguments = Array(CommandLine.arguments.dropFirst())
        refuseEqualNames(animators)
        if let first = arguments.first, let animator = animators.first(where: { $0.name == first }) {
            run(animator, Array(arguments.dropFirst()), among: animators)
        } else if let first = animators.first, Viewing.isAsked, arguments.first?.hasPrefix("-") ?? true {
            // A page shows one, and offers the others.
            run(first, arguments, among: animators)
        } else if animators.count == 1, arguments.first?.hasPrefix("-") ?? true || takesPositions(animators[0]) {
            run(animators[0], arguments, among: animators)
        } else {
            explain(animators, arguments)
        }
    }

    /// The name of this program's executable.
    static var program: String { URL(fileURLWithPath: CommandLine.arguments[0]).lastPathComponent }

    /// What `--version` prints.
    static let version = "Flipbook \(flipbookVersion)"

    /// Whether the first argument may be one of the animator's own.
    private static func takesPositions<A: Animator>(_: A.Type) -> Bool { OptionNames(of: A.Options.self).hasPositions }

    /// Ends the program where an animator can't be named, because another one has the same name.
    private static func refuseEqualNames(_ animators: [any Animator.Type]) {
        for (index, animator) in animators.enumerated() {
            guard let other = animators[..<index].first(where: { $0.name == animator.name }) else { continue }
            CurrentProcess.writeError(
                other.identity == animator.identity
                    ? "Error: \(animator.identity) is listed twice. Remove one of them from `animators`.\n"
                    : "Error: \(other.identity) and \(animator.identity) are both called \(animator.name), so that no command "
                        + "can name one of them. Rename one.\n")
            exit(EX_USAGE)
        }
    }

    private static func run<A: Animator>(
        _ animator: A.Type, _ arguments: [String], among animators: [any Animator.Type]
    ) {
        do {
            let code = try RenderJob.run(animator, arguments, among: animators.map { $0.name })
            // Frames that are pulled from a program, as a video's, may have been left where they were.
            ChildProcess.signalGroups(SIGKILL)
            exit(code)
        } catch {
            A.Options.exit(withError: error)
        }
    }

    /// Says which animators there are.
    private static func explain(_ animators: [any Animator.Type], _ arguments: [String]) {
        let runner = program
        let names = animators.map { "  " + $0.name }.joined(separator: "\n")
        let text = "Name one of the animators of \(runner) first:\n\(names)\n"
        if arguments.contains("--help") || arguments.contains("-h") {
            print(
                "USAGE: \(runner) <animator> [<options>]\n\n\(text)\nSee '\(runner) <animator> --help' for its options."
            )
            exit(0)
        }
        if arguments.contains("--version") {
            print(version)
            exit(0)
        }
        var problem = ""
        if let name = arguments.first, !name.hasPrefix("-") {
            problem = "\(runner) has no animator \(name).\(suggestion(for: name, among: animators.map { $0.name })) "
        }
        CurrentProcess.writeError("Error: \(animators.isEmpty ? "\(runner) lists no animators.\n" : problem + text)")
        exit(EX_USAGE)
    }
}
