import Foundation
import PackagePlugin

/// The streams that `swift package` writes to, for a program that a plugin starts.
///
/// A plugin's own streams are pipes. SwiftPM copies both to its standard output, in whole lines, and where that is no
/// terminal only at the end, behind its own errors. So a program is given what `swift package` itself writes to, where
/// that is a terminal, a pipe or a device: then all that a person sees comes in order, and a bar can be drawn.
struct CommandStreams {
    private let output: FileHandle?
    private let errors: FileHandle?

    /// - Parameter parent: the process that started the plugin, `swift package`.
    init(of parent: pid_t) {
        output = Self.open(STDOUT_FILENO, of: parent)
        errors = Self.open(STDERR_FILENO, of: parent)
    }

    /// Opens what a process has at a descriptor; nil where that can't be shared.
    private static func open(_ descriptor: Int32, of process: pid_t) -> FileHandle? {
        #if os(Linux)
            // Nobody may read a pipe any more: opening it must not wait for a reader.
            let opened = Glibc.open("/proc/\(process)/fd/\(descriptor)", O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
            guard opened >= 0 else { return nil }
            let handle = FileHandle(fileDescriptor: opened, closeOnDealloc: true)
            var status = stat()
            // A file that is opened once more is written over where SwiftPM writes, too.
            guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFREG,
                fcntl(opened, F_SETFL, fcntl(opened, F_GETFL) & ~O_NONBLOCK) == 0
            else { return nil }
            return handle
        #else
            return nil
        #endif
    }

    /// Runs a program that has not been started yet, and waits for its end.
    ///
    /// What it writes to standard error, where it can't be given that of `swift package`, is passed on as SwiftPM's own
    /// messages: they come at once, and before an error that the plugin reports afterwards.
    ///
    /// - Parameter started: called once it runs.
    func run(_ process: Process, started: () throws -> Void = {}) throws {
        if let output { process.standardOutput = output }
        guard errors == nil else {
            process.standardError = errors
            try process.run()
            try started()
            return process.waitUntilExit()
        }
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        try started()
        try? pipe.fileHandleForWriting.close()
        var rest = Data()
        while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                Diagnostics.progress(String(decoding: rest[..<end], as: UTF8.self))
                rest = Data(rest[(end + 1)...])
            }
        }
        if !rest.isEmpty { Diagnostics.progress(String(decoding: rest, as: UTF8.self)) }
        process.waitUntilExit()
    }
}
