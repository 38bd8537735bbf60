import FlipbookRender

/// The arguments that `render-animation --watch` was given, and those of the programs that it starts.
struct WatchArguments: Hashable, Sendable {
    /// The port that was asked for.
    private(set) var port: UInt16?
    /// Whether a file is made after each build, in place of a page.
    private(set) var writesFile = false
    /// What is wrong with the options of watching itself; nil for nothing.
    private(set) var problem: String?
    /// What was given before `--` besides the watching itself, and what behind it.
    private var own: [String] = [], behind: [String] = []

    init(_ arguments: [String]) {
        let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        behind = parts.count > 1 ? parts[1] : []
        var rest = parts.first ?? []
        while !rest.isEmpty {
            let argument = rest.removeFirst()
            switch argument {
            case "--watch": break
            case "--port": takePort(rest.isEmpty ? "" : rest.removeFirst())
            case _ where argument.hasPrefix("--port="): takePort(String(argument.dropFirst(7)))
            default:
                let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
                if ["--still", "--output", "-o", "--frames-only"].contains(name) { writesFile = true }
                own.append(argument)
            }
        }
        if writesFile, port != nil {
            problem =
                "--port is where --watch shows its page, and with --still, --output or --frames-only there is none."
        }
    }

    private mutating func takePort(_ text: String) {
        port = UInt16(text)
        if port == nil { problem = "--port must be a number from 0 to 65535, not '\(text)'." }
    }

    /// The arguments of the program, with values of its animator's own options that differ from what was given.
    ///
    /// - Parameters:
    ///   - animator: the one that is meant; nil where the program has one.
    ///   - own: what the renderer is asked for besides, such as `--watch`.
    ///   - options: the animator's options.
    ///   - areSeparate: whether they must stand after `--`.
    ///   - others: the options of another animator, for which the arguments were given: they are left out, with all that stands
    ///     behind `--`; nil where they were given for this one.
    func command(
        animator: String?, adding more: [String] = [], changes: [String: String] = [:], of options: [StudioOption] = [],
        areSeparate: Bool = false, without others: [StudioOption]? = nil
    ) -> [String] {
        var first = (others ?? []).reduce(own) { Self.remove($1, from: $0) }
        var second = others == nil ? behind : []
        var added: [String] = []
        for option in options {
            guard let value = changes[option.name] else { continue }
            second = Self.remove(option, from: second)
            if !areSeparate { first = Self.remove(option, from: first) }
            switch option.kind {
            case .flag where value == "true": added.append(option.name)
            case .flag: added += option.offName.map { [$0] } ?? []
            case .integer, .number, .choice, .text:
                added += value.hasPrefix("-") ? ["\(option.name)=\(value)"] : [option.name, value]
            }
        }
        if areSeparate { second += added } else { first += added }
        return (animator.map { [$0] } ?? []) + more + first + (second.isEmpty ? [] : ["--"] + second)
    }

    /// Arguments without those that give this option a value.
    private static func remove(_ option: StudioOption, from arguments: [String]) -> [String] {
        var left: [String] = []
        var rest = arguments
        while !rest.isEmpty {
            let argument = rest.removeFirst()
            if argument == option.name || argument == option.offName {
                if option.kind != .flag, !rest.isEmpty { rest.removeFirst() }
            } else if !argument.hasPrefix(option.name + "=") {
                left.append(argument)
            }
        }
        return left
    }

    /// Words as a shell takes them for what they are.
    static func quoted(_ words: [String]) -> String {
        words.map { word in
            let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./:,+@%".contains($0) }
            return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
        }
        .joined(separator: " ")
    }
}
