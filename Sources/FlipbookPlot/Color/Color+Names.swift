import FlipbookCanvas

extension Color {
    /// A colour by its name, as matplotlib knows it.
    ///
    ///     let color = try Color("tab:blue")
    ///
    /// - Parameter name: one of
    ///   - a name of CSS, in either case: `steelblue`, `LightGray`;
    ///   - `tab:blue` and the others of the default cycle;
    ///   - `b`, `g`, `r`, `c`, `m`, `y`, `k` or `w`;
    ///   - `C0`, `C1` …: the colours of the default style's cycle, again and again;
    ///   - hexadecimal digits, as in ``init(hex:)``;
    ///   - a gray from `0` (black) to `1` (white), such as `0.75`;
    ///   - `none`, for a transparent one.
    /// - Throws: ``PlotError`` with the most similar name where there is no such colour.
    public init(_ name: String) throws {
        guard let color = Self.named(name.lowercased()) else {
            throw PlotError.unknownName(
                name, kind: "colour", of: Array(colorNames.keys),
                orElse: "hexadecimal digits such as #1f77b4, a gray such as 0.5, or C0 to C9")
        }
        self = color
    }

    private static func named(_ name: String) -> Color? {
        if let bytes = colorNames[name] { return Color(rgb: bytes) }
        if name == "none" { return .transparent }
        if name.hasPrefix("#") { return Color(hex: name) }
        if name.first == "c", let index = Int(name.dropFirst()), index >= 0, name.dropFirst().allSatisfy(\.isNumber) {
            let cycle = Style.default.colorCycle
            return cycle.isEmpty ? .black : cycle[index % cycle.count]
        }
        guard let gray = Double(name), (0...1).contains(gray) else { return nil }
        return Color(red: gray, green: gray, blue: gray)
    }

    /// A colour from hexadecimal digits, as in CSS: `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`, in either case.
    ///
    /// - Returns: nil where `hex` is nothing of the kind.
    public init?(hex: String) {
        guard hex.first == "#" else { return nil }
        var digits = hex.dropFirst().compactMap(\.hexDigitValue)
        guard digits.count == hex.count - 1 else { return nil }
        if digits.count == 3 || digits.count == 4 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6 || digits.count == 8 else { return nil }
        let parts = stride(from: 0, to: digits.count, by: 2).map { first -> Double in
            let byte: Int = digits[first] * 16 + digits[first + 1]
            return Double(byte) / 255
        }
        self.init(red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count == 4 ? parts[3] : 1)
    }

    /// A sequence of colours by its name in matplotlib, for a cycle: `tab10`, `Set2`, `petroff10`, `okabe_ito`.
    ///
    ///     axes.colorCycle = try Color.sequence("petroff10")
    ///
    /// - Throws: ``PlotError`` with the most similar name where there is no such sequence.
    public static func sequence(_ name: String) throws -> [Color] {
        guard let colors = ColormapTable.shared.sequence(name) else {
            throw PlotError.unknownName(name, kind: "sequence of colours", of: ColormapTable.shared.sequences)
        }
        return colors
    }

    /// The colour as hexadecimal digits, `#rrggbb`, with the alpha after them where it isn't opaque: `#rrggbbaa`.
    ///
    /// Each component is rounded to one of 256; those outside 0...1 are moved there, and 0 stands for one that is no
    /// number.
    public var hex: String {
        let parts = alpha == 1 ? [red, green, blue] : [red, green, blue, alpha]
        return parts.reduce(into: "#") { text, part in
            let digits = String(Self.byte(part), radix: 16)
            text += digits.count == 1 ? "0" + digits : digits
        }
    }

    /// A component as one of 256.
    static func byte(_ component: Double) -> UInt8 {
        guard component > 0 else { return 0 }
        return UInt8((min(component, 1) * 255).rounded(.toNearestOrEven))
    }
}

/// The names of `colors.txt`, in lower case, and the three bytes of each colour.
private let colorNames: [String: Int] = {
    var names: [String: Int] = [:]
    for line in String(decoding: PackageResources.colors_txt, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 2, let bytes = Int(words[1], radix: 16) else { continue }
        names[String(words[0])] = bytes
    }
    return names
}()

extension Color {
    /// The same colour with its alpha multiplied by another one, 0...1.
    ///
    /// An artist of one's own draws its colours faded by ``DataArtist/alpha``, as all others do. `opacity(_:)`
    /// replaces the alpha instead.
    public func faded(by alpha: Double) -> Color { opacity(self.alpha * alpha) }
}

extension Raster {
    /// A picture of rows of colours, the first row at the top.
    ///
    /// - Throws: ``PlotError`` where the rows aren't equally long.
    public init(_ rows: [[Color]]) throws {
        let width = rows.first?.count ?? 0
        if let odd = rows.firstIndex(where: { $0.count != width }) {
            throw PlotError(
                .values,
                "row \(odd) of a picture has \(rows[odd].count) colours and row 0 has \(width); give as many in each")
        }
        self.init(width: width, height: rows.count, pixels: rows.joined().map { Raster.pixel($0) })
    }

    /// A picture of three grids of numbers from 0 to 1; those beyond count as the nearer one.
    ///
    /// - Throws: ``PlotError`` where the grids differ in rows or columns.
    public init(red: Grid, green: Grid, blue: Grid, alpha: Grid? = nil) throws {
        let alpha = alpha ?? Grid(rows: red.rows, columns: red.columns, repeating: 1)
        let sizes = [red, green, blue, alpha].map { [$0.rows, $0.columns, $0.values.count] }
        guard sizes.allSatisfy({ $0 == sizes[0] }), red.values.count == red.rows * red.columns else {
            throw PlotError(.lengthsDiffer, "the grids of a picture's colours differ in size; give as many of each")
        }
        let pixels = red.values.indices.map { index in
            Raster.pixel(
                Color(
                    red: min(red.values[index], 1), green: min(green.values[index], 1),
                    blue: min(blue.values[index], 1), alpha: alpha.values[index]))
        }
        self.init(width: red.columns, height: red.rows, pixels: pixels)
    }
}
