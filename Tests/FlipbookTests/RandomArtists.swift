import Flipbook
import TestSupport

/// An artist that a user of the library wrote.
final class Stems: CustomArtist {
    var x: [Double] = [] { didSet { dataChanged() } }
    var y: [Double] = [] { didSet { dataChanged() } }
    var width = 1.0 { didSet { looksChanged() } }

    override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        guard x.count == y.count else { throw PlotError(.lengthsDiffer, "\(name): give as many y as x") }
        let width = width * transform.pixelsPerPoint
        let stroke = Stroke(color: color.faded(by: alpha), width: width, dashes: [3 * width, width])
        let head = Path(Rect(x: -2 * width, y: -2 * width, width: 4 * width, height: 4 * width))
        let points = transform(x, y)
        transform.clip(canvas) {
            for (foot, point) in zip(transform(x, x.map { _ in 0.5 }), points) where foot.isFinite && point.isFinite {
                canvas.stroke(Path([foot, point]), stroke)
            }
            canvas.draw(head, at: points, fill: color, stroke: nil, snap: .automatic)
            canvas.fill(transform.area(x: 0.1...0.2, y: 0.3...0.6), color: color.opacity(0.5))
        }
        guard let last = points.last, last.isFinite else { return }
        let style = TextStyle(size: 8 * transform.pixelsPerPoint)
        try canvas.drawText("last", style: style, color: color, at: last, angle: 0.1)
    }
}

/// A kind of artist: how one is made, and how its data are moved.
struct ArtistKind: Sendable {
    let make: @Sendable (Seeded) -> DataArtist
    let move: @Sendable (DataArtist, Seeded) -> Void

    init<Kind: DataArtist>(
        _ make: @escaping @Sendable (Seeded) -> Kind, _ move: @escaping @Sendable (Kind, Seeded) -> Void
    ) {
        self.make = make
        self.move = { artist, random in (artist as? Kind).map { move($0, random) } }
    }

    /// The kinds for axes of two dimensions, by their type's name.
    static let flat = simple.merging(fields) { $1 }

    /// Lines, patches and the like.
    private static let simple: [String: ArtistKind] = [
        "FancyArrow": ArtistKind(
            { FancyArrow(from: ($0.value(), $0.value()), to: ($0.value(), $0.value()), arrow: $0.arrow()) },
            {
                $0.setData(start: ($1.value(), $1.value()), end: ($1.value(), $1.value()))
                $0.arrow = $1.arrow()
            }),
        "AnchoredText": ArtistKind(
            { AnchoredText($0.word(), at: $0.one(of: Anchor.named)) },
            {
                $0.string = $1.word()
                $0.text.size = $1.value(6...14)
                $0.hasFrame = $1.chance()
            }),
        "AnchoredSizeBar": ArtistKind(
            { AnchoredSizeBar($0.value(0.1...0.5), $0.word(), at: $0.one(of: Anchor.named)) },
            {
                $0.length = $1.value()
                ($0.height, $0.isTextAbove) = ($1.one(of: [0, 0.1]), $1.chance())
            }),
        "AnchoredDirectionArrows": ArtistKind(
            { AnchoredDirectionArrows("x", "y", at: $0.one(of: Anchor.named)) },
            { $0.rotation = .degrees($1.value(0...90)) }),
        "AnchoredDrawing": ArtistKind(
            {
                AnchoredDrawing(
                    Line([0, 10, 20], $0.values(3, 0...20)), Circle(at: (10, 10), radius: 5),
                    size: $0.chance() ? (20, 20) : nil, at: $0.one(of: Anchor.named))
            },
            {
                ($0.artists.first as? Line)?.y = $1.values(3, 0...20)
                ($0.artists.last as? Circle)?.color = $1.color()
            }),
        "Line": ArtistKind({ Line($0.values(9), $0.values(9)) }, { $0.setData(x: $1.values(9), y: $1.values(9)) }),
        "ColoredLine": ArtistKind(
            { ColoredLine($0.values(9), $0.values(9), values: $0.values(9)) },
            {
                $0.setData(x: $1.values(9), y: $1.values(9), values: $1.values($1.chance() ? 9 : 8))
                $0.widths = $1.one(of: [nil, [3], $1.values(9, 0...6)])
                $0.style = $1.one(of: [.solid, .solid, .dashed])
                $0.arrows = $1.arrows()
            }),
        "Trail": ArtistKind(
            { Trail($0.values(200), $0.values(200), length: $0.chance() ? nil : 90) },
            {
                $0.end = $1.one(of: [nil, Int($1.value(0...220))])
                $0.length = $1.one(of: [nil, 1, 70])
                $0.tailAlpha = $1.one(of: [0, 0.3, 1])
            }),
        "ErrorBar": ArtistKind(
            { ErrorBar([0, 1, 2], $0.values(3), yError: .constant($0.value())) },
            {
                $0.y = $1.values(3)
                $0.errors.x = $1.chance() ? nil : .symmetric($1.values(3, 0...1))
                $0.errors.yLowerLimits = $1.one(of: [[], [true], [true, false, true]])
                $0.errors.xUpperLimits = $1.one(of: [[], [false, true, true]])
                $0.errors.every = $1.one(of: [1, 1, 2])
                $0.errors.colors = $1.chance(0.8) ? nil : [$1.color(), $1.color(), $1.color()]
            }),
        "Scatter": ArtistKind(
            { (random: Seeded) -> Scatter in
                let scatter = Scatter(random.values(7), random.values(7))
                if random.chance() { scatter.values = random.values(7) }
                return scatter
            },
            {
                $0.setData(x: $1.values(7), y: $1.values(7))
                $0.values = $1.chance() ? nil : $1.values(7)
                $0.rotations = $1.chance(0.7) ? nil : $1.values(7, 0...90).map { .degrees($0) }
                $0.markers = $1.chance(0.7) ? nil : $1.markers(7)
                $0.isHollow = $1.chance(0.2)
            }),
        "Bars": ArtistKind(
            { Bars([0, 1, 2], $0.values(3)) },
            {
                $0.heights = $1.values(3)
                $0.hatches = $1.one(of: [nil, [$1.hatch(), $1.hatch()]])
                $0.texts.format = $1.chance() ? nil : "%.1f"
            }),
        "Histogram": ArtistKind(
            { Histogram($0.values(30), bins: 6, shape: $0.one(of: [.bars, .step, .filledStep])) },
            { histogram, frame in
                histogram.sets = (0..<frame.count(1...3)).map { _ in frame.values(30) }
                (histogram.isStacked, histogram.isDensity) = (frame.chance(), frame.chance())
                histogram.cumulation = frame.one(of: [.none, .upwards, .downwards])
                histogram.bins = frame.one(of: [6, .scott, .doane.over(0...1), .edges([0, 0.2, 1])])
            }),
        "Histogram2D": ArtistKind(
            { Histogram2D($0.values(30), $0.values(30), bins: 4) },
            {
                $0.setData(x: $1.values(30), y: $1.values(30))
                $0.yBins = $1.one(of: [3, .edges([0, 0.1, 1])])
                $0.minimumCount = $1.one(of: [nil, 1])
            }),
        "Hexbin": ArtistKind(
            { Hexbin($0.values(30), $0.values(30), gridSize: 5) },
            {
                $0.setData(x: $1.values(30), y: $1.values(30))
                $0.values = $1.chance() ? nil : $1.values(30)
                $0.gridSize = $1.one(of: [4, 6])
                $0.edgeColor = $1.one(of: [nil, $1.color()])
            }),
        "GroupedBars": ArtistKind(
            { (random: Seeded) -> GroupedBars in
                GroupedBars([random.values(3), random.values(3)], names: random.one(of: [nil, ["a", "b", "c"]]))
            },
            { bars, frame in
                let groups = frame.count(1...4)
                bars.series = (0..<frame.count(1...3)).map { _ in frame.values(groups) }
                bars.isStacked = frame.chance()
                bars.texts.format = frame.chance() ? nil : "%.1f"
            }),
        "BoxPlot": ArtistKind(
            { BoxPlot([$0.values(9), $0.values(9)]) },
            {
                $0.groups = [$1.values(9), $1.values(9)]
                ($0.hasNotches, $0.showsMeans, $0.hasMeanLines) = ($1.chance(), $1.chance(), $1.chance())
                ($0.showsBoxes, $0.managesTicks) = ($1.chance(0.8), $1.chance(0.8))
                $0.medians = $1.chance() ? nil : [0.5, nil]
                $0.hatches = $1.chance(0.7) ? [] : [$1.hatch()]
            }),
        "ViolinPlot": ArtistKind(
            { ViolinPlot([$0.values(9), $0.values(7)], orientation: $0.one(of: [.vertical, .horizontal])) },
            {
                $0.groups = [$1.values(9), $1.values(7)]
                ($0.showsMeans, $0.showsExtrema) = ($1.chance(), $1.chance())
                $0.sides = $1.one(of: [.both, .low, .high])
                $0.lineColors = $1.chance() ? nil : [$1.color()]
            }),
        "Stairs": ArtistKind(
            { Stairs($0.values(4), isFilled: $0.chance()) },
            {
                $0.values = $1.values(4)
                $0.baseline = $1.one(of: [0, .none, .values($1.values(4))])
            }),
        "BrokenBars": ArtistKind(
            { BrokenBars(from: $0.values(3), lengths: $0.values(3), y: $0.value(), height: 0.3) },
            {
                $0.setData(starts: $1.values(3), lengths: $1.values(3))
                $0.alignment = $1.one(of: [.bottom, .center, .top])
            }),
        "StackPlot": ArtistKind(
            { StackPlot([0, 1, 2], [$0.values(3, 0...1), $0.values(3, 0...1)], labels: ["a", "b"]) },
            { stack, random in
                stack.setData(
                    x: [0, 1, 2], layers: (0..<random.count(1...3)).map { _ in random.values(3, 0...1) })
                stack.baseline = random.one(of: StackPlot.Baseline.allCases)
            }),
        "EventPlot": ArtistKind(
            { EventPlot([$0.values(4), $0.values(2)]) },
            {
                $0.setData(rows: [$1.values(3), $1.values(5)])
                $0.colors = $1.chance() ? nil : [$1.color(), $1.color()]
                $0.lengths = [$1.value(0.1...1)]
            }),
        "Stem": ArtistKind(
            { Stem($0.values(4), $0.values(4)) },
            {
                $0.setData(positions: $1.values(4), heads: $1.values(4))
                ($0.bottom, $0.baseStyle) = ($1.value(), $1.one(of: [.solid, .dashed, .none]))
                $0.marker = $1.one(of: [nil, .circle, .diamond])
            }),
        "ECDF": ArtistKind(
            { ECDF($0.values(6)) },
            {
                $0.setData(values: $1.values(5))
                ($0.isComplementary, $0.orientation) = ($1.chance(), $1.one(of: [.vertical, .horizontal]))
            }),
        "Pie": ArtistKind(
            { Pie($0.values(3, 0.1...1), labels: ["a", "b", "c"]) }, { $0.sizes = $1.values(3, 0.1...1) }),
        "Image": ArtistKind(
            { Image($0.grid(4, 5)) },
            {
                $0.values = $1.grid(4, 5)
                $0.interpolation = $1.one(of: Image.Interpolation.allCases)
                $0.interpolationStage = $1.one(of: [.auto, .data, .rgba])
                $0.alphas = $1.chance() ? nil : $1.grid(4, 5)
                $0.affine =
                    $1.chance(0.6) ? nil : Affine2D().rotated(by: .degrees($1.value(0...360))).skewed(x: .degrees(20))
            }),
        "Contour": ArtistKind(
            { Contour([0, 1, 2, 3], [0, 1, 2], $0.grid(3, 4)) },
            {
                if $1.chance(0.8) {
                    $0.setData(x: [0, 1, 2, 3], y: [0, 1, 2], z: $1.grid(3, 4))
                } else {
                    $0.setData(triangulation: Triangulation($1.values(9), $1.values(9)), z: $1.values(9))
                }
                $0.levels = $1.one(of: [.automatic, 3, [0.2, 0.5, 0.6]])
                $0.labels.isVisible = $1.chance()
                ($0.labels.size, $0.labels.isInline) = ($1.value(2...8), $1.chance())
                $0.labels.format = $1.one(of: [nil, "%.1f"])
                $0.labels.positions = $1.chance(0.3) ? [($1.value(0...3), 1), (1.5, $1.value(0...2))] : nil
            }),
    ]

    /// The kinds for axes of three dimensions.
    static let spatial: [String: ArtistKind] = [
        "Line3D": ArtistKind(
            { Line3D($0.values(6), $0.values(6), $0.values(6)) },
            {
                $0.setData(x: $1.values(6), y: $1.values(6), z: $1.values(6))
            }),
        "Scatter3D": ArtistKind(
            { Scatter3D($0.values(6), $0.values(6), $0.values(6)) },
            {
                $0.setData(x: $1.values(6), y: $1.values(6), z: $1.values(6))
                $0.values = $1.chance() ? nil : $1.values(6)
            }),
        "Surface": ArtistKind(
            {
                Surface([0, 1, 2, 3], [0, 1, 2], $0.grid(3, 4), colormap: $0.chance() ? nil : .viridis)
            }, { $0.setData(x: [0, 1, 2, 3], y: [0, 1, 2], z: $1.grid(3, 4)) }),
        "Wireframe": ArtistKind(
            { Wireframe([0, 1, 2, 3], [0, 1, 2], $0.grid(3, 4)) },
            {
                $0.setData(x: [0, 1, 2, 3], y: [0, 1, 2], z: $1.grid(3, 4))
            }),
        "Bars3D": ArtistKind(
            {
                Bars3D([0, 1], [0, 1], widths: [0.5], depths: [0.5], heights: $0.values(2, 0.1...1))
            }, { $0.heights = $1.values(2, 0.1...1) }),
    ]

    /// A kind that axes can show.
    static func any(in axes: Axes, _ random: Seeded) -> ArtistKind {
        let kinds = axes is Axes3D ? spatial : flat
        return random.one(of: kinds.keys.sorted().compactMap { kinds[$0] })
    }
}
