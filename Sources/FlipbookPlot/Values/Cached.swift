/// A value that is derived from others: made when it is first asked for, and kept until they change.
struct Cached<Value> {
    private var value: Value?
    private var version = 0

    /// The value, made again where it was made for another version of what it is derived from.
    mutating func callAsFunction(_ version: Int = 0, _ make: () throws -> Value) rethrows -> Value {
        if let value, self.version == version { return value }
        let new = try make()
        (value, self.version) = (new, version)
        return new
    }

    /// Forgets the value.
    mutating func clear() { value = nil }
}
