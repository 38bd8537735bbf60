import Flipbook
import TestSupport

extension Stage {
    /// Ways to change the figure. Each prepares something in the setup, and gives what each update does.
    static let habits: [String: @Sendable (Stage, Seeded) throws -> (Seeded) throws -> Void] = [
        "move": { stage, random in
            let (artist, kind) = random.one(of: stage.artists)
            return { kind.move(artist, $0) }
        },
        "restyle": { stage, random in
            let (artist, which) = (random.one(of: stage.artists).artist, random.count(0...10))
            return { artist.restyle(which, $0) }
        },
        "label": { stage, random in
            let artist = random.one(of: stage.artists).artist
            return { artist.label = $0.word() }
        },
        "toggle": { stage, random in
            let (axes, artist) = stage.newcomer(random)
            return { if $0.chance() { axes.add(artist) } else { axes.remove(artist) } }
        },
        "add again": { stage, random in
            { frame in
                for (artist, _) in stage.artists where frame.chance() {
                    guard let axes = artist.parent as? Axes else { continue }
                    axes.remove(artist)
                    axes.add(artist)
                }
            }
        },
        "wander": { stage, random in
            let (home, artist) = stage.newcomer(random)
            let others = stage.axes.filter { type(of: $0) == type(of: home) }
            return { $0.one(of: others).add(artist) }
        },
        "new artists": { stage, random in
            let axes = random.one(of: stage.axes)
            var old: [DataArtist] = []
            return { frame in
                for artist in old { axes.remove(artist) }
                old = (0..<frame.count(0...3)).map { _ in stage.plot(in: axes, frame, maySetAxes: false) }
            }
        },
        "new texts": { stage, random in
            let axes = random.one(of: stage.axes)
            let annotates = !(axes is Axes3D)
            var (old, oldOfFigure): ([PlacedText], [PlacedText]) = ([], [])
            return { frame in
                for text in old { axes.remove(text) }
                for text in oldOfFigure { stage.figure.remove(text) }
                old = (0..<frame.count(0...2)).map { _ in
                    if let axes = axes as? Axes3D { return axes.text(frame.word(), at: (0, 0, frame.value())) }
                    if frame.chance() || !annotates {
                        let text = axes.text(frame.word(), at: (frame.value(), frame.value()))
                        text.lineSpacing = frame.one(of: [nil, 1, 2])
                        text.isWrapped = frame.chance()
                        text.pathEffects = frame.effects()
                        (text.stretch, text.hasSmallCaps) = (frame.one(of: [.normal, .condensed]), frame.chance(0.2))
                        text.fontFeatures = frame.one(of: [[:], ["liga": 0], ["kern": 0]])
                        return text
                    }
                    let coordinates = frame.one(of: [
                        Coordinates.data, .axes, .offsetPoints, .blended(x: .figure, y: .data),
                    ])
                    return axes.annotate(
                        frame.word(), at: (frame.value(), frame.value()), textAt: (0.5, 0.5), in: coordinates,
                        arrow: frame.arrow())
                }
                oldOfFigure = frame.chance() ? [] : [stage.figure.text(frame.word(), at: (frame.value(), 0.5))]
            }
        },
        "move a text": { stage, random in
            let axes = random.one(of: stage.axes)
            let text = PlacedText("text", at: (0.5, 0.5))
            return { frame in
                switch frame.count(0...2) {
                case 0: axes.add(text)
                case 1: stage.figure.add(text)
                default: text.parent is Figure ? stage.figure.remove(text) : axes.remove(text)
                }
                text.setData(position: (frame.value(), frame.value()))
                text.string = frame.word()
                text.pathEffects = frame.effects()
                text.background = frame.chance(0.7) ? nil : TextBackground()
                text.background?.pathEffects = frame.effects()
            }
        },
        "new colour bar": { stage, random in
            guard let mappable = stage.mappable(random) else { return { _ in } }
            var old: ColorBar?
            return { frame in
                if let old { stage.figure.remove(old) }
                old = nil
                guard frame.chance(0.7), mappable.parent != nil else { return }
                let side = frame.one(of: Side.allCases)
                old = try stage.figure.addColorBar(for: mappable, at: side, shrink: frame.value(0.5...1))
                if frame.chance() { old?.axis?.label.string = frame.word() }
            }
        },
        "colour bar": { stage, random in
            guard let mappable = stage.mappable(random) else { return { _ in } }
            let bar = try stage.figure.addColorBar(for: mappable, at: random.one(of: Side.allCases))
            return { frame in
                bar.extends = frame.one(of: [.neither, .both, .minimum])
                bar.contours = frame.chance(0.7) ? [] : [Contour([0, 1], [0, 1], frame.grid(2, 2))]
                bar.axis?.label.string = frame.word()
                bar.outlineWidth = frame.value(0...3)
                bar.endLength = frame.one(of: [0.1, .fractions(first: 0.2, last: 0.1), .auto])
                bar.hasEdges = frame.chance(0.3)
                bar.boundaries = frame.chance(0.3) ? [0, 1, 1 + frame.value(1...2)] : nil
            }
        },
        "axes beside axes": { stage, random in
            let axes = stage.figure.addAxes(left: 0.5, bottom: 1, width: 3, height: 2, in: .inches)
            axes.image(random.grid(3, 4))
            _ = axes.secondaryX(at: random.one(of: [.top, .bottom]), forward: { 3 - $0 }, inverse: { 3 - $0 })
            let parts = try stage.figure.addBrokenAxes(yLimits: [0...0.2, 0.8...1])
            let line = parts[0].plot([0, 1], [0, 1])
            let patch = Rectangle(at: (0.1, 0.1), width: 0.5, height: 0.5)
            stage.figure.add(patch)
            var old: [Axes] = []
            return { frame in
                for one in old { stage.figure.remove(one) }
                old = []
                for _ in 0..<frame.count(0...2) {
                    old.append(
                        axes.appendAxes(
                            at: frame.one(of: Side.allCases), size: .fraction(frame.value(0.1...0.3)), pad: .inches(0.1)
                        ))
                }
                axes.xLimits = 0...frame.value(1...3)
                axes.yAxis.autolimitMode = frame.one(of: [.data, .roundNumbers])
                line.y = frame.values(2)
                line.isClipped = frame.chance()
                line.coordinates = frame.one(of: [
                    .data, .axes, .figure, .figurePoints, .polar, .blended(x: .data, y: .axes),
                    .blended(x: .axesPoints, y: .data),
                ])
                parts[1].boxRatio = frame.chance(0.3) ? 0.4 : nil
                patch.alpha = frame.value(0...1)
                patch.zOrder = frame.one(of: [-1, 1])
            }
        },
        "new twin": { stage, random in
            let axes = random.one(of: stage.axes)
            if axes is PolarAxes || axes is Axes3D { return { _ in } }
            var old: Axes?
            return { frame in
                if let old { stage.figure.remove(old) }
                old = nil
                guard frame.chance(0.7) else { return }
                let twin = frame.chance() ? axes.twinX() : axes.twinY()
                twin.plot(frame.values(4), frame.values(4, 0...100))
                twin.yLabel = frame.word()
                old = twin
            }
        },
        "inset": { stage, random in
            let axes = random.one(of: stage.axes)
            if axes is PolarAxes || axes is Axes3D { return { _ in } }
            let inset = axes.addInset(
                left: 0.1, bottom: 0.2, width: 0.4, height: 0.3, in: random.one(of: [.axes, .data]))
            let mark = axes.indicateZoom(of: inset)
            let line = inset.plot([0, 1], [0, 1])
            return { frame in
                inset.xLimits = frame.value()...2
                line.y = frame.chance() ? [0, 1] : frame.values(2)
                mark.isVisible = frame.chance(0.8)
                inset.isVisible = frame.chance(0.8)
                inset.title = frame.word()
            }
        },
        "new inset": { stage, random in
            let axes = random.one(of: stage.axes)
            if axes is PolarAxes || axes is Axes3D { return { _ in } }
            var (old, marks): ([Axes], [InsetIndicator]) = ([], [])
            return { frame in
                for inset in old { stage.figure.remove(inset) }
                for mark in marks { axes.remove(mark) }
                (old, marks) = ([], [])
                for _ in 0..<frame.count(0...2) {
                    let inset = axes.addInset(
                        left: frame.value(), bottom: 0.2, width: 0.3, height: 0.3, in: frame.one(of: [.axes, .data]))
                    _ = stage.plot(in: inset, frame)
                    if frame.chance() { marks.append(axes.indicateZoom(of: inset)) }
                    old.append(inset)
                }
            }
        },
        "new axes": { stage, random in
            let figure = stage.figure
            var old: [Axes] = []
            return { frame in
                for axes in old { figure.remove(axes) }
                old = []
                for _ in 0..<frame.count(0...2) {
                    let grid = GridSpec(rows: 2, columns: 2)
                    let cell = grid[frame.count(0...1), frame.count(0...1)]
                    let axes =
                        switch frame.count(0...3) {
                        case 0: try figure.addPolarAxes(in: cell)
                        case 1: try figure.addAxes3D(in: cell)
                        case 2: try figure.addAxes(in: cell)
                        default: figure.addAxes(left: 0.6, bottom: 0.6, width: 0.3, height: 0.3)
                        }
                    let artist = stage.plot(in: axes, frame)
                    if let mappable = artist as? ScalarMappable, frame.chance() {
                        try figure.addColorBar(for: mappable)
                    }
                    old.append(axes)
                    if type(of: axes) == Axes.self, frame.chance() { old.append(axes.twinX()) }
                }
            }
        },
        "clear": { stage, random in
            let figure = stage.figure
            let axes: [Axes]
            switch random.count(0...3) {
            case 0: axes = [figure.addAxes(left: 0.1, bottom: 0.5, width: 0.4, height: 0.4)]
            case 1: axes = [try figure.addPolarAxes(in: GridSpec(rows: 2, columns: 2)[0, 1])]
            case 2: axes = [try figure.addAxes3D(in: GridSpec(rows: 2, columns: 2)[0, 0])]
            default:
                let first = figure.subplots()
                axes = [first, random.chance() ? first.twinX() : first.twinY()]
            }
            return { frame in
                for axes in axes { axes.clear() }
                for axes in axes {
                    for _ in 0..<frame.count(0...3) {
                        let artist = stage.plot(in: axes, frame)
                        artist.restyle(frame.count(0...10), frame)
                        if let mappable = artist as? ScalarMappable, frame.chance(0.3) {
                            try figure.addColorBar(for: mappable, at: frame.one(of: Side.allCases))
                        }
                    }
                    for _ in 0..<frame.count(0...4) { stage.set(frame.count(0...19), of: axes, frame) }
                    if frame.chance(0.3) { axes.addLegend() }
                }
            }
        },
        "subfigures": { stage, random in
            let figure = stage.figure
            if figure.subfigures.isEmpty { _ = try figure.addSubfigures(columns: 2)[0][0].subplots() }
            let part = random.one(of: figure.subfigures)
            let isAdded = random.chance(0.3)
            var added: Subfigure?
            return { frame in
                (part.title, part.xLabel) = (frame.word(), frame.word())
                part.color = frame.color().opacity(0.3)
                part.isVisible = frame.chance(0.9)
                guard isAdded else { return }
                if let added { part.remove(added) }
                let new = try part.addSubfigures()[0][0]
                _ = stage.plot(in: new.subplots(), frame)
                new.addLegend()
                added = new
            }
        },
        "tight layout": { stage, random in
            let part = random.one(of: [0.5, 1])
            return { if $0.chance(part) { stage.figure.layout = .tight(pad: $0.value(0.5...2)) } }
        },
        "constrained layout": { stage, random in
            let part = random.one(of: [0.5, 1])
            return { frame in
                let figure = stage.figure
                if frame.chance(part) { figure.layout = .constrained(horizontalPad: frame.value(0...6)) }
                (figure.xLabel, figure.yLabel) = frame.chance(0.3) ? (frame.word(), frame.word()) : ("", "")
                if frame.chance(0.1) { figure.layout = .none }
            }
        },
        "legend": { stage, random in
            let axes = random.one(of: stage.axes)
            return { frame in
                axes.legend = nil
                if frame.chance(0.8) {
                    axes.addLegend(at: frame.one(of: [Anchor?.best, .lowerLeft]), title: frame.word())
                }
            }
        },
        "move the legend": { stage, random in
            let legend = Legend(at: random.one(of: [Anchor?.best, .upperRight]))
            if random.chance() { random.one(of: stage.axes).legend = legend }
            return { frame in
                for axes in stage.axes { axes.legend = nil }
                frame.one(of: stage.axes).legend = legend
                legend.style.columns = frame.count(1...2)
                legend.style.isReversed = frame.chance()
                legend.style.hasLabelsFirst = frame.chance()
                legend.style.alignment = frame.one(of: [.left, .center, .right])
            }
        },
        "legend of its own entries": { stage, random in
            let axes = random.one(of: stage.axes)
            let legend = Legend(at: .lowerRight)
            let (line, other) = (Line(marker: .circle), Rectangle(at: (0, 0), width: 1, height: 1))
            legend.entries = [Legend.Entry("own", line, other, isSpread: random.chance()), Legend.Entry("b", other)]
            axes.add(legend)
            return { frame in
                line.color = frame.color()
                line.markerSize = frame.value(2...9)
                other.edgeColor = frame.color()
                legend.title = frame.word()
            }
        },
        "legend of some": { stage, random in
            let axes = random.one(of: stage.axes)
            let legend = Legend(at: random.one(of: [Anchor?.best, .upperLeft]))
            let artists = stage.artists.map(\.artist)
            return { frame in
                (legend.parent as? ArtistContainer)?.remove(legend)
                legend.artists = artists.filter { _ in frame.chance() }
                legend.title = frame.word()
                switch frame.count(0...2) {
                case 0: axes.add(legend)
                case 1: stage.figure.add(legend)
                default: break
                }
            }
        },
        "legend's place": { stage, random in
            let legend = random.one(of: stage.axes).addLegend()
            return { frame in
                let location = frame.one(of: [Anchor?.best, .center, .best])
                if legend.location != location { legend.location = location }
            }
        },
        "categories": { stage, random in
            guard let axes = stage.axes.first(where: { !($0 is PolarAxes || $0 is Axes3D) }) else { return { _ in } }
            let bars = axes.bar(["a", "b"], [1, 2])
            return { frame in
                let names = (0..<3).map { _ in frame.one(of: ["a", "b", "c", "d", "e"]) }
                bars.setData(positions: axes.xAxis.positions(of: names), heights: frame.values(3))
            }
        },
        "dates": { stage, random in
            guard let axes = stage.axes.first(where: { !($0 is PolarAxes || $0 is Axes3D) }) else { return { _ in } }
            let line = axes.plot([Duration.seconds(1), .seconds(2)], [1, 2])
            let axis = axes.xAxis
            // Bars that another habit adds before this one in an update have a width by the units.
            axis.units = random.one(of: [.dates, .durations, .numbers])
            return { frame in
                axis.formatter = frame.one(of: [.auto, .conciseDates(), .dates("%H:%M")])
                axis.locator = frame.one(of: [.auto, .dates(isSteady: true), .durations])
                line.x = axis.positions(of: (0..<2).map { _ in Duration.seconds(frame.value() * 1e4) })
            }
        },
        "ticks": { stage, random in
            let axis = random.one(of: random.one(of: stage.axes).everyAxis)
            if random.chance() { axis.limits = 0...1 }
            return { frame in
                if frame.chance(0.7) { axis.setTicks(frame.values(3, 0...3)) } else { axis.locator = .auto }
                axis.tickStyle.labelRotationMode = frame.one(of: [nil, .anchor, .xTick])
                axis.tickStyle.labelHorizontalAlignment = frame.one(of: [nil, .left, .right])
                axis.tickStyle.labelStyles = frame.chance() ? [] : [TickLabelStyle(color: frame.color(), weight: .bold)]
            }
        },
        "set": { stage, random in
            let (axes, which) = (random.one(of: stage.axes), random.count(0...22))
            return { stage.set(which, of: axes, $0) }
        },
        "set the figure": { stage, random in
            let which = random.count(0...3)
            return { frame in
                switch which {
                case 0: stage.figure.title = frame.word()
                case 1: stage.figure.color = frame.color()
                case 2: stage.figure.subplotParameters.left = frame.value(0.1...0.3)
                default: stage.figure.subplotParameters = SubplotParameters(bottom: frame.value(0.1...0.4))
                }
            }
        },
        "fail": { stage, random in
            let line = random.one(of: stage.axes.filter { !($0 is Axes3D) } + [stage.figure.subplots()]).plot(
                [0, 1], [0, 1])
            return { frame in line.setData(x: [0, 1], y: frame.chance(0.3) ? [1] : [1, frame.value()]) }
        },
    ]
}
