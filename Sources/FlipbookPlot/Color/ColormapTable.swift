import FlipbookCanvas
import FlipbookMathematics

/// The colormaps of `colormaps.txt`, a line each: a name, how the colours are given, and these. `.ci/tables.py` writes it.
///
/// - `list`: every colour, as hexadecimal digits. `cycle`: the same, of a map that is a sequence of colours too.
///   `sequence`: such a sequence that is no map.
/// - `ramp`: colours that the map runs through evenly.
/// - `segments`: for red, green and blue, places from 0 to 1 with the value there; two values, `0.2/0.8`, are those on
///   the left and on the right of a jump.
/// - `formula`: the name of a ``ColormapFormula``.
/// - `alias`: the name of another map.
struct ColormapTable {
    static let shared = ColormapTable()

    /// Colours of a map that isn't a list.
    private static let count = 256

    /// The names of maps, in the order of the file.
    let names: [String]
    /// The names of sequences of colours.
    let sequences: [String]
    private let lines: [Substring: [Substring]]

    private init() {
        let text = String(decoding: PackageResources.colormaps_txt, as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 2) }.filter { $0.count == 3 }
        names = lines.filter { $0[1] != "sequence" }.map { String($0[0]) }
        sequences = lines.filter { $0[1] == "sequence" || $0[1] == "cycle" }.map { String($0[0]) }
        self.lines = Dictionary(lines.map { ($0[0], $0) }) { first, _ in first }
    }

    /// The map of a name, backwards where it ends in `_r`; nil where there is none.
    func colormap(_ name: String) -> Colormap? {
        if name.hasSuffix("_r") { return colormap(String(name.dropLast(2)))?.reversed }
        guard let line = lines[name[...]] else { return nil }
        switch line[1] {
        case "list", "cycle": return Colormap(name: name, table: Self.colors(line[2]))
        case "ramp":
            let source = Colormap.Source.ramp(through: Self.colors(line[2]))
            return Colormap(name: name, source: source, count: Self.count)
        case "segments":
            let channels = line[2].split(separator: ";").map { Self.channel($0) }
            guard channels.count == 3 else { return nil }
            return Colormap(name: name, source: .segments(channels, gamma: 1), count: Self.count)
        case "formula":
            guard let formula = ColormapFormula(rawValue: name) else { return nil }
            return Colormap(name: name, source: .formula(formula, isReversed: false), count: Self.count)
        case "alias": return colormap(String(line[2])).map { Colormap(name: name, like: $0) }
        default: return nil
        }
    }

    /// The sequence of a name; nil where there is none.
    func sequence(_ name: String) -> [Color]? {
        guard let line = lines[name[...]], line[1] == "sequence" || line[1] == "cycle" else { return nil }
        return Self.colors(line[2])
    }

    private static func colors(_ text: Substring) -> [Color] {
        text.split(separator: " ").compactMap { Int($0, radix: 16) }.map { Color(rgb: $0) }
    }

    /// The stops of one channel, from its places and values in turn.
    private static func channel(_ text: Substring) -> [Colormap.Stop] {
        let words = text.split(separator: " ")
        return stride(from: 0, to: words.count - 1, by: 2).map { index in
            let sides = words[index + 1].split(separator: "/").map(number)
            return Colormap.Stop(at: number(words[index]), sides[0], after: sides.last)
        }
    }

    private static func number(_ text: Substring) -> Double { Double(text.hasPrefix(".") ? "0" + text : text) ?? 0 }
}

extension Colormap {
    /// What the table of a map is made from, again and again for other numbers of colours.
    enum Source: Hashable, Sendable {
        /// The table itself.
        case list
        /// Red, green, blue and perhaps alpha on straight lines between stops.
        case segments([[Stop]], gamma: Double)
        /// Red, green and blue by formulas.
        case formula(ColormapFormula, isReversed: Bool)

        /// Even steps through colours, or steps at positions.
        static func ramp(through colors: [Color], at positions: [Double]? = nil, gamma: Double = 1) -> Source {
            let positions = positions ?? linspace(0, 1, count: colors.count)
            let parts: [KeyPath<Color, Double>] = [\.red, \.green, \.blue, \.alpha]
            let channels = parts.map { part in
                zip(positions, colors).map { Stop(at: $0, $1[keyPath: part]) }
            }
            return .segments(channels, gamma: gamma)
        }

        /// The other way round.
        var reversed: Source {
            switch self {
            case .list: .list
            case .segments(let channels, let gamma):
                .segments(
                    channels.map { $0.reversed().map { Stop(at: 1 - $0.position, $0.after, after: $0.before) } },
                    gamma: gamma)
            case .formula(let formula, let isReversed): .formula(formula, isReversed: !isReversed)
            }
        }

        /// A table of colours; empty for a list.
        func table(count: Int) -> [Color] {
            switch self {
            case .list: return []
            case .segments(let channels, let gamma):
                let parts = channels.enumerated().map {
                    Self.interpolated($1, count: count, gamma: $0 < 3 ? gamma : 1)
                }
                return (0..<count).map {
                    Color(
                        red: parts[0][$0], green: parts[1][$0], blue: parts[2][$0],
                        alpha: parts.count > 3 ? parts[3][$0] : 1)
                }
            case .formula(let formula, let isReversed):
                return linspace(0, 1, count: count).map { formula(isReversed ? 1 - $0 : $0) }
            }
        }

        /// Evenly from 0 to 1; 1 where there is one.
        private static func positions(_ count: Int) -> [Double] { count == 1 ? [1] : linspace(0, 1, count: count) }

        /// Values at even places on straight lines between stops: matplotlib's `_create_lookup_table`.
        private static func interpolated(_ stops: [Stop], count: Int, gamma: Double) -> [Double] {
            let last = Double(count - 1)
            var next = 0
            return positions(count).enumerated().map { index, position in
                let value: Double
                if index == count - 1 {
                    value = stops[stops.count - 1].before
                } else if index == 0 {
                    value = stops[0].after
                } else {
                    let column = last * pow(position, gamma)
                    while next < stops.count - 1, stops[next].position * last < column { next += 1 }
                    let (left, right) = (stops[max(next - 1, 0)], stops[next])
                    let width = (right.position - left.position) * last
                    let distance = width > 0 ? (column - left.position * last) / width : 0
                    value = distance * (right.before - left.after) + left.after
                }
                return min(max(value, 0), 1)
            }
        }
    }
}

/// The maps that matplotlib computes by formulas: gnuplot's palettes (`rgbformulae`), `flag`, `prism`, and D. A. Green's
/// `cubehelix` (Bull. Astron. Soc. India 39 (2011) 289).
enum ColormapFormula: String, Hashable, Sendable, Codable {
    case afmhot, cubehelix, flag
    case gistHeat = "gist_heat"
    case gnuplot, gnuplot2, ocean, prism, rainbow

    /// The colour at a position from 0 to 1.
    func callAsFunction(_ x: Double) -> Color {
        let (red, green, blue) = channels(x)
        return Color(red: Self.limited(red), green: Self.limited(green), blue: Self.limited(blue))
    }

    private static func limited(_ value: Double) -> Double { min(max(value, 0), 1) }

    private func channels(_ x: Double) -> (Double, Double, Double) {
        switch self {
        case .afmhot: return (2 * x, 2 * x - 0.5, 2 * x - 1)
        case .gistHeat: return (1.5 * x, 2 * x - 1, 4 * x - 3)
        case .gnuplot: return (x.squareRoot(), x * x * x, sin(2 * .pi * x))
        case .gnuplot2:
            let blue = x < 0.25 ? 4 * x : x < 0.92 ? 1.84 - 2 * x : x / 0.08 - 11.5
            return (x / 0.32 - 0.78125, 2 * x - 0.84, blue)
        case .ocean: return (3 * x - 2, abs((3 * x - 1) / 2), x)
        case .rainbow: return (abs(2 * x - 0.5), sin(.pi * x), cos(.pi / 2 * x))
        case .flag:
            return (
                0.75 * sin((31.5 * x + 0.25) * .pi) + 0.5, sin(31.5 * .pi * x),
                0.75 * sin((31.5 * x - 0.25) * .pi) + 0.5
            )
        case .prism:
            return (
                0.75 * sin((20.9 * x + 0.25) * .pi) + 0.67, 0.75 * sin((20.9 * x - 0.25) * .pi) + 0.33,
                -1.1 * sin(20.9 * .pi * x)
            )
        case .cubehelix:
            let amplitude = x * (1 - x) / 2
            let angle = 2 * .pi * (0.5 / 3 - 1.5 * x)
            let (c, s) = (cos(angle), sin(angle))
            return (
                x + amplitude * (1.78277 * s - 0.14861 * c), x - amplitude * (0.29227 * c + 0.90649 * s),
                x + amplitude * 1.97294 * c
            )
        }
    }
}
