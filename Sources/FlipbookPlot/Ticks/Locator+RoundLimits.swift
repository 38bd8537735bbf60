import FlipbookMathematics

extension Locator {
    /// Limits that end at ticks: matplotlib's `view_limits` of its locators with `axes.autolimit_mode = "round_numbers"`.
    ///
    /// - Parameter scale: of the axis, which says what an automatic locator is.
    func roundLimits(_ limits: ClosedRange<Double>, on scale: Scale) -> ClosedRange<Double> {
        switch kind {
        case .auto:
            switch scale.kind {
            case .linear: MaxNLocator(intervals: 9, steps: MaxNLocator.fewSteps).roundLimits(limits)
            case .log(let log): Self.decades(around: limits, base: log.base)
            case .symLog(let log): Self.symmetricDecades(around: limits, base: log.base)
            case .asinh, .logit, .curve, .boundaries, .custom: limits
            }
        case .maxN(let locator): locator.roundLimits(limits)
        case .multiple(let locator): locator.roundLimits(limits)
        case .log(let locator): Self.decades(around: limits, base: locator.base)
        case .symLog(let locator): Self.symmetricDecades(around: limits, base: locator.base)
        case .linear(let count): Self.linearLimits(limits, count: count)
        case .none, .fixed, .index, .asinh, .logit, .autoMinor, .degrees, .date, .durations, .custom: limits
        }
    }

    /// The powers of a base at or beyond limits above 0.
    private static func decades(around limits: ClosedRange<Double>, base: Double) -> ClosedRange<Double> {
        guard limits.lowerBound > 0 else { return limits }
        return symmetricDecades(around: limits, base: base)
    }

    private static func symmetricDecades(around limits: ClosedRange<Double>, base: Double) -> ClosedRange<Double> {
        guard base > 1, base.isFinite else { return limits }
        func below(_ value: Double) -> Double {
            value == 0 ? 0 : value < 0 ? -above(-value) : pow(base, logarithm(value, base: base).rounded(.down))
        }
        func above(_ value: Double) -> Double {
            value == 0 ? 0 : value < 0 ? -below(-value) : pow(base, logarithm(value, base: base).rounded(.up))
        }
        let (low, high) = (below(limits.lowerBound), above(limits.upperBound))
        return low < high && low.isFinite && high.isFinite ? low...high : limits
    }

    private static func linearLimits(_ limits: ClosedRange<Double>, count: Int) -> ClosedRange<Double> {
        let steps = Double(max(count - 1, 1))
        guard steps > 1, limits.lowerBound < limits.upperBound else { return limits }
        let (quotient, remainder) = floorDivide(log10(limits.upperBound - limits.lowerBound), by: log10(steps))
        let scale = pow(steps, -(remainder < 0.5 ? quotient - 1 : quotient))
        let (low, high) = (
            (scale * limits.lowerBound).rounded(.down) / scale, (scale * limits.upperBound).rounded(.up) / scale
        )
        return low < high && low.isFinite && high.isFinite ? low...high : limits
    }
}

extension MultipleLocator {
    /// The multiples at or beyond limits.
    fileprivate func roundLimits(_ limits: ClosedRange<Double>) -> ClosedRange<Double> {
        guard step > 0, step.isFinite, offset.isFinite, intervals(in: limits) < 1e9 else { return limits }
        let (below, belowRest) = floorDivide(limits.lowerBound - offset, by: step)
        let (above, aboveRest) = floorDivide(limits.upperBound - offset, by: step)
        // What is a multiple but for rounding counts as one.
        let low = (abs(belowRest / step - 1) < 1e-10 ? below + 1 : below) * step + offset
        let high = (abs(aboveRest / step) < 1e-10 ? above : above + 1) * step + offset
        if low == high { return low - 1...high + 1 }
        return low < high && low.isFinite && high.isFinite ? low...high : limits
    }
}
