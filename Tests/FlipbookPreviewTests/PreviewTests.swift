import FlipbookCoding
import FlipbookRender
import FlipbookStore
import Testing

@testable import FlipbookPreview

@Suite struct PreviewStateTests {
    private func key(_ number: Int) -> FrameKey { FrameKey(animation: Digest(of: [7]), frame: number, parameters: []) }

    private func runs(_ state: PreviewState) -> String {
        guard case .array(let runs)? = state.json()?["runs"] else { return "none" }
        return runs.map { run in
            guard case .array(let parts) = run else { return "?" }
            return "\(parts[0].integer ?? -1)\(parts[1].string ?? "?")"
        }.joined(separator: " ")
    }

    @Test func framesInARowAreOneItem() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        #expect(runs(state) == "")
        state.framesAre(100_000, from: 50)
        #expect(runs(state) == "100000m")
        for frame in 50..<1050 { state.frame(frame, is: .cached(key(frame))) }
        state.frame(1050, is: .drawing)
        state.frame(1052, is: .rendered(key(1052)))
        state.frame(1053, is: .failed)
        #expect(runs(state) == "1000c 1d 1m 1r 1f 98996m")
        #expect(state.key(of: 1002) == key(1052) && state.key(of: 1001) == nil && state.key(of: -1) == nil)
        #expect(state.json()?["first"] == 50 && state.json()?["count"] == 100_000)
    }

    @Test func anUnknownNumberOfFramesGrows() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        state.framesAre(nil, from: 0)
        state.frame(3, is: .drawing)
        #expect(runs(state) == "3m 1d" && state.json()?["isCounted"] == false)
        state.framesAre(6, from: 0)
        #expect(runs(state) == "3m 1d 2m" && state.json()?["isCounted"] == true)
    }

    @Test func whatIsKnownIsNotToldAgain() {
        let state = PreviewState(name: "Wave", framesPerSecond: 25)
        state.figureStands(width: 64, height: 48)
        let version = state.json()?["version"]?.integer
        #expect(version != nil && state.json(unlessVersion: version) == nil)
        state.end(problem: "no room")
        #expect(state.json(unlessVersion: version)?["problem"] == "no room")
    }
}
