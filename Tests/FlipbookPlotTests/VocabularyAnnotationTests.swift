import FlipbookCanvas
import Testing

@testable import FlipbookPlot

@Suite struct VocabularyAnnotationTests {
    struct Family: Decodable {
        var annotations: [Annotated]
        var extents: [Extent]
        var wrapped: [Wrapped]
        var barLabels: [BarLabels]
        var texts: [String: [Double]]
    }

    struct Annotated: Decodable {
        var text: String
        var xy: [Double]
        var xyCoordinates: System
        var textAt: [Double]?
        var textCoordinates: System?
        var ha: String
        var va: String
        var fontSize: Double
        var arrow: Arrow?
        var at: [Double]
        var box: [Double]
        var arrowParts: [VocabularyArrowTests.Part]?

        struct Arrow: Decodable {
            var arrowstyle: String?
            var connectionstyle: String?
            var shrinkA: Double?
            var shrinkB: Double?
            var relpos: [Double]?
            var width: Double?
            var headwidth: Double?
            var headlength: Double?
            var shrink: Double?

            var style: ArrowStyle? {
                guard let arrowstyle else {
                    return ArrowStyle(
                        .plain(
                            width: width ?? 4, headWidth: headwidth ?? 12, headLength: headlength ?? 12,
                            shrink: shrink ?? 0))
                }
                guard let shape = StyleWords(arrowstyle).arrow,
                    let connection = StyleWords(connectionstyle ?? "arc3").connection
                else { return nil }
                var style = ArrowStyle(
                    shape, connection: connection, startGap: shrinkA ?? 2, endGap: shrinkB ?? 2)
                if let relpos { (style.startX, style.startY) = (relpos[0], relpos[1]) }
                return style
            }
        }

        enum System: Decodable {
            case one(String)
            case each([String])

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let name = try? value.decode(String.self) {
                    self = .one(name)
                } else {
                    self = .each(try value.decode([String].self))
                }
            }

            private static let named: [String: Coordinates] = [
                "data": .data, "axes fraction": .axes, "axes points": .axesPoints, "axes pixels": .axesPixels,
                "figure fraction": .figure, "figure points": .figurePoints, "figure pixels": .figurePixels,
                "offset points": .offsetPoints, "offset pixels": .offsetPixels, "offset fontsize": .offsetFontSizes,
                "polar": .polar, "subfigure fraction": .figure,
            ]

            var coordinates: Coordinates? {
                switch self {
                case .one(let name): return Self.named[name]
                case .each(let names):
                    guard let x = Self.named[names[0]], let y = Self.named[names[1]] else { return nil }
                    return .blended(x: x, y: y)
                }
            }
        }
    }

    struct Extent: Decodable {
        var text: String
        var at: [Double]
        var ha: String
        var va: String
        var fontSize: Double
        var rotation: Double?
        var rotationMode: String?
        var linespacing: Double?
        var multialignment: String?
        var box: [Double]
        var lines: [[Double]]
    }

    struct Wrapped: Decodable {
        var text: String
        var at: [Double]
        var ha: String
        var fontSize: Double
        var size: [Double]
        var rotation: Double?
        var lines: [String]
    }

    struct BarLabels: Decodable {
        var heights: [Double]
        var options: Options
        var texts: [String]
        var at: [[Double]]
        var aligned: [[String]]
        var xLimits: [Double]
        var yLimits: [Double]

        struct Options: Decodable {
            var padding: Double?
            var labelType: String?
            var fmt: String?
            var labels: [String]?
            var horizontal: Bool?
        }
    }

    static let horizontal: [String: HorizontalAlignment] = ["left": .left, "center": .center, "right": .right]
    static let vertical: [String: VerticalAlignment] = [
        "top": .top, "center": .center, "bottom": .bottom, "baseline": .baseline, "center_baseline": .centerBaseline,
    ]

    let oracle: Family
    let measurer: TableMeasurer

    init() throws {
        oracle = try Vocabulary.read("annotations")
        measurer = TableMeasurer(metrics: oracle.texts, dpi: 100)
    }

    private func isNear(_ found: [Double], _ expected: [Double], _ tolerance: Double = 0.5) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < tolerance }
    }

    @Test func annotations() throws {
        #expect(!oracle.annotations.isEmpty)
        for (index, asked) in oracle.annotations.enumerated() {
            let (figure, axes) = Figure.subplots()
            (axes.xLimits, axes.yLimits) = (0...10, 0...5)
            let annotation = axes.annotate(
                asked.text, at: (asked.xy[0], asked.xy[1]),
                targetIn: try #require(asked.xyCoordinates.coordinates), textAt: asked.textAt.map { ($0[0], $0[1]) },
                in: try asked.textCoordinates.map { try #require($0.coordinates) },
                arrow: try asked.arrow.map { try #require($0.style) }, size: asked.fontSize,
                horizontal: Self.horizontal[asked.ha], vertical: Self.vertical[asked.va])
            annotation.isHiddenOutside = false
            try figure.settle(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
            let transform = try #require(axes.transform)
            let name: Comment = "\(index) \(asked.text)"
            let point = annotation.point(in: transform)
            #expect(isNear([point.x, 480 - point.y], asked.at), "\(name)")
            let layout = try #require(try annotation.layOut(in: transform, measurer: measurer))
            let box = [layout.box.minX, 480 - layout.box.maxY, layout.box.width, layout.box.height]
            #expect(isNear(box, asked.box), "\(name): \(box) should be \(asked.box)")
            guard let expected = asked.arrowParts else { continue }
            let parts = try annotation.arrowParts(in: transform, measurer: measurer)
            #expect(parts.map(\.isFilled) == expected.map(\.filled), "\(name)")
            for (part, expected) in zip(parts, expected) {
                let path = part.path.map { Point(x: $0.x, y: 480 - $0.y) }
                #expect(
                    path.distance(to: expected.path()) ?? .infinity < 0.5,
                    "\(name): \(path) should be \(expected.path())")
            }
        }
    }

    @Test func extents() throws {
        let modes: [String: RotationMode] = ["default": .box, "anchor": .anchor, "xtick": .xTick, "ytick": .yTick]
        #expect(!oracle.extents.isEmpty)
        for (index, asked) in oracle.extents.enumerated() {
            let figure = Figure()
            let text = PlacedText(asked.text, at: (asked.at[0], asked.at[1]), in: .figurePixels, size: asked.fontSize)
            text.horizontalAlignment = try #require(Self.horizontal[asked.ha])
            text.verticalAlignment = try #require(Self.vertical[asked.va])
            text.rotation = .degrees(asked.rotation ?? 0)
            text.rotationMode = try #require(modes[asked.rotationMode ?? "default"])
            text.lineSpacing = asked.linespacing
            text.lineAlignment = asked.multialignment.flatMap { Self.horizontal[$0] }
            figure.add(text)
            let layout = try #require(try text.layOut(in: figure.transform, measurer: measurer))
            let box = [layout.box.minX, 480 - layout.box.maxY, layout.box.width, layout.box.height]
            #expect(isNear(box, asked.box), "\(index) \(asked): \(box)")
            #expect(layout.runs.count == asked.lines.count)
            for (run, line) in zip(layout.runs, asked.lines) {
                #expect(isNear([run.origin.x, 480 - run.origin.y], line), "\(index) \(asked): \(run)")
            }
        }
    }

    @Test func wrapped() throws {
        #expect(!oracle.wrapped.isEmpty)
        for asked in oracle.wrapped {
            let figure = Figure(width: asked.size[0], height: asked.size[1])
            let text = figure.text(
                asked.text, at: (asked.at[0], asked.at[1]), size: asked.fontSize,
                rotation: .degrees(asked.rotation ?? 0), horizontal: Self.horizontal[asked.ha])
            text.isWrapped = true
            let layout = try #require(try text.layOut(in: figure.transform, measurer: measurer))
            #expect(layout.runs.map(\.text) == asked.lines)
        }
    }

    @Test func barLabels() throws {
        let formats = ["%.2f": "%.2f", "{:.1f} m": "%.1f m", "%d": "%d"]
        #expect(!oracle.barLabels.isEmpty)
        for asked in oracle.barLabels {
            let (figure, axes) = Figure.subplots()
            let options = asked.options
            let isHorizontal = options.horizontal ?? false
            let bars =
                isHorizontal
                ? axes.horizontalBar([0, 1, 2], asked.heights) : axes.bar([0, 1, 2], asked.heights)
            bars.texts.format = options.fmt.map { formats[$0] ?? "" } ?? "%g"
            bars.texts.strings = options.labels ?? []
            bars.texts.padding = options.padding ?? 0
            bars.texts.position = options.labelType == "center" ? .center : .edge
            try figure.draw(on: RecordingCanvas(size: Size(width: 640, height: 480)))
            #expect(isNear([axes.xLimits.lowerBound, axes.xLimits.upperBound], asked.xLimits, 1e-9))
            #expect(isNear([axes.yLimits.lowerBound, axes.yLimits.upperBound], asked.yLimits, 1e-9))
            let transform = try #require(axes.transform)
            let items = try bars.texts.items(in: transform)
            let layouts = try bars.texts.layouts(
                in: transform, measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
            #expect(layouts.map(\.text) == asked.texts)
            for (item, (at, aligned)) in zip(items, zip(asked.at, asked.aligned)) {
                #expect(isNear([item.point.x, 480 - item.point.y], at), "\(asked): \(item)")
                #expect(item.horizontal == Self.horizontal[aligned[0]] && item.vertical == Self.vertical[aligned[1]])
            }
        }
    }
}
