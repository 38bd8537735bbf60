import Foundation
import Synchronization

/// `swift build`, with the options that `swift package` was given, for a plugin that builds again and again.
///
/// It reads what was planned for the last build, and plans anew where files were added or removed; `packageManager.build` plans
/// each time, which takes a second in a package of 60 targets. `swift package` holds the lock of the build folder meanwhile.
final class SwiftBuild: Sendable {
    private let program: URL
    private let options: [String]
    private let folder: URL
    /// The process that builds.
    private let running = Mutex<pid_t?>(nil)

    /// - Parameter parent: the process of `swift package`.
    /// - Returns: nil where the system doesn't tell how that was started.
    init?(of parent: pid_t) {
        #if os(Linux)
            let files = FileManager.default
            guard let line = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(parent)/cmdline")),
                let package = try? files.destinationOfSymbolicLink(atPath: "/proc/\(parent)/exe"),
                let folder = try? files.destinationOfSymbolicLink(atPath: "/proc/\(parent)/cwd")
            else { return nil }
            let words = line.split(separator: 0, omittingEmptySubsequences: false).dropFirst()
                .map { String(decoding: $0, as: UTF8.self) }
            guard let verb = words.firstIndex(where: { ["plugin", "render-animation"].contains($0) }) else {
                return nil
            }
            program = URL(fileURLWithPath: package).deletingLastPathComponent().appendingPathComponent("swift-build")
            // What a plugin may do is no matter of `swift build`.
            options = words[..<verb].filter { !$0.hasPrefix("--allow-") }
            self.folder = URL(fileURLWithPath: folder)
        #else
            return nil
        #endif
    }

    /// Builds a product in release.
    ///
    /// - Returns: whether that succeeded, and what was said; nil where `swift build` can't be started with these options.
    func build(_ product: String) -> (succeeded: Bool, log: String)? {
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = options + ["--ignore-lock", "--configuration", "release", "--product", product]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        do {
            try running.withLock { running in
                try process.run()
                running = process.processIdentifier
            }
        } catch {
            return nil
        }
        try? output.fileHandleForWriting.close()
        let log = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        running.withLock { $0 = nil }
        guard process.terminationReason == .exit, process.terminationStatus != EX_USAGE else { return nil }
        return (process.terminationStatus == EXIT_SUCCESS, log)
    }

    /// Ends a build from another thread, and waits up to two seconds for its end.
    func stop() {
        running.withLock { running in
            guard let running else { return }
            kill(running, SIGINT)
            for _ in 0..<200 where kill(running, 0) == 0 { usleep(10_000) }
        }
    }
}
