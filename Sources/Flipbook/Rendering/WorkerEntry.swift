import FlipbookRender
import Foundation
import Synchronization

/// Turns this program into a worker where it was started as one, and never returns then. Must be its first call.
///
/// A program that calls ``makeVideo(_:options:output:frames:settings:)`` needs this, as its workers are itself,
/// started again. Runners (`@main` on an ``Animator``) do it by themselves.
///
/// Swift seeds its hashing anew in each process; so that dictionaries and sets have one order in all workers, a program
/// that was started without `SWIFT_DETERMINISTIC_HASHING` is started again once here, with it, and with a `SWIFT_BACKTRACE`
/// that keeps what is written about a crash short. What you set there yourself counts.
///
/// - Parameter animators: all animators that this program renders.
public func runWorkerIfAsked(for animators: any Animator.Type...) {
    WorkerEntry.enter(animators)
}

/// The way into a program that renders.
enum WorkerEntry {
    private static let hashingVariable = "SWIFT_DETERMINISTIC_HASHING"
    /// The descriptor whose end tells that the command plugin has gone.
    static let lifelineVariable = "FLIPBOOK_LIFELINE"
    private static let known = Mutex<Set<ObjectIdentifier>>([])

    /// Whether a command plugin started this program.
    static let isUnderPlugin = getenv(lifelineVariable) != nil

    static func enter(_ animators: [any Animator.Type]) {
        let animators = UnsafeShared(animators)
        Worker.runIfAsked { assignment in
            try makeRenderer(animator(named: assignment.animator, among: animators.value), assignment)
        }
        // The plugin's terminal is not that of this process's group, and writing there must not stop it.
        if isUnderPlugin { signal(SIGTTOU, SIG_IGN) }
        restartWithRuntimeSettings()
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

    private static func animator(
        named name: String, among animators: [any Animator.Type]
    ) throws -> any Animator.Type {
        for animator in animators where animator.name == name { return animator }
        throw FlipbookError(
            "The runner \(CommandLine.arguments[0]) has no animator \(name), only "
                + animators.map { $0.name }.joined(separator: ", ") + ".")
    }

    static func makeRenderer<A: Animator>(_: A.Type, _ assignment: Assignment) throws -> any FrameRenderer {
        try AnimatorRenderer<A>(assignment)
    }

    /// Swift's runtime reads its settings when a program starts.
    private static func restartWithRuntimeSettings() {
        let backtrace = getenv(Backtrace.variable).map { String(cString: $0) }
        let settings = Backtrace.settings(adding: backtrace)
        guard getenv(hashingVariable) == nil || backtrace != settings else { return }
        setenv(hashingVariable, "1", 0)
        setenv(Backtrace.variable, settings, 1)
        guard let executablePath else { return }
        execv(executablePath, CommandLine.unsafeArgv)
    }
}
