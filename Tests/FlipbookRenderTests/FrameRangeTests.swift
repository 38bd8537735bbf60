import Testing

@testable import FlipbookRender

/// The texts that name frames.
struct FrameRangeTests {
    @Test func everyFormIsRead() {
        for (start, end) in [(0, 1), (3, 9), (3, 4), (0, 12), (17, 4000)] {
            let range = FrameRange(start..<end)
            let from0 = start == 0 ? ["\(end)", ":\(end)"] : []
            for text in ["\(start):\(end)", "\(start)-\(end - 1)", "\(start)..<\(end)", "\(start)...\(end - 1)"] + from0
            {
                #expect(FrameRange(text) == range, "\(text)")
            }
        }
    }

    @Test(arguments: ["5:", "5..."]) func anOpenEnd(_ text: String) {
        #expect(FrameRange(text)?.start == 5)
        #expect(FrameRange(text)?.end == .some(nil))
    }

    /// What the help and the error say is read as they say it.
    @Test func whatTheHelpNamesIsRead() throws {
        let texts = FrameRange.forms.matches(of: /[\d:]*[:-][\d:]*|or (\d+)/).map { String($0.1 ?? $0.0) }
        #expect(texts == ["10:20", "10:", ":20", "20", "10-19"])
        for text in texts { #expect(FrameRange(text) != nil, "\(text)") }
    }

    @Test(arguments: [
        "", "0", "-3", "a", "3..<3", "9..<3", "..<3", "3..", "3..<", "1.5", "3...2", " 3", "3 ", "0x10", "٣",
        "9223372036854775808", "0...9223372036854775807", "1..<2..<3", "...", ":", "3:3", "9:3", "-3:", "3:-1", "1:9:2",
        "::", "5-", "-", "5-4", "1-2-3", "3:x", "x:3", "3 :4", "0:0", ":0", "0-9223372036854775807", "--3", "1..3",
        "...3",
        "..",
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
        // Of every second frame, and of every third.
        for (start, length, step) in [(0, 1, 2), (3, 40, 2), (5, 7, 3), (4, 6, 3)] {
            var range = FrameRange(start..<start + length)
            range.step = step
            let frames = Array(stride(from: start, to: start + length, by: step))
            #expect((0..<100).filter(range.contains) == frames)
            #expect(range.count(of: nil) == frames.count)
            #expect(frames.map(range.position) == Array(frames.indices))
        }
        #expect(FrameRange.all.count(of: nil) == nil)
        #expect(FrameRange.all.count(of: 9) == 9)
    }
}
