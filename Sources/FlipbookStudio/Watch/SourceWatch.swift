import FlipbookSystem
import Foundation
import Synchronization

/// Notices changes of files, and of what is in folders, by looking at them again and again.
///
/// Looking costs a few microseconds a file, and works alike on all systems, for all editors and for folders of other machines.
final class SourceWatch: Sendable {
    /// How long it waits between two looks, at the least, and as a multiple of what one takes: many files, or a slow file system,
    /// never take more than a twentieth of a processor.
    private static let interval = (least: Duration.milliseconds(60), multiple: 20)

    private let paths: Mutex<[String]>
    private let changed: @Sendable () -> Void

    /// Starts to watch.
    ///
    /// - Parameters:
    ///   - paths: files and folders, which may be missing. Of folders, all that is below counts but what is hidden.
    ///   - changed: called from a thread of the watch after each change.
    init(_ paths: [String], changed: @escaping @Sendable () -> Void) throws {
        self.paths = Mutex(paths)
        self.changed = changed
        let thread = try WorkThread { self.run() }
        // The program ends before the thread does.
        _ = Unmanaged.passRetained(thread)
    }

    /// Watches other files from now on. That they are others is no change.
    func watch(_ paths: [String]) { self.paths.withLock { $0 = paths } }

    private func run() {
        var known: (paths: [String], files: [String: FileStatus]) = ([], [:])
        while true {
            let paths = paths.withLock { $0 }
            let start = ContinuousClock.now
            let files = Self.look(at: paths)
            let taken = start.duration(to: .now)
            if paths == known.paths, files != known.files { changed() }
            known = (paths, files)
            let pause = max(Self.interval.least, taken * Self.interval.multiple)
            usleep(UInt32(min(pause.inSeconds, 2) * 1e6))
        }
    }

    /// What the system knows of all files.
    static func look(at paths: [String]) -> [String: FileStatus] {
        var files: [String: FileStatus] = [:]
        for path in paths { look(at: path, &files) }
        return files
    }

    private static func look(at path: String, _ files: inout [String: FileStatus]) {
        guard let status = FileStatus(path) else { return }
        guard status.isFolder else {
            files[path] = status
            return
        }
        for name in Directory.names(in: path) ?? [] where !name.hasPrefix(".") && !name.hasSuffix("~") {
            look(at: path + "/" + name, &files)
        }
    }
}
