import ArgumentParser
import Foundation

/// The names (`--count`, `-c`) of a set of options, as swift-argument-parser describes it.
struct OptionNames {
    private let names: Set<String>
    /// Whether there are arguments without a name, too.
    let hasPositions: Bool

    init(of arguments: any ParsableArguments.Type) {
        struct Description: Decodable {
            struct Command: Decodable { var arguments: [Argument]? }
            struct Argument: Decodable {
                var kind: String
                var names: [Name]?
            }
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var command: Command
        }
        let description = try? JSONDecoder().decode(Description.self, from: Data(arguments._dumpHelp().utf8))
        let arguments = description?.command.arguments ?? []
        hasPositions = arguments.contains { $0.kind == "positional" }
        names = Set(arguments.flatMap { $0.names ?? [] }.map { "\($0.kind) \($0.name)" })
            .subtracting(["long help", "short h"])
    }

    /// Whether no name is one of the command's, which `--version` is, too.
    var areFree: Bool {
        names.isDisjoint(with: OptionNames(of: RenderOptions.self).names.union(["long version"]))
    }
}
