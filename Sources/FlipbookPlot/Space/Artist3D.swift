/// An artist whose data have three dimensions.
protocol Artist3D: DataArtist {
    /// How far away its nearest point is, for those that are ordered by it; nil for those that keep their z-order.
    func nearest(in projection: SpaceProjection) -> Double?
}

extension Artist3D {
    /// How its data come to lie on the canvas.
    ///
    /// - Throws: ``PlotError`` where the axes have two dimensions.
    func projection(of transform: Transform) throws -> SpaceProjection {
        if let projection = transform.projection as? SpaceProjection { return projection }
        throw PlotError(
            .dimensions,
            "\(name): it has three dimensions and its axes have two; add it to axes made by addAxes3D")
    }
}
