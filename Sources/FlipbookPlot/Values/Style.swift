import FlipbookCanvas

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
