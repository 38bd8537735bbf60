// Prints the public declarations in the symbol graphs below a folder, one a line: what `PublicAPI.txt` lists.
import Foundation

struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
        struct Kind: Decodable { let identifier: String }
        struct Fragment: Decodable { let spelling: String }
        struct Comment: Decodable {
            struct Line: Decodable { let text: String }
            let lines: [Line]
        }
        struct Identifier: Decodable { let precise: String }
        let kind: Kind
        let identifier: Identifier
        let pathComponents: [String]
        let docComment: Comment?
        let declarationFragments: [Fragment]?
    }
    struct Relationship: Decodable {
        let kind: String
        let source: String
        let target: String
    }
    let symbols: [Symbol]
    let relationships: [Relationship]
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}

let folder = CommandLine.arguments[1]
let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
var lines: Set<String> = []
var undocumented: [String] = []
for name in names where name.hasSuffix(".symbols.json") {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name),
        let graph = try? JSONDecoder().decode(SymbolGraph.self, from: data)
    else { fail("\(name) is not a symbol graph") }
    let module = name.prefix { $0 != "/" }
    // What a protocol or a superclass asks for is documented there.
    let following = ["overrides", "requirementOf", "defaultImplementationOf", "optionalRequirementOf"]
    let followers = Set(graph.relationships.filter { following.contains($0.kind) }.map(\.source))
    for symbol in graph.symbols where symbol.kind.identifier != "swift.extension" {
        let declaration = (symbol.declarationFragments ?? []).map(\.spelling).joined()
            .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        let path = symbol.pathComponents.dropLast().joined(separator: ".")
        let line = "\(module) \(path.isEmpty ? "" : path + ": ")\(declaration)"
        lines.insert(line)
        let isDocumented = symbol.docComment?.lines.contains { !$0.text.isEmpty } ?? false
        // A case may say all by its name, and the protocols of the standard library ask for what they document.
        let isPlain =
            symbol.kind.identifier == "swift.enum.case" || followers.contains(symbol.identifier.precise)
            || ["init(from:)", "encode(to:)", "<(_:_:)", "==(_:_:)", "hash(into:)"].contains(symbol.pathComponents.last)
        if !isDocumented, !isPlain { undocumented.append(line) }
    }
}
guard undocumented.isEmpty else {
    fail("These have no documentation:\n" + undocumented.sorted().joined(separator: "\n"))
}
for line in lines.sorted() { print(line) }
