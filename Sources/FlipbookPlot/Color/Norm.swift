import FlipbookMathematics

/// Takes values to 0...1, where a ``Colormap`` has their colours.
///
///     image.norm = .log(1...1000)
///     image.norm = Norm(Scale(name: "square root", forward: { $0.squareRoot() }, inverse: { $0 * $0 }))
///     image.norm.lowerLimit = 0   // the upper limit follows the data
///
/// In JSON: `{"scale": "log", "limits": [1, 1000], "isClipped": false}`, with the scale `linear` or `log`, the `base` of a
/// logarithm other than 10, and `lowerLimit` or `upperLimit` in place of `limits` where only one is given.
public struct Norm: Hashable, Sendable {
    /// How values between the limits are spread. Values that it can't show, such as 0 on a logarithmic one, have the colour
    /// of NaN.
    public var scale: Scale
    /// The value that becomes 0; nil for the smallest of the data, whatever it is now. NaN and infinity, and one above the
    /// upper limit, are an error when the figure is drawn.
    public var lowerLimit: Double?
    /// The value that becomes 1; nil for the largest of the data, whatever it is now. NaN and infinity are an error when the
    /// figure is drawn.
    public var upperLimit: Double?
    /// Whether values outside the limits count as the nearer one, so that they have no colours of their own.
    public var isClipped: Bool

    /// Spreads values by a scale.
    ///
    /// - Parameters:
    ///   - scale: any that an axis can have, one of your own too.
    ///   - limits: the values that become 0 and 1; nil for those of the data. For computed limits set ``lowerLimit`` and
    ///     ``upperLimit``.
    ///   - isClipped: whether values outside the limits count as the nearer one.
    public init(_ scale: Scale, limits: ClosedRange<Double>? = nil, isClipped: Bool = false) {
        self.scale = scale
        lowerLimit = limits?.lowerBound
        upperLimit = limits?.upperBound
        self.isClipped = isClipped
    }

    /// Spreads values evenly.
    public static func linear(_ limits: ClosedRange<Double>? = nil, isClipped: Bool = false) -> Norm {
        Norm(.linear, limits: limits, isClipped: isClipped)
    }

    /// Spreads values evenly by their logarithms. Limits of 0 and less are an error when the figure is drawn.
    public static func log(_ limits: ClosedRange<Double>? = nil, isClipped: Bool = false) -> Norm {
        Norm(.log(), limits: limits, isClipped: isClipped)
    }

    /// Whether values are spread by their logarithms.
    var isLogarithmic: Bool { if case .log = scale.kind { true } else { false } }

    /// The limits: those that were given, or else those of the data; 0...1 (or 1...10) without either.
    ///
    /// Limits that coincide, but for rounding, are widened as those of an axis are: to -0.1...0.1 around 0, elsewhere by
    /// a tenth of their value to both sides. A value that is alone has the colour in the middle of the map. Limits that
    /// can't be are found by ``map(_:of:)``.
    func limits(following data: some Sequence<Double>) -> ClosedRange<Double> {
        if let lowerLimit, let upperLimit {
            return lowerLimit <= upperLimit ? widened(lowerLimit...upperLimit) : scale.emptyLimits
        }
        let range = scale == .linear ? data.finiteRange : data.lazy.filter(scale.accepts).finiteRange
        let following = range.map(widened) ?? scale.emptyLimits
        guard lowerLimit != nil || upperLimit != nil else { return following }
        let given = [lowerLimit, upperLimit].compactMap(\.self)
        guard given.allSatisfy(\.isFinite), let value = given.first else { return following }
        // Only the end that follows the data moves away from the one that was given.
        let around = widened(value...value)
        if let lowerLimit {
            return following.upperBound > lowerLimit
                ? lowerLimit...following.upperBound : lowerLimit...max(around.upperBound, lowerLimit)
        }
        return following.lowerBound < value ? following.lowerBound...value : min(around.lowerBound, value)...value
    }

    /// The limits, widened where they coincide.
    func widened(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        guard low.isFinite, high.isFinite else { return limits }
        guard isLogarithmic else {
            let range = nonsingular(low, high, expander: 0.1)
            if scale.isEven { return range }
            return
                (scale.accepts(range.lowerBound) ? range.lowerBound : low)...(scale.accepts(range.upperBound)
                ? range.upperBound : high)
        }
        // Small numbers are far from 0 by their logarithms.
        guard low > 0, high - low <= 1e-15 * high else { return limits }
        return max(0.9 * low, .leastNonzeroMagnitude)...min(max(1.1 * high, high.nextUp), .greatestFiniteMagnitude)
    }

    /// The map from values to 0...1 for limits that don't coincide.
    ///
    /// - Parameter name: the artist, for an error.
    func map(_ limits: ClosedRange<Double>, of name: @autoclosure () -> String) throws -> (Double) -> Double {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        let (given, last) = (lowerLimit ?? low, upperLimit ?? max(high, lowerLimit ?? high))
        if case .custom = scale.kind, given.isFinite, last.isFinite, given <= last {
            try scale.check(limits, of: "\(name()), norm")
        }
        guard given.isFinite, last.isFinite, given <= last, canMap(limits) else {
            let rule =
                isLogarithmic
                ? "finite numbers above 0 for a logarithmic norm" : "finite numbers that its scale can show"
            throw PlotError(
                .limits,
                "\(name()): the colour limits \(given) and \(last) can't be used; give \(rule), the lower one first")
        }
        let isClipped = isClipped
        func clip(_ value: Double) -> Double { isClipped ? min(max(value, low), high) : value }
        switch scale.kind {
        case .linear where (high - low).isFinite: return { $0.isNaN ? .nan : (clip($0) - low) / (high - low) }
        case .linear, .boundaries: return { $0.isNaN ? .nan : (clip($0) / 2 - low / 2) / (high / 2 - low / 2) }
        case .log:
            let (first, last) = (log10(low), log10(high))
            return { $0 > 0 ? (log10(clip($0)) - first) / (last - first) : .nan }
        case .custom(let scale):
            let (first, last) = (scale.forward(low), scale.forward(high))
            return {
                let place = $0.isNaN ? .nan : scale.forward(clip($0))
                return place.isFinite ? (place - first) / (last - first) : .nan
            }
        }
    }

    /// Whether there is a map for these limits.
    func canMap(_ limits: ClosedRange<Double>) -> Bool {
        guard scale.accepts(limits.lowerBound), scale.accepts(limits.upperBound) else { return false }
        guard case .custom(let scale) = scale.kind else { return true }
        return scale.forward(limits.lowerBound) < scale.forward(limits.upperBound)
    }

    /// The value that becomes 0 and how far that which becomes 1 lies from it, where all values lie on a straight line:
    /// the usual case, for which a simpler loop is several times as fast.
    func line(_ limits: ClosedRange<Double>) -> (low: Double, width: Double)? {
        let width = limits.upperBound - limits.lowerBound
        return scale == .linear && !isClipped && width.isFinite ? (limits.lowerBound, width) : nil
    }
}

extension Norm: Codable {
    private enum CodingKeys: CodingKey { case scale, base, limits, lowerLimit, upperLimit, isClipped }

    /// The scales that have names.
    private enum Name: String, Codable { case linear, log }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let limits = try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .limits)
        // NaN passes the check of the range's own coding.
        if let limits, !(limits.lowerBound <= limits.upperBound) {
            throw DecodingError.dataCorruptedError(
                forKey: .limits, in: container, debugDescription: "\(limits) is not a range; give numbers that rise")
        }
        let base = try container.decodeIfPresent(Double.self, forKey: .base) ?? 10
        self.init(
            try container.decode(Name.self, forKey: .scale) == .log ? .log(base: base) : .linear, limits: limits,
            isClipped: try container.decodeIfPresent(Bool.self, forKey: .isClipped) ?? false)
        lowerLimit = try container.decodeIfPresent(Double.self, forKey: .lowerLimit) ?? lowerLimit
        upperLimit = try container.decodeIfPresent(Double.self, forKey: .upperLimit) ?? upperLimit
    }

    public func encode(to encoder: any Encoder) throws {
        guard isLogarithmic || scale == .linear else {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(
                    codingPath: encoder.codingPath,
                    debugDescription: "a norm with a scale of its own has functions, which can't be written down"))
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isLogarithmic ? Name.log : .linear, forKey: .scale)
        if case .log(let base) = scale.kind, base != 10 { try container.encode(base, forKey: .base) }
        if let lowerLimit, let upperLimit, lowerLimit <= upperLimit {
            try container.encode(lowerLimit...upperLimit, forKey: .limits)
        } else {
            try container.encodeIfPresent(lowerLimit, forKey: .lowerLimit)
            try container.encodeIfPresent(upperLimit, forKey: .upperLimit)
        }
        try container.encode(isClipped, forKey: .isClipped)
    }
}
