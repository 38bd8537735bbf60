import FlipbookSystem

/// A fraction of whole numbers, exact where a `Double` isn't: `0.1`, `1/3`, `30_000/1001`.
///
/// A literal means just what is written: `let speed: Rational = 0.1` is 1/10.
public struct Rational: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// In lowest terms.
    public let numerator: Int
    /// More than 0.
    public let denominator: Int

    /// The fraction of two numbers.
    ///
    /// - Throws: `FlipbookError` where the denominator is 0, or the fraction takes larger numbers than an `Int` holds.
    public init(_ numerator: Int, over denominator: Int) throws(FlipbookError) {
        try self.init(Int128(numerator), Int128(denominator))
    }

    package init(_ numerator: Int128, _ denominator: Int128) throws(FlipbookError) {
        let divisor = Self.greatestDivisor(numerator.magnitude, denominator.magnitude)
        guard denominator != 0, divisor != 0,
            let upper = Int(exactly: numerator / Int128(divisor) * denominator.signum()),
            let lower = Int(exactly: denominator.magnitude / divisor)
        else {
            throw FlipbookError(
                .invalidRequest,
                denominator == 0
                    ? "\(numerator)/0 is not finite: give a denominator other than 0."
                    : "\(numerator)/\(denominator) takes larger numbers than can be counted with: round it.")
        }
        (self.numerator, self.denominator) = (upper, lower)
    }

    /// A whole number.
    package init(_ value: Int) { (numerator, denominator) = (value, 1) }

    /// The shortest decimal number that is this `Double`: 1/10 for `0.1`, and 3333333333333333/10^16 for `1.0 / 3`.
    ///
    /// - Throws: `FlipbookError` where it isn't finite, or larger or smaller than such a fraction can be.
    public init(_ value: Double) throws(FlipbookError) {
        guard let fraction = Self(decimal: "\(value)") else {
            throw FlipbookError(
                .invalidRequest, "\(value) can't be counted with exactly: give a number of up to 18 digits.")
        }
        self = fraction
    }

    /// The simplest fraction that a `Double` stands for: 1/3 for `1.0 / 3`, and 30000/1001 for `30_000.0 / 1001`. The first
    /// convergent of its continued fraction that is the same `Double`.
    ///
    /// - Throws: `FlipbookError` where it isn't finite, or larger or smaller than such a fraction can be.
    package init(simplest value: Double) throws(FlipbookError) {
        var (rest, convergents) = (value, Convergents())
        // A Double has 53 bits, so that the fraction is found after fewer steps, or not at all.
        for _ in 0..<64 {
            guard let whole = Int(exactly: rest.rounded(.down)), convergents.advance(by: whole) else { break }
            let (numerator, denominator) = convergents.current
            if denominator > 0, Double(numerator) / Double(denominator) == value {
                try self.init(numerator, over: denominator)
                return
            }
            rest = 1 / (rest - Double(whole))
        }
        try self.init(value)
    }

    /// The fraction that a text names: a whole number, a decimal number or two whole numbers, as in `30`, `29.97` and
    /// `30000/1001`. Nil where it names none.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let numerator = Int(parts[0]), let denominator = Int(parts[1]),
                let fraction = try? Self(numerator, over: denominator)
            else { return nil }
            self = fraction
        } else {
            self.init(decimal: text)
        }
    }

    private init?(decimal text: String) {
        let parts = text.split(separator: "e", omittingEmptySubsequences: false)
        let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, digits.count <= 2, digits[0].count + (digits.count > 1 ? digits[1].count : 0) <= 36
        else {
            return nil
        }
        let fraction = digits.count > 1 && digits[1] != "0" ? digits[1] : ""
        guard let power = parts.count > 1 ? Int(parts[1]) : 0, let whole = Int128(digits[0] + fraction) else {
            return nil
        }
        let exponent = power.subtractingReportingOverflow(fraction.count)
        guard !exponent.overflow, exponent.partialValue.magnitude <= 18 else { return nil }
        let factor = (0..<exponent.partialValue.magnitude).reduce(Int128(1)) { factor, _ in factor * 10 }
        let numerator = exponent.partialValue < 0 ? (whole, false) : whole.multipliedReportingOverflow(by: factor)
        guard !numerator.1, let value = try? Self(numerator.0, exponent.partialValue < 0 ? factor : 1) else {
            return nil
        }
        self = value
    }

    /// The nearest `Double`.
    public var doubleValue: Double { Double(numerator) / Double(denominator) }

    /// The largest whole number that isn't larger than `self * factor`.
    package func floor(times factor: Int) -> Int128 {
        let product = Int128(numerator) * Int128(factor)
        let quotient = product / Int128(denominator)
        return product < 0 && product % Int128(denominator) != 0 ? quotient - 1 : quotient
    }

    /// A fraction close to this one whose numerator and denominator are at most so large, for what counts with smaller
    /// numbers; this one where its own are.
    ///
    /// - Precondition: it is more than 0 and not more than the limit.
    func rounded(toNumbersUpTo limit: Int) -> Rational {
        // No fraction with smaller numbers is closer.
        var (rest, convergents) = ((numerator, denominator), Convergents())
        while rest.1 != 0, convergents.advance(by: rest.0 / rest.1, upTo: limit) { rest = (rest.1, rest.0 % rest.1) }
        return (try? Rational(convergents.current.numerator, over: convergents.current.denominator)) ?? self
    }

    /// The convergents of a continued fraction, one after the other.
    private struct Convergents {
        private var last = (numerator: 0, denominator: 1)
        private(set) var current = (numerator: 1, denominator: 0)

        /// Goes on to the next convergent, by the next term of the continued fraction.
        ///
        /// - Returns: false where its numerator or denominator would be larger than the limit; nothing changes then.
        mutating func advance(by term: Int, upTo limit: Int = .max) -> Bool {
            func next(_ last: Int, _ current: Int) -> Int? {
                let (product, isTooLarge) = term.multipliedReportingOverflow(by: current)
                let (sum, isTooLong) = product.addingReportingOverflow(last)
                return isTooLarge || isTooLong || sum > limit ? nil : sum
            }
            guard let numerator = next(last.numerator, current.numerator),
                let denominator = next(last.denominator, current.denominator)
            else { return false }
            (last, current) = (current, (numerator, denominator))
            return true
        }
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

extension Rational: Codable {
    private enum CodingKeys: String, CodingKey { case numerator, denominator }

    /// Reads its two numbers, in any terms.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(values.decode(Int.self, forKey: .numerator), over: values.decode(Int.self, forKey: .denominator))
    }

    /// Writes its two numbers, in lowest terms.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(numerator, forKey: .numerator)
        try values.encode(denominator, forKey: .denominator)
    }
}

extension Rational: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// The decimal number that is written, of at most 17 digits.
    ///
    /// - Precondition: it has at most 18 digits before and after the point.
    public init(floatLiteral value: Double) {
        guard let fraction = Self(decimal: "\(value)") else { preconditionFailure("\(value) has too many digits") }
        self = fraction
    }
}
