import ArgumentParser

extension RenderJob {
    /// Does what the arguments of a runner ask for, without the animator's name, and gives the exit code.
    ///
    /// The animator's own options stand among the renderer's or after `--`. A name that both have is the renderer's
    /// before `--` and the animator's behind it.
    static func run(_ animator: A.Type, _ arguments: [String], among animators: [String]) throws -> Int32
    where Own == OptionsAmongOthers<A> {
        let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        if OptionNames(of: A.Options.self).areFree {
            let render = try RenderOptions<Own>.parsed(parts.flatMap { $0 })
            return RenderJob(render: render, own: render.own.options, animator: animator).run(among: animators)
        }
        let render = try RenderOptions<OptionsBehindOthers<A>>.parsed(parts[0])
        let own = try A.Options.parse(parts.count > 1 ? parts[1] : [])
        return RenderJob<A, _>(render: render, own: own, animator: animator).run(among: animators)
    }
}

extension RenderOptions {
    fileprivate static func parsed(_ arguments: [String]) throws -> Self {
        do {
            guard let command = try parseAsRoot(arguments) as? Self else { throw CleanExit.helpRequest(Self.self) }
            return command
        } catch {
            exit(withError: error)
        }
    }
}

/// How an animator's own options stand beside the renderer's.
protocol OwnOptions: ParsableArguments {
    static var configuration: CommandConfiguration { get }
}

/// Among them: no name is the renderer's.
struct OptionsAmongOthers<A: Animator>: OwnOptions {
    static var configuration: CommandConfiguration { .ofAnimator(A.name) }

    @OptionGroup(title: "\(A.name)'s own options") var options: A.Options
}

/// Behind them, after `--`: they have a name in common.
struct OptionsBehindOthers<A: Animator>: OwnOptions {
    static var configuration: CommandConfiguration {
        .ofAnimator(
            A.name,
            discussion: "\(A.name)'s own options stand after `--`:\n\n" + A.Options.helpMessage())
    }
}

/// None: the renderer's options alone.
extension NoOptions: OwnOptions {
    static var configuration: CommandConfiguration { .ofAnimator("") }
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
