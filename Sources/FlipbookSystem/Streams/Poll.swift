/// Waits for descriptors to become ready: `poll(2)`.
package enum Poll {
    /// What a descriptor can be ready for.
    package struct Events: OptionSet, Sendable {
        package let rawValue: Int16
        package init(rawValue: Int16) { self.rawValue = rawValue }

        /// Bytes can be read, or the stream has ended.
        package static let read = Events(rawValue: Int16(POLLIN))
        /// Bytes can be written.
        package static let write = Events(rawValue: Int16(POLLOUT))
        /// The other side has gone; there may still be bytes to read. Always waited for.
        package static let hangUp = Events(rawValue: Int16(POLLHUP))
        /// The descriptor is broken or not open. Always waited for.
        package static let failed = Events(rawValue: Int16(POLLERR) | Int16(POLLNVAL))
    }

    /// A descriptor, what to wait for, and what came.
    package struct Entry: Sendable {
        /// The descriptor's number; a negative one is passed over.
        package var descriptor: Int32
        /// What to wait for.
        package var interest: Events
        /// What it was ready for when ``Poll/wait(_:milliseconds:)`` last returned.
        package fileprivate(set) var ready: Events = []

        /// An entry that is ready for nothing yet.
        package init(_ descriptor: Int32, _ interest: Events) {
            self.descriptor = descriptor
            self.interest = interest
        }
    }

    /// Waits until one of the entries is ready, and says in each what it is ready for.
    ///
    /// A signal ends the wait early, with nothing ready.
    ///
    /// - Parameter milliseconds: the longest wait; nil waits for ever.
    /// - Returns: how many entries are ready.
    @discardableResult
    package static func wait(_ entries: inout [Entry], milliseconds: Int? = nil) throws(ProcessError) -> Int {
        var list = entries.map { pollfd(fd: $0.descriptor, events: $0.interest.rawValue, revents: 0) }
        let timeout = milliseconds.map { Int32(clamping: max($0, 0)) } ?? -1
        let count = poll(&list, nfds_t(list.count), timeout)
        if count < 0 && errno != EINTR && errno != EAGAIN { throw .system("waiting for descriptors failed") }
        for index in entries.indices {
            entries[index].ready = count > 0 ? Events(rawValue: list[index].revents) : []
        }
        return max(Int(count), 0)
    }

    /// Waits until one descriptor is ready, however long it takes.
    static func wait(for interest: Events, on descriptor: Int32) throws(ProcessError) {
        var entries = [Entry(descriptor, interest)]
        while try wait(&entries) == 0 {}
    }
}
