import FlipbookCanvas

/// The layers of a figure as they were last recorded: what each draws and where, and which may lie over which.
///
/// Layers whose areas touch, directly or by way of others, form a group. Groups have no pixel in common, so each can be
/// painted without a look at the others. In each group the layers up to the first that changes are its base, which is
/// painted once and kept. Over the base, the pieces of a layer's drawing that changed are painted, and those that share
/// pixels with them, in their order.
struct Scene {
    /// What is drawn in one go: a call, or a clip with all that is drawn in it.
    struct Piece: Hashable {
        var drawing: Drawing
        /// The pixels that it paints.
        var area: PixelArea?
    }

    struct Part {
        let identity: Layer.Identity
        var pieces: [Piece]
        /// The pixels that the part has painted since the layers were first recorded, and those around them.
        var territory: PixelArea?
        var group = 0
        /// For how many pictures the drawing has stayed as it is.
        var rest = Scene.patience

        /// The pixels that all pieces paint.
        var area: PixelArea? { pieces.lazy.compactMap(\.area).reduce(nil) { $0?.union($1) ?? $1 } }
    }

    private(set) var parts: [Part] = []
    /// For each group, where its base ends.
    private var baseEnds: [Int] = []

    /// A part that stays as it is for so many pictures counts as one that doesn't change.
    private static let patience = 30

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
                part.territory = part.area
                return part
            }
            regroup()
            return .everything
        }
        var changed: [Int: [PixelArea]] = [:]
        for (index, layer) in layers.enumerated() {
            parts[index].rest = min(parts[index].rest + 1, Self.patience)
            guard layer.isStale else { continue }
            let pieces = try Self.record(layer, on: canvas)
            guard pieces != parts[index].pieces else { continue }
            changed[index] = Self.difference(pieces, from: parts[index].pieces)
            parts[index].pieces = pieces
            parts[index].rest = 0
        }
        guard !changed.isEmpty else { return .nothing }
        guard !claimTerritory(changed.keys), changed.keys.allSatisfy({ $0 >= baseEnds[parts[$0].group] }),
            !hasLazyPart()
        else {
            regroup()
            return .everything
        }
        var areas: [Int: [PixelArea]] = [:]
        for (index, own) in changed { areas[parts[index].group, default: []] += own }
        return repaint(areas)
    }

    /// What must be painted where these areas, by group, show something else.
    private func repaint(_ changed: [Int: [PixelArea]]) -> Change {
        var painted: [Piece] = []
        var areas: [PixelArea] = []
        for (group, own) in changed {
            var own = own.withoutContained
            let pieces = parts.indices.filter { parts[$0].group == group && isOverBase($0) }
                .flatMap { parts[$0].pieces }
            var isPainted = pieces.map { _ in false }
            // A piece that lies partly in an area is painted as a whole, so all of its own area counts too.
            var isWhole = false
            while !isWhole {
                isWhole = true
                for (index, piece) in pieces.enumerated() where !isPainted[index] {
                    guard let area = piece.area, own.contains(where: { $0.overlaps(area) }) else { continue }
                    isPainted[index] = true
                    if !own.contains(where: { $0.contains(area) }) {
                        own.append(area)
                        isWhole = false
                    }
                }
            }
            painted += zip(pieces, isPainted).filter(\.1).map(\.0)
            areas += own.withoutContained
        }
        return .pieces(painted, over: areas)
    }

    /// Where pieces paint something else than others in their places: what both paint there.
    private static func difference(_ pieces: [Piece], from others: [Piece]) -> [PixelArea] {
        // As many as are alike at the start and at the end stay.
        let start = zip(pieces, others).prefix { $0 == $1 }.count
        let end = zip(pieces[start...].reversed(), others[start...].reversed()).prefix { $0 == $1 }.count
        let (new, old) = (pieces[start..<pieces.count - end], others[start..<others.count - end])
        guard new.count == old.count else { return (new + old).compactMap(\.area) }
        return zip(new, old).filter { $0 != $1 }.flatMap { [$0.area, $1.area].compactMap(\.self) }
    }

    /// Whether a part is painted over its group's base.
    func isOverBase(_ index: Int) -> Bool { index >= baseEnds[parts[index].group] }

    private static func record(_ layer: Layer, on canvas: any Canvas) throws -> [Piece] {
        let record = RecordingCanvas(size: canvas.size, measurer: canvas)
        try layer.draw(record)
        return try record.drawing.pieces.map {
            Piece(drawing: $0, area: try $0.area(on: canvas.size, measurer: canvas))
        }
    }

    /// Whether parts have come to where those of another group may be.
    private mutating func claimTerritory(_ changed: some Collection<Int>) -> Bool {
        var touches = false
        for index in changed {
            guard let area = parts[index].area else { continue }
            let territory = parts[index].territory?.union(area) ?? area
            guard territory != parts[index].territory else { continue }
            parts[index].territory = territory
            let group = parts[index].group
            touches = touches || parts.contains { $0.group != group && $0.territory?.overlaps(territory) ?? false }
        }
        return touches
    }

    /// Whether what a group paints over its base begins with a part that has long been as it is.
    private func hasLazyPart() -> Bool {
        parts.indices.contains { parts[$0].rest == Self.patience && $0 == baseEnds[parts[$0].group] }
    }

    /// Finds the groups, and how far the base of each goes.
    private mutating func regroup() {
        var leaders = Array(parts.indices)
        func leader(_ index: Int) -> Int {
            var index = index
            while leaders[index] != index { index = leaders[index] }
            return index
        }
        for index in parts.indices {
            guard let territory = parts[index].territory else { continue }
            for other in parts.indices[..<index] where parts[other].territory?.overlaps(territory) ?? false {
                leaders[leader(index)] = leader(other)
            }
        }
        baseEnds = Array(repeating: parts.count, count: parts.count)
        for index in parts.indices.reversed() {
            parts[index].group = leader(index)
            if parts[index].rest < Self.patience { baseEnds[parts[index].group] = index }
        }
    }
}

extension [PixelArea] {
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
