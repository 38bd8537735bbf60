import FlipbookCanvas

/// What lines take in turn from their axes: colours, and with them dashes, markers and widths.
///
///     axes.cycle = try Cycle(colors: [.tabRed, .tabBlue], styles: [.solid, .dashed])
///     axes.cycle = try Cycle(styles: [.solid, .dashed]).times(Cycle(colors: Color.sequence("Set2")))
///
/// Bars, fills and scattered points go through the colours on their own. A line keeps what it is given. A
/// line that is created with the style `.solid` takes the dashes of the cycle: set ``StrokedArtist/style`` afterwards to
/// keep it solid.
public struct Cycle: Hashable, Sendable {
    /// What one line takes; nil for what the cycle says nothing of.
    struct Look: Hashable, Sendable {
        var color: Color?
        var style: LineStyle?
        var marker: Marker?
        var width: Double?

        /// Both, where the other one has what this one hasn't.
        func joined(with other: Look) -> Look {
            Look(
                color: color ?? other.color, style: style ?? other.style, marker: marker ?? other.marker,
                width: width ?? other.width)
        }
    }

    let looks: [Look]

    /// A cycle of looks side by side. Lists that aren't empty must have the same length.
    ///
    /// - Parameters:
    ///   - colors: the colours that lines take in turn; empty for the first colour of the style.
    ///   - styles: how the lines are broken into dashes.
    ///   - markers: what is drawn at the points.
    ///   - widths: the lines' widths, in points.
    /// - Throws: ``PlotError`` where their lengths differ.
    public init(
        colors: [Color] = [], styles: [LineStyle] = [], markers: [Marker] = [], widths: [Double] = []
    ) throws {
        let counts = [colors.count, styles.count, markers.count, widths.count].filter { $0 > 0 }
        let count = counts.first ?? 0
        guard counts.allSatisfy({ $0 == count }) else {
            throw PlotError(
                .lengthsDiffer,
                "a cycle has \(colors.count) colours, \(styles.count) styles, \(markers.count) markers and "
                    + "\(widths.count) widths; give as many of each, or multiply two cycles for all pairs")
        }
        looks = (0..<count).map {
            Look(
                color: colors.isEmpty ? nil : colors[$0], style: styles.isEmpty ? nil : styles[$0],
                marker: markers.isEmpty ? nil : markers[$0], width: widths.isEmpty ? nil : widths[$0])
        }
    }

    init(_ colors: [Color]) { looks = colors.map { Look(color: $0) } }

    private init(looks: [Look]) { self.looks = looks }

    /// Every look of this cycle with every one of another, which changes fastest: the product of two of matplotlib's cyclers.
    public func times(_ other: Cycle) -> Cycle {
        Cycle(looks: looks.flatMap { look in other.looks.map { look.joined(with: $0) } })
    }

    /// The colours in turn; none where the cycle has none.
    public var colors: [Color] { looks.compactMap(\.color) }

    /// What the line of a number takes, counted from 0.
    subscript(index: Int) -> Look { looks.isEmpty ? Look(color: .black) : looks[index % looks.count] }

}
