/// A fraction of whole numbers, exact where a `Double` isn't: `0.1`, `1/3`, `30_000/1001`.
///
/// A literal means just what is written: `let speed: Rational = 0.1` is 1/10.
public struct Rational: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// In lowest terms.
    public let numerator: Int
    /// More than 0.
    public let denominator: Int

    /// The fraction of two numbers.
    ///
    /// - Throws: ``FlipbookError`` where the denominator is 0, or the fraction takes larger numbers than an `Int` holds.
    public init(_ numerator: Int, over denominator: Int) throws {
        try self.init(Int128(numerator), Int128(denominator))
    }

    init(_ numerator: Int128, _ denominator: Int128) throws {
        let divisor = Self.greatestDivisor(numerator.magnitude, denominator.magnitude)
        guard denominator != 0, divisor != 0,
            let upper = Int(exactly: numerator / Int128(divisor) * denominator.signum()),
            let lower = Int(exactly: denominator.magnitude / divisor)
        else {
            throw FlipbookError(
                denominator == 0
                    ? "\(numerator)/0 is no number: divide by something else."
                    : "\(numerator)/\(denominator) takes larger numbers than can be counted with: round it.")
        }
        (self.numerator, self.denominator) = (upper, lower)
    }

    /// A whole number.
    public init(_ value: Int) { (numerator, denominator) = (value, 1) }

    /// The shortest decimal number that is this `Double`: 1/10 for `0.1`, and 3333333333333333/10^16 for `1.0 / 3`.
    ///
    /// - Throws: ``FlipbookError`` where it isn't finite, or larger or smaller than such a fraction can be.
    public init(_ value: Double) throws {
        guard let fraction = Self(decimal: value) else {
            throw FlipbookError("\(value) can't be counted with exactly: give a number of up to 18 digits.")
        }
        self = fraction
    }

    private init?(decimal value: Double) {
        guard value.isFinite else { return nil }
        let parts = "\(value)".split(separator: "e")
        let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = digits.count > 1 && digits[1] != "0" ? String(digits[1]) : ""
        let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count
        guard let whole = Int128(digits[0] + fraction), abs(exponent) <= 18 else { return nil }
        let power = (0..<abs(exponent)).reduce(Int128(1)) { power, _ in power * 10 }
        guard let value = try? Self(exponent < 0 ? whole : whole * power, exponent < 0 ? power : 1) else { return nil }
        self = value
    }

    /// The nearest `Double`.
    public var doubleValue: Double { Double(numerator) / Double(denominator) }

    /// The largest whole number that isn't larger than `self * factor`.
    func floor(times factor: Int) -> Int128 {
        let product = Int128(numerator) * Int128(factor)
        let quotient = product / Int128(denominator)
        return product < 0 && product % Int128(denominator) != 0 ? quotient - 1 : quotient
    }

    /// As in `11/10`, or `30`.
    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// By value.
    public static func < (left: Rational, right: Rational) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    private static func greatestDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension Rational: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// The decimal number that is written, of at most 17 digits.
    ///
    /// - Precondition: it has at most 18 digits before and after the point.
    public init(floatLiteral value: Double) {
        guard let fraction = Self(decimal: value) else { preconditionFailure("\(value) has too many digits") }
        self = fraction
    }
}
