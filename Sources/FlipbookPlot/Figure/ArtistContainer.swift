import FlipbookCanvas

/// What holds texts and legends, and gives colours to what is added: an ``Axes``, a ``Figure``, a ``Subfigure``.
public class ArtistContainer: Artist {
    /// Texts at places of their own, in the order in which they were added.
    public private(set) final var texts: [PlacedText] = []
    /// The legends, in the order in which they were added.
    public private(set) final var legends: [Legend] = []
    /// The looks that its parts began with.
    public final let style: Style

    private weak var mainLegend: Legend?
    private var ownCycle: Cycle?
    private var taken = ColorsTaken()

    /// How many colours of the cycle have been taken, by lines and by fills.
    private struct ColorsTaken {
        var lines = 0
        var fills = 0
    }

    init(style: Style) {
        self.style = style
        super.init(zOrder: 0)
    }

    final var figure: Figure? { self as? Figure ?? (parent as? ArtistContainer)?.figure }

    // MARK: Texts and legends

    /// Adds a text. One that is somewhere else leaves it. In a figure, data are the figure's own 0...1.
    public final func add(_ text: PlacedText) { include(text) }

    /// Removes a text; nothing happens where it isn't here.
    public final func remove(_ text: PlacedText) { take(text, from: \.texts, changes: .order) }

    /// Adds a text for a call, and returns it.
    @discardableResult
    final func include<New: PlacedText>(_ text: New, by call: String = #function) -> New {
        text.leave()
        put(text, into: \.texts, of: self, changes: .order, by: call)
        return text
    }

    /// Adds a legend beside those that are there. One that is somewhere else leaves it.
    ///
    ///     let second = Legend(at: .lowerLeft)
    ///     second.artists = [fit]
    ///     axes.add(second)
    public final func add(_ legend: Legend) {
        legend.leave()
        put(legend, into: \.legends, of: self, changes: [.order, .layout], by: "add")
    }

    /// Removes a legend; nothing happens where it isn't here.
    public final func remove(_ legend: Legend) {
        if mainLegend === legend { mainLegend = nil }
        take(legend, from: \.legends, changes: [.order, .layout])
    }

    /// The legend that was set here or made by ``addLegend(at:title:)``, under those that were added; nil for none. Another
    /// one takes its place.
    public final var legend: Legend? {
        get { mainLegend }
        set {
            guard newValue !== mainLegend else { return }
            if let mainLegend { remove(mainLegend) }
            guard let newValue else { return }
            newValue.leave()
            mainLegend = newValue
            legends.insert(newValue, at: 0)
            newValue.parent = self
            changed([.order, .layout])
        }
    }

    /// Adds a legend of the artists that have a label, in place of the one that ``legend`` is.
    ///
    /// - Parameters:
    ///   - location: where it lies; `.best`, which is nil, for where it hides the least.
    ///   - title: what is written over the entries; nothing where it is empty.
    /// - Returns: the legend, to be changed later.
    @discardableResult
    public final func addLegend(at location: Anchor? = .best, title: String = "") -> Legend {
        let new = Legend(at: location, style: style)
        new.title = title
        legend = new
        return new
    }

    /// Removes all texts and legends.
    final func removeTextsAndLegends() {
        for text in texts { remove(text) }
        for legend in legends { remove(legend) }
    }

    /// Adds a part to the end of a list, for a call of these axes or this figure.
    final func put<Holder: ArtistContainer, Part: Artist>(
        _ part: Part, into list: ReferenceWritableKeyPath<Holder, [Part]>, of holder: Holder, changes: Changes,
        by call: String
    ) {
        holder[keyPath: list].append(part)
        part.parent = holder
        figure?.note(part, addedBy: (self is Figure ? "figure." : "axes.") + call) { [weak holder] in
            guard let holder else { return }
            holder[keyPath: list] = holder[keyPath: list].inRankOrder()
            holder.putMainLegendFirst()
            holder.changed(changes)
        }
        changed(changes)
    }

    /// The legend that is set lies under those that were added.
    private func putMainLegendFirst() {
        guard let mainLegend, let index = legends.firstIndex(where: { $0 === mainLegend }) else { return }
        legends.insert(legends.remove(at: index), at: 0)
    }

    private func take<Part: Artist>(
        _ part: Part, from list: ReferenceWritableKeyPath<ArtistContainer, [Part]>, changes: Changes
    ) {
        guard let index = self[keyPath: list].firstIndex(where: { $0 === part }) else { return }
        self[keyPath: list].remove(at: index).parent = nil
        changed(changes)
    }

    // MARK: Colours

    /// What lines take in turn, and the colours that fills take by themselves: the figure's in axes, the style's in a figure,
    /// unless it is set. It goes to what is added afterwards; setting that of axes begins it again.
    public final var cycle: Cycle {
        get { ownCycle ?? (parent as? ArtistContainer)?.cycle ?? style.cycle }
        set {
            ownCycle = newValue
            restartColors()
        }
    }

    /// The colours of ``cycle``. Setting them makes it one of colours only.
    public final var colorCycle: [Color] {
        get { cycle.colors }
        set { cycle = Cycle(newValue) }
    }

    /// Has the colours of the figure or the style, from the first one on.
    final func resetColors() {
        ownCycle = nil
        restartColors()
    }

    private func restartColors() {
        let before = taken
        figure?.undoBeforeNextUpdate { [self] in taken = before }
        taken = ColorsTaken()
    }

    /// A colour of the cycle, counted from 0.
    final func cycleColor(_ index: Int) -> Color { cycle[index].color ?? .black }

    /// What the next line takes of the cycle. Before an update, the cycle stands where the setup left it.
    final func nextLook() -> Cycle.Look { cycle[next(\.lines)] }

    /// The next colour of the cycle for a line.
    final func nextColor() -> Color { nextLook().color ?? style.lineColor ?? .black }

    /// The next colour of the cycle for bars, fills and scattered points: they go through it on their own.
    final func nextFillColor() -> Color { cycleColor(next(\.fills)) }

    private func next(_ count: WritableKeyPath<ColorsTaken, Int>) -> Int {
        let before = taken
        figure?.undoBeforeNextUpdate { [self] in taken = before }
        taken[keyPath: count] += 1
        return before[keyPath: count]
    }
}
