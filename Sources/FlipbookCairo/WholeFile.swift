import FlipbookCanvas
import FlipbookSystem

/// A name in the folder of `path` that no other process and no other canvas takes.
func temporaryName(beside path: String) -> String {
    let unique = String(UInt64.random(in: .min ... .max), radix: 36)
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // A long name has no room for more.
    let name = path[start...].utf8.count <= 100 ? path[start...] : ""
    return "\(path[..<start]).\(name).\(unique)"
}

/// Gives a file its final name, replacing one that has it.
func moveFile(_ old: String, to new: String) throws(CanvasError) {
    guard rename(old, new) == 0 else {
        throw CanvasError(.surface, "\(new) can't be written: \(String(cString: strerror(errno)))")
    }
}

/// Removes a file, if it is there.
func removeFile(_ path: String) { unlink(path) }
