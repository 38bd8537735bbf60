import Flipbook
import TestSupport

/// An animator made of random habits, each a way in which an update may change a figure and keep the rules: what it sets,
/// it sets in every frame, and what it adds in one frame it takes away in the next.
final class RandomAnimator: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var seed: UInt64 = 0
        /// Habits to leave out, by their numbers.
        @Option var without: [Int] = []
    }

    /// The figure that was made last, for a look from outside.
    nonisolated(unsafe) static var lastFigure: Figure?

    let options: Options
    static let frameCount = 5
    var frameCount: Int { Self.frameCount }
    /// In pixels.
    static let (width, height) = (192, 144)
    private var habits: [(name: String, update: (Seeded) throws -> Void)] = []

    init(options: Options) { self.options = options }

    /// The names of the habits, after setup.
    var names: [String] { habits.map(\.name) }

    func setup() throws -> Figure {
        let random = Seeded(options.seed)
        let stage = try Stage(random)
        Self.lastFigure = stage.figure
        habits = []
        for index in 0..<random.count(2...6) {
            let own = Seeded(random.next())
            let names = Stage.habits.keys.sorted()
            let name = own.one(of: names)
            guard !options.without.contains(index), let habit = Stage.habits[name] else {
                habits.append(("-", { _ in }))
                continue
            }
            habits.append((name, try habit(stage, own)))
        }
        if random.chance(0.3) { stage.figure.layout = .tight() }
        if random.chance(0.2) { stage.figure.layout = random.one(of: [.constrained(), .tight()]) }
        return stage.figure
    }

    func update(frame: Int) throws {
        for (index, habit) in habits.enumerated() {
            try habit.update(Seeded(options.seed &* 7919 &+ UInt64(frame * 100 + index)))
        }
    }
}

/// The figure of a random animator, and what its habits find there.
final class Stage {
    let figure: Figure
    /// Axes whose artists stay; some are twins or share an axis.
    private(set) var axes: [Axes] = []
    private(set) var artists: [(artist: DataArtist, kind: ArtistKind)] = []

    init(_ random: Seeded) throws {
        figure = Figure(
            width: Double(RandomAnimator.width) / 60, height: Double(RandomAnimator.height) / 60, dpi: 60,
            style: try random.chance(0.3) ? Style(random.one(of: Style.names)) : .default)
        switch random.count(0...6) {
        case 0: axes = [figure.subplots()]
        case 1: axes = try figure.subplots(rows: 1, columns: 2, sharesY: random.one(of: [.none, .all]))[0]
        case 2: axes = try figure.subplots(rows: 2, columns: 1, sharesX: .column).flatMap(\.self)
        case 3: axes = [figure.addPolarAxes(), try figure.addAxes(in: GridSpec(rows: 2, columns: 2)[1, 1])]
        case 4: axes = [figure.subplots3D()]
        case 5:
            let parts = try figure.addSubfigures(columns: 2)[0]
            axes = [parts[0].subplots(), try parts[1].addAxes(in: GridSpec(rows: 2, columns: 1)[0, 0])]
        default:
            let first = figure.subplots()
            axes = [first, random.chance() ? first.twinX() : first.twinY()]
        }
        if random.chance(0.3) {
            axes[0].cycle =
                try Cycle(styles: [.solid, .dashed], markers: [.circle, .square]).times(Cycle(colors: Color.tab10))
        }
        for _ in 0..<random.count(1...4) {
            let axes = random.one(of: axes)
            let kind = ArtistKind.any(in: axes, random)
            let artist = kind.make(random)
            axes.add(artist)
            if random.chance() { artist.label = random.word() }
            artists.append((artist, kind))
        }
        if random.chance(0.4) { random.one(of: axes).addLegend(at: random.one(of: [Anchor?.best, .best, .upperLeft])) }
        if random.chance(0.3) { random.one(of: axes).xLimits = -1...random.value(1...2) }
        if random.chance(0.3) { random.one(of: axes).title = random.word() }
    }

    /// An artist that no habit but the caller's knows, in some axes.
    func newcomer(_ random: Seeded) -> (Axes, DataArtist) {
        let axes = random.one(of: axes)
        let artist = ArtistKind.any(in: axes, random).make(random)
        if random.chance() { axes.add(artist) }
        return (axes, artist)
    }

    func mappable(_ random: Seeded) -> ScalarMappable? {
        artists.compactMap { $0.artist as? ScalarMappable }.first { $0.parent != nil }
    }

    /// Adds an artist by one of the calls that axes have for it, or one that was made before.
    ///
    /// - Parameter maySetAxes: whether calls are taken that set more than their artist, which only `clear` takes back.
    func plot(in axes: Axes, _ random: Seeded, maySetAxes: Bool = true) -> DataArtist {
        if let axes = axes as? Axes3D {
            switch random.count(0...3) {
            case 0: return axes.plot(random.values(5), random.values(5), random.values(5))
            case 1: return axes.scatter(random.values(5), random.values(5), random.values(5))
            case 2: return axes.surface([0, 1, 2], [0, 1], random.grid(2, 3))
            default: break
            }
        } else {
            switch random.count(0...(maySetAxes ? 12 : 9)) {
            case 0: return axes.plot(random.values(5), random.values(5))
            case 1: return axes.plot(["p", "q", random.word()], random.values(3))
            case 2: return axes.scatter(random.values(5), random.values(5), values: random.values(5))
            case 3: return axes.bar([random.word(), "q"], random.values(2))
            case 4: return axes.fillBetween([0, 1, 2], random.values(3))
            case 5: return axes.histogram(random.values(20))
            case 6: return axes.horizontalLine(at: random.value())
            case 10: return axes.image(random.grid(3, 4))
            case 11: return axes.pie(random.values(3, 0.1...1))
            case 12: return axes.boxPlot([random.values(5), random.values(5)])
            default: break
            }
        }
        let artist = ArtistKind.any(in: axes, random).make(random)
        axes.add(artist)
        return artist
    }

    /// Sets something of axes; a number says what.
    func set(_ which: Int, of axes: Axes, _ random: Seeded) {
        let axis = which % 2 == 0 ? axes.xAxis : axes.yAxis
        switch which {
        case 0:
            axes.title = random.word()
            axes.leftTitle = random.chance(0.2) ? random.word() : ""
            axes.titleY = random.chance(0.1) ? random.value(0.8...1.1) : nil
            axes.xAxis.labelLocation = random.one(of: [.start, .center, .end])
        case 1: axes.xLabel = random.word()
        case 2: axes.yLabel = random.word()
        case 3: axes.xLimits = 0...random.value(1...3)
        case 4, 5: if random.chance() { axis.limits = -1...random.value() } else { axis.isAutoscaled = true }
        case 6, 7: axis.scale = random.one(of: [.linear, .log(), .linear])
        case 8: axes.gridLines = random.one(of: [nil, GridLines()])
        case 9: axes.spines.left.position = random.one(of: [.outward(0), .outward(5), .center])
        case 10, 11: axis.isInverted = random.chance()
        case 12: axes.aspect = random.one(of: [.auto, .equal, .ratio(2)])
        case 13: axes.anchor = random.one(of: [.centerLeft, .center, .upperRight])
        case 14: axes.isOn = random.chance()
        case 15: axes.color = random.color()
        case 16, 17: axis.isVisible = random.chance()
        case 18: axis.margin = random.value(0...0.3)
        case 20: axes.isVisible = random.chance()
        case 21: axis.lowerLimit = random.one(of: [nil, random.value(-2...0)])
        case 22: axis.upperLimit = random.one(of: [nil, random.value(0.5...2)])
        default:
            if let axes = axes as? Axes3D { axes.camera.azimuth = .degrees(random.value(0...360)) }
            if let axes = axes as? PolarAxes { axes.zeroLocation = random.one(of: [.north, .east]) }
            axis.side = random.one(of: axis === axes.xAxis ? [.top, .bottom] : [.left, .right])
        }
    }
}

extension Axes {
    var everyAxis: [Axis] { [xAxis, yAxis] + [(self as? Axes3D)?.zAxis].compactMap(\.self) }
}
