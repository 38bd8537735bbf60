extension Colormap {
    /// From dark violet over green to yellow; even to the eye. The default.
    public static let viridis = known("viridis")
    /// From dark blue over red to yellow; even to the eye.
    public static let plasma = known("plasma")
    /// From black over red to light yellow; even to the eye.
    public static let inferno = known("inferno")
    /// From black over violet to nearly white; even to the eye.
    public static let magma = known("magma")
    /// From dark blue to yellow; the same to the colour-blind.
    public static let cividis = known("cividis")
    /// From white over blue, black and red back to white, for angles.
    public static let twilight = known("twilight")
    /// A rainbow with even steps.
    public static let turbo = known("turbo")
    /// From black to white.
    public static let gray = known("gray")
    /// From black over red and yellow to white.
    public static let hot = known("hot")
    /// From cyan to magenta.
    public static let cool = known("cool")
    /// From red to yellow.
    public static let autumn = known("autumn")
    /// From blue over gray to red, for values around 0.
    public static let coolwarm = known("coolwarm")
    /// From dark blue over white to dark red, for values around 0.
    public static let seismic = known("seismic")
    /// The old rainbow, whose steps are uneven.
    public static let jet = known("jet")
    /// All hues in a circle.
    public static let hsv = known("hsv")
    /// From red over white to blue, for values around 0.
    public static let redBlue = known("RdBu")
    /// All hues, from red over yellow to violet, for values around a middle.
    public static let spectral = known("Spectral")
    /// The ten colours of the default cycle.
    public static let tab10 = known("tab10")
    /// Twenty colours, in pairs of a strong and a light one.
    public static let tab20 = known("tab20")

    /// A map of the table; black where the table lacks it, which a test rules out.
    private static func known(_ name: String) -> Colormap {
        ColormapTable.shared.colormap(name) ?? Colormap(name: name, table: [.black])
    }
}
