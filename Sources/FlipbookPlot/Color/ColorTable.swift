import FlipbookCanvas

/// The colours that an artist's values can have, and which of them a value has.
struct ColorTable {
    /// Those of the colormap, then those under, over and of what is not a number.
    let colors: [Color]
    private let place: (Double) -> Double

    fileprivate init(_ map: Colormap, alpha: Double, place: @escaping (Double) -> Double) {
        let alpha = min(max(alpha, 0), 1)
        colors = (map.colors + [map(-1), map(2), map.bad]).map { $0.opacity($0.alpha * alpha) }
        self.place = place
    }

    /// Where in ``colors`` the colour of a value is.
    func index(of value: Double) -> Int {
        let count = colors.count - 3
        let position = place(value) * Double(count)
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
        ColorTable(colormap, alpha: alpha, place: try norm.map(colorLimits, of: name))
    }

    /// The colours of values as the colormap has them; nil for one that is not finite.
    ///
    /// - Throws: ``PlotError`` where the norm can't be used with its limits.
    final func colors(of values: [Double]) throws -> [Color?] {
        let place = try norm.map(colorLimits, of: name)
        let map = colormap
        return values.map { $0.isFinite ? map(place($0)) : nil }
    }
}
