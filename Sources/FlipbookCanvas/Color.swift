/// A colour in sRGB with straight (not premultiplied) alpha; each component 0...1.
///
/// In JSON: `{"red": 1, "green": 0.5, "blue": 0}`, with `"alpha"` where it isn't 1.
public struct Color: Hashable, Sendable, Codable {
    /// The red part: 0 none, 1 all.
    public var red: Double
    /// The green part: 0 none, 1 all.
    public var green: Double
    /// The blue part: 0 none, 1 all.
    public var blue: Double
    /// 0 transparent, 1 opaque.
    public var alpha: Double

    /// A colour of its parts, each 0 to 1; opaque unless given an alpha.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        red = try container.decode(Double.self, forKey: .red)
        green = try container.decode(Double.self, forKey: .green)
        blue = try container.decode(Double.self, forKey: .blue)
        alpha = try container.decodeIfPresent(Double.self, forKey: .alpha) ?? 1
    }

    /// The same colour with another alpha.
    public func opacity(_ alpha: Double) -> Color { Color(red: red, green: green, blue: blue, alpha: alpha) }

    /// CSS's black.
    public static let black = Color(red: 0, green: 0, blue: 0)
    /// CSS's white.
    public static let white = Color(red: 1, green: 1, blue: 1)
}

extension Color {
    /// A colour from its three bytes, as in `0x1f77b4`.
    package init(rgb: Int) {
        self.init(red: Double(rgb >> 16) / 255, green: Double(rgb >> 8 & 255) / 255, blue: Double(rgb & 255) / 255)
    }

    /// No colour at all.
    public static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)

    /// `tab:blue` of matplotlib.
    public static let tabBlue = Color(rgb: 0x1f77b4)
    /// `tab:orange` of matplotlib.
    public static let tabOrange = Color(rgb: 0xff7f0e)
    /// `tab:green` of matplotlib.
    public static let tabGreen = Color(rgb: 0x2ca02c)
    /// `tab:red` of matplotlib.
    public static let tabRed = Color(rgb: 0xd62728)
    /// `tab:purple` of matplotlib.
    public static let tabPurple = Color(rgb: 0x9467bd)
    /// `tab:brown` of matplotlib.
    public static let tabBrown = Color(rgb: 0x8c564b)
    /// `tab:pink` of matplotlib.
    public static let tabPink = Color(rgb: 0xe377c2)
    /// `tab:gray` of matplotlib.
    public static let tabGray = Color(rgb: 0x7f7f7f)
    /// `tab:olive` of matplotlib.
    public static let tabOlive = Color(rgb: 0xbcbd22)
    /// `tab:cyan` of matplotlib.
    public static let tabCyan = Color(rgb: 0x17becf)

    /// The ten colours that lines take in turn.
    public static let tab10 = [
        tabBlue, tabOrange, tabGreen, tabRed, tabPurple, tabBrown, tabPink, tabGray, tabOlive, tabCyan,
    ]

    /// `red` of CSS.
    public static let red = Color(rgb: 0xff0000)
    /// `green` of CSS.
    public static let green = Color(rgb: 0x008000)
    /// `blue` of CSS.
    public static let blue = Color(rgb: 0x0000ff)
    /// `cyan` of CSS.
    public static let cyan = Color(rgb: 0x00ffff)
    /// `magenta` of CSS.
    public static let magenta = Color(rgb: 0xff00ff)
    /// `yellow` of CSS.
    public static let yellow = Color(rgb: 0xffff00)
    /// `orange` of CSS.
    public static let orange = Color(rgb: 0xffa500)
    /// `purple` of CSS.
    public static let purple = Color(rgb: 0x800080)
    /// `brown` of CSS.
    public static let brown = Color(rgb: 0xa52a2a)
    /// `pink` of CSS.
    public static let pink = Color(rgb: 0xffc0cb)
    /// `gray` of CSS.
    public static let gray = Color(rgb: 0x808080)
    /// `lightgray` of CSS.
    public static let lightGray = Color(rgb: 0xd3d3d3)
    /// `teal` of CSS.
    public static let teal = Color(rgb: 0x008080)
    /// `gold` of CSS.
    public static let gold = Color(rgb: 0xffd700)
    /// `crimson` of CSS.
    public static let crimson = Color(rgb: 0xdc143c)
    /// `coral` of CSS.
    public static let coral = Color(rgb: 0xff7f50)
    /// `steelblue` of CSS.
    public static let steelBlue = Color(rgb: 0x4682b4)
    /// `skyblue` of CSS.
    public static let skyBlue = Color(rgb: 0x87ceeb)
    /// `darkgreen` of CSS.
    public static let darkGreen = Color(rgb: 0x006400)
    /// `wheat` of CSS.
    public static let wheat = Color(rgb: 0xf5deb3)
    /// `salmon` of CSS.
    public static let salmon = Color(rgb: 0xfa8072)
}
