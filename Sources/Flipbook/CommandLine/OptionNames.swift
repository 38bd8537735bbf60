import ArgumentParser
import Foundation

/// The names (`--count`, `-c`) of a set of options, as swift-argument-parser describes it.
struct OptionNames {
    private let names: Set<String>

    init(of arguments: any ParsableArguments.Type) {
        struct Description: Decodable {
            struct Command: Decodable { var arguments: [Argument]? }
            struct Argument: Decodable { var names: [Name]? }
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var command: Command
        }
        let description = try? JSONDecoder().decode(Description.self, from: Data(arguments._dumpHelp().utf8))
        let all = description?.command.arguments?.flatMap { $0.names ?? [] } ?? []
        names = Set(all.map { "\($0.kind) \($0.name)" }).subtracting(["long help", "short h"])
    }

    func isDisjoint(with other: OptionNames) -> Bool { names.isDisjoint(with: other.names) }
}
