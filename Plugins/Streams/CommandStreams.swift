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
        let pipe = connectErrors(of: process)
        try process.run()
        try started()
        if var lines = pipe.map({ PassedLines($0) }) { while lines.passSome() {} }
        process.waitUntilExit()
    }

    /// Has a program write to the standard error of `swift package`.
    ///
    /// - Returns: what must be passed on, where the program can't be given that.
    func connectErrors(of process: Process) -> Pipe? {
        if let errors {
            process.standardError = errors
            return nil
        }
        let pipe = Pipe()
        process.standardError = pipe
        return pipe
    }
}

/// What a program writes, passed on as SwiftPM's own messages, a line each.
struct PassedLines {
    private let handle: FileHandle
    private var rest = Data()

    /// - Parameter pipe: the program has been given its other end.
    init(_ pipe: Pipe) {
        try? pipe.fileHandleForWriting.close()
        handle = pipe.fileHandleForReading
    }

    /// What to poll for reading.
    var descriptor: Int32 { handle.fileDescriptor }

    /// Waits for something, and passes it on; false at its end.
    mutating func passSome() -> Bool {
        let data = handle.availableData
        rest += data
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            Diagnostics.progress(String(decoding: rest[..<end], as: UTF8.self))
            rest = Data(rest[(end + 1)...])
        }
        if data.isEmpty, !rest.isEmpty { Diagnostics.progress(String(decoding: rest, as: UTF8.self)) }
        return !data.isEmpty
    }
}
