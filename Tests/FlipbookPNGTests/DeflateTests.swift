import CFlipbookISAL
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct DeflateTests {
    /// White rows, as most of a plot, with the filter type before each and a few dark pixels.
    private let rows: [UInt8] = {
        var rows = [UInt8](repeating: 255, count: 120 * 481)
        for row in 0..<120 {
            rows[row * 481] = 0
            rows[row * 481 + 1 + 3 * row] = UInt8(row)
            rows[row * 481 + 400 - row] = UInt8(row)
        }
        return rows
    }()

    private func pack(_ bytes: [UInt8], with deflater: UnsafeMutablePointer<flipbook_deflater>) -> [UInt8] {
        let capacity = flipbook_deflate_bound(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: capacity) { packed, count in
            count = flipbook_deflate(deflater, bytes, bytes.count, packed.baseAddress, capacity)
        }
    }

    /// In ISA-L's own way the address of its state affects one of some thousand streams.
    @Test func theSameBytesArePackedAlikeWhereverThePackerLies() throws {
        var random = SystemRandomNumberGenerator()
        let size = MemoryLayout<flipbook_deflater>.size
        let expected = try {
            let deflater = try #require(flipbook_make_deflater())
            defer { flipbook_free_deflater(deflater) }
            return pack(rows, with: deflater)
        }()
        var differing = 0
        for _ in 0..<20_000 {
            let hint = UnsafeMutableRawPointer(bitPattern: UInt.random(in: 1 << 20..<1 << 31, using: &random) << 16)
            let memory = try #require(mmap(hint, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
            try #require(memory != MAP_FAILED)
            defer { munmap(memory, size) }
            let deflater = memory.bindMemory(to: flipbook_deflater.self, capacity: 1)
            if pack(rows, with: deflater) != expected { differing += 1 }
        }
        #expect(differing == 0)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 70_000, 300_000], [false, true])
    func whatIsPackedFitsItsBoundAndComesBack(count: Int, isNoise: Bool) throws {
        let bytes = (0..<count).map { isNoise ? UInt8.random(in: .min ... .max) : UInt8($0 / 100 % 7) }
        let deflater = try #require(flipbook_make_deflater())
        let inflater = try #require(flipbook_make_inflater())
        defer {
            flipbook_free_deflater(deflater)
            flipbook_free_inflater(inflater)
        }
        let packed = pack(bytes, with: deflater)
        #expect(!packed.isEmpty && packed.count <= flipbook_deflate_bound(count))
        var back = [UInt8](repeating: 1, count: count)
        #expect(flipbook_inflate(inflater, packed, packed.count, &back, count) == 1)
        #expect(back == bytes)
    }
}
