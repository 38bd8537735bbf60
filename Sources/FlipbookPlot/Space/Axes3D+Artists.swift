import FlipbookCanvas

extension Axes3D {
    /// Draws a line through points, in the next colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z, as many as there are x.
    /// - Returns: the line, to be changed later.
    @discardableResult
    public func plot(_ x: [Double], _ y: [Double], _ z: [Double]) -> Line3D {
        let line = Line3D(x, y, z)
        include(line)
        return line
    }

    /// Marks points, in the next colour of the cycle for fills.
    ///
    /// - Parameters:
    ///   - x: the points' x.
    ///   - y: the points' y, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z, as many as there are x.
    ///   - size: the markers' area, in points squared; 20 where it is nil.
    ///   - values: shown as colours, one for each point; one colour for all where it is nil.
    /// - Returns: the points, to be changed later.
    @discardableResult
    public func scatter(
        _ x: [Double], _ y: [Double], _ z: [Double], size: Double? = nil, values: [Double]? = nil
    ) -> Scatter3D {
        let scatter = Scatter3D(x, y, z)
        if let size { scatter.sizes = [size] }
        scatter.values = values
        include(scatter)
        return scatter
    }

    /// Draws a surface over a grid, in the next colour of the cycle, shaded; or in the colours of its heights.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`: drawing throws a ``PlotError`` otherwise.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    ///   - colormap: the colours of heights; one colour where it is nil.
    /// - Returns: the surface, to be changed later.
    @discardableResult
    public func surface(_ x: [Double], _ y: [Double], _ z: Grid, colormap: Colormap? = nil) -> Surface {
        let surface = Surface(x, y, z, colormap: colormap)
        include(surface)
        return surface
    }

    /// Draws a surface through any points, in the next colour of the cycle, shaded; or in the colours of its heights.
    ///
    /// - Parameters:
    ///   - x: the points' x; neighbours in the grids are neighbours on the surface.
    ///   - y: the points' y, a grid as large: drawing throws a ``PlotError`` otherwise.
    ///   - z: the points' z.
    ///   - colormap: the colours of heights; one colour where it is nil.
    /// - Returns: the surface, to be changed later.
    @discardableResult
    public func surface(_ x: Grid, _ y: Grid, _ z: Grid, colormap: Colormap? = nil) -> Surface {
        let surface = Surface(x, y, z, colormap: colormap)
        include(surface)
        return surface
    }

    /// Draws lines along the rows and columns of a grid, in the first colour of the cycle.
    ///
    /// - Parameters:
    ///   - x: one for each column of `z`: drawing throws a ``PlotError`` otherwise.
    ///   - y: one for each row of `z`.
    ///   - z: the heights.
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func wireframe(_ x: [Double], _ y: [Double], _ z: Grid) -> Wireframe {
        let wireframe = Wireframe(x, y, z)
        include(wireframe)
        return wireframe
    }

    /// Draws lines along the rows and columns of grids of any points, in the first colour of the cycle.
    ///
    /// - Returns: the lines, to be changed later.
    @discardableResult
    public func wireframe(_ x: Grid, _ y: Grid, _ z: Grid) -> Wireframe {
        let wireframe = Wireframe(x, y, z)
        include(wireframe)
        return wireframe
    }

    /// Draws upright bars, in the next colour of the cycle for fills, shaded.
    ///
    /// - Parameters:
    ///   - x: the x of the bars' lower left front corners.
    ///   - y: the y of these corners, as many as there are x: drawing throws a ``PlotError`` otherwise.
    ///   - z: the z of the bars' feet: one for each bar, or one for all.
    ///   - width: how wide all bars are along x.
    ///   - depth: how deep all bars are along y.
    ///   - heights: how high the bars are, one for each.
    /// - Returns: the bars, to be changed later.
    @discardableResult
    public func bar3D(
        _ x: [Double], _ y: [Double], _ z: [Double] = [0], width: Double = 0.8, depth: Double = 0.8, heights: [Double]
    ) -> Bars3D {
        let bars = Bars3D(x, y, z, widths: [width], depths: [depth], heights: heights)
        include(bars)
        return bars
    }

    /// Writes a text whose lower left corner lies at a place in data.
    ///
    /// - Parameters:
    ///   - x: along the x axis.
    ///   - y: along the y axis.
    ///   - z: along the z axis.
    ///   - string: what is written; a line break begins a new line.
    ///   - direction: the direction of data along which it is written, such as `[1, 0, 0]`; level where it is nil.
    /// - Returns: the text, to be changed later.
    @discardableResult
    public func text(
        _ x: Double, _ y: Double, _ z: Double, _ string: String, along direction: SIMD3<Double>? = nil
    ) -> Text3D {
        let text = Text3D(string, x: x, y: y, z: z, along: direction, style: style)
        include(text)
        return text
    }
}
