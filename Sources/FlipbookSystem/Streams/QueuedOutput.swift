import Synchronization

/// A descriptor that a thread of its own writes to, so that the caller never waits for a reader.
///
/// All that is given to outputs of one file, pipe or terminal is written in the order in which it was given. What can't be
/// written, as the reader has gone, is lost.
package final class QueuedOutput: Sendable {
    /// How many bytes may wait before ``hasRoom`` is false.
    private static let room = 8 << 20

    private let copy: Descriptor
    fileprivate let descriptor: Int32
    private let queue: Queue

    /// An output to the file behind a descriptor, which may be closed then.
    package init(_ number: Int32) {
        copy = Descriptor(owning: fcntl(number, F_DUPFD_CLOEXEC, 3))
        descriptor = copy.rawValue >= 0 ? copy.rawValue : number
        queue = Queue.of(descriptor)
    }

    /// Puts bytes behind what waits to be written.
    ///
    /// - Parameter isReplaceable: whether they may be left out once more of this kind is given: the state of something that
    ///   changes, as a progress bar.
    package func write(_ bytes: [UInt8], isReplaceable: Bool = false) {
        queue.append(Queue.Chunk(output: self, bytes: bytes, isReplaceable: isReplaceable))
    }

    package func write(_ text: String) { write(Array(text.utf8)) }

    /// Whether so little waits that more should come.
    package var hasRoom: Bool { queue.waiting < Self.room }

    /// Waits until everything is written that was given to any output. A signal that nobody handles ends the process
    /// meanwhile.
    ///
    /// - Parameter milliseconds: how long to wait at most; nil as long as it takes.
    package static func flush(milliseconds: Int? = nil) {
        guard Queue.areWaiting else { return }
        var signal: Int32?
        do {
            let signals = try? SignalWatch()
            var left = milliseconds ?? .max
            while left > 0, signal == nil, Queue.areWaiting {
                usleep(2000)
                left -= 2
                signal = signals?.next()
            }
        }
        if let signal { CurrentProcess.end(bySignal: signal) }
    }
}

/// What waits to be written to one file, pipe or terminal, and the thread that writes it.
private final class Queue: Sendable {
    struct Chunk {
        let output: QueuedOutput
        let bytes: [UInt8]
        let isReplaceable: Bool
    }

    private let state = Monitor([Chunk]())
    /// Bytes of the chunks, and of the one that is being written.
    private let bytesWaiting = Atomic<Int>(0)
    /// Nil where the system had none: then the caller writes its bytes itself.
    private let thread = Mutex<WorkThread?>(nil)
    private static let all = Mutex<[[UInt64]: Queue]>([:])

    /// The queue of the file behind a descriptor.
    static func of(_ descriptor: Int32) -> Queue {
        var status = stat()
        var key: [UInt64] = []
        // A terminal has several names: /dev/tty is one of them.
        if isatty(descriptor) == 0, fstat(descriptor, &status) == 0 {
            key = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
        }
        return all.withLock { all in
            if let queue = all[key] { return queue }
            let queue = Queue()
            all[key] = queue
            queue.thread.withLock { $0 = try? WorkThread { [unowned queue] in queue.writeForEver() } }
            return queue
        }
    }

    var waiting: Int { bytesWaiting.load(ordering: .acquiring) }

    static var areWaiting: Bool { all.withLock { $0.values.contains { $0.waiting > 0 } } }

    func append(_ chunk: Chunk) {
        guard thread.withLock({ $0 != nil }) else { return Self.write(chunk) }
        state.withLock { chunks in
            if chunk.isReplaceable, let last = chunks.last, last.isReplaceable {
                bytesWaiting.subtract(last.bytes.count, ordering: .acquiringAndReleasing)
                chunks.removeLast()
            }
            chunks.append(chunk)
            bytesWaiting.add(chunk.bytes.count, ordering: .acquiringAndReleasing)
        }
    }

    private func writeForEver() {
        while true {
            let chunks = state.wait { chunks -> [Chunk]? in
                guard !chunks.isEmpty else { return nil }
                defer { chunks = [] }
                return chunks
            }
            for chunk in chunks {
                Self.write(chunk)
                bytesWaiting.subtract(chunk.bytes.count, ordering: .acquiringAndReleasing)
            }
        }
    }

    private static func write(_ chunk: Chunk) {
        CurrentProcess.write(chunk.bytes, to: chunk.output.descriptor)
    }
}
