import Foundation
import PackagePlugin

/// The animators in the sources of a library target.
struct LibraryAnimators {
    private let target: SwiftSourceModuleTarget

    init(of library: String, in package: Package) throws {
        let libraries = package.targets(ofType: SwiftSourceModuleTarget.self).filter { $0.kind == .generic }
        guard let target = libraries.first(where: { $0.name == library }) else {
            let names = libraries.map(\.name)
            throw Mistake(
                "This package has no library target \(library)"
                    + (names.isEmpty
                        ? ", and no other."
                        : ".\(suggestion(for: library, among: names)) Its library targets are: "
                            + names.joined(separator: ", ") + "."))
        }
        self.target = target
    }

    /// Their names, in the order of files and lines: those that others may use.
    func names() throws -> [String] {
        var (names, hidden): ([String], [String]) = ([], [])
        let pattern =
            #/^\h*(?<modifiers>(?:[@\w()]+\h+)*)class\h+(?<name>\w+)\h*:(?<parents>[^{]*)/#
            .anchorsMatchLineEndings()
        for file in target.sourceFiles(withSuffix: "swift").sorted(by: { $0.url.path < $1.url.path }) {
            for match in try String(contentsOf: file.url, encoding: .utf8).matches(of: pattern) {
                guard match.parents.contains(#/\b(Frame)?Animator\b/#) else { continue }
                let name = String(match.name)
                if match.modifiers.contains("public") || match.modifiers.contains("open") {
                    names.append(name)
                } else {
                    hidden.append(name)
                }
            }
        }
        guard !names.isEmpty else {
            throw Mistake(
                hidden.isEmpty
                    ? "\(target.name) has no class that conforms to Animator: write one, and make it public."
                    : "\(target.name)'s animators can't be used from outside it: make \(hidden.joined(separator: ", ")) "
                        + "public, with init, setup, update, and frames or frameCount.")
        }
        return names
    }
}
