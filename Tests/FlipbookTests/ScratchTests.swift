import Flipbook
import FlipbookCairo
import Foundation
import Testing

struct ScratchTests {
    @Test func scratch() throws {
        for (seed, without) in [(UInt64(891_658_355), [Int]()), (319_448_624, [0, 1, 2, 3])] {
            let first = try RandomAnimator(options: .with { ($0.seed, $0.without) = (seed, without) })
            let a = try first.setup()
            let last = seed == 891_658_355 ? 1 : 3
            for frame in 0...last {
                try first.update(frame: frame)
                try a.save("/tmp/cb/\(seed)-order-\(frame).png")
            }
            let second = try RandomAnimator(options: .with { ($0.seed, $0.without) = (seed, without) })
            let b = try second.setup()
            try second.update(frame: last)
            try b.save("/tmp/cb/\(seed)-alone.png")
        }
    }
}
