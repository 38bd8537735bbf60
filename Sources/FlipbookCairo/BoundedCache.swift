/// A dictionary that forgets what was not asked for lately.
///
/// It has two halves: what is asked for moves to the young one; when that is full, it becomes the old one, and what the
/// old one still held is gone. Finding and storing take constant time.
struct BoundedCache<Key: Hashable, Value> {
    private let capacity: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// Keeps at least the last `capacity` values, at most twice as many.
    init(capacity: Int) { self.capacity = capacity }

    /// The value of this key; made, and kept, where it isn't there.
    mutating func value<Failure: Error>(for key: Key, make: () throws(Failure) -> Value) throws(Failure) -> Value {
        if let value = young[key] { return value }
        let value = if let value = old[key] { value } else { try make() }
        if young.count >= capacity {
            old = young
            young.removeAll(keepingCapacity: true)
        }
        young[key] = value
        return value
    }
}
