import FlipbookCanvas

/// The looks of the lines across the axes at the ticks.
public struct GridLines: Hashable, Sendable {
    /// The colour of the lines.
    public var color: Color
    /// In points.
    public var width: Double
    /// How the lines are broken into dashes.
    public var style: LineStyle
    /// Multiplies the colour's alpha.
    public var alpha: Double

    /// Thin grey lines, unless said otherwise.
    public init(
        color: Color = Color(red: 176.0 / 255, green: 176.0 / 255, blue: 176.0 / 255), width: Double = 0.8,
        style: LineStyle = .solid, alpha: Double = 1
    ) {
        self.color = color
        self.width = width
        self.style = style
        self.alpha = alpha
    }
}
