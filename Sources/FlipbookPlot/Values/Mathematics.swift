import FlipbookSystem

/// The exponent of the power of ten at or just below a positive number.
func decade(of value: Double) -> Double { log10(value).rounded(.down) }

/// The logarithm to any base; that to 2 or 10 is exact for their powers.
func logarithm(_ value: Double, base: Double) -> Double {
    base == 10 ? log10(value) : base == 2 ? log2(value) : log(value) / log(base)
}

extension RandomAccessCollection {
    /// The first position from which on all elements belong to the second part of two, found by bisection; the end where none
    /// does.
    ///
    /// - Parameter isInSecondPart: false for all elements up to some position, and true from there on.
    func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, self.count)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isInSecondPart(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}

/// The cosine and the sine of an angle in radians.
func cosineAndSine(_ angle: Double) -> (Double, Double) { (cos(angle), sin(angle)) }

/// A number as C's `printf` writes it, with the typographic minus (U+2212).
func formatted(_ format: String, _ values: any CVarArg...) -> String {
    printed(format, values).replacing("-", with: "\u{2212}")
}

/// What C's `printf` writes, up to 511 characters.
func printed(_ format: String, _ values: [any CVarArg]) -> String {
    withVaList(values) { list -> String in
        var buffer = [CChar](repeating: 0, count: 512)
        let length = vsnprintf(&buffer, buffer.count, format, list)
        return String(
            decoding: buffer.prefix(max(0, min(Int(length), buffer.count - 1))).map(UInt8.init(bitPattern:)),
            as: UTF8.self)
    }
}

/// The quotient rounded down, and the remainder with the sign of the positive divisor, exact where the quotient is
/// large.
func floorDivide(_ value: Double, by divisor: Double) -> (quotient: Double, remainder: Double) {
    var remainder = value.truncatingRemainder(dividingBy: divisor)
    var quotient = (value - remainder) / divisor
    if remainder < 0 {
        remainder += divisor
        quotient -= 1
    }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
}
