/// The rows or columns of a grid in a compressed layout whose margins need more room than there is.
///
/// Their lengths are negative, as in matplotlib: its solver of linear constraints (kiwisolver) changes the margins by the smallest
/// sum. Colour bars need the negative length, because their pads are fractions of it. Tracks keep the ratio of their lengths, and
/// the margin at one side of a track is at most that at the other (`hard_constraints` in matplotlib's _layoutgrid.py).
struct CollapsedTracks {
    /// The margins that are at most those at the other side: over rows, right of columns.
    private let lesser: [Double]
    private let greater: [Double]
    private let ratios: [Double]
    /// The length of a track with the ratio 1; negative.
    private let unit: Double

    init(lesser: [Double], greater: [Double], ratios: [Double]) {
        (self.lesser, self.greater, self.ratios) = (lesser, greater, ratios)
        let tracks = ratios.indices.map { index in
            (
                ratio: ratios[index], sum: lesser[index] + greater[index],
                excess: max(lesser[index] - greater[index], 0)
            )
        }
        func change(_ unit: Double) -> Double {
            tracks.reduce(0) { $0 + max($1.excess, abs($1.ratio * unit - $1.sum)) }
        }
        let corners = tracks.filter { $0.ratio > 0 }.flatMap { track in
            [track.sum - track.excess, track.sum, track.sum + track.excess].map { $0 / track.ratio }
        }
        let least = corners.map(change).min() ?? 0
        // Of those that are as good, the solver ends at the last.
        unit = corners.filter { change($0) <= least + 1e-9 }.max() ?? 0
    }

    /// The margin of a track at the side that has the lesser one.
    private func lesserMargin(_ index: Int) -> Double {
        let excess = max(lesser[index] - greater[index], 0)
        guard excess > 0 else { return lesser[index] }
        let more = ratios[index] * unit - lesser[index] - greater[index]
        return lesser[index] - (max(excess, abs(more)) - more) / 2
    }

    /// How long tracks are without their outer margins.
    ///
    /// - Parameters:
    ///   - near: the track at the side of the lesser margins.
    ///   - far: the one at the other side.
    func length(from near: Int, to far: Int) -> Double {
        lesserMargin(far) - lesserMargin(near) - ratios[far] * unit
    }
}
