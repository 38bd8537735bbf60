/// A text with a place for one number, as C's `printf` and Python's `%` understand it: `%.1f s`.
struct FormatString: Hashable, Sendable {
    private let before: String
    private let flagsAndSize: String
    private let conversion: Character
    private let after: String

    /// Reads a format with exactly one of `%d %i %e %E %f %F %g %G %s`, with flags, width and precision; `%%` is a percent
    /// sign.
    ///
    /// - Returns: nil where `format` is nothing of the kind.
    init?(_ format: String) {
        var texts = [""]
        var number: (flagsAndSize: String, conversion: Character)?
        var rest = format[...]
        while let character = rest.popFirst() {
            guard character == "%" else {
                texts[texts.count - 1].append(character)
                continue
            }
            let flagsAndSize = String(rest.prefix { "-+ #0123456789.".contains($0) })
            rest = rest.dropFirst(flagsAndSize.count)
            guard let conversion = rest.popFirst() else { return nil }
            if conversion == "%", flagsAndSize.isEmpty {
                texts[texts.count - 1].append("%")
                continue
            }
            guard number == nil, "dieEfFgGs".contains(conversion), Self.isSound(flagsAndSize),
                conversion != "s" || flagsAndSize.isEmpty
            else { return nil }
            number = (flagsAndSize, conversion)
            texts.append("")
        }
        guard let number else { return nil }
        before = texts[0]
        after = texts[1]
        (flagsAndSize, conversion) = number
    }

    /// Whether flags come first, then a width and a precision of two digits at most.
    private static func isSound(_ text: String) -> Bool {
        let size = text.drop { "-+ #0".contains($0) }.split(separator: ".", omittingEmptySubsequences: false)
        return size.count <= 2 && size.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isWholeNumber) }
    }

    /// The text with `value` in its place. Whole numbers are cut off, as Python does.
    func text(for value: Double) -> String {
        let number: String
        switch conversion {
        case "s": number = "\(value)"
        case "d", "i":
            if abs(value) < 1e18 {
                number = printed("%\(flagsAndSize)ld", [Int(value)])
            } else {
                number = printed("%.0f", [value])
            }
        default: number = printed("%\(flagsAndSize)\(conversion)", [value])
        }
        return before + number + after
    }
}
