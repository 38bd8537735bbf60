import FlipbookStore

extension Supervisor {
    /// Removes the oldest frames of all animations until the cache is small enough; those of this render stay.
    func trimCache(to limit: Int) throws {
        let path = request.assignment.store
        guard let slash = path.lastIndex(of: "/") else { return }
        let removed = try Cache(directory: String(path[..<slash])).trim(to: limit, keeping: usedKeys)
        if removed.frames > 0 {
            reporter.report(
                .note("\(removed.frames) old frames were removed from the cache: \(removed.bytes / 1000) kB"))
        }
    }
}
