import Dispatch
import Foundation
import PackagePlugin

/// `swift package render-animation [RUNNER[/ANIMATOR]] [options]`: builds the runner in release and starts it.
@main
struct RenderAnimation: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let parent = getppid()
        // SwiftPM's own flag reaches the plugin when it is written behind the verb.
        var arguments = arguments.filter { $0 != "--allow-writing-to-package-directory" }
        if arguments.prefix(while: { $0 != "--" }).contains("--version") { return print("Flipbook \(flipbookVersion)") }
        try passStandardInput(of: parent, to: &arguments)
        let runners = Runner.all(of: context.package)
        var name: String?
        if let first = arguments.first, !first.hasPrefix("-") { name = arguments.removeFirst() }
        guard let (runner, animator) = try choose(name, among: runners, arguments) else { return }

        let options = arguments.prefix { $0 != "--" }
        if options.contains("--watch"), !options.contains(where: { ["--help", "-h", "--help-hidden"].contains($0) }) {
            guard let studio = try build("flipbook-studio") else { return }
            return try Watch(
                context: context, packageManager: packageManager, product: runner.product, target: runner.target,
                animator: animator, arguments: arguments
            ).run(studio, parent: parent)
        }
        guard let executable = try build(runner.product) else { return }
        var environment = ["FLIPBOOK_LIFELINE": "0"]
        if arguments.prefix(while: { $0 != "--" }).contains("--preview") {
            guard let studio = try build("flipbook-studio") else { return }
            environment["FLIPBOOK_STUDIO"] = studio.path
        }
        let status = try run(
            executable, (animator.map { [$0] } ?? []) + arguments, adding: environment, parent: parent)
        if status != 0 { Diagnostics.error("\(runner.product) did not make its video.") }
    }

    /// Builds a program in release; nil where that fails, which is said.
    private func build(_ product: String) throws -> URL? {
        Diagnostics.progress("Building \(product) …")
        let build = try packageManager.build(
            .product(product), parameters: .init(configuration: .release, logging: .concise, echoLogs: true))
        guard build.succeeded else {
            Diagnostics.error("\(product) can't be built: the compiler says above why.")
            return nil
        }
        let executable = build.builtArtifacts.first {
            $0.kind == .executable && $0.url.lastPathComponent == product
        }
        if executable == nil { Diagnostics.error("The build of \(product) made no executable.") }
        return executable?.url
    }

    /// Has `--parameters -` read what `swift package` was given: a plugin's own standard input is SwiftPM's.
    private func passStandardInput(of parent: pid_t, to arguments: inout [String]) throws {
        for index in arguments.indices {
            let isNext = index > 0 && arguments[index - 1] == "--parameters" && arguments[index] == "-"
            guard isNext || arguments[index] == "--parameters=-" else { continue }
            #if os(Linux)
                arguments[index] = (isNext ? "" : "--parameters=") + "/proc/\(parent)/fd/0"
            #else
                throw Mistake(
                    "'swift package' doesn't pass standard input on: pipe into 'swift run -c release RUNNER --parameters -'."
                )
            #endif
        }
    }

    /// The runner that is meant, and which of its animators; nil where help was all that was wanted.
    private func choose(
        _ name: String?, among runners: [Runner], _ arguments: [String]
    ) throws -> (Runner, animator: String?)? {
        let list = runners.map { "  \($0.product)" }.joined(separator: "\n")
        guard let name else {
            if runners.count == 1 { return (runners[0], nil) }
            if arguments.contains("--help") || arguments.contains("-h") {
                print(
                    """
                    USAGE: swift package render-animation <runner>[/<animator>] [<options>] [-- <the animator's own>]

                    The runners of this package:
                    \(list)

                    See 'swift package render-animation <runner> --help' for the options.
                    """)
                return nil
            }
            throw Mistake(
                runners.isEmpty
                    ? "This package has no executable that depends on Flipbook: add an executable target with an "
                        + "`@main` class that conforms to Animator."
                    : "Say which of this package's runners to render, as in 'swift package render-animation "
                        + "\(runners[0].product)':\n\(list)")
        }
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        if let runner = runners.first(where: { $0.product == parts.first || $0.target == parts.first }) {
            return (runner, parts.count > 1 ? parts[1] : nil)
        }
        if runners.count == 1, parts.count == 1 {
            // The only runner may be left out, and its animator named.
            return (runners[0], name)
        }
        let unknown = parts.first ?? name
        let suggestion = suggestion(for: unknown, among: runners.flatMap { [$0.product, $0.target] })
        throw Mistake("There is no runner \(unknown) in this package.\(suggestion) Its runners are:\n\(list)")
    }

    /// Runs the program to its end and passes signals on.
    ///
    /// The program's standard input is a pipe that nothing is ever written to: its end, however this process ends,
    /// tells the program to end too.
    ///
    /// - Parameters:
    ///   - environment: variables for the program, besides those of this process.
    ///   - parent: the process that started this one. A killed `swift package` leaves its plugins alive: nothing but another
    ///     parent's number tells.
    private func run(
        _ executable: URL, _ arguments: [String], adding environment: [String: String], parent: pid_t
    ) throws -> Int32 {
        let lifeline = Pipe()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = lifeline
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }

        var signals: ForwardedSignals?
        try CommandStreams(of: parent).run(process) {
            try lifeline.fileHandleForReading.close()
            signals = ForwardedSignals(to: process, parent: parent)
        }
        signals?.end()
        try lifeline.fileHandleForWriting.close()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}

/// Passes signals on to a program, and tells it to end once the process that started this one has ended.
struct ForwardedSignals {
    private var sources: [any DispatchSourceProtocol] = []

    /// - Parameter process: runs.
    init(to process: Process, parent: pid_t) {
        let queue = DispatchQueue(label: "flipbook.signals")
        let child = process.processIdentifier
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { kill(child, number) }
            sources.append(source)
        }
        let watch = DispatchSource.makeTimerSource(queue: queue)
        watch.schedule(deadline: .now(), repeating: .milliseconds(250))
        watch.setEventHandler { if getppid() != parent { kill(child, SIGTERM) } }
        sources.append(watch)
        for source in sources { source.resume() }
    }

    func end() { for source in sources { source.cancel() } }
}

/// A program of the package that renders animations: an executable that links Flipbook.
private struct Runner {
    let product: String
    let target: String

    static func all(of package: Package) -> [Runner] {
        let declared = package.products(ofType: ExecutableProduct.self)
        return package.targets(ofType: SwiftSourceModuleTarget.self)
            .filter { $0.kind == .executable && linksFlipbook($0) }
            .map { target in
                Runner(
                    product: declared.first { $0.mainTarget.id == target.id }?.name ?? target.name, target: target.name)
            }
    }

    private static func linksFlipbook(_ target: any Target) -> Bool {
        target.recursiveTargetDependencies.contains { $0.name == "Flipbook" }
    }
}

/// Wrong use of the command, and what to write instead.
private struct Mistake: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
