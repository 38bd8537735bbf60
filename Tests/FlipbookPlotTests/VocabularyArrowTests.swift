import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyArrowTests {
    struct Family: Decodable {
        var arrows: [Drawn]
        var joints: [Joint]
        var boxes: [Box]
    }

    struct Drawn: Decodable {
        var start: [Double]
        var end: [Double]
        var arrow: String
        var connection: String
        var options: Options
        var parts: [Part]

        struct Options: Decodable {
            var mutationScale: Double
            var mutationAspect: Double?
            var shrinkA: Double
            var shrinkB: Double
            var linewidth: Double
        }
    }

    struct Part: Decodable {
        var vertices: [[Double]]
        var codes: [Int]
        var filled: Bool

        func path(yFactor: Double = 1) -> Path {
            OracleOutline(vertices: vertices, codes: codes).path(yFactor: yFactor)
        }
    }

    struct Joint: Decodable {
        var start: [Double]
        var end: [Double]
        var connection: String
        var startBox: [Double]
        var options: Options
        var vertices: [[Double]]
        var codes: [Int]

        struct Options: Decodable {
            var shrinkA: Double
            var shrinkB: Double
        }
    }

    struct Box: Decodable {
        var style: String
        var inner: [Double]
        var size: Double
        var vertices: [[Double]]
        var codes: [Int]
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("arrows") }

    @Test func arrows() throws {
        #expect(!oracle.arrows.isEmpty)
        for asked in oracle.arrows {
            let scale = 100.0 / 72
            let shape = try #require(StyleWords(asked.arrow).arrow, "\(asked.arrow)")
            let connection = try #require(StyleWords(asked.connection).connection, "\(asked.connection)")
            var arrow = ArrowStyle(
                shape, connection: connection, width: asked.options.linewidth, startGap: asked.options.shrinkA,
                endGap: asked.options.shrinkB)
            arrow.aspect = asked.options.mutationAspect ?? 1
            let parts = try arrow.parts(
                from: Point(x: asked.start[0], y: asked.start[1]), to: Point(x: asked.end[0], y: asked.end[1]),
                outOf: nil, size: asked.options.mutationScale * scale, lineWidth: asked.options.linewidth * scale,
                pixelsPerPoint: scale, of: "arrow")
            // matplotlib leaves arrows in one piece where stretching has moved them to.
            let isWhole = ["simple", "fancy", "wedge"].contains(StyleWords(asked.arrow).name)
            let paths = asked.parts.map { $0.path(yFactor: isWhole ? arrow.aspect : 1) }
            #expect(parts.map(\.isFilled) == asked.parts.map(\.filled), "\(asked.arrow) \(asked.connection)")
            for (part, path) in zip(parts, paths) {
                #expect(part.path.distance(to: path) ?? .infinity < 0.1, "\(asked): \(part.path) should be \(path)")
            }
        }
    }

    @Test func joints() throws {
        #expect(!oracle.joints.isEmpty)
        for asked in oracle.joints {
            let connection = try #require(StyleWords(asked.connection).connection, "\(asked.connection)")
            let arrow = ArrowStyle(
                .line(end: .none), connection: connection, startGap: asked.options.shrinkA,
                endGap: asked.options.shrinkB)
            let box = Rect(
                x: asked.startBox[0], y: asked.startBox[1], width: asked.startBox[2], height: asked.startBox[3])
            let parts = try arrow.parts(
                from: Point(x: asked.start[0], y: asked.start[1]), to: Point(x: asked.end[0], y: asked.end[1]),
                outOf: { box.surrounds($0) }, size: 10, lineWidth: 1, pixelsPerPoint: 1, of: "joint")
            let path = OracleOutline(vertices: asked.vertices, codes: asked.codes).path()
            let part = try #require(parts.first)
            #expect(part.path.distance(to: path) ?? .infinity < 0.1, "\(asked): \(part.path) should be \(path)")
        }
    }

    @Test func boxes() throws {
        #expect(!oracle.boxes.isEmpty)
        for asked in oracle.boxes {
            let words = StyleWords(asked.style)
            let style = try #require(words.box, "\(asked.style)")
            let path = try style.outline(
                around: Rect(x: asked.inner[0], y: asked.inner[1], width: asked.inner[2], height: asked.inner[3]),
                pad: (words["pad"] ?? 0.3) * asked.size, scale: asked.size, of: "box")
            let expected = OracleOutline(vertices: asked.vertices, codes: asked.codes).path()
            #expect(path.distance(to: expected) ?? .infinity < 1e-6, "\(asked.style): \(path) should be \(expected)")
        }
    }
}
