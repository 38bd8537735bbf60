/// Why a file could not be kept, found again or read.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of trouble.
    package struct Code: Hashable, Sendable {
        private let name: String

        /// There is no such file.
        package static let missing = Code(name: "missing")
        /// There is a file of this name already.
        package static let exists = Code(name: "exists")
        /// The content is not what was written, or not what was asked for.
        package static let damaged = Code(name: "damaged")
        /// No room is left on the disk, or in the user's share of it.
        package static let diskFull = Code(name: "diskFull")
        /// The file system can't be written.
        package static let readOnly = Code(name: "readOnly")
        /// The user may not do this here.
        package static let permission = Code(name: "permission")
        /// The process, or the machine, has too many files open.
        package static let tooManyOpenFiles = Code(name: "tooManyOpenFiles")
        /// The format of the file can't hold the content.
        package static let unsupported = Code(name: "unsupported")
        /// The operating system reports anything else.
        package static let system = Code(name: "system")
    }

    /// The kind of trouble.
    package var code: Code
    /// What went wrong, where, and what to do.
    package var description: String

    /// An error with its whole text.
    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// The error for a system call that failed.
    ///
    /// - Parameters:
    ///   - value: the call's `errno`.
    ///   - action: what was tried, a verb in "can't ACTION PATH".
    ///   - path: the file or folder.
    package init(errno value: Int32, _ action: String, _ path: String) {
        let (code, cure): (Code, String) =
            switch value {
            // ESTALE: another machine has replaced the file in a network folder.
            case ENOENT, ENOTDIR, ESTALE: (.missing, "")
            case EEXIST: (.exists, "")
            case ENOSPC, EDQUOT: (.diskFull, "; make room there, or choose another folder, and start again")
            case EROFS: (.readOnly, "; choose a folder on a file system that can be written")
            case EACCES, EPERM: (.permission, "; make it accessible, or choose another folder")
            case EMFILE, ENFILE: (.tooManyOpenFiles, "; raise the limit (ulimit -n) or use fewer workers")
            case ELOOP: (.system, "; nothing behind a symbolic link is used: remove the link")
            default: (.system, "")
            }
        self.init(code, "can't \(action) \(path): \(String(cString: strerror(value)))\(cure)")
    }
}
