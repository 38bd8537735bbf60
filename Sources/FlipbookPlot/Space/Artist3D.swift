/// An artist whose data have three dimensions.
protocol Artist3D: DataArtist {
    /// The range of its data along z.
    var zExtent: DataExtent { get }

    /// Whether limits of z that follow the data leave the style's margin for it, unless the axis was given one.
    var needsMargin: Bool { get }

    /// How far away its nearest point is, for those that are ordered by it; nil for those that keep their z-order.
    func nearest(in map: SpaceMap) -> Double?
}

extension Artist3D {
    var needsMargin: Bool { false }

    /// The map onto the canvas.
    ///
    /// - Throws: ``PlotError`` where the axes have two dimensions.
    func map(of view: View) throws -> SpaceMap {
        if let map = SpaceMap(view) { return map }
        throw PlotError(
            .dimensions,
            "\(name): it has three dimensions and its axes have two; add it to axes made by addAxes3D")
    }
}
