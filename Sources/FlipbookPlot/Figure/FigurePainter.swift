import FlipbookCanvas

/// Paints a figure onto one canvas again and again, each time no more of it than has changed.
///
///     let painter = FigurePainter(figure, on: canvas)
///     try painter.paint()
///     line.y = newY
///     try painter.paint()  // the line, and what lies over it
///
/// The pixels are those of ``Figure/draw(on:)``, byte for byte. What was painted below the parts that change is kept
/// as a second copy of the canvas; when others begin to change, everything is painted once more. What lies over them is
/// painted again only where it shares pixels with what has changed.
///
/// Nobody else may paint on the canvas. The figure may be drawn elsewhere in between.
package final class FigurePainter {
    private let figure: Figure
    private let canvas: any RestorableCanvas
    private var scene = Scene()
    /// What the scene was painted with; nil where the canvas doesn't show it.
    private var page: Page?
    private var drawings = 0

    private struct Page: Equatable {
        var color: Color
        var transform: Transform
    }

    /// Paints nothing yet.
    package init(_ figure: Figure, on canvas: some RestorableCanvas) {
        self.figure = figure
        self.canvas = canvas
    }

    /// Brings the canvas up to date.
    ///
    /// - Throws: ``PlotError`` where the data of an artist can't be drawn, `CanvasError` where a font is missing; the
    ///   canvas then holds a part of the picture, and is painted whole the next time.
    package func paint() throws {
        try figure.settle(measurer: canvas)
        let page = Page(color: figure.color, transform: figure.transform)
        let isKnown = self.page == page && drawings == figure.drawings
        self.page = nil
        switch try scene.update(figure.layers(in: page.transform), isKnown: isKnown, on: canvas) {
        case .nothing: break
        case .everything: try paintEverything(over: page.color)
        case .pieces(let pieces, let areas):
            canvas.restore(areas)
            for piece in pieces { try paint(piece, within: areas) }
        }
        figure.finishDrawing()
        drawings = figure.drawings
        self.page = page
    }

    /// Calls `body` with each line of text in the picture as it was last painted, and its style.
    package func forEachText(_ body: (String, TextStyle) throws -> Void) rethrows {
        for part in scene.parts {
            for command in part.pieces.lazy.flatMap(\.drawing.commands) {
                switch command {
                case .text(let line, let style, _, _, _), .outline(let line, let style): try body(line, style)
                default: break
                }
            }
        }
    }

    /// Paints a piece, or what lies in these areas of one whose parts can be painted.
    private func paint(_ piece: Scene.Piece, within areas: [PixelArea]) throws {
        guard piece.isDivisible, let own = piece.area else { return try piece.drawing.draw(on: canvas) }
        for area in areas where area.overlaps(own) {
            let box = Rect(
                x: Double(area.x.lowerBound), y: Double(area.y.lowerBound), width: Double(area.x.count),
                height: Double(area.y.count))
            try canvas.withClip(box) { try piece.drawing.draw(on: canvas) }
        }
    }

    /// Paints what stays, keeps it, and paints what changes over it.
    private func paintEverything(over color: Color) throws {
        func paint(overBase: Bool) throws {
            for part in scene.parts where part.isOverBase == overBase {
                for piece in part.pieces { try piece.drawing.draw(on: canvas) }
            }
        }
        canvas.clear(color)
        try paint(overBase: false)
        canvas.keep()
        try paint(overBase: true)
    }
}

/// The layers of a figure as they were last recorded: what each draws and where.
///
/// Layers that change, and those that lie over them, are painted over a base: all others, which are painted once and
/// kept. Over the base, the pieces of a layer's drawing that changed are painted again, and those that share pixels with
/// them, in their order.
struct Scene {
    /// What is drawn in one go: a call, or a clip with all that is drawn in it.
    struct Piece: Hashable {
        var drawing: Drawing
        /// The pixels that it paints.
        var area: PixelArea?
        /// Whether a part of it can be painted without the rest.
        var isDivisible = false
    }

    struct Part {
        let identity: Layer.Identity
        var pieces: [Piece]
        /// The pixels that the part has painted since the layers were first recorded, and those around them.
        var affectedArea: PixelArea?
        /// Whether it is painted over the base.
        var isOverBase = false
        /// Whether it was changing when the base was chosen.
        var isMoving = false
        /// For how many pictures the drawing has stayed as it is.
        var rest = Scene.restingCount

        /// The pixels that all pieces paint.
        var area: PixelArea? { pieces.lazy.compactMap(\.area).reduce(nil) { $0?.union($1) ?? $1 } }
    }

    private(set) var parts: [Part] = []

    /// A part whose drawing stays the same for this many pictures counts as one that doesn't change: a second of video at
    /// 30 frames per second. Less would often repaint everything, which choosing the base again costs, for parts that pause.
    private static let restingCount = 30

    /// What must be painted.
    enum Change {
        case nothing
        /// The kept pixels are to be put back in these areas, and these pieces drawn over them.
        case pieces([Piece], over: [PixelArea])
        case everything
    }

    /// Takes over the layers as they are now.
    ///
    /// - Parameter isKnown: whether layers that are not stale draw what they drew.
    mutating func update(_ layers: [Layer], isKnown: Bool, on canvas: any Canvas) throws -> Change {
        guard isKnown, layers.lazy.map(\.identity).elementsEqual(parts.lazy.map(\.identity)) else {
            parts = try layers.map { layer in
                var part = Part(identity: layer.identity, pieces: try Self.record(layer, on: canvas))
                part.affectedArea = part.area
                return part
            }
            chooseBase()
            return .everything
        }
        var changed: [Int: [PixelArea]] = [:]
        for (index, layer) in layers.enumerated() {
            parts[index].rest = min(parts[index].rest + 1, Self.restingCount)
            guard layer.isStale else { continue }
            let pieces = try Self.record(layer, on: canvas)
            guard pieces != parts[index].pieces else { continue }
            changed[index] = Self.difference(pieces, from: parts[index].pieces)
            parts[index].pieces = pieces
            parts[index].rest = 0
        }
        guard !changed.isEmpty else { return .nothing }
        guard !growAffectedAreas(changed.keys), changed.keys.allSatisfy({ parts[$0].isOverBase }),
            !parts.contains(where: { $0.isMoving && $0.rest == Self.restingCount })
        else {
            chooseBase()
            return .everything
        }
        return repaint(changed.values.joined())
    }

    /// What must be painted where these areas show something else.
    private func repaint(_ changed: some Sequence<PixelArea>) -> Change {
        let pieces = parts.filter(\.isOverBase).flatMap(\.pieces)
        // What is painted in parts must be painted once in each place.
        let areDivided = pieces.contains(where: \.isDivisible)
        var areas = areDivided ? Array(changed).disjoint : Array(changed).withoutContained
        var isPainted = pieces.map { _ in false }
        // A piece that lies partly in an area is painted as a whole, so all of its own area counts too.
        var isWhole = false
        while !isWhole {
            isWhole = true
            for (index, piece) in pieces.enumerated() where !isPainted[index] {
                guard let area = piece.area, areas.contains(where: { $0.overlaps(area) }) else { continue }
                isPainted[index] = true
                if piece.isDivisible { continue }
                if !areas.contains(where: { $0.contains(area) }) {
                    areas.append(area)
                    if areDivided { areas = areas.disjoint }
                    isWhole = false
                }
            }
        }
        return .pieces(zip(pieces, isPainted).filter(\.1).map(\.0), over: areDivided ? areas : areas.withoutContained)
    }

    /// Where pieces paint something else than others in their places: what both paint there.
    private static func difference(_ pieces: [Piece], from others: [Piece]) -> [PixelArea] {
        // As many as are alike at the start and at the end stay.
        let start = zip(pieces, others).prefix { $0 == $1 }.count
        let end = zip(pieces[start...].reversed(), others[start...].reversed()).prefix { $0 == $1 }.count
        let (new, old) = (pieces[start..<pieces.count - end], others[start..<others.count - end])
        guard new.count == old.count else { return (new + old).compactMap(\.area) }
        return zip(new, old).filter { $0 != $1 }.flatMap { new, old -> [PixelArea] in
            if let area = new.area, let other = old.area,
                let difference = new.drawing.difference(from: old.drawing, in: area.union(other))
            {
                return difference == .empty ? [] : [difference]
            }
            return [new.area, old.area].compactMap(\.self)
        }
    }

    private static func record(_ layer: Layer, on canvas: any Canvas) throws -> [Piece] {
        let record = RecordingCanvas(size: canvas.size, measurer: canvas)
        try layer.draw(record)
        return try record.drawing.pieces.map {
            Piece(
                drawing: $0, area: try $0.area(on: canvas.size, measurer: canvas), isDivisible: $0.colorPath != nil)
        }
    }

    /// Whether parts have come under some of the base.
    private mutating func growAffectedAreas(_ changed: some Collection<Int>) -> Bool {
        var touches = false
        for index in changed {
            guard let area = parts[index].area else { continue }
            let affectedArea = parts[index].affectedArea?.union(area) ?? area
            guard affectedArea != parts[index].affectedArea else { continue }
            parts[index].affectedArea = affectedArea
            touches =
                touches
                || parts[index...].contains { !$0.isOverBase && $0.affectedArea?.overlaps(affectedArea) ?? false }
        }
        return touches
    }

    /// Puts all into the base but what changes, and what lies over something that isn't in the base.
    private mutating func chooseBase() {
        var over: [PixelArea] = []
        for index in parts.indices {
            parts[index].isMoving = parts[index].rest < Self.restingCount
            let affectedArea = parts[index].affectedArea
            parts[index].isOverBase =
                parts[index].isMoving || affectedArea.map { own in over.contains { $0.overlaps(own) } } ?? false
            if parts[index].isOverBase, let affectedArea { over.append(affectedArea) }
        }
    }
}

extension [PixelArea] {
    /// Areas that hold these, of which no two have a pixel in common.
    fileprivate var disjoint: [PixelArea] {
        var rest: [PixelArea] = []
        for area in self where area != .empty {
            var area = area
            while let index = rest.firstIndex(where: { $0.overlaps(area) }) {
                area = area.union(rest.remove(at: index))
            }
            rest.append(area)
        }
        return rest
    }

    /// Without those that lie in another one.
    fileprivate var withoutContained: [PixelArea] {
        var left: [PixelArea] = []
        for area in self where !left.contains(where: { $0.contains(area) }) {
            left.removeAll { area.contains($0) }
            left.append(area)
        }
        return left
    }
}
