/// Why something between this process and the system, or one of its children, could not be done.
package struct ProcessError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    package struct Code: Hashable, Sendable {
        private let name: String

        /// A program could not be started: it is missing, may not be executed, or the system has no room for it.
        package static let notStarted = Code(name: "notStarted")
        /// A call to the system failed.
        package static let system = Code(name: "system")
        /// The other side closed a pipe or socket before all that was expected had come.
        package static let endOfStream = Code(name: "endOfStream")
        /// A program wrote more than was expected of it.
        package static let tooMuch = Code(name: "tooMuch")
    }

    /// The kind of failure.
    package let code: Code
    /// The system's error number, 0 where there is none.
    package let errorNumber: Int32
    /// What failed, with the system's own words for why.
    package let description: String

    init(_ code: Code, _ what: String, errorNumber: Int32 = 0) {
        self.code = code
        self.errorNumber = errorNumber
        description = errorNumber == 0 ? what : "\(what): \(String(cString: strerror(errorNumber)))"
    }

    /// A failed call to the system; the reason is `errno` as it stands.
    package static func system(_ what: String, errorNumber: Int32 = errno) -> ProcessError {
        ProcessError(.system, what, errorNumber: errorNumber)
    }
}
