import FlipbookCanvas

/// Something that a figure shows: a line, a text, an axis, a whole ``Axes``.
///
/// Artists are made once and then changed: set a property, and the next drawing shows it. An artist belongs to one
/// parent at a time and is used from one thread.
open class Artist {
    /// Whether the artist is drawn. An invisible one keeps its place in the limits, and takes no room in the layout.
    public var isVisible = true { didSet { changed(takesRoom ? [.order, .layout] : .order) } }

    /// Artists are drawn from the lowest to the highest; equals in the order in which they were added.
    public var zOrder: Double { didSet { changed(.order) } }

    /// The z-order that it is drawn at: its own, unless it has to lie over others.
    var drawingOrder: Double { zOrder }

    /// What holds this artist: the axes of a line, the figure of an axes.
    public internal(set) weak var parent: Artist?

    /// How it came to where it is.
    final var addition = Addition()
    /// Its place among the parts that the setup left beside it; nil where it came later, or no update has begun.
    final var rank: Int?

    /// How an artist came to where it is.
    struct Addition {
        /// The call that added it, such as `axes.plot`.
        var call = ""
        /// The update in which that was; 0 for the setup.
        var update = 0
    }

    /// What has changed since the figure was last drawn, here and in what this artist holds.
    private(set) var changes = Changes.all

    init(zOrder: Double) { self.zOrder = zOrder }

    /// The style that ``Styled`` properties inherit: that of what holds the artist.
    var inheritedStyle: Style { parent?.inheritedStyle ?? .standard }

    /// Records a change and passes it on to the parent.
    func changed(_ what: Changes) {
        changes.formUnion(what)
        parent?.changed(what)
    }

    /// Forgets the changes, here and below: the figure has been drawn.
    final func settled() {
        guard !changes.isEmpty else { return }
        changes = []
        for part in parts { part.settled() }
    }

    /// The artists inside this one.
    var parts: [Artist] { [] }

    /// What this artist is called in an error, such as `line 'cos' of axes 2`.
    var name: String { "artist" }

    /// Whether other artists make room for this one.
    var takesRoom: Bool { false }

    /// Whether it may look different without a change of its own, since something else moved it.
    var followsOthers: Bool { false }

    /// Whether it may look different from when the figure was last drawn.
    final var isStale: Bool { followsOthers || !changes.isEmpty }

    /// Draws the artist, with its data where `transform` puts them.
    func draw(on canvas: any Canvas, in transform: Transform) throws {}

    /// Draws the artist, with the effects that its paths have, where its clip shows it.
    func drawWithEffects(on canvas: any Canvas, in transform: Transform) throws {
        try transform.clipToPath(canvas) { try draw(on: canvas, in: transform) }
    }

    /// What is drawn of the artist, from the lowest layer to the highest: itself, unless it holds others.
    func layers(in transform: Transform) -> [Layer] { [Layer(self, in: transform, isStale: isStale)] }
}

extension Array where Element: Artist {
    /// Those that the setup left, in its order, and then the others in the order that they have.
    func inRankOrder() -> [Element] {
        enumerated().sorted { ($0.element.rank ?? .max, $0.offset) < ($1.element.rank ?? .max, $1.offset) }
            .map(\.element)
    }
}

extension Sequence<Artist> {
    /// From the lowest to the highest, equals in the order that they have here.
    func inDrawingOrder() -> [Artist] {
        enumerated().sorted { ($0.element.drawingOrder, $0.offset) < ($1.element.drawingOrder, $1.offset) }
            .map(\.element)
    }
}

/// What a change to an artist moves: pushed up to the figure when a property is set, pulled when the figure is drawn.
struct Changes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// How something is painted, in the place that it has.
    static let looks = Changes(rawValue: 1 << 0)
    /// Where data lie: paths are made again, and limits that follow the data may move.
    static let data = Changes(rawValue: 1 << 1)
    /// What affects where things lie: texts, sizes, ticks, given limits.
    static let layout = Changes(rawValue: 1 << 2)
    /// Which artists there are, which are seen, and which lies over which.
    static let order = Changes(rawValue: 1 << 3)
    /// Where the layout has put things: everything in the axes may have moved.
    static let moved = Changes(rawValue: 1 << 4)

    static let all: Changes = [.looks, .data, .layout, .order, .moved]
}

/// A part of a figure that is drawn as one: over the layers before it, under those after.
struct Layer {
    /// Tells the layer from all others of its figure.
    let identity: Identity
    /// Whether it may look different from when the figure was last drawn.
    let isStale: Bool
    /// Draws it; nothing where it isn't visible.
    let draw: (any Canvas) throws -> Void

    enum Identity: Hashable {
        case artist(ObjectIdentifier)
        /// What lies under all that an artist holds.
        case background(ObjectIdentifier)
    }

    /// An artist by itself.
    init(_ artist: Artist, in transform: Transform, isStale: Bool) {
        identity = .artist(ObjectIdentifier(artist))
        self.isStale = isStale
        draw = { if artist.isVisible { try artist.drawWithEffects(on: $0, in: transform) } }
    }

    /// What lies under all that an artist holds.
    init(under artist: Artist, isStale: Bool, draw: @escaping (any Canvas) throws -> Void) {
        identity = .background(ObjectIdentifier(artist))
        self.isStale = isStale
        self.draw = draw
    }
}
