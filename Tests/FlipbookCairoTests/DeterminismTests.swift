import FlipbookCairo
import FlipbookCanvas
import TestSupport
import Testing

/// The same drawing, the same bytes.
@Suite struct DeterminismTests {
    @Test(arguments: 0..<10)
    func aCanvasThatWasDrawnOnBeforeAndAFreshOneAgree(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let reused = try CairoCanvas(width: 120, height: 90)
        for _ in 0..<4 {
            let drawings = (0..<12).map { _ in random.drawing(in: reused.size) }
            reused.clear(.white)
            for draw in drawings { try draw(reused) }
            #expect(try Image(reused) == Image { canvas in for draw in drawings { try draw(canvas) } })
        }
    }

    @Test func canvasesOnSeveralThreadsAtOnceDrawWhatOneDrawsAlone() async throws {
        func draw(seed: UInt64) throws -> Image {
            let random = Seeded(seed)
            return try Image { canvas in for _ in 0..<40 { try random.drawing(in: canvas.size)(canvas) } }
        }
        let alone = try (0..<16).map { try draw(seed: $0) }
        let together = try await withThrowingTaskGroup(of: (Int, Image).self) { group in
            for seed in alone.indices { group.addTask { (seed, try draw(seed: UInt64(seed))) } }
            var images: [Int: Image] = [:]
            for try await (seed, image) in group { images[seed] = image }
            return alone.indices.map { images[$0] }
        }
        #expect(together == alone)
    }
}
