import FlipbookCairo
import FlipbookCoding
import FlipbookSystem
import Foundation

/// The code that draws frames besides the program's own file: the libraries that the process has loaded.
enum LoadedCode {
    /// The libraries that the program was started with. Others that the system loads later, to look up a host's name say,
    /// differ from process to process.
    private static let atStart = LoadedLibrary.all

    /// Notes which libraries there are. Must come before the first that is loaded later.
    static func noteStart() { _ = atStart }

    /// The libraries by name, each with what tells its build from others: a distribution's patches keep the version.
    ///
    /// - Parameter withOwn: whether libraries of the program count, such as a package's dynamic products. They lie outside
    ///   the system's folders.
    static func libraries(withOwn: Bool) throws -> [String: String] {
        var libraries: [String: String] = [:]
        for library in Fonts.libraries {
            let words = library.split(separator: " ", maxSplits: 1)
            libraries[String(words[0])] = words.count > 1 ? String(words[1]) : ""
        }
        var builds: [String: Set<String>] = [:]
        for library in Set(atStart + LoadedLibrary.all.filter { !isSystem($0) }) where withOwn || isSystem(library) {
            let name = URL(fileURLWithPath: library.path).lastPathComponent
            builds[name, default: []].insert(try build(of: library))
        }
        libraries.merge(builds.mapValues { $0.sorted().joined(separator: "+") }) { $1 }
        return libraries
    }

    /// The libraries of the program itself that are loaded now, by path.
    static var own: [String] { LoadedLibrary.all.filter { !isSystem($0) }.map(\.path) }

    private static func build(of library: LoadedLibrary) throws -> String {
        if isSystem(library), library.buildID.count >= 16 {
            return library.buildID.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        return try Digest(contentsOfFile: library.path).description
    }

    private static func isSystem(_ library: LoadedLibrary) -> Bool {
        systemFolders.contains { library.path.hasPrefix($0) }
    }

    /// Where the system's libraries lie, and Swift's own.
    private static let systemFolders: [String] = {
        var folders = ["/usr/lib", "/lib", "/System/", "/opt/homebrew/"]
        if let core = LoadedLibrary.all.first(where: { $0.path.contains("/libswiftCore.") }) {
            folders.append(URL(fileURLWithPath: core.path).deletingLastPathComponent().path + "/")
        }
        return folders
    }()
}
