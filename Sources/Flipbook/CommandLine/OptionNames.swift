import ArgumentParser

/// The names (`--count`, `-c`) of a set of options, as its help lists them.
struct OptionNames {
    private let names: Set<Substring>
    /// Whether there are arguments without a name, too.
    let hasPositions: Bool

    init(of arguments: any ParsableArguments.Type) {
        // So wide that each has a line of its own, with its names at the start and two spaces behind them.
        let lines = arguments.helpMessage(includeHidden: true, columns: 1000).split(separator: "\n")
        let labels = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map { line in
            let label = line.dropFirst(2)
            return label[..<(label.firstRange(of: "  ")?.lowerBound ?? label.endIndex)]
        }
        hasPositions = labels.contains { $0.hasPrefix("<") || $0.hasPrefix("[<") }
        names = Set(
            labels.filter { $0.hasPrefix("-") }
                .flatMap { $0.split { " ,/".contains($0) }.filter { $0.hasPrefix("-") } }
        ).subtracting(["-h", "--help"])
    }

    /// Whether no name is one of the command's, which `--version` is, too.
    var areFree: Bool { names.isDisjoint(with: OptionNames(of: RenderOptions<NoOptions>.self).names) }
}
