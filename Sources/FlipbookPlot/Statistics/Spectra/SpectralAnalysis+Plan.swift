import FlipbookMathematics

extension SpectralAnalysis {
    /// The values of a signal, copied once.
    struct Signal: Equatable {
        var real: [Double]
        var imaginary: [Double]?

        /// - Throws: ``PlotError`` where there are not as many imaginary parts as real ones.
        init(_ signal: some SampledSignal) throws {
            (real, imaginary) = (signal.realParts, signal.imaginaryParts)
            if let imaginary { try ComplexSignal.check(real, imaginary) }
        }

        var count: Int { real.count }
        var isComplex: Bool { imaginary != nil }
    }

    /// What all segments have in common.
    struct Plan {
        /// How many values there are from segment to segment.
        let step: Int
        /// The frequencies in rising order.
        let frequencies: [Double]
        private let length: Int
        private let isTwoSided: Bool
        private let window: [Double]
        private let transform: FourierTransform
        /// What powers are multiplied with.
        private let factor: Double

        /// How many frequencies there are.
        var kept: Int { frequencies.count }

        /// - Throws: ``PlotError`` where there can't be such segments.
        ///
        /// - Parameter isComplex: whether both sides are kept in any case.
        init(_ analysis: SpectralAnalysis, length: Int, overlap: Int, isComplex: Bool) throws {
            let most = 1 << 26
            guard (1...most).contains(length), (0..<length).contains(overlap) else {
                throw PlotError(
                    .values,
                    "a spectrum can't have segments of \(length) values of which \(overlap) overlap; give a segment length "
                        + "of 1 or more, a smaller overlap of 0 or more, and a signal that isn't empty")
            }
            let padded = analysis.paddedLength ?? length
            guard (1...most).contains(padded) else {
                throw PlotError(.values, "segments can't be lengthened to \(padded) values; give 1 to \(most)")
            }
            guard analysis.samplingRate > 0, analysis.samplingRate.isFinite else {
                throw PlotError(
                    .values, "there can't be \(analysis.samplingRate) values in a unit of time; give a rate above 0")
            }
            window = try analysis.window.factors(count: length)
            self.length = length
            step = length - overlap
            isTwoSided = isComplex || analysis.sides == .twoSided
            transform = FourierTransform(count: padded)
            let indices =
                isTwoSided
                ? -(padded / 2)..<padded - padded / 2 : 0..<(padded % 2 == 0 ? padded / 2 + 1 : (padded + 1) / 2)
            frequencies = indices.map { Double($0) * analysis.samplingRate / Double(padded) + analysis.centerFrequency }
            let sum = window.reduce(0, +)
            let squares = window.reduce(0) { $0 + $1 * $1 }
            factor = analysis.isScaledByFrequency ? 1 / (analysis.samplingRate * squares) : 1 / (sum * sum)
        }

        /// Where the segments of a signal begin.
        func segments(of signal: Signal) -> [Int] {
            Array(stride(from: 0, through: max(signal.count - length, 0), by: step))
        }

        /// The transform of a segment, its frequencies from 0 on.
        func transform(_ signal: Signal, from start: Int, _ trend: Trend) -> FourierTransform.Numbers {
            func segment(_ signal: [Double]) -> [Double] {
                var values = Array(signal[start..<min(start + length, signal.count)])
                values += [Double](repeating: 0, count: length - values.count)
                trend.subtract(from: &values)
                for index in values.indices { values[index] *= window[index] }
                return values
            }
            return transform(segment(signal.real), imaginary: signal.imaginary.map(segment))
        }

        /// What is shown of a transform, in the order of the frequencies.
        func values(_ numbers: FourierTransform.Numbers, _ mode: Mode) -> [Double] {
            let pairs = zip(numbers.real.prefix(kept), numbers.imaginary.prefix(kept))
            switch mode {
            case .psd: return centered(scaled(pairs.map { $0 * $0 + $1 * $1 }))
            case .magnitude:
                let sum = window.reduce(0, +)
                return centered(pairs.map { hypot($0, $1) / sum })
            case .angle: return centered(pairs.map { atan2($1, $0) })
            case .phase: return centered(pairs.map { atan2($1, $0) }).unwrapped
            }
        }

        /// Powers, those of negative frequencies added where these are left out. As matplotlib has it, all but the first
        /// count twice where segments have an odd length, and all but the first and the last where it is even.
        func scaled(_ powers: [Double]) -> [Double] {
            let last = length % 2 == 0 ? powers.count - 1 : powers.count
            return powers.enumerated().map { index, power in
                power * factor * (!isTwoSided && index > 0 && index < last ? 2 : 1)
            }
        }

        /// Values for frequencies from 0 on and negative ones after them, in rising order.
        func centered(_ values: [Double]) -> [Double] {
            guard isTwoSided else { return values }
            let center = values.count - values.count / 2
            return Array(values[center...] + values[..<center])
        }
    }
}

extension SpectralAnalysis.Window {
    /// The factors for a number of values. The formulas are those of numpy.
    ///
    /// - Throws: ``PlotError`` where own factors are not as many.
    func factors(count: Int) throws -> [Double] {
        if case .values(let values) = self {
            guard values.count == count else {
                throw PlotError(
                    .lengthsDiffer,
                    "a window of \(values.count) values doesn't fit segments of \(count); give as many of each")
            }
            return values
        }
        guard count > 1 else { return [Double](repeating: 1, count: count) }
        return (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count - 1)
            switch self {
            case .hann: return 0.5 - 0.5 * cos(angle)
            case .hamming: return 0.54 - 0.46 * cos(angle)
            case .blackman: return 0.42 - 0.5 * cos(angle) + 0.08 * cos(2 * angle)
            case .bartlett: return 1 - abs(2 * Double(index) / Double(count - 1) - 1)
            case .none, .values: return 1
            }
        }
    }
}

extension SpectralAnalysis.Trend {
    /// Subtracts the trend of values from them.
    func subtract(from values: inout [Double]) {
        guard self != .none, !values.isEmpty else { return }
        let mean = values.mean
        let middle = Double(values.count - 1) / 2
        var slope = 0.0
        if self == .linear, values.count > 1 {
            let (products, squares) = values.enumerated().reduce((0.0, 0.0)) { sums, value in
                let distance = Double(value.offset) - middle
                return (sums.0 + distance * (value.element - mean), sums.1 + distance * distance)
            }
            slope = products / squares
        }
        for index in values.indices { values[index] -= mean + slope * (Double(index) - middle) }
    }
}
