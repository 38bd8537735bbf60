import Testing

@testable import FlipbookRender

/// The texts that name frames.
struct FrameRangeTests {
    @Test(arguments: [("3..<9", 3, 9), ("3...9", 3, 10), ("12", 0, 12), ("0..<1", 0, 1)])
    func whatIsRead(_ text: String, _ start: Int, _ end: Int) {
        #expect(FrameRange(text) == FrameRange(start..<end))
    }

    @Test func anOpenEnd() {
        #expect(FrameRange("5...")?.start == 5)
        #expect(FrameRange("5...")?.end == .some(nil))
    }

    @Test(arguments: [
        "", "0", "-3", "a", "3..<3", "9..<3", "..<3", "3..", "3..<", "1.5", "3...2", " 3", "3 ", "0x10", "٣",
        "9223372036854775808", "0...9223372036854775807", "1..<2..<3", "...",
    ])
    func whatIsRefused(_ text: String) {
        #expect(FrameRange(text) == nil)
    }

    @Test func whatItsDescriptionSaysIsItself() {
        for (start, length) in zip([0, 3, 900], [1, 40, 7]) {
            let range = FrameRange(start..<start + length)
            #expect(FrameRange(range.description) == range)
            for total in [0, start, start + 1, start + length, 5000] {
                let count = (0..<total).count { $0 >= start && $0 < start + length }
                #expect(range.count(of: total) == count)
            }
        }
        #expect(FrameRange.all.count(of: nil) == nil)
        #expect(FrameRange.all.count(of: 9) == 9)
    }

    @Test func numbersOfWorkers() {
        #expect(RenderRequest.workerCount(3, cores: 8) == 3)
        #expect(RenderRequest.workerCount(-1, cores: 8) == 8)
        #expect(RenderRequest.workerCount(-2, cores: 8) == 7)
        #expect(RenderRequest.workerCount(-20, cores: 8) == 1)
        #expect(RenderRequest.workerCount(0, cores: 8) == nil)
    }
}
