import FlipbookCanvas

/// An artist that shows values as colours: an ``Image``, a ``FilledContour``. A ``ColorBar`` shows which colour stands for which value.
public class ScalarMappable: DataArtist {
    /// How values become positions in the colormap.
    public var norm = Norm.linear() { didSet { changed(.data) } }

    /// The colour bars that follow the artist.
    private var followers: [Follower] = []
    private var limits = Cached<ClosedRange<Double>>()

    /// An artist that shows nothing and stands for a norm and a colormap: what a ``ColorBar`` shows without an artist.
    ///
    ///     try figure.addColorBar(for: ScalarMappable(colormap: .jet, norm: .linear(5...10)), in: axes)
    ///
    /// - Parameters:
    ///   - colormap: the colours; nil for those of the style.
    ///   - norm: how values become positions in the colormap; limits that it hasn't are 0 and 1.
    public convenience init(colormap: Colormap? = nil, norm: Norm = .linear()) {
        self.init(zOrder: 0)
        set(colormap: colormap, norm: norm, alpha: nil, label: nil, zOrder: nil)
    }

    private struct Follower {
        weak var colorBar: ColorBar?
    }

    /// The colours of values; nil for the style's.
    @Styled(\ScalarMappable.inheritedStyle.colormap) public final var colormap: Colormap!

    /// The values that have colours.
    var mappedValues: [Double] { [] }

    /// The ranges of values that have a colour each, or the levels that have a line; nil where all values have colours.
    var colorBands: ColorBands? { nil }

    /// The colours of ``colorBands``.
    func bandColors() throws -> ColorBands.Colors { ColorBands.Colors(inner: []) }

    /// The hatches of ``colorBands``, from the lowest up, those of open ends among them; empty where none has one.
    func bandHatches(pixelsPerPoint: Double) throws -> [Hatch.Ink?] { [] }

    /// The values with the first and the last colour. Setting them keeps them; until then they follow the data.
    ///
    /// For limits that are computed, or only one of them, set ``Norm/lowerLimit`` and ``Norm/upperLimit`` of the ``norm``.
    /// Limits that coincide are widened, by a tenth of their value to both sides.
    public final var colorLimits: ClosedRange<Double> {
        get { limits(dataVersion) { norm.limits(following: mappedValues) } }
        set { (norm.lowerLimit, norm.upperLimit) = (newValue.lowerBound, newValue.upperBound) }
    }

    override func changed(_ what: Changes) {
        super.changed(what)
        for follower in followers { follower.colorBar?.follow(what) }
    }

    /// Tells a colour bar of changes from now on.
    final func addFollower(_ colorBar: ColorBar) {
        followers.removeAll { $0.colorBar == nil }
        followers.append(Follower(colorBar: colorBar))
    }

    /// Tells a colour bar of no more changes.
    final func removeFollower(_ colorBar: ColorBar) { followers.removeAll { $0.colorBar === colorBar } }

    /// Removes its colour bars from their figures.
    final func removeColorBars() {
        for colorBar in followers.compactMap(\.colorBar) where colorBar.mappable === self {
            colorBar.axes?.figure?.remove(colorBar)
        }
    }

    /// Values as pixels.
    ///
    /// - Throws: ``PlotError`` where the norm can't be used with its limits.
    final func pixels(of values: [Double]) throws -> [UInt32] {
        let map: Colormap = colormap
        let normalized = try norm.map(colorLimits, colors: map.colors.count, of: name)
        let table = map.colors.map { Raster.pixel($0, alpha: alpha) }
        let count = Double(table.count)
        let outside = [map(-1), map(2), map.bad].map { Raster.pixel($0, alpha: alpha) }
        func pixel(_ value: Double) -> UInt32 {
            let position = value * count
            if position >= 0, position < count { return table[Int(position)] }
            if position == count { return table[table.count - 1] }
            return position < 0 ? outside[0] : position > count ? outside[1] : outside[2]
        }
        if let (low, width) = norm.line(colorLimits) { return values.map { pixel(($0 - low) / width) } }
        return values.map { pixel(normalized($0)) }
    }
}

/// The colours that an artist's values can have, and which of them a value has.
struct ColorTable {
    /// Those of the colormap, then those under, over and of NaN.
    let colors: [Color]
    private let normalized: (Double) -> Double

    fileprivate init(_ map: Colormap, alpha: Double, normalized: @escaping (Double) -> Double) {
        let alpha = min(max(alpha, 0), 1)
        colors = (map.colors + [map(-1), map(2), map.bad]).map { $0.faded(by: alpha) }
        self.normalized = normalized
    }

    /// Where in ``colors`` the colour of a value is.
    func index(of value: Double) -> Int {
        let count = colors.count - 3
        let position = normalized(value) * Double(count)
        if position >= 0, position < Double(count) { return Int(position) }
        if position == Double(count) { return count - 1 }
        return position < 0 ? count : position > 0 ? count + 1 : count + 2
    }

    /// The colour of a value.
    func callAsFunction(_ value: Double) -> Color { colors[index(of: value)] }
}

extension ScalarMappable {
    /// The colours of values, their alpha multiplied by the artist's.
    ///
    /// - Throws: ``PlotError`` where the norm can't be used with its limits.
    final func colorTable() throws -> ColorTable {
        ColorTable(
            colormap, alpha: alpha, normalized: try norm.map(colorLimits, colors: colormap.colors.count, of: name))
    }

    /// Sets the looks that an initialiser was given; nil leaves what the artist has.
    final func set(colormap: Colormap?, norm: Norm?, alpha: Double?, label: String?, zOrder: Double?) {
        self.colormap = colormap
        if let norm { self.norm = norm }
        set(alpha: alpha, label: label, zOrder: zOrder)
    }
}
