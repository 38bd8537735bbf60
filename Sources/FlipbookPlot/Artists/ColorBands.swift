import FlipbookCanvas

/// What a colour bar shows of an artist that has a colour for each of some ranges of values, or lines on levels.
struct ColorBands: Hashable {
    /// Where the ranges end, two values or more that rise. They are as long as each other on the bar.
    var boundaries: [Double]
    /// Whether there are colours for what lies beyond.
    var extends = ColorBar.Extension.neither
    /// Lines across the bar; where there are some, nothing else is seen in it.
    var lines: [Line] = []

    struct Line: Hashable {
        var value: Double
        /// In points.
        var width: Double
    }

    /// The colours of ranges or of lines.
    struct Colors {
        var under: Color?
        var inner: [Color]
        var over: Color?
    }

    /// The boundaries that have a tick: at most ten, 0 among them where it is one, as matplotlib's `FixedLocator`.
    var ticks: [Double] { boundaries.thinned(to: 10) }
}
