import FlipbookRender
import FlipbookSystem
import Foundation
import Synchronization

/// Turns this program into a worker where it was started as one, and never returns then. Must be its first call.
///
/// A program that calls `makeVideo` needs this, as its workers are itself,
/// started again. Runners (`@main` on an ``Animator``) do it by themselves.
///
/// So that all workers, also on other machines, draw the same pixels, the program is started again once here where
/// environment variables would change how it draws or calculates: `SWIFT_DETERMINISTIC_HASHING` is set, so that
/// dictionaries and sets have one order; variables such as `FREETYPE_PROPERTIES` and `PIXMAN_DISABLE` are removed; glibc
/// calculates without FMA. `SWIFT_BACKTRACE` is set so that what is written about a crash is short; what you set there
/// yourself counts.
///
/// - Parameter animators: all animators that this program renders.
public func runWorkerIfAsked(for animators: any Animator.Type...) {
    WorkerEntry.enter(animators)
}

/// The way into a program that renders.
enum WorkerEntry {
    private static let known = Mutex<Set<ObjectIdentifier>>([])

    /// Whether a command plugin started this program.
    static let isUnderPlugin = getenv(Lifeline.variable) != nil

    static func enter(_ animators: [any Animator.Type]) {
        LoadedCode.noteStart()
        let animators = UnsafeShared(animators)
        Worker.runIfAsked { assignment in
            try makeRenderer(animator(for: assignment, among: animators.value), assignment)
        }
        // The plugin's terminal is not that of this process's group, and writing there must not stop it.
        if isUnderPlugin { signal(SIGTTOU, SIG_IGN) }
        restartInDrawingEnvironment()
        known.withLock { $0.formUnion(animators.value.map { ObjectIdentifier($0) }) }
    }

    /// Whether this program turns into a worker for this animator.
    static func knows(_ animator: any Animator.Type) -> Bool {
        known.withLock { $0.contains(ObjectIdentifier(animator)) }
    }

    /// The path of this program's executable, as it was when the program started.
    static let executablePath: String? = Bundle.main.executablePath

    /// What to start to have this very program once more.
    static func executableToStart() throws -> String {
        #if os(Linux)
            // Not the path: a build that replaces the file meanwhile must not become a worker of this render.
            return "/proc/self/exe"
        #else
            guard let executablePath else {
                throw FlipbookError("This program can't find its own executable: name a runner in the settings.")
            }
            return executablePath
        #endif
    }

    /// The animator of this identity. Another program than the supervisor's may have the animator in another module: then
    /// the name decides, where only one has it.
    private static func animator(
        for assignment: Assignment, among animators: [any Animator.Type]
    ) throws -> any Animator.Type {
        if let animator = animators.first(where: { $0.identity == assignment.source.animator }) { return animator }
        let named = animators.filter { $0.name == assignment.animator }
        guard let animator = named.first else {
            throw FlipbookError(
                "The runner \(CommandLine.arguments[0]) has no animator \(assignment.animator), only "
                    + animators.map { $0.name }.joined(separator: ", ") + ".")
        }
        guard named.count == 1 else {
            throw FlipbookError(
                "The runner \(CommandLine.arguments[0]) has several animators \(assignment.animator): "
                    + named.map { $0.identity }.joined(separator: ", ") + ". Rename all but one of them.")
        }
        return animator
    }

    static func makeRenderer<A: Animator>(_: A.Type, _ assignment: Assignment) throws -> any FrameRenderer {
        try AnimatorRenderer<A>(assignment)
    }

    /// Libraries, and Swift's runtime, read their settings when a program starts.
    private static func restartInDrawingEnvironment() {
        let environment = ProcessInfo.processInfo.environment
        let wanted = Worker.environment(from: environment)
        guard wanted != environment, let executablePath else { return }
        for name in environment.keys where wanted[name] == nil { unsetenv(name) }
        for (name, value) in wanted where environment[name] != value { setenv(name, value, 1) }
        execv(executablePath, CommandLine.unsafeArgv)
    }
}
