import FlipbookStore

extension Supervisor {
    /// The folder with the stores of all animations; nil where the store is in none.
    private var cache: Cache? {
        let path = request.assignment.store
        return path.lastIndex(of: "/").map { Cache(directory: String(path[..<$0])) }
    }

    /// Makes the cache, and keeps git out of it. A folder that can't be made is complained of with the first frame, and
    /// without a `.gitignore` nothing is lost.
    func prepareCache() { try? cache?.prepare() }

    /// Removes the oldest frames of all animations until the cache is small enough; those of this render stay.
    func trimCache(to limit: Int) throws {
        if let removed = try cache?.trim(to: limit, keeping: usedKeys), removed.frames > 0 {
            reporter.report(
                .note("\(removed.frames) old frames were removed from the cache: \(removed.bytes / 1000) kB"))
        }
    }
}
