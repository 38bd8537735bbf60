import Foundation
import PackagePlugin

/// `swift package clean-animations [ANIMATION …] [options]`: removes cached frames of the package.
@main
struct CleanAnimations: CommandPlugin {
    /// The program that does it.
    private static let product = "flipbook-clean"

    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let parent = getppid()
        let executable = try build(in: context)
        let process = Process()
        process.executableURL = executable
        process.currentDirectoryURL = context.package.directoryURL
        // SwiftPM's own flag reaches the plugin when it is written behind the verb.
        process.arguments = arguments.filter { $0 != "--allow-writing-to-package-directory" }
        try CommandStreams(of: parent).run(process)
        if process.terminationStatus != 0 { Diagnostics.error("Nothing more was removed.") }
    }

    /// Builds the program in release, of what a runner is built of, too: it takes seconds where there is one. The progress is
    /// shown the first time only.
    private func build(in context: PluginContext) throws -> URL {
        let scratch = (0..<3).reduce(context.pluginWorkDirectoryURL) { folder, _ in folder.deletingLastPathComponent() }
        let isFirst = !FileManager.default.fileExists(atPath: scratch.appending(path: "release/\(Self.product)").path)
        if isFirst { Diagnostics.progress("Building \(Self.product), once …") }
        let build = try packageManager.build(
            .product(Self.product),
            parameters: .init(configuration: .release, logging: .concise, echoLogs: isFirst))
        guard build.succeeded, let artifact = build.builtArtifacts.first(where: { $0.kind == .executable }) else {
            throw Mistake("\(Self.product) can't be built:\n\(build.logText)")
        }
        return artifact.url
    }
}

/// Why nothing is cleaned.
private struct Mistake: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
