import FlipbookSystem
import Foundation
import Synchronization

/// Notices changes of files, and of what is in folders, by looking at them again and again.
///
/// Looking costs a few microseconds a file, and works alike on all systems, for all editors and for folders of other machines. Who
/// edits a file edits it again: files that have changed lately are looked at far more often than the others.
final class SourceWatch: Sendable {
    /// How long it waits between two looks at all files, at the least, and as a multiple of what one takes: many files, or a slow
    /// file system, never take more than a twentieth of a processor.
    private static let interval = (least: Duration.milliseconds(60), multiple: 20)
    /// How long it waits between two looks at the files that have changed lately, of which there are this many at most.
    private static let recent = (interval: Duration.milliseconds(10), count: 4)

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
        var recent: [String] = []
        while true {
            let paths = paths.withLock { $0 }
            let start = ContinuousClock.now
            let files = Self.look(at: paths)
            let taken = start.duration(to: .now)
            if paths != known.paths {
                recent = []
            } else if files != known.files {
                changed()
                let others = files.keys.filter { files[$0] != known.files[$0] }
                recent = Array((others + recent.filter { !others.contains($0) }).prefix(Self.recent.count))
            }
            known = (paths, files)
            let next = start + taken + min(max(Self.interval.least, taken * Self.interval.multiple), .seconds(2))
            repeat {
                usleep(UInt32(Self.recent.interval.inSeconds * 1e6))
            } while ContinuousClock.now < next
                && recent.allSatisfy { FileStatus($0) == files[$0] }
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
