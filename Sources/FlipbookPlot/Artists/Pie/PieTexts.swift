import FlipbookCanvas

/// What is written beside or on the wedges of a ``Pie``.
public final class PieTexts: DataTexts {
    /// From the middle of the disk, or the tip of a wedge that is moved out of it, in radii.
    public var distance: Double { didSet { changed(.looks) } }
    /// Whether texts stand with their inner side at their places, and not with their middle.
    public var isOutside: Bool { didSet { changed(.looks) } }

    init(distance: Double, isOutside: Bool) {
        self.distance = distance
        self.isOutside = isOutside
    }

    private var pie: Pie? { parent as? Pie }

    override var count: Int { pie?.sizes.count ?? 0 }

    override func places(in transform: Transform) throws -> [Place] {
        guard let pie else { return [] }
        let hasPercentages = self === pie.percentages
        return try pie.wedges().enumerated().map { index, wedge in
            let (cosine, sine) = wedge.direction
            let x = wedge.tip.x + distance * pie.radius * cosine
            let y = wedge.tip.y + distance * pie.radius * sine
            return Place(
                index: index, value: hasPercentages ? 100 * wedge.fraction : pie.sizes[index], point: transform(x, y),
                horizontal: !isOutside ? .center : x > 0 ? .left : .right)
        }
    }
}
