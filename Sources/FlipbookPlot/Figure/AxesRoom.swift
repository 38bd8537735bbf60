/// The room of axes, of their twins, and of the colour bars beside them.
final class AxesRoom {
    /// Where the axes lay before there was a colour bar.
    private var whole: AxesPosition?
    private var parts: [Part] = []

    /// A colour bar and how the room is divided for it.
    private struct Part {
        let token = BarToken()
        weak var bar: ColorBar?
        var split: ColorBarSplit
        /// The room that axes in several places give to the bar together, and which of these places is here.
        var shared: (room: SharedBarRoom, index: Int)?
        /// The anchor that the axes beside it were given before; nil for none.
        var anchorBefore: Anchor?
    }

    /// Where axes without an anchor of their own lie in their place: at the side of the last colour bar.
    var anchor: Anchor? { parts.last?.split.parentAnchor }

    /// Where axes of this room would lie without colour bars.
    func position(of axes: Axes) -> AxesPosition { parts.isEmpty ? axes.position : whole ?? axes.position }

    /// Divides what axes have of the room between them and a colour bar.
    func add(_ bar: ColorBar, _ split: ColorBarSplit, beside axes: Axes, shared: (SharedBarRoom, Int)? = nil) {
        if parts.isEmpty { whole = axes.position }
        parts.append(Part(bar: bar, split: split, shared: shared, anchorBefore: axes.ownAnchor))
        axes.ownAnchor = nil
        bar.rooms.append(self)
        arrange(axes.figure)
    }

    /// Divides what several axes have together between them and a colour bar.
    static func add(_ bar: ColorBar, _ split: ColorBarSplit, beside axes: [Axes]) {
        var places: [Axes] = []
        for one in axes where !places.contains(where: { $0.room === one.room }) { places.append(one) }
        guard places.count > 1 else {
            if let only = places.first { only.room.add(bar, split, beside: only) }
            return
        }
        let shared = SharedBarRoom(places.map(\.position), split)
        for (index, one) in places.enumerated() { one.room.add(bar, split, beside: one, shared: (shared, index)) }
    }

    /// Gives the room of a colour bar back.
    func remove(_ bar: ColorBar, from figure: Figure?) {
        guard let index = parts.firstIndex(where: { $0.bar === bar }) else { return }
        let before = parts.remove(at: index).anchorBefore
        if index < parts.count {
            parts[index].anchorBefore = parts[index].anchorBefore ?? before
        } else {
            for axes in members(of: figure) where axes.ownAnchor == nil { axes.ownAnchor = before }
        }
        arrange(figure)
    }

    /// Identifies the colour bars of the room, in order. A layout compares them with those that it was made for.
    var tokens: [BarToken] { parts.map(\.token) }

    /// The axes that lie in the room, without the colour bars.
    private func members(of figure: Figure?) -> [Axes] { figure?.axes.filter { $0.room === self } ?? [] }

    private func arrange(_ figure: Figure?) {
        guard var main = whole else { return }
        for part in parts {
            let positions: (main: AxesPosition, bar: AxesPosition)
            if let (shared, index) = part.shared {
                shared.places[index] = main
                positions = (.shrunk(main, shared), .bar(shared))
            } else {
                positions = part.split.positions(in: main)
            }
            main = positions.main
            if let axes = part.bar?.axes {
                axes.position = positions.bar
                axes.changed(.layout)
            }
        }
        for axes in members(of: figure) {
            axes.position = main
            axes.changed(.layout)
        }
    }
}

/// Identifies one addition of a colour bar. It stays unique after the bar is released, which an `ObjectIdentifier` of the bar
/// doesn't.
final class BarToken: Hashable {
    static func == (left: BarToken, right: BarToken) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Axes {
    /// The colour bars that share the room of the axes, or with which a colour bar shares its rooms.
    var barsBeside: [BarToken] { (colorBar.map(\.rooms) ?? [room]).flatMap(\.tokens) }
}

/// The room that axes in several places give to a colour bar together.
final class SharedBarRoom {
    /// What the axes have of the figure without the bar.
    var places: [AxesPosition]
    private let split: ColorBarSplit

    init(_ places: [AxesPosition], _ split: ColorBarSplit) {
        self.places = places
        self.split = split
    }

    /// The box around all places.
    func whole(in area: FigureArea, of figure: Figure) -> PageBox {
        let boxes = places.map { figure.box(of: $0, in: area) }
        return boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    }

    /// What the axes have together, and the bar.
    func boxes(in area: FigureArea, of figure: Figure) -> (main: PageBox, bar: PageBox) {
        split.boxes(in: whole(in: area, of: figure))
    }
}

/// How the room of axes is divided between them and a colour bar.
struct ColorBarSplit {
    var side: Side
    var fraction: Double
    /// Between the axes and the bar, as a fraction of the room; nil for what suits the side.
    var ownPad: Double?
    var shrink: Double
    var anchor: Anchor
    /// Where the axes lie in the room that is left to them.
    var parentAnchor: Anchor

    var pad: Double {
        if let ownPad { return ownPad }
        return switch side {
        case .right, .top: 0.05
        case .left: 0.1
        case .bottom: 0.15
        }
    }

    func check() throws {
        guard fraction > 0, pad >= 0, fraction + pad < 1, shrink > 0, shrink <= 1 else {
            throw PlotError(
                .subplots,
                "a colour bar with fraction \(fraction), pad \(pad) and shrink \(shrink) leaves no room; give a fraction "
                    + "above 0 that is less than 1 together with the pad, and a shrink above 0 up to 1")
        }
    }

    func positions(in position: AxesPosition) -> (main: AxesPosition, bar: AxesPosition) {
        switch position {
        case .cell(let cell):
            let (main, bar) = cells(in: cell)
            return (.cell(main), .cell(bar))
        case .box(let box):
            let (main, bar) = boxes(in: box)
            return (.box(main), .box(bar))
        case .inset(var inset):
            let (main, bar) = boxes(in: inset.part)
            inset.part = bar
            let barInset = inset
            inset.part = main
            return (.inset(inset), .inset(barInset))
        case .divided(var cell):
            let (main, bar) = boxes(in: cell.part)
            cell.part = bar
            let barCell = cell
            cell.part = main
            return (.divided(cell), .divided(barCell))
        case .inches(let box):
            let (main, bar) = boxes(in: box)
            return (.inches(main), .inches(bar))
        case .shrunk, .bar:
            let room = SharedBarRoom([position], self)
            return (.shrunk(position, room), .bar(room))
        }
    }

    private func cells(in cell: GridCell) -> (main: GridCell, bar: GridCell) {
        let (bar, main) = (fraction, 1 - fraction - pad)
        let gap = 2 * pad / (1 - pad)
        let rest = 1 - shrink
        let down = [(1 - anchor.fractions.y) * rest, shrink, anchor.fractions.y * rest]
        let across = [anchor.fractions.x * rest, shrink, (1 - anchor.fractions.x) * rest]
        func grid(_ widths: [Double], _ heights: [Double], columnGap: Double, rowGap: Double) -> GridSpec {
            cell.subgrid(
                GridSpec(
                    rows: heights.count, columns: widths.count, widthRatios: widths, heightRatios: heights,
                    columnGap: columnGap, rowGap: rowGap))
        }
        switch side {
        case .right:
            let grid = grid([main, bar], down, columnGap: gap, rowGap: 0)
            return (grid[0..<3, 0], grid[1, 1])
        case .left:
            let grid = grid([bar, main], down, columnGap: gap, rowGap: 0)
            return (grid[0..<3, 1], grid[1, 0])
        case .bottom:
            let grid = grid(across, [main, bar], columnGap: 0, rowGap: gap)
            return (grid[0, 0..<3], grid[1, 1])
        case .top:
            let grid = grid(across, [bar, main], columnGap: 0, rowGap: gap)
            return (grid[1, 0..<3], grid[0, 1])
        }
    }

    func boxes(in box: PageBox) -> (main: PageBox, bar: PageBox) {
        var (main, bar) = (box, box)
        let (width, height) = (box.right - box.left, box.top - box.bottom)
        switch side {
        case .right:
            main.right = box.right - (fraction + pad) * width
            bar.left = box.right - fraction * width
        case .left:
            main.left = box.left + (fraction + pad) * width
            bar.right = box.left + fraction * width
        case .bottom:
            main.bottom = box.bottom + (fraction + pad) * height
            bar.top = box.bottom + fraction * height
        case .top:
            main.top = box.top - (fraction + pad) * height
            bar.bottom = box.top - fraction * height
        }
        if side == .left || side == .right {
            bar.bottom += anchor.fractions.y * (1 - shrink) * height
            bar.top = bar.bottom + shrink * height
        } else {
            bar.left += anchor.fractions.x * (1 - shrink) * width
            bar.right = bar.left + shrink * width
        }
        return (main, bar)
    }
}
