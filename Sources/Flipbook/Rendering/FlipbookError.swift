/// Why something that was asked for is not possible.
public struct FlipbookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, where, and what to do.
    public var description: String

    init(_ description: String) { self.description = description }

    /// Gives what `body` gives, and throws its error's words.
    static func instead<Result>(of body: () throws -> Result) throws(FlipbookError) -> Result {
        do { return try body() } catch { throw FlipbookError(error.inWords) }
    }
}
