extension Axes {
    /// Draws a line through points, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x; they need not rise.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func plot(_ x: [Double], _ y: [Double]) -> Line {
        let line = Line(x, y)
        include(line)
        return line
    }

    /// Draws a line over categories: the names become those of the x axis, in the order in which they first appear.
    ///
    /// - Returns: the line, to be changed later; its x are the places of the names, counted from 0.
    @discardableResult
    public func plot(_ x: some Collection<String>, _ y: [Double]) -> Line { plot(xAxis.places(of: x), y) }

    /// Draws a line beside categories: the names become those of the y axis, in the order in which they first appear.
    ///
    /// - Returns: the line, to be changed later; its y are the places of the names, counted from 0.
    @discardableResult
    public func plot(_ x: [Double], _ y: some Collection<String>) -> Line { plot(x, yAxis.places(of: y)) }

    /// Draws a line that jumps from each point's y to the next one's, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x; they need not rise.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - steps: where it jumps.
    /// - Returns: the line, to be changed later; ``Line/steps`` says where it jumps.
    @discardableResult
    public func step(_ x: [Double], _ y: [Double], where steps: Steps = .pre) -> Line {
        let line = Line(x, y)
        line.steps = steps
        include(line)
        return line
    }
}
