/// Something that was asked for and can't be had, in words for whoever asked.
public struct FlipbookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, where, and what to do.
    public var description: String

    init(_ description: String) { self.description = description }

    /// Gives what `body` gives, and throws its error's words.
    static func instead<Result>(of body: () throws -> Result) throws(FlipbookError) -> Result {
        do { return try body() } catch { throw FlipbookError(error.inWords) }
    }
}
