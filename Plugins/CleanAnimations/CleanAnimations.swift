import Foundation
import PackagePlugin

/// `swift package clean-animations [ANIMATION …] [options]`: removes cached frames of the package.
@main
struct CleanAnimations: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        // SwiftPM's own flag reaches the plugin when it is written behind the verb.
        let arguments = arguments.filter { $0 != "--allow-writing-to-package-directory" }
        let process = Process()
        process.executableURL = try context.tool(named: "FlipbookClean").url
        process.currentDirectoryURL = context.package.directoryURL
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { Diagnostics.error("Nothing more was removed.") }
    }
}
