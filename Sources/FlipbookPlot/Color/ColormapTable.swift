import FlipbookCanvas

/// The colormaps of `colormaps.txt`, a line each: a name, how the colours are given, and these.
///
/// - `list`: every colour, as hexadecimal digits.
/// - `ramp`: colours that the map runs through evenly.
/// - `segments`: for red, green and blue, places from 0 to 1 with the value there; two values, `0.2/0.8`, are those on
///   the left and on the right of a jump.
struct ColormapTable {
    static let shared = ColormapTable()

    /// Colours of a map that isn't a list.
    private static let count = 256

    /// The names, in the order of the file.
    let names: [String]
    private let lines: [Substring: Substring]

    private init() {
        let text = String(decoding: PackageResources.colormaps_txt, as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }.filter { $0.count == 2 }
        names = lines.map { String($0[0]) }
        self.lines = Dictionary(lines.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// The map of a name, backwards where it ends in `_r`; nil where there is none.
    func colormap(_ name: String) -> Colormap? {
        if name.hasSuffix("_r") { return colormap(String(name.dropLast(2)))?.reversed }
        guard let words = lines[name[...]]?.split(separator: " ", maxSplits: 1), words.count == 2 else { return nil }
        let values = words[1]
        let colors: [Color]
        switch words[0] {
        case "list": colors = Self.colors(values)
        case "ramp": colors = Self.ramp(Self.colors(values), count: Self.count)
        default:
            let channels = values.split(separator: ";").map { Self.channel($0) }
            guard channels.count == 3 else { return nil }
            colors = (0..<Self.count).map {
                Color(red: channels[0][$0], green: channels[1][$0], blue: channels[2][$0])
            }
        }
        return colors.isEmpty ? nil : Colormap(name: name, table: colors)
    }

    /// `count` colours, evenly spaced on straight lines through the given ones, of which there are two or more.
    static func ramp(_ colors: [Color], count: Int) -> [Color] {
        let positions = linspace(0, 1, count: colors.count)
        func channel(_ part: KeyPath<Color, Double>) -> [Double] {
            interpolated(zip(positions, colors).map { Anchor(position: $0, before: $1[keyPath: part]) }, count: count)
        }
        let (red, green, blue, alpha) = (channel(\.red), channel(\.green), channel(\.blue), channel(\.alpha))
        return (0..<count).map { Color(red: red[$0], green: green[$0], blue: blue[$0], alpha: alpha[$0]) }
    }

    private static func colors(_ text: Substring) -> [Color] {
        text.split(separator: " ").compactMap { Int($0, radix: 16) }.map { Color(rgb: $0) }
    }

    /// The values of one channel, from its places and values in turn.
    private static func channel(_ text: Substring) -> [Double] {
        let words = text.split(separator: " ")
        let anchors = stride(from: 0, to: words.count - 1, by: 2).map { index in
            let sides = words[index + 1].split(separator: "/").map(number)
            return Anchor(position: number(words[index]), before: sides[0], after: sides.last)
        }
        return interpolated(anchors, count: count)
    }

    private static func number(_ text: Substring) -> Double { Double(text.hasPrefix(".") ? "0" + text : text) ?? 0 }

    /// A value at a place from 0 to 1, or one on each side of a jump.
    private struct Anchor {
        var position: Double
        var before: Double
        var after: Double

        init(position: Double, before: Double, after: Double? = nil) {
            self.position = position
            self.before = before
            self.after = after ?? before
        }
    }

    /// Values at `count` even places on straight lines between anchors, as matplotlib's `LinearSegmentedColormap`.
    private static func interpolated(_ anchors: [Anchor], count: Int) -> [Double] {
        let last = Double(count - 1)
        var next = 0
        return linspace(0, 1, count: count).enumerated().map { index, position in
            let value: Double
            if index == 0 {
                value = anchors[0].after
            } else if index == count - 1 {
                value = anchors[anchors.count - 1].before
            } else {
                let column = last * position
                while anchors[next].position * last < column { next += 1 }
                let (left, right) = (anchors[next - 1], anchors[next])
                let distance = (column - left.position * last) / (right.position * last - left.position * last)
                value = distance * (right.before - left.after) + left.after
            }
            return min(max(value, 0), 1)
        }
    }
}
