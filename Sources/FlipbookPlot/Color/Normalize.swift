import FlipbookSystem

/// Takes values to 0...1, where a ``Colormap`` has their colours.
public struct Normalize: Hashable, Sendable {
    /// How values between the limits are spread.
    public enum Scale: String, Hashable, Sendable, Codable {
        /// Evenly.
        case linear
        /// Evenly by their logarithms. Values of 0 and less have the colour of NaN.
        case log
    }

    /// How values between the limits are spread.
    public var scale: Scale
    /// The values that become 0 and 1; nil for the smallest and largest of the data, whatever they are now.
    public var limits: ClosedRange<Double>?
    /// Whether values outside the limits count as the nearer one, so that they have no colours of their own.
    public var isClipped: Bool

    private init(scale: Scale, limits: ClosedRange<Double>?, isClipped: Bool) {
        self.scale = scale
        self.limits = limits
        self.isClipped = isClipped
    }

    /// Spreads values evenly.
    public static func linear(_ limits: ClosedRange<Double>? = nil, isClipped: Bool = false) -> Normalize {
        Normalize(scale: .linear, limits: limits, isClipped: isClipped)
    }

    /// Spreads values evenly by their logarithms. Limits of 0 and less are an error when the figure is drawn.
    public static func log(_ limits: ClosedRange<Double>? = nil, isClipped: Bool = false) -> Normalize {
        Normalize(scale: .log, limits: limits, isClipped: isClipped)
    }

    /// The limits: those that were given, or else those of the data; 0...1 (or 1...10) without either.
    ///
    /// Limits that coincide, but for rounding, are widened as those of an axis are: to -0.1...0.1 around 0, elsewhere by
    /// a tenth of their value to both sides. A value that is alone has the colour in the middle of the map.
    public func limits(following data: some Sequence<Double>) -> ClosedRange<Double> {
        if let limits { return widened(limits) }
        let range = scale == .linear ? data.finiteRange : data.lazy.filter { $0 > 0 }.finiteRange
        return range.map(widened) ?? (scale == .linear ? 0...1 : 1...10)
    }

    /// The limits, widened where they coincide.
    func widened(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        guard low.isFinite, high.isFinite else { return limits }
        if scale == .linear { return nonsingular(low, high, expander: 0.1) }
        // Small numbers are far from 0 by their logarithms.
        guard low > 0, high - low <= 1e-15 * high else { return limits }
        return max(0.9 * low, .leastNonzeroMagnitude)...min(max(1.1 * high, high.nextUp), .greatestFiniteMagnitude)
    }

    /// The map from values to 0...1 for limits that don't coincide.
    ///
    /// - Parameter name: the artist, for an error.
    func map(_ limits: ClosedRange<Double>, of name: @autoclosure () -> String) throws -> (Double) -> Double {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        guard canMap(limits) else {
            let rule = scale == .linear ? "finite numbers" : "finite numbers above 0 for a logarithmic norm"
            throw PlotError(.limits, "\(name()): the colour limits \(limits) can't be used; give \(rule)")
        }
        let isClipped = isClipped
        func clip(_ value: Double) -> Double { isClipped ? min(max(value, low), high) : value }
        switch scale {
        case .linear where (high - low).isFinite: return { $0.isNaN ? .nan : (clip($0) - low) / (high - low) }
        case .linear: return { $0.isNaN ? .nan : (clip($0) / 2 - low / 2) / (high / 2 - low / 2) }
        case .log:
            let (first, last) = (log10(low), log10(high))
            return { $0 > 0 ? (log10(clip($0)) - first) / (last - first) : .nan }
        }
    }

    /// Whether there is a map for these limits.
    func canMap(_ limits: ClosedRange<Double>) -> Bool {
        limits.lowerBound.isFinite && limits.upperBound.isFinite && (scale == .linear || limits.lowerBound > 0)
    }

    /// The value that becomes 0 and how far that which becomes 1 lies from it, where all values lie on a straight line:
    /// the usual case, for which a simpler loop is several times as fast.
    func line(_ limits: ClosedRange<Double>) -> (low: Double, width: Double)? {
        let width = limits.upperBound - limits.lowerBound
        return scale == .linear && !isClipped && width.isFinite ? (limits.lowerBound, width) : nil
    }
}

extension Normalize: Codable {
    private enum CodingKeys: CodingKey { case scale, limits, isClipped }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        scale = try container.decode(Scale.self, forKey: .scale)
        limits = try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .limits)
        isClipped = try container.decodeIfPresent(Bool.self, forKey: .isClipped) ?? false
        // NaN passes the check of the range's own coding.
        if let limits, !(limits.lowerBound <= limits.upperBound) {
            throw DecodingError.dataCorruptedError(
                forKey: .limits, in: container, debugDescription: "\(limits) is not a range; give numbers that rise")
        }
    }
}
