import FlipbookStore
import Foundation

/// The resource bundles of a program: folders that SwiftPM puts beside it, and whose files its code reads.
enum ResourceBundles {
    #if os(macOS)
        private static let ending = ".bundle"
    #else
        private static let ending = ".resources"
    #endif

    /// The files of all bundles that the code in these files names, as inputs of the frames.
    ///
    /// SwiftPM compiles the name of a target's bundle into the target. So bundles of other programs, which lie in the same
    /// folder, don't count.
    static func inputs(ofCode files: [String]) throws -> [InputFile] {
        var bundles: Set<String> = []
        for file in files { bundles.formUnion(try self.bundles(namedBy: file)) }
        return try bundles.sorted().flatMap { bundle in
            let name = URL(fileURLWithPath: bundle).lastPathComponent
            let content = FileManager.default.enumerator(atPath: bundle)?.allObjects as? [String] ?? []
            return try content.sorted().filter { isFile(bundle + "/" + $0) }
                .map { try InputFile(name: name + "/" + $0, path: bundle + "/" + $0) }
        }
    }

    /// The bundles that a program or library names: those beside it, or where they were built.
    private static func bundles(namedBy code: String) throws -> Set<String> {
        let folder = URL(fileURLWithPath: code).resolvingSymlinksInPath().deletingLastPathComponent().path
        return try texts(endingWith: ending, in: code).reduce(into: []) { bundles, text in
            let name = URL(fileURLWithPath: text).lastPathComponent
            if let bundle = [folder + "/" + name, text].first(where: { $0.hasPrefix("/") && isFolder($0) }) {
                bundles.insert(bundle)
            }
        }
    }

    /// The texts in a file that end with some characters and a zero, each from the zero before it.
    private static func texts(endingWith ending: String, in file: String) throws -> Set<String> {
        let content = try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
        return content.withUnsafeBytes { texts(endingWith: Array(ending.utf8) + [0], in: $0) }
    }

    private static func texts(endingWith pattern: [UInt8], in bytes: UnsafeRawBufferPointer) -> Set<String> {
        let longest = 4096
        var texts: Set<String> = []
        var position = 0
        while position + pattern.count <= bytes.count, let start = bytes.baseAddress,
            let found = memchr(start + position, Int32(pattern[0]), bytes.count - position)
        {
            let place = UnsafeRawPointer(found) - start
            position = place + 1
            guard place + pattern.count <= bytes.count, memcmp(found, pattern, pattern.count) == 0 else { continue }
            let earliest = max(0, place - longest)
            let first = bytes[earliest..<place].lastIndex(of: 0).map { $0 + 1 } ?? earliest
            texts.insert(String(decoding: bytes[first..<place + pattern.count - 1], as: UTF8.self))
        }
        return texts
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
