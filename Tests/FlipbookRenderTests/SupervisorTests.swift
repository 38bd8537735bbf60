import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FlipbookRender

/// The supervisor with a worker on a thread, whose frames are one colour each: no figure, no ffmpeg.
struct SupervisorTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)")
        .path

    /// Paints a frame in the grey that its parameters hold.
    private final class GreyRenderer: FrameRenderer {
        private var pixels = PixelBuffer(width: 20, height: 10)
        private let onFrame: @Sendable (Int) throws -> Void
        init(_ onFrame: @escaping @Sendable (Int) throws -> Void) { self.onFrame = onFrame }

        func setUp() -> SetupReport {
            SetupReport(
                figure: Recipe.Figure(width: 20, height: 10, dpi: 100, fonts: Digest(of: []), libraries: [:]),
                installedFonts: Digest(of: []))
        }

        func render(frame: Int, parameters: [UInt8], publish: (borrowing PixelBuffer, FrameFonts?) throws -> Void)
            throws
        {
            try onFrame(frame)
            let grey = try CanonicalDecoder().decode(UInt8.self, from: parameters)
            pixels.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: grey) }
            try publish(pixels, nil)
        }

        func takeWarnings() -> [String] { ["The grey is dull."] }
    }

    private final class Events: ProgressReporter {
        var all: [RenderEvent] = []
        func report(_ event: RenderEvent) { all.append(event) }
    }

    private struct Mishap: Error, CustomStringConvertible { var description: String }

    private func request(
        _ greys: [UInt8], total: Int?? = nil, onPull: @escaping @Sendable (Int) -> Void = { _ in },
        onFrame: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) -> RenderRequest {
        var request = RenderRequest(
            Assignment(
                animator: "Grey", identity: "Test.Grey", program: "test", options: [], inWords: "", store: folder),
            total: total ?? greys.count, workers: .thread { _ in GreyRenderer(onFrame) }, cores: 2
        ) {
            var frame = 0
            return ParameterIterator {
                guard frame < greys.count else { return nil }
                defer { frame += 1 }
                onPull(frame)
                return (nil, try CanonicalEncoder().encode(greys[frame]))
            }
        }
        // These tests count what is drawn.
        request.settings.verifiedFrames = 0
        return request
    }

    private func run(_ request: RenderRequest) throws -> (report: RenderReport, events: [RenderEvent]) {
        let events = Events()
        return (try render(request, reporter: events), events.all)
    }

    @Test func everyFrameIsDrawnOnceAndThenFound() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let drawn = Mutex<[Int]>([])
        let request = request((0..<50).map { UInt8($0) }, onFrame: { frame in drawn.withLock { $0.append(frame) } })
        #expect(try run(request).report.rendered == 50)
        #expect(drawn.withLock { $0 } == Array(0..<50))
        let (report, events) = try run(request)
        #expect(report.rendered == 0 && report.cached == 50)
        #expect(drawn.withLock { $0.count } == 50)
        guard case .started(let animator, let frames, let cached, let missing, _)? = events.first else {
            Issue.record("no start")
            return
        }
        #expect(animator == "Grey" && frames == 50 && cached == 50 && missing == 0)
    }

    @Test func onlyChangedParametersAreDrawnAgain() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try run(request([1, 2, 3, 4, 5]))
        let drawn = Mutex<[Int]>([])
        let (report, _) = try run(request([1, 2, 9, 4, 8], onFrame: { frame in drawn.withLock { $0.append(frame) } }))
        #expect(report.rendered == 2)
        #expect(drawn.withLock { $0 } == [2, 4])
    }

    /// Spoils entries as soon as they are there, before the encoder reads them.
    private final class Spoiler: FrameObserver {
        private let store: FrameStore
        private let left: Mutex<[Int: Int]>
        init(_ store: FrameStore, times: [Int: Int]) {
            self.store = store
            left = Mutex(times)
        }
        func setupFinished(width: Int, height: Int) {}
        func framesAre(_ count: Int?, of range: FrameRange) {}
        func frame(_ frame: Int, is state: FrameState) {
            switch state {
            case .cached(let key), .rendered(let key):
                let isSpoilt = left.withLock { left in
                    defer { left[frame, default: 0] -= 1 }
                    return left[frame, default: 0] > 0
                }
                if isSpoilt { try? Data("no picture".utf8).write(to: URL(fileURLWithPath: store.path(of: key))) }
            default: break
            }
        }
    }

    /// However often entries are damaged, in whichever run they were drawn: a frame was drawn now, or was there.
    @Test func everyFrameCountsOnce() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var generator = Seeded.generator("damaged entries")
        for round in 0..<8 {
            let count = Int.random(in: 1...30, using: &generator)
            let offset = UInt8(round * 30)
            var asked = request((0..<count).map { offset + UInt8($0) })
            asked.assignment.store = "\(folder)/\(round)"
            if Bool.random(using: &generator) {
                asked.settings.range = FrameRange(0..<Int.random(in: 1...count, using: &generator))
                _ = try run(asked)
                asked.settings.range = .all
            }
            let damaged = (0..<count).filter { _ in Bool.random(using: &generator) }
            let times = Dictionary(
                uniqueKeysWithValues: damaged.map { ($0, Int.random(in: 1...3, using: &generator)) })
            asked.observer = Spoiler(FrameStore(directory: asked.assignment.store), times: times)
            asked.settings.video.encoder = .libx264
            asked.output = "\(folder)/\(round).mkv"
            let (report, events) = try run(asked)
            #expect(report.frames == count && report.rendered + report.cached == count, "\(report)")
            #expect(report.rendered >= damaged.count && report.cached >= 0, "\(report)")
            for case .frame(_, let done, let total) in events { #expect((1...count).contains(done) && total == count) }
        }
    }

    /// The message against what a video of such gaps shows.
    @Test func whatIsShownInsteadIsSaid() {
        #expect([5].substitutesInWords(in: .all) == "the frame before in its place")
        #expect([5, 6, 9].substitutesInWords(in: .all) == "the frame before in their place")
        #expect([0].substitutesInWords(in: .all) == "frame 1 in the place of 0")
        #expect([6, 5].substitutesInWords(in: FrameRange(5..<9)) == "frame 7 in the place of 5...6")
        var everySecond = FrameRange(4..<20)
        everySecond.step = 2
        #expect([4, 6].substitutesInWords(in: everySecond) == "frame 8 in the place of 4 and 6")
        #expect(
            [0, 1, 2, 7, 9].substitutesInWords(in: .all)
                == "frame 3 in the place of 0...2, and the frame before in that of 7 and 9")
    }

    @Test func aWorkerAloneDrawsItsFirstFrameAgain() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let drawn = Mutex<[Int]>([])
        func run(_ greys: [UInt8]) throws -> [Int] {
            var request = request(greys, onFrame: { frame in drawn.withLock { $0.append(frame) } })
            request.settings.verifiedFrames = nil
            _ = try self.run(request)
            return drawn.withLock { drawn in
                defer { drawn = [] }
                return drawn
            }
        }
        #expect(try run([1, 2, 3]) == [0, 1, 2, 0])
        #expect(try run([1, 2, 3]) == [])
        // A frame of an earlier run.
        #expect(try run([1, 2, 9]) == [2, 0])
        try? FileManager.default.removeItem(atPath: folder)
        #expect(try run([1]) == [0])
    }

    @Test func aWarningIsToldOncePerRender() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let notes = try run(request([1, 2, 3])).events.filter { if case .note = $0 { true } else { false } }
        #expect(notes.count == 1)
        guard case .note("The grey is dull.")? = notes.first else {
            Issue.record("no warning")
            return
        }
    }

    @Test func planningSaysWhatRenderingWouldDo() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try run(request([1, 2, 3, 4, 5]))
        let plan = try plan(request([1, 2, 9, 4, 8, 7]), reporter: Events())
        #expect(plan.frames == 6 && plan.cached == 3)
        #expect(plan.missing.map(\.frames) == [2...2, 4...4, 5...5])
        #expect(plan.missing.map(\.reason) == ["its parameters changed", "its parameters changed", "never rendered"])
        #expect(try run(request([1, 2, 9, 4, 8, 7])).report.rendered == 3)
    }

    /// However long the sequence is, only so much of it is pulled ahead.
    @Test func parametersArePulledOnlyAsFastAsFramesAreDrawn() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pulled = Mutex(0)
        let ahead = Mutex(0)
        let request = request(
            [UInt8](repeating: 7, count: 6000), onPull: { frame in pulled.withLock { $0 = frame + 1 } },
            onFrame: { frame in
                let lead = pulled.withLock { $0 } - frame
                ahead.withLock { $0 = max($0, lead) }
            })
        #expect(try run(request).report.rendered == 6000)
        #expect(ahead.withLock { $0 } <= 4096 + 10)
    }

    @Test("Row 22: 100 000 frames", .tags(.long), .onlyInWholeRuns) func veryManyFrames() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let request = request([UInt8](repeating: 7, count: 100_000))
        #expect(try run(request).report.rendered == 100_000)
    }

    @Test func whatARendererThrowsEndsTheRender() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let request = request([1, 2, 3, 4], onFrame: { if $0 == 2 { throw Mishap(description: "upset") } })
        let error = try #require(throws: FlipbookError.self) { try run(request) }
        #expect(error.code == .frameFailed && error.frame == 2 && error.description.contains("upset"))
        // The worker may have begun with the frame after it before it was told to end.
        #expect(try [2, 3].contains(run(self.request([1, 2, 3, 4])).report.cached))
    }

    @Test func aBrokenSequenceEndsTheRender() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try #require(throws: FlipbookError.self) { try run(request([])) }.code == .invalidRequest)
        #expect(
            try #require(throws: FlipbookError.self) { try run(request([1, 2], total: 3)) }.code == .parametersFailed)
        #expect(
            try #require(throws: FlipbookError.self) { try run(request([], total: .some(nil))) }.code == .invalidRequest
        )
        #expect(try run(request([1, 2], total: .some(nil))).report.frames == 2)
    }

    @Test func rangesAreHeldAgainstTheFramesThereAre() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var request = request([1, 2, 3, 4, 5])
        request.settings.range = FrameRange(1..<4)
        #expect(try run(request).report.frames == 3)
        for range in [FrameRange(3..<9), FrameRange(7..<9)] {
            request.settings.range = range
            #expect(throws: FlipbookError.self) { try run(request) }
            request.total = nil
            #expect(throws: FlipbookError.self) { try run(request) }
            request.total = 5
        }
    }

    /// A render may be done before its last worker stands: that one has nothing to complain of.
    @Test func aWorkerThatNobodyListensToEndsQuietly() throws {
        let sockets = try SocketPair()
        let worker = Worker(socket: try sockets.there.duplicate(), endsProcess: false) { _ in GreyRenderer({ _ in }) }
        _ = sockets.intoHere()
        let failure = Mutex<String?>(nil)
        // A thread of this kind has SIGPIPE blocked.
        try WorkThread {
            do { try worker.run() } catch { failure.withLock { $0 = "\(error)" } }
        }.join()
        #expect(failure.withLock { $0 } == nil)
    }

    // MARK: Viewing

    /// Tells a test how far frames are.
    private final class Onlooker: FrameObserver {
        private let hear: @Sendable (Int, FrameState) -> Void
        init(_ hear: @escaping @Sendable (Int, FrameState) -> Void) { self.hear = hear }
        func setupFinished(width: Int, height: Int) {}
        func framesAre(_ count: Int?, of range: FrameRange) {}
        func frame(_ frame: Int, is state: FrameState) { hear(frame, state) }
    }

    /// Looks at frames until ``Onlooker`` cancels it.
    private func look(_ request: RenderRequest, _ commands: ViewCommands) throws {
        do { try view(request, commands: commands, reporter: Events()) } catch let error as FlipbookError {
            #expect(error.code == .cancelled, "\(error)")
        }
    }

    /// The ninety thousand frames before it are not drawn first.
    @Test func theFrameAtTheCursorComesFirst() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (far, commands, cancellation) = (90_000, ViewCommands(), Cancellation())
        let drawn = Mutex<[Int]>([])
        var request = request(Array(repeating: 7, count: 100_000))
        request.cancellation = cancellation
        request.observer = Onlooker { frame, state in
            guard case .rendered = state else { return }
            drawn.withLock { $0.append(frame) }
            if frame == 2 { commands.send(.cursor(far)) }
            if frame == far + 3 { cancellation.cancel() }
        }
        try look(request, commands)
        let order = drawn.withLock { $0 }
        #expect(order.count < far / 2, "\(order.count)")
        #expect(order.firstIndex(of: far).map { Array(order[$0...].prefix(4)) } == Array(far...(far + 3)))
    }

    /// Where frames take long and drafts don't, each frame has its draft first, and no draft is left at the end.
    @Test(arguments: [true, false]) func draftsComeFirstWhereTheySaveTime(_ doTheySave: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (commands, cancellation) = (ViewCommands(), Cancellation())
        let heard = Mutex<[(frame: Int, isDraft: Bool)]>([])
        let begun = Mutex<[Int]>([])
        var request = request((0..<6).map { UInt8($0) })
        request.workers = .thread { assignment in
            GreyRenderer { _ in usleep(assignment.settings.isDraft && doTheySave ? 1000 : 150_000) }
        }
        request.cancellation = cancellation
        request.observer = Onlooker { frame, state in
            let count = heard.withLock { heard in
                switch state {
                case .drafted: heard.append((frame, true))
                case .rendered: heard.append((frame, false))
                case .drawing: begun.withLock { $0.append(frame) }
                default: break
                }
                return heard.count { !$0.isDraft }
            }
            if count == 6 { cancellation.cancel() }
        }
        try look(request, commands)
        let order = heard.withLock { $0 }
        // The first frame tells how long it takes, one draft how long that does.
        let drafts = order.filter(\.isDraft).map(\.frame)
        #expect(doTheySave ? Set(drafts) == [1, 2, 3, 4, 5] : drafts.count == 1, "\(order)")
        #expect(try FrameStore(directory: folder).keys().count == 6)
        // A draft may begin after its frame is there, and takes nothing back.
        #expect(begun.withLock { $0 }.sorted() == Array(0..<6))
    }
}
