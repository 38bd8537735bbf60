import FlipbookMathematics

/// The discrete Fourier transform of complex numbers, for one number of them.
///
/// Powers of two take the algorithm of Cooley and Tukey (1965); others are a convolution of such a length, by that of
/// Bluestein (1970). So any number of numbers costs n log n.
struct FourierTransform {
    /// Complex numbers by their parts.
    struct Numbers {
        var real: [Double]
        var imaginary: [Double]

        init(count: Int) {
            real = [Double](repeating: 0, count: count)
            imaginary = real
        }
    }

    /// How many numbers are transformed.
    let count: Int
    private let core: PowerOfTwo
    /// For other numbers than powers of two: what they are multiplied with before and after, and the transform of what they
    /// are convolved with.
    private let chirp: (factors: Numbers, filter: Numbers)?

    /// - Parameter count: 1 or more.
    init(count: Int) {
        self.count = count
        guard count & (count - 1) != 0 else {
            core = PowerOfTwo(count: count)
            chirp = nil
            return
        }
        var length = 1
        while length < 2 * count - 1 { length *= 2 }
        let core = PowerOfTwo(count: length)
        var (factors, filter) = (Numbers(count: count), Numbers(count: length))
        for index in 0..<count {
            // The angle -π n²/N, of which only n² modulo 2N matters.
            let square = index * index % (2 * count)
            let (cosine, sine) = cosineAndSine(Double.pi * Double(square) / Double(count))
            (factors.real[index], factors.imaginary[index]) = (cosine, -sine)
            for place in [index, (length - index) % length] {
                (filter.real[place], filter.imaginary[place]) = (cosine, sine)
            }
        }
        core.transform(&filter)
        self.core = core
        chirp = (factors, filter)
    }

    /// The transform of numbers: those that are left over are left out, those that are missing are 0.
    ///
    /// - Parameters:
    ///   - values: their real parts.
    ///   - imaginary: their imaginary parts, as many; nil for real numbers.
    func callAsFunction(_ values: [Double], imaginary: [Double]? = nil) -> Numbers {
        let used = min(values.count, count)
        guard let (factors, filter) = chirp else {
            var numbers = Numbers(count: count)
            for index in 0..<used { numbers.real[index] = values[index] }
            if let imaginary { for index in 0..<used { numbers.imaginary[index] = imaginary[index] } }
            core.transform(&numbers)
            return numbers
        }
        var numbers = Numbers(count: core.count)
        for index in 0..<used {
            numbers.real[index] = values[index] * factors.real[index]
            numbers.imaginary[index] = values[index] * factors.imaginary[index]
            guard let imaginary else { continue }
            numbers.real[index] -= imaginary[index] * factors.imaginary[index]
            numbers.imaginary[index] += imaginary[index] * factors.real[index]
        }
        core.transform(&numbers)
        // The reverse transform is that of the conjugate numbers, conjugated and divided by their count.
        for index in 0..<core.count {
            let (real, imaginary) = (numbers.real[index], numbers.imaginary[index])
            numbers.real[index] = real * filter.real[index] - imaginary * filter.imaginary[index]
            numbers.imaginary[index] = -(real * filter.imaginary[index] + imaginary * filter.real[index])
        }
        core.transform(&numbers)
        var result = Numbers(count: count)
        for index in 0..<count {
            let (real, imaginary) = (
                numbers.real[index] / Double(core.count), -numbers.imaginary[index] / Double(core.count)
            )
            result.real[index] = real * factors.real[index] - imaginary * factors.imaginary[index]
            result.imaginary[index] = real * factors.imaginary[index] + imaginary * factors.real[index]
        }
        return result
    }

    /// The transform of as many numbers as a power of two.
    private struct PowerOfTwo {
        let count: Int
        /// The cosines and the negative sines of the fractions of half a circle.
        private let cosines: [Double]
        private let sines: [Double]

        init(count: Int) {
            self.count = count
            let angles = (0..<max(count / 2, 1)).map { cosineAndSine(2 * .pi * Double($0) / Double(count)) }
            cosines = angles.map(\.0)
            sines = angles.map { -$0.1 }
        }

        /// Transforms numbers where they lie.
        func transform(_ numbers: inout Numbers) {
            sortByReversedBits(&numbers)
            var half = 1
            while half < count {
                let stride = count / (2 * half)
                for start in Swift.stride(from: 0, to: count, by: 2 * half) {
                    for index in 0..<half {
                        let (low, high) = (start + index, start + index + half)
                        let (cosine, sine) = (cosines[index * stride], sines[index * stride])
                        let real = numbers.real[high] * cosine - numbers.imaginary[high] * sine
                        let imaginary = numbers.real[high] * sine + numbers.imaginary[high] * cosine
                        numbers.real[high] = numbers.real[low] - real
                        numbers.imaginary[high] = numbers.imaginary[low] - imaginary
                        numbers.real[low] += real
                        numbers.imaginary[low] += imaginary
                    }
                }
                half *= 2
            }
        }

        private func sortByReversedBits(_ numbers: inout Numbers) {
            var reversed = 0
            for index in 1..<max(count, 1) {
                var bit = count / 2
                while reversed & bit != 0 {
                    reversed ^= bit
                    bit /= 2
                }
                reversed |= bit
                guard index < reversed else { continue }
                numbers.real.swapAt(index, reversed)
                numbers.imaginary.swapAt(index, reversed)
            }
        }
    }
}
