import Foundation
import PackagePlugin

/// The files of a new target, and its entry in the manifest. Both are made, or nothing is.
struct Scaffold {
    private let name: String
    private let package: Package
    private let flipbook: Flipbook

    init(_ name: String, in package: Package, flipbook: Flipbook) {
        (self.name, self.package, self.flipbook) = (name, package, flipbook)
    }

    /// - Parameters:
    ///   - files: what they hold, by their names.
    ///   - library: a target of the package that the new one links too.
    func add(_ files: inout [String: String], linking library: String?) throws {
        let manifest = package.directoryURL.appendingPathComponent("Package.swift")
        let folder = package.directoryURL.appendingPathComponent("Sources/\(name)")
        let old = try Data(contentsOf: manifest)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (file, text) in files {
                try Data(text.utf8).write(to: folder.appendingPathComponent(file), options: .atomic)
            }
            try (old + Data(entry(linking: library, after: old).utf8)).write(to: manifest, options: .atomic)
            try checkManifest()
        } catch {
            try? old.write(to: manifest, options: .atomic)
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// What is appended to the manifest: it says no more than that there is one target more.
    private func entry(linking library: String?, after manifest: Data) -> String {
        let text = String(decoding: manifest, as: UTF8.self)
        let dependencies = (library.map { ["\"\($0)\""] } ?? []) + [flipbook.dependency]
        var entry = text.hasSuffix("\n") ? "" : "\n"
        if !text.contains("platforms") {
            entry += "\npackage.platforms = [.macOS(.v15)]\n"
        }
        return entry + """

            package.targets.append(
                .executableTarget(
                    name: "\(name)",
                    dependencies: [\(dependencies.joined(separator: ", "))]
                )
            )

            """
    }

    /// Reads the manifest again, as SwiftPM does, and finds the target in it.
    private func checkManifest() throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--scratch-path", scratch.path, "--package-path", package.directoryURL.path,
            "dump-package",
        ]
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = ConcurrentRead(errors.fileHandleForReading)
        let dump = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let targets = (try? JSONSerialization.jsonObject(with: dump) as? [String: Any])?["targets"] as? [[String: Any]]
        guard process.terminationStatus == 0, targets?.contains(where: { $0["name"] as? String == name }) == true else {
            let reason = String(decoding: said.value, as: UTF8.self).split(separator: "\n").filter {
                $0.contains("error:")
            }
            throw Mistake(
                """
                Package.swift can't be added to: a line is appended to it that needs `let package = Package(…)`.
                \(reason.isEmpty ? "The target isn't found in it afterwards." : reason.joined(separator: "\n"))
                It is as it was. Add the target by hand:

                  .executableTarget(name: "\(name)", dependencies: [\(flipbook.dependency)])
                """)
        }
    }
}

/// All that is read from a file, by a thread of its own.
private final class ConcurrentRead: @unchecked Sendable {
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ file: FileHandle) {
        DispatchQueue.global().async { [self] in
            data = (try? file.readToEnd()) ?? Data()
            done.signal()
        }
    }

    /// Waits for the end of the file. Once.
    var value: Data {
        done.wait()
        return data
    }
}
