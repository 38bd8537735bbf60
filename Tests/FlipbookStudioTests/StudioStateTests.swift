import FlipbookCoding
import FlipbookRender
import FlipbookStore
import Testing

@testable import FlipbookStudio

@Suite struct StudioStateTests {
    private func key(_ number: Int) -> FrameKey { FrameKey(animation: Digest(of: [7]), frame: number, parameters: []) }

    private func runs(_ state: StudioState) -> String {
        guard case .array(let runs)? = state.json()?["runs"] else { return "none" }
        return runs.map { run in
            guard case .array(let parts) = run else { return "?" }
            return "\(parts[0].integer ?? -1)\(parts[1].string ?? "?")"
        }.joined(separator: " ")
    }

    @Test func framesInARowAreOneItem() {
        let state = StudioState.wave()
        #expect(runs(state) == "")
        state.take(.frames(count: 100_000, first: 50, step: 1))
        #expect(runs(state) == "100000m")
        for frame in 50..<1050 { state.take(.frame(frame, .cached(key(frame)))) }
        state.take(.frame(1050, .drawing))
        state.take(.frame(1052, .rendered(key(1052))))
        state.take(.frame(1053, .failed))
        // A draft that comes after its frame says nothing.
        state.take(.frame(1052, .drafted(key(7))))
        #expect(runs(state) == "1000c 1d 1m 1r 1f 98996m")
        #expect(state.entry(of: 1002, before: false)?.key == key(1052))
        #expect(state.entry(of: 1001, before: false) == nil && state.entry(of: -1, before: false) == nil)
        #expect(state.json()?["first"] == 50 && state.json()?["count"] == 100_000)
    }

    @Test func anUnknownNumberOfFramesGrows() {
        let state = StudioState.wave()
        state.take(.frames(count: nil, first: 0, step: 1))
        state.take(.frame(3, .drawing))
        #expect(runs(state) == "3m 1d" && state.json()?["isCounted"] == false)
        state.take(.frames(count: 6, first: 0, step: 1))
        #expect(runs(state) == "3m 1d 2m" && state.json()?["isCounted"] == true)
    }

    /// As those of a draft are: each keeps the index that the animation gives it.
    @Test func framesMayBeFarApart() {
        let state = StudioState.wave()
        state.take(.frames(count: 4, first: 3, step: 2))
        state.take(.frame(7, .rendered(key(7))))
        #expect(runs(state) == "2m 1r 1m" && state.json()?["step"] == 2)
        #expect(state.entry(of: 2, before: false)?.key == key(7))
        #expect(state.lose(2, key: key(7)) == 7)
    }

    @Test func whoWaitsIsToldOfAChange() async {
        let state = StudioState.wave()
        let change = state.nextChange()
        async let _: Void = {
            state.take(.figure(width: 64, height: 48))
        }()
        for await _ in change {}
        #expect(state.json()?["width"] == 64)
        // Nobody is left who waits.
        let other = Task { for await _ in state.nextChange() {} }
        other.cancel()
        await other.value
    }

    @Test func whatIsKnownIsNotToldAgain() {
        let state = StudioState.wave()
        state.take(.figure(width: 64, height: 48))
        let version = state.json()?["version"]?.integer
        #expect(version != nil && state.json(unlessVersion: version) == nil)
        state.take(.ended(problem: "no room"))
        #expect(state.json(unlessVersion: version)?["problem"] == "no room")
    }

    @Test func messagesAreReadAsTheyAreWritten() throws {
        let messages: [StudioMessage] = [
            .begin(StudioAnimation(name: "a \"wave\"\n", framesPerSecond: 30_000.0 / 1001, store: "/tmp/ä")),
            .begin(.full), .problem("no\nroom", frame: 3), .problem("", frame: nil),
            .figure(width: 640, height: 480), .frames(count: nil, first: 3, step: 1),
            .frames(count: 7, first: 0, step: 1),
            .frame(1, .cached(key(1))), .frame(2, .rendered(key(2))), .frame(3, .missing), .frame(4, .drawing),
            .frame(5, .failed), .ended(problem: ""), .ended(problem: "no\nroom"),
        ]
        for message in messages {
            let line = message.json.description
            #expect(!line.contains("\n"))
            #expect(StudioMessage(try #require(JSONValue(parsing: Array(line.utf8)))) == message)
        }
        #expect(StudioMessage(["event": "begin", "version": 99, "name": "", "fps": 1, "store": ""]) == nil)
        #expect(StudioMessage(["event": "frame", "frame": 1, "state": "rendered"]) == nil)
        #expect(StudioMessage(["event": "other"]) == nil)
    }
}

extension StudioState {
    /// The state of a render of which nothing else is known.
    fileprivate static func wave() -> StudioState {
        let state = StudioState()
        state.take(.begin(StudioAnimation(name: "Wave", framesPerSecond: 25, store: "/nowhere/frames")))
        return state
    }
}

extension StudioAnimation {
    fileprivate static var full: StudioAnimation {
        var animation = StudioAnimation(name: "Wave", framesPerSecond: 25, store: "/")
        animation.animators = ["Wave", "Bars"]
        animation.options = [StudioOption(name: "--rho", kind: .number, value: "28.0", help: "How strong.")]
        animation.options[0].choices = ["a"]
        animation.options[0].offName = "--no-rho"
        animation.optionsAreSeparate = true
        animation.inputs = ["/data.csv"]
        return animation
    }
}
