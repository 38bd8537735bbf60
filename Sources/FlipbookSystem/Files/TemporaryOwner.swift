import Synchronization

/// The process that writes a file which is not complete yet. Its text `HOST-PID-NUMBER` is part of the file's name, so that
/// a process that finds the file later can tell whether it was left behind.
package struct TemporaryOwner: Hashable, Sendable, CustomStringConvertible {
    /// The name of the machine: its letters and digits, and `_` for every other character.
    package let host: String
    /// The number of the process on its machine.
    package let process: Int32
    private let number: Int

    private static let counter = Atomic<Int>(0)
    /// Read once, to save a system call for each file. A forked process has the names of its parent: where both write, one finds
    /// the name taken, and tries the next.
    private static let thisProcess = getpid()

    /// This process, with a number that no other file of it has.
    package static func next() -> TemporaryOwner {
        TemporaryOwner(host: thisHost, process: thisProcess, number: counter.add(1, ordering: .relaxed).newValue)
    }

    private init(host: String, process: Int32, number: Int) {
        self.host = host
        self.process = process
        self.number = number
    }

    /// The owner whose ``description`` this is; nil if it is not an owner's description.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, let process = Int32(parts[parts.count - 2]), process > 0,
            let number = Int(parts[parts.count - 1]), number > 0
        else { return nil }
        self.init(host: parts.dropLast(2).joined(separator: "-"), process: process, number: number)
        guard description == text, !host.isEmpty, host.allSatisfy(Self.isKept) else { return nil }
    }

    /// The name of a file that is its owner's alone.
    package var fileName: String { "\(self).partial" }

    /// The owner of a file of this name; nil if it is not one of ours.
    package init?(fileName: String) {
        // Caches of the first versions have temporary files that end in `.png`.
        guard let ending = [".partial", ".png"].first(where: fileName.hasSuffix) else { return nil }
        self.init(fileName.dropLast(ending.count))
    }

    package var description: String { "\(host)-\(process)-\(number)" }

    /// Whether the process ran on this machine and does no more. Of other machines nobody knows.
    package var isGone: Bool { host == Self.thisHost && !Self.runs(process) }

    /// The machine's name, as far as a file's name can hold it.
    package static let thisHost: String = {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let kept = String(decoding: bytes, as: UTF8.self).map { isKept($0) ? $0 : "_" }
        return kept.isEmpty ? "localhost" : String(kept)
    }()

    /// Whether a machine's name keeps a character; the others would end it within a file's name.
    private static func isKept(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }

    /// Whether there is such a process. One that has ended and waits for its parent to hear of it isn't one: a killed
    /// supervisor's workers wait so for a moment.
    private static func runs(_ process: Int32) -> Bool {
        guard kill(process, 0) == 0 || errno != ESRCH else { return false }
        #if canImport(Glibc)
            do throws(FileError) {
                guard let state = try state(of: process) else { return false }
                return state != UInt8(ascii: "Z") && state != UInt8(ascii: "X")
            } catch { return error.code != .missing }
        #else
            return true
        #endif
    }

    /// The letter by which Linux tells the state of a process: `Z` for one that has ended.
    private static func state(of process: Int32) throws(FileError) -> UInt8? {
        let file = try File(opening: "/proc/\(process)/stat")
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 1)
        defer { memory.deallocate() }
        let text = memory[..<(try file.read(into: memory))]
        // The name, in parentheses, may hold anything; the state is the letter behind it.
        return text.lastIndex(of: UInt8(ascii: ")")).flatMap { text[($0 + 1)...].dropFirst().first }
    }
}
