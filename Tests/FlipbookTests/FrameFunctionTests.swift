import FlipbookCairo
import FlipbookCoding
import FlipbookPixels
import FlipbookRender
import FlipbookStore
import Foundation
import TestSupport
import Testing

@testable import Flipbook

/// A frame is a function of the setup, its index and its parameters: whatever was drawn before it, by whomever.
///
/// `FLIPBOOK_ANIMATORS=5000 swift test --filter FrameFunctionTests` tries 5000 random animators instead of 50 (200 in a whole run), and
/// `FLIPBOOK_SEED` tries the same ones again.
///
/// Row 32 of the faults (`FaultTests/Faults.md`).
@Suite(.serialized) struct FrameFunctionTests {
    /// What drawing a frame came to: pixels, or why there are none.
    private enum Outcome: Hashable {
        case pixels([UInt8])
        case error(String)
    }

    private static let noParameters = try! CanonicalEncoder().encode(NoParameters())

    private func renderer<A: Animator>(
        _ animator: A.Type, _ options: A.Options, reusesFigure: Bool
    ) throws -> AnimatorRenderer<A> {
        var settings = RenderSettings()
        settings.reusesFigure = reusesFigure
        return try AnimatorRenderer<A>(
            Assignment(
                animator: A.name, identity: A.identity, program: "",
                options: CanonicalEncoder().encode(CodedOptions(options)), inWords: "", store: "", settings: settings))
    }

    private func draw(_ frame: Int, with renderer: some FrameRenderer) -> Outcome {
        var pixels: [UInt8] = []
        do {
            try renderer.render(frame: frame, parameters: Self.noParameters) { buffer, _ in
                pixels = buffer.withUnsafeBytes { Array($0) }
            }
        } catch {
            return .error("\(error)")
        }
        return .pixels(pixels)
    }

    /// The figure drawn in full on a canvas of that size, without regard to what was drawn before.
    private func whole(_ figure: Figure, on canvas: CairoCanvas) -> Outcome {
        do {
            try figure.draw(on: canvas)
            return .pixels(try canvas.withPixels { pixels in pixels.withUnsafeBytes { Array($0) } })
        } catch {
            return .error("\(error)")
        }
    }

    /// How the frames of an animator differ from each other, depending on what was drawn before; nil where they don't.
    ///
    /// - Parameter pictures: goes up by the number of frames that could be drawn.
    private func difference(_ options: RandomAnimator.Options, on canvas: CairoCanvas, pictures: inout Int) throws
        -> String?
    {
        let fresh = try renderer(RandomAnimator.self, options, reusesFigure: false)
        // A setup that can't be drawn has no frames.
        do { _ = try fresh.setUp() } catch { return nil }
        let count = RandomAnimator.frameCount
        let frames = (0..<count).map { draw($0, with: fresh) }
        pictures += frames.count { if case .pixels = $0 { true } else { false } }
        let random = Seeded(options.seed)
        let shuffled = (0..<count + 2).map { _ in random.count(0...count - 1) }
        for (name, order) in [("in order", Array(0..<count)), ("in random order", shuffled)] {
            let reused = try renderer(RandomAnimator.self, options, reusesFigure: true)
            _ = try reused.setUp()
            guard let figure = RandomAnimator.lastFigure else { return nil }
            for (position, frame) in order.enumerated() {
                func found(_ what: String) -> String { "frame \(frame), drawn \(name) \(order[...position])\(what)" }
                let outcome = draw(frame, with: reused)
                if outcome != frames[frame] { return found(words(outcome, frames[frame])) }
                // Drawing elsewhere has the layout settle again, so it is not done each time.
                if name == "in random order", position % 3 == 2, case .pixels = outcome,
                    whole(figure, on: canvas) != outcome
                {
                    return found(": other pixels than the figure drawn in full")
                }
                if let warning = reused.takeWarnings().first(where: { !$0.contains("leave no room") }) {
                    return found(": \(warning)")
                }
            }
        }
        return nil
    }

    private func words(_ one: Outcome, _ other: Outcome) -> String {
        switch (one, other) {
        case (.error(let one), .error(let other)): ": '\(one)' instead of '\(other)'"
        case (.error(let one), _): ": '\(one)' instead of a picture"
        case (_, .error(let other)): ": a picture instead of '\(other)'"
        default: ": other pixels than drawn alone"
        }
    }

    @Test func framesDependOnNothingThatWasDrawnBefore() throws {
        let random = Seeded.generator("random animators")
        let canvas = try CairoCanvas(width: RandomAnimator.width, height: RandomAnimator.height)
        var pictures = 0
        let rounds = ProcessInfo.rounds("FLIPBOOK_ANIMATORS", usual: TestRun.isWhole ? 200 : 50)
        for _ in 0..<rounds {
            let seed = random.next() % 1_000_000_000
            guard var found = try difference(.with { $0.seed = seed }, on: canvas, pictures: &pictures) else {
                continue
            }
            // Leave out what has nothing to do with it.
            var without: [Int] = []
            for index in 0..<6 {
                let fewer = without + [index]
                var ignored = 0
                let options = try RandomAnimator.Options.with { ($0.seed, $0.without) = (seed, fewer) }
                if let still = try difference(options, on: canvas, pictures: &ignored) {
                    (without, found) = (fewer, still)
                }
            }
            let animator = try RandomAnimator(options: .with { ($0.seed, $0.without) = (seed, without) })
            _ = try animator.setup()
            Issue.record("animator \(seed) with the habits \(animator.names): \(found)")
        }
        // Most of what is tried is a picture, and not an error.
        print("\(pictures) pictures of \(rounds) animators")
        #expect(pictures > rounds * RandomAnimator.frameCount / 2)
    }

    /// The animators show every kind of artist that the library has.
    @Test func everyKindOfArtistIsTried() throws {
        let sources = Documentation.package.appendingPathComponent("Sources/FlipbookPlot")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String])
        var parents: [String: String] = [:]
        var made: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let source = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            let classes = source.matches(of: /(?m)^public (?:final )?class (\w+): (\w+)/)
            for type in classes { parents[String(type.1)] = String(type.2) }
            if source.contains("    public init("), let type = classes.first { made.insert(String(type.1)) }
            if source.contains("    public convenience init("), let type = classes.first { made.insert(String(type.1)) }
        }
        func isData(_ name: String) -> Bool { name == "DataArtist" || parents[name].map(isData) ?? false }
        // The mark of an inset and colour bars belong to habits; a mappable that is none of the others shows nothing.
        let kinds = Set(ArtistKind.flat.keys).union(ArtistKind.spatial.keys)
            .union(["InsetIndicator", "ColorBar", "ScalarMappable"])
        let artists = made.filter(isData)
        #expect(artists.count > 25)
        #expect(artists.subtracting(kinds).sorted() == [])
    }
}
