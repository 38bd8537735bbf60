extension Axes {
    /// Draws upright bars, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: where the bars' middles stand.
    ///   - heights: how far each reaches from its base, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - width: in data.
    ///   - bottom: where bars begin: one for all, or one for each.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar(_ x: [Double], _ heights: [Double], width: Double = 0.8, bottom: [Double] = [0]) -> Bars {
        let bars = Bars(x, heights, width: width, bottom: bottom)
        include(bars)
        return bars
    }

    /// Draws upright bars over categories: the names become those of the x axis, in the order in which they first appear.
    ///
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar(
        _ x: some Collection<String>, _ heights: [Double], width: Double = 0.8, bottom: [Double] = [0]
    ) -> Bars {
        bar(xAxis.places(of: x), heights, width: width, bottom: bottom)
    }

    /// Draws bars that reach to the right, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - y: where the bars' middles lie.
    ///   - widths: how far each reaches from its base, as many as there are y: drawing throws a ``PlotError`` otherwise.
    ///   - height: in data.
    ///   - left: where bars begin: one for all, or one for each.
    /// - Returns: the bars, to be changed later; ``Bars/heights`` are their widths.
    @discardableResult
    public func horizontalBar(_ y: [Double], _ widths: [Double], height: Double = 0.8, left: [Double] = [0]) -> Bars {
        let bars = Bars(y, widths, width: height, bottom: left, orientation: .horizontal)
        include(bars)
        return bars
    }

    /// Draws bars beside categories: the names become those of the y axis, in the order in which they first appear.
    ///
    /// - Returns: the bars, to be changed later; ``Bars/heights`` are their widths.
    @discardableResult
    public func horizontalBar(
        _ y: some Collection<String>, _ widths: [Double], height: Double = 0.8, left: [Double] = [0]
    ) -> Bars {
        horizontalBar(yAxis.places(of: y), widths, height: height, left: left)
    }
}
