import FlipbookSystem

/// What Swift's runtime wrote about a crash, reduced to the cause and the calls in the user's own code.
package struct Backtrace: Equatable {
    /// A call in the user's own code.
    struct Call: Equatable {
        /// The function, for instance `Wave.update(frame:)`.
        var function: String
        /// The file's path.
        var file: String
        /// Counted from 1.
        var line: Int
    }

    /// Why the program crashed, in the runtime's words; nil where it gave no reason but the signal.
    private(set) var cause: String?
    /// The calls in the user's own code, the innermost last.
    private(set) var calls: [Call] = []
    /// The function, and how far into it, that crashed: the same in each process that crashes there. Nil where it isn't
    /// known.
    private(set) var place: String?

    /// - Parameter lines: what the runtime wrote, a line each.
    init(_ lines: [String]) {
        var (inlined, isExplained): (String?, Bool) = (nil, false)
        for line in lines {
            if let match = line.wholeMatch(of: /\*\*\* Swift runtime failure: (.+) \*\*\*/) {
                (cause, isExplained) = (String(match.1), true)
            } else if let match = line.wholeMatch(of: /\*\*\* Program crashed: (.+) at 0x[0-9a-f]+ \*\*\*/) {
                cause = String(match.1)
            }
            guard let frame = Frame(line) else { continue }
            if frame.isInlined {
                if place == nil { inlined = frame.name }
                continue
            }
            if place == nil {
                place = frame.place
                // The check of an array's bounds, for instance, is the library's code inside the user's.
                if !isExplained, let inlined { cause = cause.map { $0 + " in " + inlined } }
            }
            if let call = frame.call, call != calls.first { calls.insert(call, at: 0) }
        }
    }

    /// The calls as a person reads them, a line each, and after the last the line of code itself.
    var lines: [String] {
        guard let last = calls.last else { return [] }
        let most = 6
        let shown = calls.suffix(most).map { "\($0.file.fromHere):\($0.line), in \($0.function)" }
        return (calls.count > most ? ["…"] : []) + shown
            + (SourceLine.read(last.line, of: last.file).map { ["    " + $0] } ?? [])
    }

    /// One line of the runtime's list of calls.
    private struct Frame {
        let isInlined: Bool
        let name: String
        let place: String
        let call: Call?

        /// - Parameter line: `NUMBER [MARK] ADDRESS FUNCTION + DISTANCE in PROGRAM at FILE:LINE:COLUMN`, not all of which must be
        ///   there; nil for another.
        init?(_ line: String) {
            guard let address = line.firstRange(of: " 0x") else { return nil }
            let head = line[..<address.lowerBound].split(separator: " ")
            guard let number = head.first, Int(number) != nil, head.dropFirst().allSatisfy({ $0.hasPrefix("[") }) else {
                return nil
            }
            let rest = line[address.upperBound...].drop { $0 != " " }.drop { $0 == " " }
            let at = rest.firstRange(of: " at ")
            let program = rest[..<(at?.lowerBound ?? rest.endIndex)]
            place = String(program)
            isInlined = head.contains("[inlined]")
            // Without the program, the distance, and what the optimiser made of it.
            var function = program.ranges(of: " in ").last.map { program[..<$0.lowerBound] } ?? program
            if let plus = function.ranges(of: " + ").last { function = function[..<plus.lowerBound] }
            if function.hasPrefix("specialized ") { function = function.dropFirst("specialized ".count) }
            name = String(function)

            let location = at.map { rest[$0.upperBound...].split(separator: ":") } ?? []
            let numbers = location.suffix(2).compactMap { Int($0) }
            if !head.contains("[system]"), !head.contains("[thunk]"), location.count == numbers.count + 1,
                let file = location.first, let line = numbers.first, Self.isUsers(file)
            {
                call = Call(function: name, file: String(file), line: line)
            } else {
                call = nil
            }
        }

        /// Whether a file is neither Flipbook's, nor another package's, nor made by the compiler.
        private static func isUsers(_ file: Substring) -> Bool {
            file.hasPrefix("/") && !file.hasPrefix("//") && !file.hasPrefix(flipbook) && !file.contains("/checkouts/")
        }

        /// The folder of Flipbook's sources, as it was when this was compiled.
        private static let flipbook = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/"
    }
}

extension Backtrace {
    /// The environment variable that tells Swift's runtime what to write about a crash.
    package static let variable = "SWIFT_BACKTRACE"

    /// A short report, which ``init(_:)`` understands.
    private static let settings = "threads=crashed,registers=none,images=none,color=no,limit=32,top=4"

    /// What the variable is set to for a worker: what the user has set counts, and comes last.
    ///
    /// - Parameter value: the variable's value in this process, nil where it isn't set.
    package static func settings(adding value: String?) -> String {
        guard let value, !value.isEmpty else { return settings }
        return value.hasPrefix(settings) ? value : settings + "," + value
    }

    /// Whether the user has said what to write: then it is shown as it comes.
    static func isUsers(_ value: String?) -> Bool { settings(adding: value) != settings }
}

/// A line of a source file.
private enum SourceLine {
    /// The line without the space around it; nil where the file can't be read or has no such line.
    static func read(_ number: Int, of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 1024)
        var line = 1
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if line == number {
                let trimmed = text.drop(while: \.isWhitespace)
                return String(trimmed.prefix(trimmed.count - trimmed.reversed().prefix(while: \.isWhitespace).count))
            }
            if text.hasSuffix("\n") { line += 1 }
        }
        return nil
    }
}

extension String {
    /// A path as it is seen from the current folder, where it lies below.
    var fromHere: String {
        guard let here = getcwd(nil, 0) else { return self }
        defer { free(here) }
        let folder = String(cString: here) + "/"
        return hasPrefix(folder) ? String(dropFirst(folder.count)) : self
    }
}
