import FlipbookSystem

/// Reads JSON lines from a file, a pipe or a terminal, one at a time: no more than a line is in memory.
package final class JSONLineReader {
    /// A line, and its number in the file, counted from 1.
    package typealias Line = (number: Int, value: JSONValue)

    /// The longest line, in bytes. What has more is no file of lines, as a device or a table in one line.
    static let longestLine = 256 << 20

    private let file: File
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    private var unread = 0..<0
    private var number = 0

    /// The file, as it was named.
    package var path: String { file.path }

    /// Whether the file can be read again from its start, as a pipe can't.
    package var isRegular: Bool { file.isRegular }

    /// Opens a file.
    ///
    /// - Throws: ``FileError`` naming the path.
    package convenience init(path: String) throws(FileError) { self.init(try File(opening: path)) }

    /// Reads from a file that is open.
    package init(_ file: consuming File) {
        self.file = file
    }

    deinit { piece.deallocate() }

    /// The next line that isn't empty; nil at the end.
    ///
    /// - Throws: ``FileError`` (`damaged`) where it is not JSON, or longer than 256 MiB: "PATH, line 3, is not JSON".
    package func next() throws(FileError) -> Line? {
        while let line = try nextBytes() {
            number += 1
            let start = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let text = line[start...]
            if text.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
            guard let value = JSONValue(parsing: text) else {
                throw FileError(.damaged, "\(file.path), line \(number), is not JSON: write one value on each line")
            }
            return (number, value)
        }
        return nil
    }

    /// The next value; lines that are no JSON are skipped. Nil at the end, or where the file can't be read on.
    package func nextReadable() -> JSONValue? {
        while let line = try? nextBytes() {
            number += 1
            if let value = JSONValue(parsing: line) { return value }
        }
        return nil
    }

    /// The bytes up to the next line break or the end of the file.
    private func nextBytes() throws(FileError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if unread.isEmpty {
                let count = try file.readSome(into: piece)
                if count == 0 { return line.isEmpty ? nil : line }
                unread = 0..<count
            }
            let rest = UnsafeRawBufferPointer(rebasing: piece[unread])
            let length = rest.baseAddress.flatMap { start in
                memchr(start, Int32(UInt8(ascii: "\n")), rest.count).map { UnsafeRawPointer($0) - start }
            }
            guard line.count + (length ?? rest.count) <= Self.longestLine else {
                throw FileError(
                    .damaged,
                    "\(file.path), line \(number + 1), has more than \(Self.longestLine >> 20) MiB: write one value on each line"
                )
            }
            line += rest[..<(length ?? rest.count)]
            unread = length.map { unread.lowerBound + $0 + 1..<unread.upperBound } ?? 0..<0
            if length != nil { return line }
        }
    }
}
