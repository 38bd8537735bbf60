import FlipbookCanvas

extension Style {
    /// A style of matplotlib by its name, such as `bmh`, `fivethirtyeight` or `Solarize_Light2`; of several, later ones
    /// change what they say of those before.
    ///
    ///     let style = try Style("dark_background", "seaborn-v0_8-talk")
    ///
    /// The fonts of a style aren't taken: a picture should not depend on which are installed. Set ``fontFamily``.
    ///
    /// - Throws: ``PlotError`` with the most similar name where there is no such style.
    public init(_ names: String...) throws {
        self = .standard
        for name in names { try apply(name) }
    }

    /// Changes what a style of matplotlib says; the rest stays. `default` changes everything back.
    ///
    /// - Throws: ``PlotError`` with the most similar name where there is no such style.
    public mutating func apply(_ name: String) throws {
        guard name != "default" else {
            self = .standard
            return
        }
        guard let sheet = StyleSheets.shared.sheets[name] else {
            throw PlotError.unknownName(name, kind: "style", of: Style.names)
        }
        apply(sheet)
    }

    /// The names of all styles, in the order of the alphabet.
    public static var names: [String] { StyleSheets.shared.names }

    fileprivate mutating func apply(_ sheet: [(key: Substring, value: Substring)]) {
        // Sizes such as "large" are those of the last font size.
        for (key, value) in sheet where key == "font.size" { rescale(to: number(value)) }
        for (key, value) in sheet { set(key, value) }
    }

    /// Sizes of texts follow the font size.
    private mutating func rescale(to size: Double) {
        for path in [
            \Style.titleSize, \.labelSize, \.figureTitleSize, \.figureLabelSize, \.legend.textSize, \.legend.titleSize,
        ] {
            self[keyPath: path] = self[keyPath: path] / textSize * size
        }
        for path in Self.bothTicks { self[keyPath: path].labelSize = self[keyPath: path].labelSize / textSize * size }
        textSize = size
    }

    private static var bothTicks: [WritableKeyPath<Style, TickStyle>] { [\.ticks, \.minorTicks] }

    /// The size of a text by its number or its name.
    private func size(_ text: Substring) -> Double {
        let names: [Substring: Double] = [
            "xx-small": 0.579, "x-small": 0.694, "small": 0.833, "smaller": 0.833, "medium": 1, "large": 1.2,
            "larger": 1.2, "x-large": 1.44, "xx-large": 1.728,
        ]
        return names[text].map { $0 * textSize } ?? number(text)
    }

    private func number(_ text: Substring) -> Double { Double(text) ?? 0 }

    /// Sets a parameter of matplotlib.
    private mutating func set(_ key: Substring, _ value: Substring) {
        let parts = key.split(separator: ".")
        switch parts[0] {
        case "axes": setAxes(parts[1], value)
        case "boxplot": setBoxPlot(parts[1], value)
        case "figure": setFigure(parts.dropFirst().joined(separator: "."), value)
        case "grid", "image": setGridOrImage(parts[1], value)
        case "legend": setLegend(parts[1], value)
        case "lines", "patch", "text": setArtists(key, value)
        case "xtick", "ytick": setTicks(parts.dropFirst().joined(separator: "."), value)
        default: break
        }
    }

    private func color(_ text: Substring) -> Color { (try? Color(String(text))) ?? .black }

    private mutating func setAxes(_ key: Substring, _ value: Substring) {
        switch key {
        case "autolimit_mode": autolimitMode = value == "round_numbers" ? .roundNumbers : .data
        case "axisbelow": axisZOrder = value == "yes" ? 0.5 : value == "no" ? 2.5 : 1.5
        case "edgecolor": spineColor = color(value)
        case "facecolor": axesColor = color(value)
        case "grid": gridLines = value == "yes" ? GridLines() : nil
        case "labelcolor": axisLabelColor = color(value)
        case "labelpad": labelPad = number(value)
        case "labelsize": labelSize = size(value)
        case "linewidth": spineWidth = number(value)
        case "prop_cycle": colorCycle = value.split(separator: " ").map { color($0) }
        case "titlepad": titlePad = number(value)
        case "titlesize": titleSize = size(value)
        case "xmargin": margin = number(value)
        default: break
        }
    }

    private mutating func setBoxPlot(_ key: Substring, _ value: Substring) {
        switch key {
        case "boxprops": boxPlot.box = color(value)
        case "capprops": boxPlot.cap = color(value)
        case "flierprops": boxPlot.flier = color(value)
        case "meanprops": boxPlot.mean = cycled(value)
        case "medianprops": boxPlot.median = cycled(value)
        case "whiskerprops": boxPlot.whisker = color(value)
        default: break
        }
    }

    /// A colour, or nil for one of the cycle such as `C0`.
    private func cycled(_ text: Substring) -> Color? { text.hasPrefix("C") ? nil : color(text) }

    private mutating func setFigure(_ key: String, _ value: Substring) {
        switch key {
        case "dpi": dpi = number(value)
        case "facecolor": figureColor = color(value)
        case "figsize":
            let sides = value.split(separator: ", ").map(number)
            if sides.count == 2 { (figureWidth, figureHeight) = (sides[0], sides[1]) }
        case "subplot.bottom": subplots.bottom = number(value)
        case "subplot.hspace": subplots.rowGap = number(value)
        case "subplot.left": subplots.left = number(value)
        case "subplot.right": subplots.right = number(value)
        case "subplot.top": subplots.top = number(value)
        case "subplot.wspace": subplots.columnGap = number(value)
        case "labelsize": figureLabelSize = size(value)
        case "titlesize": figureTitleSize = size(value)
        case "titleweight": figureTitleWeight = value == "bold" ? .bold : .normal
        default: break
        }
    }

    private mutating func setGridOrImage(_ key: Substring, _ value: Substring) {
        switch key {
        case "cmap": colormap = ColormapTable.shared.colormap(String(value)) ?? colormap
        case "color": gridColor = color(value)
        case "linestyle": gridStyle = lineStyle(value)
        case "linewidth": gridWidth = number(value)
        default: break
        }
    }

    private func lineStyle(_ text: Substring) -> LineStyle {
        switch text {
        case "--": .dashed
        case ":": .dotted
        case "-.": .dashDot
        default: .solid
        }
    }

    private mutating func setLegend(_ key: Substring, _ value: Substring) {
        switch key {
        case "borderaxespad": legend.axesPad = number(value)
        case "borderpad": legend.pad = number(value)
        case "columnspacing": legend.columnGap = number(value)
        case "edgecolor": legend.edgeColor = value == "inherit" ? spineColor : color(value)
        case "fancybox": legend.cornerSize = value == "yes" ? 0.2 : 0
        case "fontsize":
            legend.textSize = size(value)
        case "framealpha": legend.alpha = value == "None" ? 1 : number(value)
        case "frameon": legend.hasFrame = value == "yes"
        case "handleheight": legend.handleHeight = number(value)
        case "handlelength": legend.handleLength = number(value)
        case "handletextpad": legend.handlePad = number(value)
        case "labelspacing": legend.rowGap = number(value)
        case "title_fontsize": if value != "None" { legend.titleSize = size(value) }
        default: break
        }
    }

    private mutating func setArtists(_ key: Substring, _ value: Substring) {
        switch key {
        case "lines.color": lineColor = cycled(value)
        case "lines.linewidth": lineWidth = number(value)
        case "lines.markeredgewidth": markerEdgeWidth = number(value)
        case "lines.markersize": markerSize = number(value)
        case "lines.solid_capstyle":
            lineCap = value.contains("butt") ? .butt : value.contains("round") ? .round : .projecting
        case "patch.edgecolor": edgeColor = color(value)
        case "patch.facecolor": patchColor = cycled(value)
        case "patch.force_edgecolor": hasEdges = value == "yes"
        case "patch.linewidth": edgeWidth = number(value)
        case "text.color": textColor = color(value)
        default: break
        }
    }

    private mutating func setTicks(_ key: String, _ value: Substring) {
        switch key {
        case "color":
            for path in Self.bothTicks {
                self[keyPath: path].color = color(value)
                self[keyPath: path].labelColor = color(value)
            }
        case "direction":
            let direction: TickStyle.Direction = value == "in" ? .in : value == "inout" ? .inOut : .out
            for path in Self.bothTicks { self[keyPath: path].direction = direction }
        case "labelsize": for path in Self.bothTicks { self[keyPath: path].labelSize = size(value) }
        case "major.pad": ticks.pad = number(value)
        case "major.size": ticks.length = number(value)
        case "major.width": ticks.width = number(value)
        case "minor.pad": minorTicks.pad = number(value)
        case "minor.size": minorTicks.length = number(value)
        case "minor.visible": hasMinorTicks = value == "yes"
        case "minor.width": minorTicks.width = number(value)
        case "top": setSide(.top, value == "yes")
        case "right": setSide(.right, value == "yes")
        default: break
        }
    }

    private mutating func setSide(_ side: Side, _ hasTicks: Bool) {
        for path in Self.bothTicks {
            if hasTicks { self[keyPath: path].sides.insert(side) } else { self[keyPath: path].sides.remove(side) }
        }
    }
}

/// The styles of `styles.txt`: below the name of each in brackets, matplotlib's parameters and their values, a line each.
/// `.ci/tables.py` writes it.
struct StyleSheets: Sendable {
    static let shared = StyleSheets()

    let names: [String]
    let sheets: [String: [(key: Substring, value: Substring)]]

    private init() {
        var (names, sheets): ([String], [String: [(key: Substring, value: Substring)]]) = ([], [:])
        for line in String(decoding: PackageResources.styles_txt, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("["), let name = line.split(separator: "[").last?.dropLast() {
                names.append(String(name))
                sheets[String(name)] = []
            } else if let name = names.last {
                let words = line.split(separator: " ", maxSplits: 1)
                if words.count == 2 { sheets[name]?.append((words[0], words[1])) }
            }
        }
        (self.names, self.sheets) = (names, sheets)
    }

    /// The style of a name; matplotlib's defaults where the file lacks it, which a test rules out.
    func style(_ name: String) -> Style {
        var style = Style.standard
        style.apply(sheets[name] ?? [])
        return style
    }
}
