extension Axis {
    /// The least and the largest value on the axis. Setting them keeps them; until then they follow the data.
    ///
    /// Limits that coincide are widened. Drawing throws a ``PlotError`` where they are infinite, or not above 0 on a
    /// logarithmic axis. Where the axes adjust limits to a ratio of units, what is read is adjusted.
    public var limits: ClosedRange<Double> {
        get { axes?.limits(along: self) ?? domain.limits }
        set { domain.span.limits = .init(low: newValue.lowerBound, high: newValue.upperBound) }
    }

    /// Sets the values at the two ends, and so the direction of the axis: it is inverted where `start` is the larger.
    ///
    /// Values that are not finite are an error when the figure is drawn.
    public func setLimits(_ start: Double, _ end: Double) {
        var span = domain.span
        span.isInverted = start > end
        span.limits = start > end ? .init(low: end, high: start) : .init(low: start, high: end)
        domain.span = span
    }

    /// Whether the limits follow the data. Setting it to false keeps the limits as they are.
    public var isAutoscaled: Bool {
        get { domain.span.limits == nil }
        set {
            if newValue { domain.span.limits = nil } else { limits = domain.limits }
        }
    }

    /// Whether values grow to the left, or downwards.
    public var isInverted: Bool {
        get { domain.span.isInverted }
        set { domain.span.isInverted = newValue }
    }

    /// How values lie along the axis: evenly, or by their logarithms.
    public var scale: Scale {
        get { domain.span.scale }
        set { domain.span.scale = newValue }
    }

    /// How much room limits that follow the data leave at each end, as a fraction of the data's width on the canvas.
    /// The style's unless it is set; 0 along z, but for scattered points.
    public var margin: Double {
        get { domain.margin }
        set { domain.span.margin = newValue }
    }

    /// The names along an axis of categories: the first lies at 0, the next at 1. None where values are numbers.
    public var categories: [String] {
        get { domain.ticking.categories }
        set { domain.ticking.categories = newValue }
    }

    /// Where categories lie along the axis. Names that it doesn't have yet are added to ``categories``.
    public func places(of names: some Sequence<String>) -> [Double] { domain.places(of: names) }
}
