import ArgumentParser

/// What the command line asked for, whatever way it was written.
struct RenderArguments<A: Animator> {
    var render: RenderOptions
    var own: A.Options

    /// Reads the arguments of a runner, without the animator's name.
    ///
    /// The animator's own options stand among the renderer's or after `--`. A name that both have is the renderer's
    /// before `--` and the animator's behind it.
    init(parsing arguments: [String]) throws {
        let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        if OptionNames(of: A.Options.self).areFree {
            let command = try Self.parse(MixedCommand<A>.self, parts.flatMap { $0 })
            render = command.render
            own = command.own
        } else {
            render = try Self.parse(SeparateCommand<A>.self, parts[0]).render
            own = try A.Options.parse(parts.count > 1 ? parts[1] : [])
        }
    }

    private static func parse<Command: ParsableCommand>(_: Command.Type, _ arguments: [String]) throws -> Command {
        do {
            guard let command = try Command.parseAsRoot(arguments) as? Command else {
                throw CleanExit.helpRequest(Command.self)
            }
            return command
        } catch {
            Command.exit(withError: error)
        }
    }
}

/// The command of an animator whose options and the renderer's have different names.
private struct MixedCommand<A: Animator>: ParsableCommand {
    static var configuration: CommandConfiguration { .ofAnimator(A.name) }

    @OptionGroup var render: RenderOptions
    @OptionGroup(title: "\(A.name)'s own options") var own: A.Options
}

/// The command of an animator that has a name in common with the renderer.
private struct SeparateCommand<A: Animator>: ParsableCommand {
    static var configuration: CommandConfiguration {
        .ofAnimator(
            A.name,
            discussion: "\(A.name)'s own options stand after `--`:\n\n" + A.Options.helpMessage())
    }

    @OptionGroup var render: RenderOptions
}

extension CommandConfiguration {
    fileprivate static func ofAnimator(_ name: String, discussion: String = "") -> CommandConfiguration {
        let isNamed = CommandLine.arguments.dropFirst().first == name
        return CommandConfiguration(
            commandName: isNamed ? "\(Runner.program) \(name)" : Runner.program,
            abstract: "Renders the animation \(name) to a video.",
            discussion: discussion, version: Runner.version)
    }
}
