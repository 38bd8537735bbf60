import FlipbookPlot
import Testing

@Suite struct VocabularyStyleTests {
    /// A value of a parameter: a number, a word, a list, or a property of a cycle.
    enum Value: Decodable {
        case number(Double)
        case word(String)
        case flag(Bool)
        case colors([String])
        case other

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if let flag = try? one.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? one.decode(Double.self) {
                self = .number(number)
            } else if let word = try? one.decode(String.self) {
                self = .word(word)
            } else if let cycle = try? one.decode([String: [String]].self) {
                self = .colors(cycle["color"] ?? [])
            } else if let numbers = try? one.decode([Double].self) {
                self = .colors(numbers.map { "\($0)" })
            } else {
                self = .other
            }
        }
    }

    struct Family: Decodable {
        var styles: [String: [String: Value]]
        var defaults: [String: Value]
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("styles") }

    @Test func stylesHaveMatplotlibsParameters() throws {
        #expect(Set(oracle.styles.keys).isSubset(of: Style.names) && oracle.styles.count > 20)
        for name in oracle.styles.keys.sorted() { try check(try Style(name), is: name) }
        #expect(try Style("default") == .standard && Style.dark == Style("dark_background"))
        #expect(Style.ggplot == (try Style("ggplot")))
    }

    @Test func laterStylesChangeEarlierOnes() throws {
        var style = try Style("dark_background", "seaborn-v0_8-talk")
        #expect(style.figureColor == .black && style.titleSize == 15.6 && style.lineWidth == 2.275)
        style.edgeWidth = 9
        try style.apply("ggplot")
        #expect(style.figureColor == .white && style.edgeWidth == 0.5 && style.markerSize == 9.1)
        #expect(throws: PlotError.self) { try style.apply("gplot") }
        #expect { try Style("gplot") } throws: { "\($0)".contains("'ggplot'") }
    }

    private func check(_ style: Style, is name: String) throws {
        let sheet = try #require(oracle.styles[name])
        func value(_ key: String) -> Value { sheet[key] ?? oracle.defaults[key] ?? .other }
        let em = if case .number(let size) = value("font.size") { size } else { 10.0 }
        func same(_ found: Double, _ key: String) {
            switch value(key) {
            case .number(let number): #expect(abs(found - number) < 1e-9, "\(key) of \(name)")
            case .word(let word):
                let scale = ["small": 0.833, "medium": 1, "large": 1.2, "x-large": 1.44][word] ?? .nan
                #expect(abs(found - scale * em) < 1e-9, "\(key) of \(name)")
            default: break
            }
        }
        func same(_ found: Color, _ key: String) throws {
            guard case .word(let word) = value(key) else { return }
            let number = word.hasPrefix("C") ? Int(word.dropFirst()) : nil
            let expected = try number.map { style.colorCycle[$0] } ?? Color(word)
            #expect(found.hex == expected.hex, "\(key) of \(name)")
        }
        func same(_ found: Bool, _ key: String) {
            if case .flag(let flag) = value(key) { #expect(found == flag, "\(key) of \(name)") }
        }
        same(style.textSize, "font.size")
        same(style.titleSize, "axes.titlesize")
        same(style.labelSize, "axes.labelsize")
        same(style.figureTitleSize, "figure.titlesize")
        same(style.legend.textSize, "legend.fontsize")
        same(style.labelPad, "axes.labelpad")
        same(style.titlePad, "axes.titlepad")
        same(style.spineWidth, "axes.linewidth")
        same(style.margin, "axes.xmargin")
        if case .word(let word) = value("axes.autolimit_mode") {
            #expect(style.autolimitMode == (word == "data" ? .data : .roundNumbers), "limits of \(name)")
        }
        same(style.dpi, "figure.dpi")
        same(style.subplots.left, "figure.subplot.left")
        same(style.subplots.right, "figure.subplot.right")
        same(style.subplots.bottom, "figure.subplot.bottom")
        same(style.subplots.top, "figure.subplot.top")
        same(style.gridWidth, "grid.linewidth")
        same(style.lineWidth, "lines.linewidth")
        same(style.markerSize, "lines.markersize")
        same(style.markerEdgeWidth, "lines.markeredgewidth")
        same(style.edgeWidth, "patch.linewidth")
        for axis in ["xtick", "ytick"] {
            same(style.ticks.labelSize, "\(axis).labelsize")
            same(style.ticks.length, "\(axis).major.size")
            same(style.ticks.width, "\(axis).major.width")
            same(style.ticks.pad, "\(axis).major.pad")
            same(style.minorTicks.length, "\(axis).minor.size")
            same(style.minorTicks.width, "\(axis).minor.width")
            same(style.minorTicks.pad, "\(axis).minor.pad")
            try same(style.ticks.color, "\(axis).color")
            try same(style.minorTicks.labelColor, "\(axis).color")
            if case .word(let word) = value("\(axis).direction") {
                #expect(style.ticks.direction == (word == "in" ? .in : .out), "direction of \(name)")
            }
        }
        same(style.ticks.sides.contains(.top), "xtick.top")
        same(style.ticks.sides.contains(.right), "ytick.right")
        try same(style.figureColor, "figure.facecolor")
        try same(style.axesColor, "axes.facecolor")
        try same(style.spineColor, "axes.edgecolor")
        try same(style.axisLabelColor, "axes.labelcolor")
        try same(style.textColor, "text.color")
        try same(style.gridColor, "grid.color")
        try same(style.lineColor ?? style.colorCycle[0], "lines.color")
        try same(style.patchColor ?? style.colorCycle[0], "patch.facecolor")
        try same(style.edgeColor, "patch.edgecolor")
        try same(style.boxPlot.box, "boxplot.boxprops.color")
        try same(style.boxPlot.cap, "boxplot.capprops.color")
        try same(style.boxPlot.flier, "boxplot.flierprops.markeredgecolor")
        try same(style.boxPlot.whisker, "boxplot.whiskerprops.color")
        try same(style.boxPlot.median ?? style.colorCycle[1], "boxplot.medianprops.color")
        try same(style.boxPlot.mean ?? style.colorCycle[2], "boxplot.meanprops.color")
        if name != "classic" { try same(style.legend.edgeColor, "legend.edgecolor") }
        same(style.gridLines != nil, "axes.grid")
        same(style.hasEdges, "patch.force_edgecolor")
        same(style.legend.hasFrame, "legend.frameon")
        same(style.legend.cornerSize > 0, "legend.fancybox")
        if case .flag(let isBelow) = value("axes.axisbelow") { #expect(style.axisZOrder == (isBelow ? 0.5 : 2.5)) }
        if case .word(let word) = value("image.cmap") { #expect(style.colormap.name == word) }
        if case .word(let word) = value("lines.solid_capstyle") { #expect("\(style.lineCap)" == word) }
        if case .word(let word) = value("grid.linestyle") {
            #expect(style.gridStyle == ["-": .solid, "--": .dashed, ":": .dotted][word], "grid of \(name)")
        }
        if case .colors(let sides) = value("figure.figsize") {
            #expect(["\(style.figureWidth)", "\(style.figureHeight)"] == sides, "size of \(name)")
        }
        if case .colors(let colors) = value("axes.prop_cycle") {
            #expect(try style.colorCycle.map(\.hex) == colors.map { try Color($0).hex }, "cycle of \(name)")
        }
    }
}
