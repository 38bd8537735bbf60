import FlipbookCanvas

/// The layers of a figure as they were last recorded: what each draws and where, and which may lie over which.
///
/// Layers whose areas touch, directly or by way of others, form a group. Groups have no pixel in common, so each can be
/// painted without a look at the others. In each group the layers up to the first that changes are its base, which is
/// painted once and kept.
struct Scene {
    struct Part {
        let identity: Layer.Identity
        var drawing: Drawing
        /// The pixels that the drawing paints.
        var area: PixelArea?
        /// The pixels that the part has painted since the layers were first recorded, and those around them.
        var territory: PixelArea?
        var group = 0
        /// For how many pictures the drawing has stayed as it is.
        var rest = Scene.patience
    }

    private(set) var parts: [Part] = []
    /// For each group, where its base ends.
    private var baseEnds: [Int] = []

    /// A part that stays as it is for so many pictures counts as one that doesn't change.
    private static let patience = 30

    /// What must be painted.
    enum Change {
        case nothing
        /// The kept pixels are to be put back in these areas, and these parts drawn over them.
        case parts([Int], over: [PixelArea])
        case everything
    }

    /// Takes over the layers as they are now.
    ///
    /// - Parameter isKnown: whether layers that are not stale draw what they drew.
    mutating func update(_ layers: [Layer], isKnown: Bool, on canvas: any Canvas) throws -> Change {
        guard isKnown, layers.lazy.map(\.identity).elementsEqual(parts.lazy.map(\.identity)) else {
            parts = try layers.map { layer in
                let drawing = try Self.record(layer, on: canvas)
                let area = try drawing.area(on: canvas.size, measurer: canvas)
                return Part(identity: layer.identity, drawing: drawing, area: area, territory: area)
            }
            regroup()
            return .everything
        }
        var old: [Int: PixelArea?] = [:]
        for (index, layer) in layers.enumerated() {
            parts[index].rest = min(parts[index].rest + 1, Self.patience)
            guard layer.isStale else { continue }
            let drawing = try Self.record(layer, on: canvas)
            guard drawing != parts[index].drawing else { continue }
            old[index] = parts[index].area
            parts[index].drawing = drawing
            parts[index].area = try drawing.area(on: canvas.size, measurer: canvas)
            parts[index].rest = 0
        }
        guard !old.isEmpty else { return .nothing }
        guard !claimTerritory(old.keys), old.keys.allSatisfy({ $0 >= baseEnds[parts[$0].group] }), !hasLazyPart() else {
            regroup()
            return .everything
        }
        let groups = Set(old.keys.map { parts[$0].group })
        let painted = parts.indices.filter { groups.contains(parts[$0].group) && isOverBase($0) }
        return .parts(painted, over: painted.compactMap { old[$0] ?? parts[$0].area }.withoutContained)
    }

    /// Whether a part is painted over its group's base.
    func isOverBase(_ index: Int) -> Bool { index >= baseEnds[parts[index].group] }

    private static func record(_ layer: Layer, on canvas: any Canvas) throws -> Drawing {
        let record = RecordingCanvas(size: canvas.size, measurer: canvas)
        try layer.draw(record)
        return record.drawing
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
