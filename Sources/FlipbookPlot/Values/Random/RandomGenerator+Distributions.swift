extension RandomGenerator {
    /// A number of the uniform distribution: NumPy's `uniform` and `random`.
    ///
    /// - Parameter range: its lower bound can come, its upper bound only by rounding.
    public mutating func uniform(in range: Range<Double> = 0..<1) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// Numbers of the uniform distribution.
    public mutating func uniform(in range: Range<Double> = 0..<1, count: Int) -> [Double] {
        repeated(count) { $0.uniform(in: range) }
    }

    /// A number of the normal distribution, by the ziggurat of G. Marsaglia and W. W. Tsang (2000).
    ///
    /// - Parameters:
    ///   - mean: the middle of the distribution.
    ///   - standardDeviation: how far the numbers lie from it.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        mean + standardDeviation * standardNormal()
    }

    /// Numbers of the normal distribution.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1, count: Int) -> [Double] {
        repeated(count) { $0.normal(mean: mean, standardDeviation: standardDeviation) }
    }

    /// A number of the exponential distribution, by the ziggurat.
    ///
    /// - Parameter scale: the mean, 1 over the rate.
    public mutating func exponential(scale: Double = 1) -> Double { scale * standardExponential() }

    /// Numbers of the exponential distribution.
    public mutating func exponential(scale: Double = 1, count: Int) -> [Double] {
        repeated(count) { $0.exponential(scale: scale) }
    }

    /// A number of the Poisson distribution: how many events there are where `mean` are expected.
    ///
    /// - Throws: a ``PlotError`` where the mean is negative, NaN, or above 9.2e18.
    public mutating func poisson(mean: Double) throws -> Int {
        guard mean >= 0, mean <= 9.2e18 else {
            throw PlotError(.values, "there is no Poisson distribution of mean \(mean); it is 0 to 9.2e18")
        }
        return mean >= 10 ? poissonOfMany(mean) : poissonOfFew(mean)
    }

    /// Numbers of the Poisson distribution.
    ///
    /// - Throws: as for one.
    public mutating func poisson(mean: Double, count: Int) throws -> [Int] {
        try repeated(count) { generator throws in try generator.poisson(mean: mean) }
    }

    mutating func repeated<Number, Failure: Error>(
        _ count: Int, _ make: (inout RandomGenerator) throws(Failure) -> Number
    ) throws(Failure) -> [Number] {
        var numbers: [Number] = []
        numbers.reserveCapacity(max(0, count))
        for _ in 0..<max(0, count) { numbers.append(try make(&self)) }
        return numbers
    }

    private mutating func standardNormal() -> Double {
        let layers = Ziggurat.normal
        while true {
            let bits = next()
            let layer = Int(bits & 0xFF)
            let isNegative = bits >> 8 & 1 == 1
            let distance = bits >> 9 & 0x000F_FFFF_FFFF_FFFF
            let x = Double(distance) * layers.width[layer]
            if distance < layers.inside[layer] { return isNegative ? -x : x }
            if layer == 0 {
                while true {
                    let beyond = -log1p(-unit()) * (1 / layers.end)
                    let height = -log1p(-unit())
                    guard height + height > beyond * beyond else { continue }
                    return distance >> 8 & 1 == 1 ? -(layers.end + beyond) : layers.end + beyond
                }
            }
            let (top, bottom) = (layers.height[layer - 1], layers.height[layer])
            if (top - bottom) * unit() + bottom < exp(-0.5 * x * x) { return isNegative ? -x : x }
        }
    }

    private mutating func standardExponential() -> Double {
        let layers = Ziggurat.exponential
        while true {
            let bits = next() >> 3
            let layer = Int(bits & 0xFF)
            let distance = bits >> 8
            let x = Double(distance) * layers.width[layer]
            if distance < layers.inside[layer] { return x }
            if layer == 0 { return layers.end - log1p(-unit()) }
            let (top, bottom) = (layers.height[layer - 1], layers.height[layer])
            if (top - bottom) * unit() + bottom < exp(-x) { return x }
        }
    }

    /// By the product of uniform numbers.
    private mutating func poissonOfFew(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        let end = exp(-mean)
        var (events, product) = (0, 1.0)
        while true {
            product *= unit()
            guard product > end else { return events }
            events += 1
        }
    }

    /// W. Hörmann's "transformed rejection with squeeze" (1993), for means of 10 and more.
    private mutating func poissonOfMany(_ mean: Double) -> Int {
        let root = mean.squareRoot()
        let b = 0.931 + 2.53 * root
        let a = -0.059 + 0.02483 * b
        let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
        let quick = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = unit() - 0.5
            let v = unit()
            let us = 0.5 - abs(u)
            let events = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
            if us >= 0.07 && v <= quick { return Int(events) }
            if events < 0 || us < 0.013 && v > us { continue }
            let left = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
            if left <= -mean + events * log(mean) - logarithmOfGamma(events + 1) { return Int(events) }
        }
    }
}

/// The logarithm of the gamma function, by the series that NumPy's Poisson numbers rest on: S. Zhang and J. Jin, "Computation of
/// Special Functions" (1996).
private func logarithmOfGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let steps = x < 7 ? Int(7 - x) : 0
    var far = x + Double(steps)
    let inverseSquare = 1 / far * (1 / far)
    var series = -1.39243221690590
    for factor in [
        1.796443723688307e-01, -2.955065359477124e-02, 6.410256410256410e-03, -1.917526917526918e-03,
        8.417508417508418e-04, -5.952380952380952e-04, 7.936507936507937e-04, -2.777777777777778e-03,
        8.333333333333333e-02,
    ] { series = series * inverseSquare + factor }
    var result = series / far + 0.5 * 1.8378770664093453 + (far - 0.5) * log(far) - far
    for _ in 0..<steps {
        result -= log(far - 1)
        far -= 1
    }
    return result
}
