import FlipbookCanvas
import Synchronization

/// The looks that a figure's parts begin with. Lengths are in points unless said otherwise.
///
/// A figure takes its style when it is made; later changes are made on the parts themselves. The defaults are
/// matplotlib's.
///
///     var style = try Style("ggplot", "tableau-colorblind10")
///     style.lineWidth = 3
///     let figure = Figure(style: style)
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
    /// Where limits that follow the data end.
    public var autolimitMode = Axis.AutolimitMode.data
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
    /// Lines across the axes at the ticks; nil for none. What they don't say is ``gridColor`` and so on.
    public var gridLines: GridLines?
    /// Lines across the axes at the minor ticks; nil for none.
    public var minorGridLines: GridLines?
    /// The colour of grid lines that have none of their own.
    public var gridColor = Color(red: 176.0 / 255, green: 176.0 / 255, blue: 176.0 / 255)
    /// How wide grid lines are that have no width of their own.
    public var gridWidth = 0.8
    /// How grid lines are broken into dashes that have no style of their own.
    public var gridStyle = LineStyle.solid
    /// Where ticks and grid lines lie: over images (0) and fills (1), under lines (2).
    public var axisZOrder = 1.5

    /// The family of all fonts, as fontconfig knows it, or the path of a font file: see `TextStyle/family`.
    public var fontFamily = "DejaVu Sans"
    /// The font size of texts, and the measure of gaps in the layout.
    public var textSize = 10.0
    /// The colour of titles and texts.
    public var textColor = Color.black
    /// The font size of a figure's title.
    public var figureTitleSize = 12.0
    /// The font size of the labels under and left of all axes of a figure, in points.
    public var figureLabelSize = 12.0
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

    /// What lines take in turn.
    public var cycle = Cycle(Color.tab10)
    /// The colours of ``cycle``. Setting them makes it one of colours only.
    public var colorCycle: [Color] {
        get { cycle.colors }
        set { cycle = Cycle(newValue) }
    }
    /// The colour inside shapes that take none of the cycle, such as a circle; nil for the first of the cycle.
    public var patchColor: Color?
    /// How wide the edges of patches are.
    public var edgeWidth = 1.0
    /// The colour of the edges of patches that are not filled.
    public var edgeColor = Color.black
    /// Whether filled patches that are given no colour for their edge have one too.
    public var hasEdges = false
    /// The colour of lines that take none of the cycle, such as reference lines; nil for the first of the cycle.
    public var lineColor: Color?
    /// How wide a line is.
    public var lineWidth = 1.5
    /// How lines without dashes end.
    public var lineCap = Stroke.Cap.projecting
    /// How large a marker on a line is.
    public var markerSize = 6.0
    /// How wide the edges of markers on a line are.
    public var markerEdgeWidth = 1.0
    /// The colours of values.
    public var colormap = Colormap.viridis
    /// The looks of legends.
    public var legend = LegendStyle()
    /// The colours of box plots.
    public var boxPlot = BoxPlotColors()

    /// The colours of a ``BoxPlot``'s lines and markers that have none of their own.
    public struct BoxPlotColors: Hashable, Sendable {
        /// Around the boxes.
        public var box = Color.black
        /// From the boxes to the ends of the whiskers.
        public var whisker = Color.black
        /// Across the ends of the whiskers.
        public var cap = Color.black
        /// The edges of what marks the values beyond.
        public var flier = Color.black
        /// At the medians; nil for the second colour of the cycle.
        public var median: Color?
        /// The marks of the means; nil for the third colour of the cycle.
        public var mean: Color?

        package init() {}
    }

    /// matplotlib's defaults, to be changed.
    public init() {}

    /// A colour of the cycle, counted from 0.
    func cycleColor(_ index: Int) -> Color { cycle[index].color ?? .black }

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
    public static let dark = StyleSheets.shared.style("dark_background")

    /// White lines on gray axes, as R's ggplot2 draws them: matplotlib's `ggplot`.
    public static let ggplot = StyleSheets.shared.style("ggplot")

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
        $0.figureLabelSize = 9
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

    private func changed(_ change: (inout Style) -> Void) -> Style {
        var style = self
        change(&style)
        return style
    }
}
