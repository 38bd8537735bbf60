import Flipbook

/// Adds, removes and lays out in `update`: frames that a worker draws affect none of those that it draws later.
final class Changing: FrameAnimator {
    enum Kind: String, ExpressibleByArgument, Codable, CaseIterable {
        /// The legend gets its entry in `update`, where the data lie differently in every other frame.
        case legend
        /// A line leaves and comes back; three others are plotted again.
        case colors
        /// The margins are laid out again for labels of other lengths.
        case layout
        /// The axes are cleared and filled, and have a colour bar and a twin of their own.
        case clear
        /// A line, a text, a colour bar and a twin are added, and nothing is taken away.
        case pile
    }
    struct Options: AnimatorOptions {
        @Option var kind = Kind.legend
    }
    let options: Options
    let figure = Figure(width: 3, height: 2)
    let line = Line([0, 1], [0, 1])
    lazy var axes = figure.subplots()
    private var old: [Line] = []
    private var twin: Axes?
    init(options: Options) { self.options = options }

    let frameCount = 24
    func setup() -> Figure {
        axes.add(line)
        if options.kind == .legend { axes.addLegend() }
        return figure
    }

    func update(frame: Int) throws {
        let x = linspace(0, 1, count: 20)
        let isEven = frame.isMultiple(of: 2)
        switch options.kind {
        case .legend:
            line.setData(x: x, y: isEven ? x : x.map { 1 - $0 })
            line.label = isEven ? "rises" : "falls"
        case .colors:
            axes.remove(line)
            axes.add(line)
            for line in old { axes.remove(line) }
            old = (0..<3).map { number in axes.plot(x, x.map { $0 * Double(number + frame) }) }
        case .layout:
            axes.yLabel = String(repeating: "two lines\n", count: frame % 3) + "y"
            line.y = [0, pow(10, Double(frame % 5) * 3)]
            figure.layout = .tight()
        case .clear:
            if let twin { figure.remove(twin) }
            twin = nil
            axes.clear()
            if isEven {
                let map = axes.image(Grid(rows: 3, columns: 3) { Double($0 * $1 + frame) })
                try figure.addColorBar(for: map, label: "of frame \(frame)")
            } else {
                for number in 0...frame % 4 { axes.plot(x, x.map { $0 * Double(number + frame) }) }
                twin = axes.twinX()
                twin?.plot(x, x.map { $0 * 1000 })
            }
            axes.annotate("frame \(frame)", at: (0.5, 0.5))
        case .pile:
            axes.plot(x, x.map { $0 * Double(frame) })
            axes.text("\(frame)", at: (0.1, 0.1 * Double(frame % 10)))
            try figure.addColorBar(for: axes.scatter(x, x, values: x))
            axes.twinX().plot(x, x)
        }
    }
}
