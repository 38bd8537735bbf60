import CFlipbookPango

/// Held wherever fonts are loaded, used or let go.
///
/// Cairo shares its fonts between threads, and before 1.18 keeps the list of a font file's faces without a lock.
enum FontLock {
    nonisolated(unsafe) private static let mutex = {
        let mutex = UnsafeMutablePointer<GRecMutex>.allocate(capacity: 1)
        g_rec_mutex_init(mutex)
        return mutex
    }()

    /// Does something that no other thread does at the same time. May be nested.
    static func hold<Result: ~Copyable, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        g_rec_mutex_lock(mutex)
        defer { g_rec_mutex_unlock(mutex) }
        return try body()
    }
}
