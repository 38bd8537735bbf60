extension Axes {
    /// Shows a matrix as coloured cells, row 0 at the top, with ticks at whole numbers and their labels above.
    ///
    /// What matplotlib's `matshow` sets is set here: the ticks of both axes, ``titleY``, and what `image(…)` sets.
    ///
    /// - Parameters:
    ///   - values: the matrix; nothing is drawn of one without rows and columns.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the image, to be changed later.
    @discardableResult
    public func matshow(
        _ values: Grid, colormap: Colormap? = nil, norm: Norm? = nil, alpha: Double? = nil, label: String? = nil,
        zOrder: Double? = nil
    ) -> Image {
        let image = image(
            values, interpolation: .nearest, colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
        countCells(from: .top)
        return image
    }

    /// Shows which values of a matrix aren't 0, black on white, row 0 at the top, with ticks at whole numbers.
    ///
    /// The ticks of both axes and ``titleY`` are set, and what `image(…)` sets.
    ///
    /// - Parameters:
    ///   - values: the matrix; nothing is drawn of one without rows and columns. NaN counts as 0.
    ///   - precision: up to which absolute value a number counts as 0.
    ///   - origin: where row 0 lies. The labels of x are on that side.
    /// - Returns: the image of 0 and 1, to be changed later.
    @discardableResult
    public func spy(_ values: Grid, precision: Double = 0, origin: Image.Origin = .upper) -> Image {
        let image = image(
            values.map { abs($0) > precision ? 1 : 0 }, origin: origin, interpolation: .nearest,
            colormap: .blackOnWhite, norm: .linear(0...1))
        countCells(from: origin == .upper ? .top : .bottom)
        return image
    }

    /// Marks the values of a matrix that aren't 0, row 0 at the top, with ticks at whole numbers. The limits are those of the
    /// matrix.
    ///
    /// - Parameters:
    ///   - values: the matrix. NaN counts as 0.
    ///   - precision: up to which absolute value a number counts as 0.
    ///   - marker: what marks a value.
    ///   - markerSize: how large a marker is, in points.
    ///   - color: the colour of the markers; nil for the next one of the cycle.
    ///   - origin: where row 0 lies. The labels of x are on that side.
    /// - Returns: the markers, to be changed later.
    @discardableResult
    public func spy(
        _ values: Grid, precision: Double = 0, marker: Marker, markerSize: Double = 10, color: Color? = nil,
        origin: Image.Origin = .upper
    ) -> Line {
        let marked = values.values.indices.filter { abs(values.values[$0]) > precision }
        let columns = max(values.columns, 1)
        let line = Line(
            marked.map { Double($0 % columns) }, marked.map { Double($0 / columns) }, color: color, style: .none,
            marker: marker, markerSize: markerSize)
        include(line, by: "spy")
        if values.rows > 0, values.columns > 0 {
            xAxis.setLimits(-0.5, Double(values.columns) - 0.5)
            let last = Double(values.rows) - 0.5
            if origin == .upper { yAxis.setLimits(last, -0.5) } else { yAxis.setLimits(-0.5, last) }
        }
        aspect = .equal
        countCells(from: origin == .upper ? .top : .bottom)
        return line
    }

    /// Has ticks at whole numbers at both sides, and the labels of x at this one.
    private func countCells(from side: Side) {
        titleY = 1.05
        xAxis.moveTicks(to: side)
        for style in [\Axis.tickStyle, \Axis.minorTickStyle] { xAxis[keyPath: style].sides = [.bottom, .top] }
        for axis in [xAxis, yAxis] { axis.locator = .maxN(9, steps: [1, 2, 5, 10], isInteger: true) }
    }
}

extension Colormap {
    fileprivate static let blackOnWhite = Colormap(name: "binary", table: [.white, .black])
}
