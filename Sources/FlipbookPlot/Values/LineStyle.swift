import FlipbookCanvas

/// How a line is broken into dashes.
public enum LineStyle: Hashable, Sendable, Codable {
    /// Without a gap.
    case solid
    /// 3.7 widths of ink, 1.6 of gap.
    case dashed
    /// 1 width of ink, 1.65 of gap.
    case dotted
    /// 6.4 widths of ink, 1.6 of gap, a dot, 1.6 of gap.
    case dashDot
    /// Lengths of ink and gap in turn, in multiples of the line's width, beginning `offset` into them.
    case custom([Double], offset: Double = 0)
    /// No line at all: of a line with markers, only these are seen.
    case none

    /// Lengths of ink and gap in turn, in multiples of the line's width; empty for a solid line.
    private var pattern: [Double] {
        switch self {
        case .solid, .none: []
        case .dashed: [3.7, 1.6]
        case .dotted: [1, 1.65]
        case .dashDot: [6.4, 1.6, 1, 1.6]
        case .custom(let pattern, _): pattern
        }
    }

    /// The stroke of a line in this style, or nil where there is nothing to draw.
    ///
    /// - Parameters:
    ///   - width: in pixels.
    ///   - name: the artist, for an error.
    func stroke(color: Color, alpha: Double = 1, width: Double, of name: @autoclosure () -> String) throws -> Stroke? {
        guard width.isFinite, width >= 0 else {
            throw PlotError(.size, "\(name()): a line can't be \(width) pixels wide; give a width of 0 or more")
        }
        let (pattern, offset) = try dashes(of: name())
        guard width > 0, alpha > 0, self != .none else { return nil }
        return Stroke(
            color: color.faded(by: min(alpha, 1)), width: width, cap: pattern.isEmpty ? .projecting : .butt,
            join: .round, dashes: pattern.map { $0 * width }, dashOffset: offset * width)
    }

    /// Lengths of ink and gap in turn, and how far into them a line begins, in multiples of the line's width; none for a solid line.
    ///
    /// - Parameter name: the artist, for an error.
    func dashes(of name: @autoclosure () -> String) throws(PlotError) -> (lengths: [Double], offset: Double) {
        let offset = if case .custom(_, let offset) = self { offset } else { 0.0 }
        let sum = pattern.reduce(0, +)
        guard pattern.isEmpty || sum > 0 && sum.isFinite && pattern.allSatisfy({ $0 >= 0 }), offset.isFinite else {
            throw PlotError(
                .lineStyle, "\(name()): dashes \(pattern) can't be drawn; give lengths of 0 or more, one above 0")
        }
        return (pattern, offset)
    }
}
