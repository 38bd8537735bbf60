/// Why something that was asked for is not possible.
public struct FlipbookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, where, and what to do.
    public var description: String

    init(_ description: String) { self.description = description }

    /// The result of `body`. An error that it throws becomes one of this type, in the same words.
    static func wrapping<Result>(_ body: () throws -> Result) throws(FlipbookError) -> Result {
        do { return try body() } catch { throw FlipbookError(error.inWords) }
    }
}
