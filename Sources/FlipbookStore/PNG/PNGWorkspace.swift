import CFlipbookISAL
import Synchronization

/// Memory for packing and unpacking pictures, used again and again: by one thread at a time.
final class PNGWorkspace: @unchecked Sendable {
    let deflater: UnsafeMutablePointer<flipbook_deflater>
    let inflater: UnsafeMutablePointer<flipbook_inflater>
    /// The rows, each with its filter type in front.
    var rows = GrowingMemory()
    /// The rows, packed.
    var packed = GrowingMemory()
    /// A whole file.
    var file = GrowingMemory()

    private init() {
        guard let deflater = flipbook_make_deflater(), let inflater = flipbook_make_inflater() else {
            preconditionFailure("no memory is left for packing pictures")
        }
        self.deflater = deflater
        self.inflater = inflater
    }

    deinit {
        flipbook_free_deflater(deflater)
        flipbook_free_inflater(inflater)
    }

    private static let idle = Mutex<[PNGWorkspace]>([])

    /// A workspace that nobody else uses, until it is given back: as many come to be as threads work at once.
    static func take() -> PNGWorkspace { idle.withLock { $0.popLast() } ?? PNGWorkspace() }

    /// Lets the next one have it.
    func giveBack() { Self.idle.withLock { $0.append(self) } }
}

/// Uninitialized memory that grows to the largest size it was asked for.
struct GrowingMemory: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit { memory.deallocate() }

    /// At least one byte, and exactly `count` where that is more; what was in it is lost.
    mutating func take(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if memory.count < max(count, 1) {
            memory.deallocate()
            memory = .allocate(byteCount: max(count, 1), alignment: 64)
        }
        return UnsafeMutableRawBufferPointer(rebasing: memory[..<max(count, 1)])
    }

    /// `count` zeros.
    mutating func zeros(_ count: Int) -> UnsafeMutableRawBufferPointer {
        let zeros = take(count)
        zeros.initializeMemory(as: UInt8.self, repeating: 0)
        return zeros
    }
}
