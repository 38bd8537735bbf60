import FlipbookCanvas

/// The colours that axes gave the data sets of an artist, one after the other: the sets of a histogram, the series of
/// grouped bars.
struct SetColors {
    private var taken: [Color] = []
    /// All colours of the cycle, the one after the last of those that were taken first.
    private var following: [Color] = []

    /// Takes a colour for each set, at least one.
    ///
    /// - Returns: that of the first set.
    mutating func take(_ count: Int, from axes: Axes, _ next: (Axes) -> Color) -> Color {
        taken = (0..<max(count, 1)).map { _ in next(axes) }
        let cycle = axes.colorCycle
        let start = cycle.lastIndex(of: taken[taken.count - 1]).map { $0 + 1 } ?? 0
        following = Array(cycle[start...] + cycle[..<start])
        return taken[0]
    }

    /// The colour of a set, also of one that came later; nil where axes gave none.
    subscript(index: Int) -> Color? {
        index < taken.count ? taken[index] : following.inTurn(index - taken.count)
    }
}
