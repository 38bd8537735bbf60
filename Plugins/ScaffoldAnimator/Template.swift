import Foundation

/// A folder of `Templates/`: Swift files in which the animator is called `Template`, and what else it needs.
struct Template {
    let name: String
    private let folder: URL

    /// The templates of Flipbook, by name.
    static func all(in flipbook: URL) throws -> [Template] {
        let folder = flipbook.appendingPathComponent("Templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
        return names.sorted().map { Template(name: $0, folder: folder.appendingPathComponent($0)) }
    }

    static func named(_ name: String, among templates: [Template]) throws -> Template {
        guard let template = templates.first(where: { $0.name == name }) else {
            let suggestion = suggestion(for: name, among: templates.map(\.name))
            throw Mistake("There is no template \(name).\(suggestion) The templates are:\n\(list(templates))")
        }
        return template
    }

    /// A line for each: the first of its animator's documentation.
    static func list(_ templates: [Template]) -> String {
        templates.map { template in
            let text = try? String(
                contentsOf: template.folder.appendingPathComponent("Template.swift"), encoding: .utf8)
            let line = text?.split(separator: "\n").first { $0.hasPrefix("/// ") }?.dropFirst(4) ?? ""
            return "  " + template.name.padding(toLength: 12, withPad: " ", startingAt: 0) + line
        }.joined(separator: "\n")
    }

    /// What the files hold, by their names, for an animator of this name.
    func files(for name: String) throws -> [String: String] {
        var files: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !file.hasPrefix(".") {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            guard !text.contains(word: name) else {
                throw Mistake("The template \(self.name) uses the name \(name) itself: choose another name.")
            }
            files[file.replacing("Template", with: name)] = text.replacing(word: "Template", with: name)
        }
        return files
    }
}

extension String {
    private func pattern(_ word: String) -> String { "\\b\(NSRegularExpression.escapedPattern(for: word))\\b" }

    fileprivate func contains(word: String) -> Bool {
        range(of: pattern(word), options: .regularExpression) != nil
    }

    fileprivate func replacing(word: String, with other: String) -> String {
        replacingOccurrences(of: pattern(word), with: other, options: .regularExpression)
    }
}
