import Foundation
import PackagePlugin

/// The name of a new target, which is also its animator's.
struct Name {
    private let name: String
    private let package: Package

    init(_ name: String, in package: Package) {
        (self.name, self.package) = (name, package)
    }

    /// Throws what is wrong with the name.
    func check() throws {
        guard name.range(of: "^[A-Za-z_][A-Za-z0-9_]*$", options: .regularExpression) != nil else {
            throw Mistake("\(name) can't be the name of a type: use letters, digits and _, a letter first.")
        }
        guard !Self.reserved.contains(name) else {
            throw Mistake(
                "\(name) means something in Swift itself: choose another name, as in My\(name.capitalized).")
        }
        guard try !Flipbook(of: package).modules.contains(name) else {
            throw Mistake("\(name) is a module that this package depends on: choose another name.")
        }
        let taken = package.targets.map(\.name) + package.products.map(\.name)
        if let other = taken.first(where: { $0.lowercased() == name.lowercased() }) {
            throw Mistake("This package has \(other) already: choose another name.")
        }
        if let target = package.sourceModules.first(where: { $0.directoryURL.lastPathComponent == "Sources" }) {
            throw Mistake(
                "\(target.name) has its files directly in Sources, where no second target finds room: move them into "
                    + "Sources/\(target.name), then scaffold again.")
        }
        let folder = package.directoryURL.appendingPathComponent("Sources/\(name)").path
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw Mistake("There is a \(folder) already: move it away, or choose another name.")
        }
    }

    /// What can't name a type, or hides a module that each program uses.
    private static let reserved: Set<String> = [
        "Any", "Darwin", "Dispatch", "Foundation", "Glibc", "Protocol", "Self", "Swift", "Template", "Type", "_",
        "actor",
        "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if",
        "import", "in", "init", "inout", "internal", "is", "let", "main", "nil", "open", "operator", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript",
        "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}

extension Package {
    /// The targets that have files of source.
    var sourceModules: [any SourceModuleTarget] { targets.compactMap { $0 as? any SourceModuleTarget } }
}
