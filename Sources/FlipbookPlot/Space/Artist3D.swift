/// An artist whose data have three dimensions.
protocol Artist3D: DataArtist {
    /// The range of its data along z.
    var zExtent: DataExtent { get }

    /// How far away its nearest point is, for those that are ordered by it; nil for those that keep their z-order.
    func nearest(in map: SpaceMap) -> Double?
}

extension Artist3D {
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
