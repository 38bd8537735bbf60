import FlipbookRender
import Foundation

extension SlurmJob {
    /// Tells where the cache lies on a disk that other machines hardly see.
    func warnOfLocalDisk() {
        let store = request.assignment.store
        guard
            let kind = Self.localDisk(
                store, mounts: (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? "")
        else { return }
        reporter.report(
            .note(
                "The cache \(store) is on a disk of this machine (\(kind)): unless the other nodes see it too, they can't "
                    + "share frames. --cache names a folder on a shared file system."))
    }

    /// The kind of file system that a folder lies on, where it is one of those that belong to one machine.
    ///
    /// - Parameter mounts: what Linux has mounted, as `/proc/self/mounts` tells.
    static func localDisk(_ path: String, mounts: String) -> String? {
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "/"
        var best = (length: -1, kind: "")
        for line in mounts.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count > 2 else { continue }
            let point = String(parts[1]).replacing("\\040", with: " ")
            guard path.hasPrefix(point == "/" ? point : point + "/"), point.count >= best.length else { continue }
            best = (point.count, String(parts[2]))
        }
        return localKinds.contains(best.kind) ? best.kind : nil
    }

    private static let localKinds: Set = [
        "ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "ramfs", "f2fs",
    ]
}
