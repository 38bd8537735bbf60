import FlipbookPixels

/// What an encoder leaves on flat ground: of 10 000 samples whose 7x7 neighbourhood has one value in the frame, how
/// many are off by more than 3, and by more than 8, in the decoded one.
struct Ghosts {
    /// Those of luma, and those of both chroma planes together.
    var luma = Count()
    var chroma = Count()

    struct Count {
        var flat = 0
        var over3 = 0
        var over8 = 0

        /// Of 10 000.
        var visible: Double { flat == 0 ? 0 : 1e4 * Double(over3) / Double(flat) }
        var strong: Double { flat == 0 ? 0 : 1e4 * Double(over8) / Double(flat) }
    }

    /// Of 10 000: those of luma and of chroma that are off by more than 3, then those that are off by more than 8.
    var rates: [Double] { [luma.visible, chroma.visible, luma.strong, chroma.strong] }

    /// Counts a frame, its planes as the layout says, and adds them.
    mutating func add(_ decoded: UnsafeRawBufferPointer, against frame: [UInt8], _ layout: YUVLayout) {
        frame.withUnsafeBytes { frame in
            let size = layout.width * layout.height
            let chromaSize = layout.chromaWidth * layout.chromaHeight
            luma.add(decoded, frame, at: 0, layout.width, layout.height)
            chroma.add(decoded, frame, at: size, layout.chromaWidth, layout.chromaHeight)
            chroma.add(decoded, frame, at: size + chromaSize, layout.chromaWidth, layout.chromaHeight)
        }
    }
}

extension Ghosts.Count {
    fileprivate mutating func add(
        _ decoded: UnsafeRawBufferPointer, _ frame: UnsafeRawBufferPointer, at offset: Int, _ width: Int, _ height: Int
    ) {
        guard width >= 7, height >= 7 else { return }
        // Of each sample, whether the seven of its row that begin three before it are one value; then how many rows
        // from this one up are so and have the same value there.
        let first = frame.baseAddress!.assumingMemoryBound(to: UInt8.self) + offset
        let other = decoded.baseAddress!.assumingMemoryBound(to: UInt8.self) + offset
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * width) { memory in
            let (even, streak) = (memory.baseAddress!, memory.baseAddress! + width)
            memory.initialize(repeating: 0)
            for row in 0..<height {
                let samples = first + row * width
                for x in 3..<width - 3 {
                    let center = samples[x]
                    let left = (samples[x - 3] ^ center) | (samples[x - 2] ^ center) | (samples[x - 1] ^ center)
                    let right = (samples[x + 1] ^ center) | (samples[x + 2] ^ center) | (samples[x + 3] ^ center)
                    even[x] = (left | right) == 0 ? 1 : 0
                }
                if row == 0 {
                    for x in 3..<width - 3 { streak[x] = even[x] }
                } else {
                    let above = samples - width
                    for x in 3..<width - 3 {
                        let grown = min(streak[x], 6) &+ 1
                        streak[x] = even[x] == 0 ? 0 : above[x] == samples[x] ? grown : 1
                    }
                }
                guard row >= 6 else { continue }
                let (wanted, got) = (first + (row - 3) * width, other + (row - 3) * width)
                var (flat, over3, over8): (UInt32, UInt32, UInt32) = (0, 0, 0)
                for x in 3..<width - 3 {
                    let difference = wanted[x] > got[x] ? wanted[x] &- got[x] : got[x] &- wanted[x]
                    let isFlat: UInt32 = streak[x] == 7 ? 1 : 0
                    flat &+= isFlat
                    over3 &+= difference > 3 ? isFlat : 0
                    over8 &+= difference > 8 ? isFlat : 0
                }
                self.flat += Int(flat)
                self.over3 += Int(over3)
                self.over8 += Int(over8)
            }
        }
    }
}
