import FlipbookCanvas

/// The axis that a secondary axis follows, and how values of one become those of the other.
final class AxisSource {
    private weak var axis: Axis?
    /// Nil where the values are the same.
    private let functions: Functions?
    /// The last scale, and what it was made of: a scale of one's own is the same only as itself.
    private var made: (of: Scale, isFalling: Bool, scale: Scale)?

    struct Functions {
        var forward: @Sendable (Double) -> Double
        var inverse: @Sendable (Double) -> Double
    }

    init(_ axis: Axis, _ functions: Functions?) {
        self.axis = axis
        self.functions = functions
    }

    /// The values at the ends of the axis that is followed.
    private var ends: (first: Double, last: Double) {
        let limits = axis?.limits ?? 0...1
        guard let functions else { return (limits.lowerBound, limits.upperBound) }
        return (functions.forward(limits.lowerBound), functions.forward(limits.upperBound))
    }

    var limits: ClosedRange<Double> {
        let (first, last) = ends
        guard first.isFinite, last.isFinite else { return 0...1 }
        return first == last ? nonsingular(first, last, expander: 0.001) : min(first, last)...max(first, last)
    }

    private var isFalling: Bool { ends.first > ends.last }

    var isInverted: Bool { (axis?.isInverted ?? false) != isFalling }

    /// A value lies where the one that it stands for lies on the other axis.
    var scale: Scale {
        let outer = axis?.scale ?? .linear
        guard let functions else { return outer }
        let isFalling = isFalling
        if let made, made.of == outer, made.isFalling == isFalling { return made.scale }
        let sign = isFalling ? -1.0 : 1
        let isLogarithmic = outer.isLogarithmic
        let scale = Scale(
            name: "secondary", forward: { sign * outer.forward(functions.inverse($0)) },
            inverse: { functions.forward(outer.inverse(sign * $0)) },
            locator: isLogarithmic ? outer.locator ?? .auto : .auto,
            formatter: isLogarithmic ? outer.formatter ?? .auto : .auto,
            minorLocator: isLogarithmic ? outer.minorLocator ?? .auto : .auto,
            minorFormatter: isLogarithmic ? outer.minorFormatter : .auto)
        made = (outer, isFalling, scale)
        return scale
    }

    /// Throws where the functions can't make an axis.
    func check(_ name: @autoclosure () -> String) throws {
        let (first, last) = ends
        guard first.isFinite, last.isFinite else {
            let limits = axis?.limits ?? 0...1
            throw PlotError(
                .limits,
                "\(name()): its function gives \(first) and \(last) for the limits \(limits) of the axis that it follows; "
                    + "give a function with finite values there, or other limits")
        }
    }
}

extension Axes {
    /// Adds a second x axis with the values of this one in another unit: matplotlib's `secondary_xaxis`.
    ///
    ///     let second = axes.secondaryX(forward: { $0 * 1.8 + 32 }, inverse: { ($0 - 32) / 1.8 })
    ///     second.xLabel = "°F"
    ///
    /// Its limits and its scale follow the x axis of these axes. Ticks, label and looks are its own. It goes where these
    /// axes are cleared or removed.
    ///
    /// - Parameters:
    ///   - side: where its ticks and label are: `.top` or `.bottom`.
    ///   - position: where its line lies; ``Spine/position`` of that side changes it later.
    ///   - forward: makes a value of the second axis of one of the first. It must rise or fall everywhere within the limits
    ///     and be finite at both: drawing throws a ``PlotError`` otherwise.
    ///   - inverse: takes what `forward` returns back to the value.
    /// - Returns: axes whose ``xAxis`` is the second axis, and that show nothing else.
    public func secondaryX(
        at side: Side = .top, position: Spine.Position = .outward(0), forward: @escaping @Sendable (Double) -> Double,
        inverse: @escaping @Sendable (Double) -> Double
    ) -> Axes {
        makeSecondary(
            side, position, along: \.xAxis, across: \.yAxis, AxisSource.Functions(forward: forward, inverse: inverse),
            by: #function)
    }

    /// Adds a second y axis with the values of this one in another unit: matplotlib's `secondary_yaxis`. As
    /// ``secondaryX(at:position:forward:inverse:)``, with its ticks and label at the `.right` or the `.left`.
    public func secondaryY(
        at side: Side = .right, position: Spine.Position = .outward(0), forward: @escaping @Sendable (Double) -> Double,
        inverse: @escaping @Sendable (Double) -> Double
    ) -> Axes {
        makeSecondary(
            side, position, along: \.yAxis, across: \.xAxis, AxisSource.Functions(forward: forward, inverse: inverse),
            by: #function)
    }

    private func makeSecondary(
        _ side: Side, _ position: Spine.Position, along: KeyPath<Axes, Axis>, across: KeyPath<Axes, Axis>,
        _ functions: AxisSource.Functions, by call: String
    ) -> Axes {
        let new = Axes(position: .inset(Inset(parent: self, box: .whole, coordinates: .axes)), style: style)
        new.make {
            $0.color = $0.color.opacity(0)
            $0[keyPath: across].isVisible = false
            $0[keyPath: along].gridLines = nil
            $0[keyPath: along].minorGridLines = nil
            $0[keyPath: along].side = side
            let own = $0[keyPath: along].side
            for spine in $0.spines.all { spine.isVisible = spine === $0.spines[own] }
            $0.spines[own].position = position
        }
        new[keyPath: along].source = AxisSource(self[keyPath: along], functions)
        new[keyPath: across].source = AxisSource(self[keyPath: across], nil)
        area?.adopt(new, by: call, of: "axes")
        return new
    }

    /// The axes that these ones follow, where they are a secondary axis.
    var primaryAxes: Axes? {
        guard xAxis.source != nil, case .inset(let inset) = position else { return nil }
        return inset.parent
    }

    /// The secondary axes of these.
    var secondaryAxes: [Axes] { figure?.axes.filter { $0.primaryAxes === self } ?? [] }
}
