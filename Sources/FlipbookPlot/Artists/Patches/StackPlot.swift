import FlipbookCanvas

/// Areas on top of each other, whose heights over x are layers of values.
///
///     let stack = axes.stackPlot(x, [first, second, third], labels: ["a", "b", "c"])
///     stack.baseline = .wiggle
///
/// Made by `axes.stackPlot(…)`, or on its own and then added. Its elements are the layers; without colours of their own they
/// have the next ones of the axes' cycle. Where a number isn't finite there is a gap in its layer and in those above.
public final class StackPlot: ElementPatch {
    /// Where the lowest layer begins.
    public enum Baseline: Hashable, Sendable, CaseIterable {
        /// At 0.
        case zero
        /// As far below 0 as all layers together reach above it: matplotlib's `sym`, also called a ThemeRiver.
        case symmetric
        /// The baseline for which the sum of the layers' squared slopes is the smallest: matplotlib's `wiggle`.
        case wiggle
        /// The baseline for which the sum of the layers' squared slopes, each weighted by the height of its layer, is the smallest:
        /// matplotlib's `weighted_wiggle`, used for stream graphs.
        ///
        /// Byron, Wattenberg: Stacked Graphs – Geometry & Aesthetics (2008).
        case weightedWiggle
    }

    /// The positions along the layers, in data.
    public private(set) var x: [Double] { didSet { changed(.data) } }
    /// The heights of each layer, the lowest one first: one for each x when the figure is drawn.
    public private(set) var layers: [[Double]] { didSet { changed(.data) } }
    /// Where the lowest layer begins.
    public var baseline: Baseline { didSet { changed(.data) } }
    /// What each layer is called in a legend, which has an entry for each that isn't empty; nil for one entry with the label
    /// of all. Layers that are left over have none.
    public var labels: [String]? { didSet { changed(.layout) } }

    /// The colours that axes gave the layers, in turn.
    private var cycle: [Color]?
    private var derived = Cached<[[Double]]>()

    /// Layers, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - x: the positions along the layers.
    ///   - layers: the heights of each layer, one for each x: drawing throws a ``PlotError`` otherwise.
    ///   - baseline: where the lowest layer begins.
    ///   - colors: the colours of the layers, one for each or one for all; nil for those of the axes' cycle.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - labels: what each layer is called in a legend.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ x: [Double] = [], _ layers: [[Double]] = [], baseline: Baseline = .zero,
        colors: [Color]? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil,
        labels: [String]? = nil, zOrder: Double? = nil
    ) {
        self.x = x
        self.layers = layers
        self.baseline = baseline
        self.labels = labels
        super.init(
            color: nil, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha, label: nil, zOrder: zOrder)
        self.colors = colors
    }

    /// Changes the positions and the heights of all layers; their numbers may change.
    public func setData(x: [Double], layers: [[Double]]) {
        self.x = x
        self.layers = layers
    }

    override var kind: String { "stack plot" }

    override func join(_ axes: Axes) {
        if takesColors(from: axes) {
            cycle = axes.colorCycle.map { _ in axes.nextColor() }
            if colors == nil { for _ in layers { _ = axes.nextColor() } }
        }
        super.join(axes)
    }

    override func forgetColors() {
        super.forgetColors()
        cycle = nil
    }

    private func check() throws {
        for (index, layer) in layers.enumerated() where layer.count != x.count {
            throw PlotError(
                .lengthsDiffer,
                "\(name): x has \(x.count) values and layer \(index) has \(layer.count); give as many of each")
        }
    }

    /// The curves below, between and above the layers, the lowest one first; nothing where they can't be drawn.
    var curves: [[Double]] {
        derived(dataVersion) {
            guard (try? check()) != nil, !layers.isEmpty else { return [] }
            let first = firstCurve
            var sums = first.map { _ in 0.0 }
            return [first]
                + layers.map { layer in
                    for index in sums.indices { sums[index] += layer[index] }
                    return zip(sums, first).map(+)
                }
        }
    }

    /// Where the lowest layer begins, at each x. The formulas are those of matplotlib's `stackplot.py`.
    private var firstCurve: [Double] {
        let count = Double(layers.count)
        func total(_ index: Int) -> Double { layers.reduce(0) { $0 + $1[index] } }
        switch baseline {
        case .zero: return x.map { _ in 0 }
        case .symmetric: return x.indices.map { -0.5 * total($0) }
        case .wiggle:
            return x.indices.map { index in
                layers.enumerated().reduce(0) { $0 + $1.element[index] * (count - 0.5 - Double($1.offset)) } / -count
            }
        case .weightedWiggle:
            var center = 0.0
            return x.indices.map { index in
                let all = total(index)
                var below = 0.0
                for layer in layers {
                    below += layer[index]
                    let rise = index == 0 ? layer[0] : layer[index] - layer[index - 1]
                    let above = (all - below + 0.5 * layer[index]) * (all > 0 ? 1 / all : 0)
                    center += ((index == 0 ? 0.5 : above) - 0.5) * rise
                }
                return center - 0.5 * all
            }
        }
    }

    /// The area of each layer in data, one part for each run of positions without a gap.
    private var areas: [Path] {
        let curves = curves
        return zip(curves, curves.dropFirst()).map { lower, upper in
            let isFinite = x.indices.map { x[$0].isFinite && lower[$0].isFinite && upper[$0].isFinite }
            return isFinite.runs.reduce(into: Path()) { path, run in
                path.append(
                    Path(
                        run.map { Point(x: x[$0], y: lower[$0]) }
                            + run.reversed().map { Point(x: x[$0], y: upper[$0]) }, closed: true))
            }
        }
    }

    override func limitsOfData() -> DataLimits? {
        let curves = curves
        return DataLimits(x: curves.flatMap { _ in x }, y: curves.flatMap { $0 })
    }

    override var stickyY: [Double] { curves.isEmpty ? [] : [0] }

    override func standardFill(_ index: Int) -> Color? { hasOwnColor ? fill() : fill(cycle?.inTurn(index)) }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        try check()
        let looks = try looks(of: "layers", count: layers.count, pixelsPerPoint: transform.pixelsPerPoint)
        transform.clip(canvas) {
            for (index, area) in areas.enumerated() where !area.isEmpty {
                let fill = colors == nil ? standardFill(index) : looks.fills.each(index)
                paint(
                    transform(area), fill: fill, stroke: looks.edges.each(index), hatch: looks.hatches.each(index),
                    on: canvas, in: transform)
            }
        }
    }

    override var legendLabels: [String] { labels.map { Array($0.prefix(layers.count)) } ?? [label] }

    override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        obstacles.lines += areas.flatMap { transform($0).parts }
    }
}

extension [Bool] {
    /// The runs of indices whose elements are true.
    var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in indices where self[index] {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }
}

extension Axes {
    /// Draws areas on top of each other, in the next colours of the cycle. Looks that are nil are those of a new
    /// ``StackPlot``.
    ///
    /// - Parameters:
    ///   - x: the positions along the layers.
    ///   - layers: the heights of each layer, the lowest one first, one for each x: drawing throws a ``PlotError`` otherwise.
    ///   - baseline: where the lowest layer begins.
    ///   - colors: the colours of the layers, one for each or one for all; nil for those of the cycle.
    ///   - edgeColor: the colour of the edges; nil for none.
    ///   - edgeWidth: how wide the edges are, in points; nil for the style's.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - labels: what each layer is called in a legend.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the layers, to be changed later.
    @discardableResult
    public func stackPlot(
        _ x: [Double], _ layers: [[Double]], baseline: StackPlot.Baseline = .zero,
        colors: [Color]? = nil, edgeColor: Color? = nil, edgeWidth: Double? = nil, alpha: Double? = nil,
        labels: [String]? = nil, zOrder: Double? = nil
    ) -> StackPlot {
        include(
            StackPlot(
                x, layers, baseline: baseline, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth,
                alpha: alpha, labels: labels, zOrder: zOrder))
    }
}
