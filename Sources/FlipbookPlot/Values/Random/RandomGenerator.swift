/// A generator of random numbers that gives the same stream for the same seed, on every machine: that of NumPy's
/// `default_rng(seed)`.
///
/// A script that is ported from Python shows the same numbers:
///
///     var random = RandomGenerator(seed: 7)           // rng = numpy.random.default_rng(7)
///     let heights = random.normal(count: 1000)        // rng.normal(size=1000)
///     let dice = try random.integers(in: 1..<7, count: 5)  // rng.integers(1, 7, size=5)
///
/// Frames are drawn in any order and by several processes. Make the numbers of a frame in `setup` or in `frames`, or give
/// each frame a stream of its own in `update`:
///
///     var random = RandomGenerator(seed: 7, frame)    // rng = numpy.random.default_rng([7, frame])
///
/// The bits are those of M. E. O'Neill's PCG XSL RR 128/64, the seed is spread by NumPy's `SeedSequence`, and the numbers come
/// from them as NumPy 1.17 and later make them. It is a generator of Swift's too: `array.shuffled(using: &random)` takes its
/// bits, in Swift's way.
public struct RandomGenerator: RandomNumberGenerator, Hashable, Codable, Sendable {
    private var state: Pair
    private let increment: Pair
    /// The upper half of a number whose lower half was taken.
    private var half: UInt32?

    /// 128 bits.
    private struct Pair: Hashable, Codable {
        var high: UInt64
        var low: UInt64

        init(_ value: UInt128) { (high, low) = (UInt64(value >> 64), UInt64(truncatingIfNeeded: value)) }

        var value: UInt128 { UInt128(high) << 64 | UInt128(low) }
    }

    private static let multiplier: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645

    /// The stream of some numbers: with one, `default_rng(seed)`; with several, `default_rng([seed, …])`. The sign of a negative
    /// number counts; NumPy refuses these.
    ///
    /// - Parameters:
    ///   - seed: the seed.
    ///   - more: further numbers, as that of the frame.
    public init(seed: Int, _ more: Int...) { self.init(seeds: [seed] + more) }

    /// The stream of some numbers, as a list: `default_rng([…])`.
    public init(seeds: [Int]) {
        let words = SeedSequence(of: seeds).words(4)
        let increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
        self.increment = Pair(increment)
        state = Pair((increment &+ (UInt128(words[0]) << 64 | UInt128(words[1]))) &* Self.multiplier &+ increment)
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let next = state.value &* Self.multiplier &+ increment.value
        state = Pair(next)
        let bits = state.high ^ state.low
        let turn = state.high >> 58
        return bits >> turn | bits << ((64 - turn) & 63)
    }

    /// The next 32 bits. Two in a row come from one number of 64.
    mutating func nextHalf() -> UInt32 {
        if let known = half {
            half = nil
            return known
        }
        let bits = next()
        half = UInt32(bits >> 32)
        return UInt32(truncatingIfNeeded: bits)
    }

    /// A number that is 0 or more and below 1, of 53 bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number from 0 to `last`, each as likely: D. Lemire, "Fast random integer generation in an interval" (2019).
    mutating func number(upTo last: UInt64) -> UInt64 {
        if last == 0 { return 0 }
        if last == .max { return next() }
        if last == UInt32.max { return UInt64(nextHalf()) }
        if last < UInt32.max {
            let count = UInt32(last) + 1
            var product = UInt64(nextHalf()) * UInt64(count)
            if UInt32(truncatingIfNeeded: product) < count {
                let threshold = (UInt32.max - UInt32(last)) % count
                while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(nextHalf()) * UInt64(count) }
            }
            return product >> 32
        }
        let count = last + 1
        var product = next().multipliedFullWidth(by: count)
        if product.low < count {
            let threshold = (UInt64.max - last) % count
            while product.low < threshold { product = next().multipliedFullWidth(by: count) }
        }
        return product.high
    }

    /// A whole number from 0 to `last`, each as likely: as many bits as `last` has, again until they are not above it. NumPy's
    /// permutations take these.
    mutating func maskedNumber(upTo last: UInt64) -> UInt64 {
        let mask = last == 0 ? 0 : UInt64.max >> last.leadingZeroBitCount
        while last > 0 {
            let bits = (last <= UInt32.max ? UInt64(nextHalf()) : next()) & mask
            if bits <= last { return bits }
        }
        return 0
    }
}

/// Spreads seeds over as many words as are asked for: NumPy's `SeedSequence`, after M. E. O'Neill's `seed_seq_fe128`.
private struct SeedSequence {
    private var pool: [UInt32] = []

    init(of seeds: [Int]) {
        var entropy = seeds.flatMap { seed -> [UInt32] in
            let bits = seed.magnitude
            let words = [UInt32(truncatingIfNeeded: bits)] + (bits >> 32 == 0 ? [] : [UInt32(bits >> 32)])
            return seed < 0 ? words + [.max] : words
        }
        entropy += Array(repeating: 0, count: max(0, 4 - entropy.count))
        var factor: UInt32 = 0x43B0_D7E5
        func hashed(_ word: UInt32) -> UInt32 {
            var word = word ^ factor
            factor &*= 0x931E_8875
            word &*= factor
            return word ^ word >> 16
        }
        func mix(_ word: UInt32, into index: Int) {
            let mixed = 0xCA01_F9DD &* pool[index] &- 0x4973_F715 &* hashed(word)
            pool[index] = mixed ^ mixed >> 16
        }
        pool = entropy.prefix(4).map(hashed)
        for source in 0..<4 {
            for target in 0..<4 where target != source { mix(pool[source], into: target) }
        }
        for word in entropy.dropFirst(4) {
            for target in 0..<4 { mix(word, into: target) }
        }
    }

    func words(_ count: Int) -> [UInt64] {
        var factor: UInt32 = 0x8B51_F9DD
        let halves = (0..<2 * count).map { index in
            var word = pool[index % 4] ^ factor
            factor &*= 0x58F3_8DED
            word &*= factor
            return UInt64(word ^ word >> 16)
        }
        return (0..<count).map { halves[2 * $0] | halves[2 * $0 + 1] << 32 }
    }
}
