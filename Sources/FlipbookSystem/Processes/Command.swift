import CFlipbookSystem

/// A program to start: what it is, what it is given, and how it is tied to this process.
///
/// A child starts with default signal dispositions, no signal blocked, and only the descriptors that ``descriptors``
/// names.
package struct Command: Sendable {
    /// What stands behind a descriptor of the child.
    package enum Source: Sendable {
        /// `/dev/null`.
        case null
        /// A descriptor of this process, by number; it must stay open until ``Command/spawn()`` returns.
        case descriptor(Int32)
    }

    /// The program's path. `PATH` isn't searched: see ``Command/find(_:inPath:)``.
    package var executable: String
    /// What the program is given as its arguments, the first being its own name.
    package var arguments: [String]
    /// The child's environment, all of it.
    package var environment: [String: String]
    /// The child's descriptors by their numbers there; 0, 1 and 2 are `/dev/null` unless named.
    package var descriptors: [Int32: Source] = [:]
    /// Whether the child leads a process group of its own, which a terminal's ^C doesn't reach and
    /// ``ChildProcess/signal(_:)`` does, as a whole.
    package var leadsGroup = false
    /// Whether the system kills the child when the *thread* that spawned it ends: spawn from one that lives longer.
    ///
    /// Linux only; elsewhere give the child a pipe whose end it can notice.
    package var diesWithParent = false
    /// How much more readily than this process the child is killed when memory runs out, 0...1000. Linux only.
    package var oomScoreAdjustment = 0

    /// A program with this process's environment and no descriptors.
    ///
    /// - Parameter arguments: without the program's own name, which is put before them.
    package init(_ executable: String, arguments: [String] = []) {
        self.executable = executable
        self.arguments = [executable] + arguments
        environment = Self.currentEnvironment
    }

    /// Starts the program.
    ///
    /// - Throws: ``ProcessError/Code/notStarted`` with the system's reason, also where the program can't be executed.
    package func spawn() throws(ProcessError) -> ChildProcess {
        let map = descriptors.map { child, source in
            switch source {
            case .null: flipbook_descriptor(child: child, parent: -1)
            case .descriptor(let parent): flipbook_descriptor(child: child, parent: parent)
            }
        }
        let options = flipbook_spawn_options(
            leads_group: leadsGroup ? 1 : 0, dies_with_parent: diesWithParent ? 1 : 0,
            oom_score_adjustment: Int32(clamping: oomScoreAdjustment))
        var pid: Int32 = -1
        let error = withCStrings(arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { environment in
                flipbook_spawn(executable, arguments, environment, map, Int32(map.count), options, &pid)
            }
        }
        guard error == 0 else {
            throw ProcessError(.notStarted, "\(executable) can't be started", errorNumber: error)
        }
        return ChildProcess(pid: pid, leadsGroup: leadsGroup)
    }

    /// This process's environment.
    package static var currentEnvironment: [String: String] {
        var result: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return result
    }

    /// The path of the first executable file of this name in the folders of a search path, as a shell finds it.
    ///
    /// - Parameter path: folders between colons; nil for this process's `PATH`.
    package static func find(_ name: String, inPath path: String? = nil) -> String? {
        let path = path ?? getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        for folder in path.split(separator: ":") {
            let candidate = "\(folder)/\(name)"
            if FileStatus(candidate)?.isRegular == true, access(candidate, X_OK) == 0 { return candidate }
        }
        return nil
    }
}

/// Calls `body` with a null-terminated array of C strings, valid only inside.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
}
