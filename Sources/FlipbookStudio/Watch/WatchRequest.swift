import FlipbookCoding
import FlipbookRender

/// What the plugin has watched: a runner, how it is called, and where its sources are.
///
/// It is the first line of standard input. Then each ``BuildAnswer`` answers a `{"event": "build"}` on standard output.
struct WatchRequest: Sendable {
    /// The runner's name, as `swift package render-animation` is given it.
    var product: String
    /// The animator that was named, and all that was written behind it.
    var animator: String?
    var arguments: WatchArguments
    /// The folders and files whose changes are followed by a build, as absolute paths.
    var sources: [String]

    /// What a line holds; nil where it is none of this version.
    init?(_ json: JSONValue) {
        guard json["event"] == "watch", json["version"]?.integer == StudioMessage.version,
            let product = json["product"]?.string, case .array(let arguments)? = json["arguments"],
            case .array(let sources)? = json["sources"]
        else { return nil }
        self.product = product
        animator = json["animator"]?.string
        self.arguments = WatchArguments(arguments.compactMap(\.string))
        self.sources = sources.compactMap(\.string)
    }
}

/// What a build has come to, as the plugin tells.
enum BuildAnswer: Hashable, Sendable {
    /// The path of the program.
    case built(String)
    /// What the compiler has said.
    case failed(log: String)

    /// What a line holds; nil for nothing known.
    init?(_ json: JSONValue) {
        switch json["event"]?.string {
        case "built":
            guard let path = json["executable"]?.string else { return nil }
            self = .built(path)
        case "buildFailed": self = .failed(log: json["log"]?.string ?? "")
        default: return nil
        }
    }
}

/// What the compiler has to say of a place in a source.
struct BuildError: Codable, Hashable, Sendable {
    /// The path of the source; empty where the error is at none.
    var file = ""
    var line = 0, column = 0
    var text: String

    /// The errors in the log of a build, each once; the end of the log where none is understood.
    static func errors(in log: String) -> [BuildError] {
        var errors: [BuildError] = []
        for line in log.split(whereSeparator: \.isNewline) {
            let found: BuildError
            if let match = line.wholeMatch(of: /(\/.+?):(\d+):(\d+): error: (.+)/) {
                found = BuildError(
                    file: String(match.1), line: Int(match.2) ?? 0, column: Int(match.3) ?? 0, text: String(match.4))
            } else if let match = line.wholeMatch(of: /(?:.*: )?error: (.+)/),
                !match.1.contains("fatalError"), !match.1.hasPrefix("emit-module command failed")
            {
                found = BuildError(text: String(match.1))
            } else {
                continue
            }
            if !errors.contains(found) { errors.append(found) }
        }
        // What a step of the build says of its end adds nothing to what the compiler has said.
        if errors.contains(where: { !$0.file.isEmpty }) { errors.removeAll { $0.file.isEmpty } }
        if errors.isEmpty {
            let end = log.split(whereSeparator: \.isNewline).suffix(20).joined(separator: "\n")
            errors = [BuildError(text: end.isEmpty ? "The build failed without a message." : end)]
        }
        return errors
    }

    /// The error in a line, with its place from a folder.
    func inWords(from folder: String) -> String {
        guard !file.isEmpty else { return "error: \(text)" }
        let path = file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
        return "\(path):\(line):\(column): error: \(text)"
    }
}
