import FlipbookCanvas
import Synchronization

/// The looks that a figure's parts begin with. Lengths are in points unless said otherwise.
///
/// A figure takes its style when it is made; later changes are made on the parts themselves. The defaults are
/// matplotlib's.
public struct Style: Hashable, Sendable {
    /// The figure's width, in inches.
    public var figureWidth = 6.4
    /// The figure's height, in inches.
    public var figureHeight = 4.8
    /// Pixels an inch.
    public var dpi = 100.0
    /// The colour of the figure around its axes.
    public var figureColor = Color.white
    /// Where the axes lie in the figure.
    public var subplots = SubplotParameters()

    /// The colour inside the axes.
    public var axesColor = Color.white
    /// How much room limits that follow the data leave at each end, as a fraction of the data's width.
    public var margin = 0.05
    /// The colour of the lines around the axes.
    public var spineColor = Color.black
    /// How wide the lines around the axes are.
    public var spineWidth = 0.8
    /// The marks and labels along an axis.
    public var ticks = TickStyle()
    /// The marks and labels between those, where an axis has minor ticks.
    public var minorTicks = TickStyle.minor
    /// Whether linear axes have minor ticks.
    public var hasMinorTicks = false
    /// Lines across the axes at the ticks; nil for none.
    public var gridLines: GridLines?
    /// Lines across the axes at the minor ticks; nil for none.
    public var minorGridLines: GridLines?
    /// Where ticks and grid lines lie: over images (0) and fills (1), under lines (2).
    public var axisZOrder = 1.5

    /// The family of all fonts, as fontconfig knows it.
    public var fontFamily = "DejaVu Sans"
    /// The font size of texts, and the measure of gaps in the layout.
    public var textSize = 10.0
    /// The colour of titles and texts.
    public var textColor = Color.black
    /// The font size of a figure's title.
    public var figureTitleSize = 12.0
    /// How heavy a figure's title is.
    public var figureTitleWeight = TextStyle.Weight.normal
    /// The font size of a title.
    public var titleSize = 12.0
    /// From the axes to the title's baseline.
    public var titlePad = 6.0
    /// The colour of an axis's label.
    public var axisLabelColor = Color.black
    /// The font size of an axis's label.
    public var labelSize = 10.0
    /// From the tick labels to the label of an axis.
    public var labelPad = 4.0

    /// The colours that lines take in turn.
    public var colorCycle = Color.tab10
    /// How wide the edges of patches are.
    public var edgeWidth = 1.0
    /// The colour of the edges of patches that are not filled.
    public var edgeColor = Color.black
    /// How wide a line is.
    public var lineWidth = 1.5
    /// How large a marker on a line is.
    public var markerSize = 6.0
    /// How wide the edges of markers on a line are.
    public var markerEdgeWidth = 1.0
    /// The colours of values.
    public var colormap = Colormap.viridis
    /// The looks of legends.
    public var legend = LegendStyle()

    /// matplotlib's defaults, to be changed.
    public init() {}

    /// A colour of the cycle, counted from 0.
    func cycleColor(_ index: Int) -> Color {
        colorCycle.isEmpty ? .black : colorCycle[index % colorCycle.count]
    }

    /// The first colour of the cycle.
    var firstColor: Color { cycleColor(0) }

    /// matplotlib's defaults.
    public static let standard = Style()
}

extension Style {
    private static let shared = Mutex(Style.standard)

    /// The style of figures that aren't given one: ``standard`` until another is set.
    ///
    /// It may be read and set from any thread; figures that were made before keep theirs. Each process of a render has
    /// its own: set it in code that every process runs, as an animator's `init` or `setup`.
    public static var `default`: Style {
        get { shared.withLock { $0 } }
        set { shared.withLock { $0 = newValue } }
    }

    /// White lines and light colours on black: matplotlib's `dark_background`.
    public static let dark = Style.standard.changed {
        $0.figureColor = .black
        $0.axesColor = .black
        $0.setInk(.white)
        $0.colorCycle = colors(
            0x8dd3c7, 0xfeffb3, 0xbfbbd9, 0xfa8174, 0x81b1d2, 0xfdb462, 0xb3de69, 0xbc82bd, 0xccebc4, 0xffed6f)
    }

    /// White lines on gray axes, as R's ggplot2 draws them: matplotlib's `ggplot`.
    public static let ggplot = Style.standard.changed {
        let ink = Color(rgb: 0x555555)
        $0.axesColor = Color(rgb: 0xe5e5e5)
        $0.spineColor = .white
        $0.spineWidth = 1
        $0.gridLines = GridLines(color: .white)
        $0.axisZOrder = 0.5
        for ticks in [\Style.ticks, \Style.minorTicks] {
            $0[keyPath: ticks].color = ink
            $0[keyPath: ticks].labelColor = ink
        }
        $0.axisLabelColor = ink
        $0.titleSize = 14.4
        $0.labelSize = 12
        $0.colorCycle = colors(0xe24a33, 0x348abd, 0x988ed5, 0x777777, 0xfbc15e, 0x8eba42, 0xffb5b8)
    }

    /// For paper: lines that differ in lightness, so that a copy without colours can still be read, all darker than the
    /// page; values in `cividis`, which rises evenly from dark to light; small type, thin lines, 300 dots an inch, and a
    /// width of one column (3.5 inches).
    public static let print = Style.standard.changed {
        $0.figureWidth = 3.5
        $0.figureHeight = 2.625
        $0.dpi = 300
        $0.subplots = SubplotParameters(left: 0.16, right: 0.96, bottom: 0.17, top: 0.9)
        $0.textSize = 8
        $0.titleSize = 9
        $0.figureTitleSize = 9
        $0.labelSize = 8
        $0.ticks.labelSize = 7
        $0.minorTicks.labelSize = 7
        $0.spineWidth = 0.6
        $0.ticks.width = 0.6
        $0.minorTicks.width = 0.4
        $0.lineWidth = 1
        $0.legend.textSize = 7
        $0.legend.titleSize = 7
        $0.legend.edgeWidth = 0.6
        $0.colormap = .cividis
        $0.colorCycle = colors(0x000000, 0x5f1411, 0x194e8a, 0xbf582b, 0x49a776, 0xd9b438)
    }

    private static func colors(_ bytes: Int...) -> [Color] { bytes.map { Color(rgb: $0) } }

    /// The colour of all lines and texts around the data.
    private mutating func setInk(_ color: Color) {
        spineColor = color
        textColor = color
        axisLabelColor = color
        for style in [\Style.ticks, \Style.minorTicks] {
            self[keyPath: style].color = color
            self[keyPath: style].labelColor = color
        }
    }

    private func changed(_ change: (inout Style) -> Void) -> Style {
        var style = self
        change(&style)
        return style
    }
}
