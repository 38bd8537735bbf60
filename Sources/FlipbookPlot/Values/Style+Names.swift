import FlipbookCanvas
import Synchronization

extension Style {
    private static let shared = Mutex(Style.standard)

    /// The style of figures that aren't given one: ``standard`` until another is set.
    ///
    /// It may be read and set from any thread; figures that were made before keep theirs. Each process of a render has
    /// its own: set it where every process comes by, in an animator's `init` or `setup`.
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
