import FlipbookRender
import FlipbookSystem
import Foundation

/// The right to do a piece of work: a file that at most one process can make, on any machine.
///
/// The owner touches the file every ``interval`` seconds. If it has not done so for a minute, or if its process is known to
/// have ended, another process may take over. Two processes may then do the same work, which only costs time.
struct Claim {
    /// How long an owner may be silent.
    static let patience = 60
    private static let interval = 10

    let path: String
    private let heartbeat: any DispatchSourceTimer

    /// Takes a claim.
    ///
    /// - Parameter name: who wants it. An earlier owner of this name is dead: Slurm runs a task once at a time.
    /// - Returns: nil where somebody who lives has it.
    static func take(_ path: String, name: String) throws -> Claim? {
        let owner = TemporaryOwner.next().description
        let own = "\(path).\(owner)"
        defer { unlink(own) }
        try Data("\(owner)\n\(name)\n".utf8).write(to: URL(fileURLWithPath: own))
        for _ in 0..<3 {
            if link(own, path) == 0 { return Claim(path) }
            guard errno == EEXIST || errno == ENOENT else {
                throw FlipbookError(
                    .storeFailed, "The claim \(path) can't be made: \(String(cString: strerror(errno)))")
            }
            guard let held = seconds(path) else { continue }
            let lines = ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
            // Both times are the file server's.
            let age = (seconds(own) ?? held) - held
            let isDead =
                age > patience || lines.last.map(String.init) == name
                || lines.first.flatMap { TemporaryOwner($0) }?.isGone == true
            guard isDead else { return nil }
            // Of several who find it dead, one moves it away.
            let dead = "\(own).dead"
            rename(path, dead)
            unlink(dead)
        }
        return nil
    }

    private init(_ path: String) {
        self.path = path
        heartbeat = DispatchSource.makeTimerSource(queue: .global())
        heartbeat.schedule(deadline: .now() + .seconds(Self.interval), repeating: .seconds(Self.interval))
        heartbeat.setEventHandler { utimes(path, nil) }
        heartbeat.resume()
    }

    /// Gives it back.
    func release() {
        heartbeat.cancel()
        unlink(path)
    }

    /// When a file was written or touched last.
    private static func seconds(_ path: String) -> Int? { FileStatus(path).map { Int($0.modified.seconds) } }
}
