import Foundation
import PackagePlugin
import Synchronization

/// `--watch`: builds whenever `flipbook-studio` asks for it, which notices changes, starts what was built, and shows it.
struct Watch {
    let context: PluginContext
    let packageManager: PackageManager
    let product: String
    let target: String
    let animator: String?
    let arguments: [String]

    /// The number of the protocol, which is that of `StudioMessage`.
    private static let version = 3

    /// Serves to the end of the studio.
    ///
    /// - Parameters:
    ///   - studio: the program.
    ///   - parent: the process that started this one.
    func run(_ studio: URL, parent: pid_t) throws {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = studio
        process.standardInput = input
        process.standardOutput = output
        let errors = CommandStreams(of: parent).connectErrors(of: process)
        // Where it ends during a build, as after ^C, nobody waits for the build.
        let isBuilding = Flag()
        let swiftBuild = SwiftBuild(of: parent)
        process.terminationHandler = { _ in
            guard isBuilding.value else { return }
            swiftBuild?.stop()
            exit(EXIT_SUCCESS)
        }
        try process.run()
        let signals = ForwardedSignals(to: process, parent: parent)
        defer { signals.end() }
        signal(SIGPIPE, SIG_IGN)
        try input.fileHandleForReading.close()
        try output.fileHandleForWriting.close()
        var passed = errors.map { PassedLines($0) }

        try tell(
            [
                "event": "watch", "version": Self.version, "product": product, "animator": animator ?? NSNull(),
                "arguments": arguments, "sources": sources,
            ], input)
        var hasOutput = true
        while hasOutput || passed != nil {
            var entries = [
                pollfd(fd: passed?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
                pollfd(
                    fd: hasOutput ? output.fileHandleForReading.fileDescriptor : -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&entries, 2, -1) >= 0 || errno == EINTR else { break }
            // What it has said before it asked comes first.
            if entries[0].revents != 0 {
                if passed?.passSome() == false { passed = nil }
            } else if entries[1].revents != 0 {
                // It asks for one build at a time.
                hasOutput = !output.fileHandleForReading.availableData.isEmpty
                guard hasOutput else { continue }
                isBuilding.value = true
                let answer = build(with: swiftBuild, in: studio.deletingLastPathComponent())
                isBuilding.value = false
                try? tell(answer, input)
            }
        }
        process.waitUntilExit()
    }

    /// Builds the runner, and says what came of it.
    ///
    /// - Parameter folder: holds the programs of the package.
    private func build(with swiftBuild: SwiftBuild?, in folder: URL) -> [String: Any] {
        if let build = swiftBuild?.build(product) {
            guard build.succeeded else { return ["event": "buildFailed", "log": build.log] }
            let executable = folder.appendingPathComponent(product)
            if FileManager.default.isExecutableFile(atPath: executable.path) { return built(executable) }
        }
        do {
            let build = try packageManager.build(
                .product(product), parameters: .init(configuration: .release, logging: .concise, echoLogs: false))
            let executable = build.builtArtifacts.first {
                $0.kind == .executable && $0.url.lastPathComponent == product
            }
            guard build.succeeded, let executable else { return ["event": "buildFailed", "log": build.logText] }
            return built(executable.url)
        } catch {
            return ["event": "buildFailed", "log": "error: \(error)"]
        }
    }

    private func built(_ executable: URL) -> [String: Any] { ["event": "built", "executable": executable.path] }

    /// Whether something is so, for several threads.
    private final class Flag: Sendable {
        private let state = Mutex(false)
        var value: Bool {
            get { state.withLock { $0 } }
            set { state.withLock { $0 = newValue } }
        }
    }

    private func tell(_ message: [String: Any], _ input: Pipe) throws {
        let line = try JSONSerialization.data(withJSONObject: message) + Data("\n".utf8)
        try input.fileHandleForWriting.write(contentsOf: line)
    }

    /// The folders of all targets that the runner is made of, and the manifests of their packages: of this package, and of those
    /// that it takes from a path. What was fetched doesn't change.
    private var sources: [String] {
        guard let target = try? context.package.targets(named: [self.target]).first else { return [] }
        let folders = ([target] + target.recursiveTargetDependencies).map(\.directoryURL.path)
        let packages = [context.package] + context.package.dependencies.map(\.package)
        let manifests = packages.map { $0.directoryURL.appendingPathComponent("Package.swift").path }
        return Set(folders + manifests).filter { !$0.contains("/checkouts/") }.sorted()
    }
}
