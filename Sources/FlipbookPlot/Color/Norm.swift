import FlipbookMathematics

/// Takes values to 0...1, where a ``Colormap`` has their colours.
///
///     image.norm = .log(1...1000)
///     image.norm = Norm(Scale(name: "square root", forward: { $0.squareRoot() }, inverse: { $0 * $0 }))
///     image.norm = .twoSlope(center: 0)
///     image.norm.lowerLimit = 0   // the upper limit follows the data
///
/// In JSON: `{"scale": "log", "limits": [1, 1000], "isClipped": false}`, with the scale `linear`, `log`, `symLog`, `asinh`,
/// `power`, `twoSlope`, `centered` or `boundaries`, and `lowerLimit` or `upperLimit` in place of `limits` where only one is
/// given. What a norm is made of has the names of its parameters: the `base` of a logarithm other than 10,
/// `linearThreshold`, `linearScale`, `linearWidth`, `gamma`, `center`, `boundaries`, `extends`.
public struct Norm: Hashable, Sendable {
    /// How values between the limits are spread. Values that it can't show, such as 0 on a logarithmic one, have the colour
    /// of NaN.
    /// Setting it makes the norm one that spreads values by this scale alone.
    public var scale: Scale { didSet { kind = .scaled } }
    /// The value that becomes 0; nil for the smallest of the data, whatever it is now. NaN and infinity, and one above the
    /// upper limit, are an error when the figure is drawn.
    public var lowerLimit: Double?
    /// The value that becomes 1; nil for the largest of the data, whatever it is now. NaN and infinity are an error when the
    /// figure is drawn.
    public var upperLimit: Double?
    /// Whether values outside the limits count as the nearer one, so that they have no colours of their own.
    public var isClipped: Bool
    /// What is done beyond the scale.
    var kind = Kind.scaled

    enum Kind: Hashable, Sendable {
        case scaled
        case curve(NormCurve)
        /// The limits are as far from a value as each other.
        case centered(Double)
        case boundaries([Double], ColorBar.Extension)
    }

    private init(
        _ kind: Kind, limits: ClosedRange<Double>? = nil, isClipped: Bool = false
    ) {
        self.init(.linear, limits: limits, isClipped: isClipped)
        self.kind = kind
    }

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

    /// Spreads values evenly by their logarithms on both sides of 0, and evenly near 0. The parameters are those of
    /// ``Scale/symLog(linearThreshold:linearScale:base:minorMultiples:)``.
    public static func symLog(
        _ limits: ClosedRange<Double>? = nil, linearThreshold: Double, linearScale: Double = 1, base: Double = 10,
        isClipped: Bool = false
    ) -> Norm {
        Norm(
            .symLog(linearThreshold: linearThreshold, linearScale: linearScale, base: base), limits: limits,
            isClipped: isClipped)
    }

    /// Spreads values by the inverse hyperbolic sine: nearly evenly up to `linearWidth` from 0, nearly by their logarithms
    /// beyond.
    public static func asinh(
        _ limits: ClosedRange<Double>? = nil, linearWidth: Double = 1, isClipped: Bool = false
    ) -> Norm { Norm(.asinh(linearWidth: linearWidth), limits: limits, isClipped: isClipped) }

    /// Spreads values by a power of their distance from the lower limit.
    ///
    /// - Parameters:
    ///   - limits: the values that become 0 and 1; nil for those of the data.
    ///   - gamma: the exponent: 0.5 gives small values more of the colours, 2 fewer; above 0: drawing throws a ``PlotError``
    ///     otherwise.
    ///   - isClipped: whether values outside the limits count as the nearer one.
    public static func power(
        _ limits: ClosedRange<Double>? = nil, gamma: Double, isClipped: Bool = false
    ) -> Norm { Norm(.curve(.power(gamma)), limits: limits, isClipped: isClipped) }

    /// Spreads values evenly on both sides of one that has the colour in the middle, each side by its own limit.
    ///
    /// - Parameters:
    ///   - limits: the values that become 0 and 1; nil for those of the data, and for as far from the centre as the other
    ///     one where the data lie on one side. A centre outside given limits is an error when the figure is drawn.
    ///   - center: the value that becomes 0.5.
    public static func twoSlope(_ limits: ClosedRange<Double>? = nil, center: Double) -> Norm {
        Norm(.curve(.twoSlope(center)), limits: limits)
    }

    /// Spreads values evenly and as far on both sides of one that has the colour in the middle.
    ///
    /// - Parameters:
    ///   - center: the value that becomes 0.5.
    ///   - halfRange: from it to the limits; nil for as far as the data reach. Where only one of the limits is set later,
    ///     the other is as far away.
    ///   - isClipped: whether values outside the limits count as the nearer one.
    public static func centered(at center: Double = 0, halfRange: Double? = nil, isClipped: Bool = false) -> Norm {
        var norm = Norm(.centered(center), isClipped: isClipped)
        norm.lowerLimit = halfRange.map { center - abs($0) }
        norm.upperLimit = halfRange.map { center + abs($0) }
        return norm
    }

    /// Gives all values between two boundaries the same colour. The colours are as far from each other in the map as can be.
    /// A ``ColorBar`` shows as long a part for each, unless its ``ColorBar/spacing`` is proportional.
    ///
    /// - Parameters:
    ///   - boundaries: two or more that rise, and no more ranges than colours in the map: drawing throws a ``PlotError``
    ///     otherwise. A value at a boundary counts to the range above it; the last one lies beyond.
    ///   - extends: the ends where values beyond the boundaries have a colour of the map, which isn't that of a range.
    ///   - isClipped: whether values beyond have the colour of the nearest range.
    public static func boundaries(
        _ boundaries: [Double], extends: ColorBar.Extension = .neither, isClipped: Bool = false
    ) -> Norm {
        var norm = Norm(.boundaries(boundaries, extends), isClipped: isClipped)
        (norm.lowerLimit, norm.upperLimit) = (boundaries.first, boundaries.last)
        return norm
    }

    /// Whether values are spread by their logarithms.
    var isLogarithmic: Bool { scale.isLogarithmic }

    /// The boundaries of ranges that have a colour each, where they can be used.
    var boundaries: [Double]? {
        guard case .boundaries(let values, _) = kind, values.count > 1, values.allSatisfy(\.isFinite),
            zip(values, values.dropFirst()).allSatisfy(<)
        else { return nil }
        return values
    }

    /// The ends where a colour bar is pointed.
    var extends: ColorBar.Extension { if case .boundaries(_, let extends) = kind { extends } else { .neither } }

    /// How values lie along a colour bar.
    func barScale(_ limits: ClosedRange<Double>) -> Scale {
        if case .curve(let curve) = kind, fault(limits) == nil { .curve(curve, in: limits) } else { scale }
    }

    /// The limits: those that were given, or else those of the data; 0...1 (or 1...10) without either.
    ///
    /// Limits that coincide, but for rounding, are widened as those of an axis are: to -0.1...0.1 around 0, elsewhere by
    /// a tenth of their value to both sides. A value that is alone has the colour in the middle of the map. Limits that
    /// can't be are found by ``map(_:of:)``.
    func limits(following data: some Sequence<Double>) -> ClosedRange<Double> {
        if let lowerLimit, let upperLimit {
            return lowerLimit <= upperLimit ? widened(lowerLimit...upperLimit) : scale.emptyLimits
        }
        if case .centered(let center) = kind, center.isFinite {
            let data = data.finiteRange ?? center...center
            let half =
                lowerLimit.map { center - $0 } ?? upperLimit.map { $0 - center }
                ?? max(center - data.lowerBound, data.upperBound - center)
            return half.isFinite ? widened(center - abs(half)...center + abs(half)) : 0...1
        }
        if case .curve(.twoSlope(let center)) = kind, center.isFinite, let data = data.finiteRange {
            var (low, high) = (lowerLimit ?? data.lowerBound, upperLimit ?? data.upperBound)
            if lowerLimit == nil, low >= center { low = center - (high - center) }
            if upperLimit == nil, high <= center { high = center + (center - low) }
            if low.isFinite, high.isFinite, low <= high { return widened(low...high) }
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
    /// - Parameters:
    ///   - colors: how many the map has.
    ///   - name: the artist, for an error.
    func map(
        _ limits: ClosedRange<Double>, colors: Int = 256, of name: @autoclosure () -> String
    ) throws -> (Double) -> Double {
        if case .boundaries(let boundaries, let extends) = kind {
            return try map(boundaries, extends, colors: colors, of: name())
        }
        let (low, high) = (limits.lowerBound, limits.upperBound)
        let (given, last) = (lowerLimit ?? low, upperLimit ?? max(high, lowerLimit ?? high))
        if !scale.isEven, !isLogarithmic, given.isFinite, last.isFinite, given <= last {
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
        if let fault = fault(limits) { throw PlotError(.limits, "\(name()), norm: \(fault)") }
        let isClipped = isClipped
        func clip(_ value: Double) -> Double { isClipped ? min(max(value, low), high) : value }
        if case .curve(let curve) = kind {
            let isTwoSlope = if case .twoSlope = curve { true } else { false }
            return {
                if isTwoSlope, $0 < low { return -.infinity }
                if isTwoSlope, $0 > high { return .infinity }
                return $0.isNaN ? .nan : curve.forward(clip($0), in: limits)
            }
        }
        let scale = scale
        switch scale.kind {
        case .linear where (high - low).isFinite: return { $0.isNaN ? .nan : (clip($0) - low) / (high - low) }
        case .linear, .boundaries, .curve: return { $0.isNaN ? .nan : (clip($0) / 2 - low / 2) / (high / 2 - low / 2) }
        case .log:
            let (first, last) = (log10(low), log10(high))
            return {
                let value = $0.isNaN ? .nan : clip($0)
                return value > 0 ? (log10(value) - first) / (last - first) : .nan
            }
        case .symLog, .asinh, .logit, .custom:
            let (first, last) = (scale.forward(low), scale.forward(high))
            return {
                let place = $0.isNaN ? .nan : scale.forward(clip($0))
                return place.isFinite ? (place - first) / (last - first) : .nan
            }
        }
    }

    /// The map from values to the colours of ranges: matplotlib's `BoundaryNorm`.
    private func map(
        _ boundaries: [Double], _ extends: ColorBar.Extension, colors: Int, of name: @autoclosure () -> String
    ) throws -> (Double) -> Double {
        guard self.boundaries != nil else {
            throw PlotError(
                .limits,
                "\(name()), norm: the boundaries \(boundaries.prefix(20)) don't divide values into ranges; give two or more "
                    + "finite numbers that rise")
        }
        let hasUnder = extends == .minimum || extends == .both
        let hasOver = extends == .maximum || extends == .both
        let regions = boundaries.count - 1 + (hasUnder ? 1 : 0) + (hasOver ? 1 : 0)
        guard regions <= colors else {
            throw PlotError(
                .limits,
                "\(name()), norm: \(regions) ranges need as many colours, and the map has \(colors); give a map with more"
            )
        }
        let (low, high) = (boundaries[0], boundaries[boundaries.count - 1])
        let isClipped = isClipped
        func place(_ index: Int) -> Double { (Double(index) + 0.5) / Double(colors) }
        return { value in
            if value.isNaN { return .nan }
            let value = isClipped ? min(max(value, low), high) : value
            // Values beyond have the last colours of the map's ends: its own colours for under and over.
            if value >= high { return isClipped ? place(colors - 1) : place(colors) + 0.5 }
            if value < low { return -1 }
            var (first, after) = (0, boundaries.count)
            while first < after {
                let middle = (first + after) / 2
                if boundaries[middle] <= value { first = middle + 1 } else { after = middle }
            }
            let index = first - 1 + (hasUnder ? 1 : 0)
            if regions == colors { return place(index) }
            if regions == 1 { return place((colors - 1) / 2) }
            return place(Int(Double(colors - 1) / Double(regions - 1) * Double(index)))
        }
    }

    /// What is wrong with the numbers of the norm, or with them and its limits.
    private func fault(_ limits: ClosedRange<Double>) -> String? {
        switch kind {
        case .scaled, .boundaries: nil
        case .centered(let center):
            center.isFinite ? nil : "\(center) can't be in the middle of the colours; give a finite number"
        case .curve(.power(let gamma)):
            gamma > 0 && gamma.isFinite ? nil : "\(gamma) is not an exponent of a norm; give one above 0"
        case .curve(.twoSlope(let center)):
            limits.lowerBound < center && center < limits.upperBound
                ? nil : "the centre \(center) doesn't lie between the limits \(limits); give limits on both sides of it"
        }
    }

    /// Whether there is a map for these limits.
    func canMap(_ limits: ClosedRange<Double>) -> Bool {
        guard scale.accepts(limits.lowerBound), scale.accepts(limits.upperBound) else { return false }
        if fault(limits) != nil { return false }
        guard !scale.isEven, !isLogarithmic else { return true }
        return scale.forward(limits.lowerBound) < scale.forward(limits.upperBound)
    }

    /// The value that becomes 0 and how far that which becomes 1 lies from it, where all values lie on a straight line:
    /// the usual case, for which a simpler loop is several times as fast.
    func line(_ limits: ClosedRange<Double>) -> (low: Double, width: Double)? {
        let width = limits.upperBound - limits.lowerBound
        guard scale == .linear, !isClipped, width.isFinite else { return nil }
        return switch kind {
        case .scaled, .centered: (limits.lowerBound, width)
        case .curve, .boundaries: nil
        }
    }
}
