import Testing

@testable import FlipbookRender

/// One line, never too long, never more than is done.
struct ProgressBarTests {
    @Test func itFitsItsRoom() {
        for columns in [10, 30, 60, 79, 200] {
            for total in [nil, 1, 60, 100_000] as [Int?] {
                for done in [0, 1, total ?? 5] {
                    let bar = ProgressBar(total: total, rendered: done, encoded: done / 2)
                    #expect(bar.line(name: "CosineWave", columns: columns, seconds: 12).count <= columns)
                }
            }
        }
    }

    @Test func itSaysWhatIsThere() {
        let bar = ProgressBar(total: 60, cached: 10, rendered: 40, encoded: 20)
        let line = bar.line(name: "Wave", columns: 100, seconds: 3)
        #expect(line.contains("40/60 rendered, 20 encoded, 10 frames/s, 2 s left"))
        #expect(line.contains(" 66 %"))
        #expect(line.count { $0 == "█" } <= line.count { $0 == "▒" } * 2)
        let open = ProgressBar(rendered: 7).line(name: "Wave", columns: 100, seconds: 1)
        #expect(!open.contains("%") && open.contains("7 rendered"))
    }

    @Test(arguments: [(0.2, "1 s"), (59.4, "1:00"), (61, "1:01"), (3723, "1:02:03"), (.infinity, "days")])
    func timesAreShort(_ seconds: Double, _ text: String) {
        #expect(ProgressBar.time(seconds) == text)
    }
}
