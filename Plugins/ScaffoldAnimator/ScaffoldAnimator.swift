import Foundation
import PackagePlugin

/// `swift package scaffold-animator NAME [--template T] [--for LIBRARY_TARGET] [--list]`: adds an executable target with an
/// animator to the package.
@main
struct ScaffoldAnimator: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        // SwiftPM's own flag reaches the plugin when it is written behind the verb.
        var arguments = ArgumentExtractor(arguments.filter { $0 != "--allow-writing-to-package-directory" })
        let wantsHelp = arguments.extractFlag(named: "help") > 0 || arguments.remainingArguments.contains("-h")
        let wantsVersion = arguments.extractFlag(named: "version") > 0
        let wantsList = arguments.extractFlag(named: "list") > 0
        let template = arguments.extractOption(named: "template")
        let library = arguments.extractOption(named: "for")
        let names = arguments.remainingArguments
        if wantsHelp { return print(Self.help) }
        if wantsVersion { return print("Flipbook \(flipbookVersion)") }

        let flipbook = try Flipbook(of: context.package)
        let templates = try Template.all(in: flipbook.folder)
        if wantsList { return print(Template.list(templates)) }

        if let unknown = names.first(where: { $0.hasPrefix("-") }) {
            throw Mistake("There is no option \(unknown).\n\n\(Self.help)")
        }
        guard let name = names.first else {
            throw Mistake("Name the animator, as in 'swift package scaffold-animator Lorenz'.\n\n\(Self.help)")
        }
        guard names.count == 1 else {
            throw Mistake("\(names.joined(separator: ", ")) are \(names.count) names: scaffold one at a time.")
        }
        guard template.count + library.count < 2 else {
            throw Mistake("Give one --template, or one --for: a runner for a library's animators has no template.")
        }
        try Name(name, in: context.package).check()

        var files: [String: String]
        if let library = library.first {
            files = ["\(name).swift": try runner(name, of: library, in: context.package)]
        } else {
            files = try Template.named(template.first ?? "line", among: templates).files(for: name)
        }
        try Scaffold(name, in: context.package, flipbook: flipbook).add(&files, linking: library.first)
        say(name, library: library.first)
    }

    /// A program that has nothing but the list of a library's animators.
    private func runner(_ name: String, of library: String, in package: Package) throws -> String {
        let animators = try LibraryAnimators(of: library, in: package).names()
        return """
            import Flipbook
            import \(library)

            /// Renders the animators of \(library): `swift package render-animation \(name)/\(animators[0])`.
            @main
            struct \(name): AnimatorCollection {
                static var animators: [any Animator.Type] { [\(animators.map { "\($0).self" }.joined(separator: ", "))] }
            }

            """
    }

    private func say(_ name: String, library: String?) {
        print(
            """
            Sources/\(name)/\(name).swift is written, and the target \(name) is in Package.swift.
            \(library.map { "It renders the animators of \($0); add to its list those that are still to come." }
                ?? "Change setup() and update() to what you want to see.") Try:

              swift package render-animation \(name) --still 10
              swift package render-animation \(name)
            """)
    }

    private static let help = """
        USAGE: swift package scaffold-animator <name> [--template <template>] [--for <library target>]
               swift package scaffold-animator --list | --version

        Adds an executable target with an animator to this package: Sources/<name>/ and its entry in Package.swift.

          --template <template>   what to begin with; default line
          --for <library target>  instead, a program that renders the animators of a library target of this package
          --list                  the templates
          --version               Flipbook's version
        """
}

/// Wrong use of the command, and what to write instead.
struct Mistake: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
