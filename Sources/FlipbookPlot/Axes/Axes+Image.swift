import FlipbookCanvas

extension Axes {
    /// Shows a grid of values as coloured cells, each one wide and one high, the first row at the top.
    ///
    /// The axes are turned as the image asks for: the y axis counts the rows downwards, unless an extent or an origin is
    /// given that says otherwise.
    ///
    /// - Parameters:
    ///   - values: one value or more: drawing throws a ``PlotError`` otherwise.
    ///   - extent: where the sides of the image lie, in data.
    ///   - origin: where the first row lies.
    ///   - interpolation: how colours between the middles of cells are found.
    ///   - aspect: how long a unit of y is beside one of x.
    /// - Returns: the image, to be changed later.
    @discardableResult
    public func image(
        _ values: Grid, extent: Image.Extent? = nil, origin: Image.Origin = .upper,
        interpolation: Image.Interpolation = .auto, aspect: Aspect = .equal
    ) -> Image {
        add(Image(values), extent: extent, origin: origin, interpolation: interpolation, aspect: aspect)
    }

    /// Shows a picture, as ``image(_:extent:origin:interpolation:aspect:)-(Grid,_,_,_,_)`` shows values.
    ///
    /// - Parameters:
    ///   - picture: its colours: `try Raster([[.black, .white]])`.
    ///   - extent: where the sides of the picture lie, in data.
    ///   - origin: where the first row lies.
    ///   - interpolation: how colours between the middles of pixels are found.
    ///   - aspect: how long a unit of y is beside one of x.
    @discardableResult
    public func image(
        _ picture: Raster, extent: Image.Extent? = nil, origin: Image.Origin = .upper,
        interpolation: Image.Interpolation = .auto, aspect: Aspect = .equal
    ) -> Image {
        add(Image(picture), extent: extent, origin: origin, interpolation: interpolation, aspect: aspect)
    }

    private func add(
        _ image: Image, extent: Image.Extent?, origin: Image.Origin, interpolation: Image.Interpolation, aspect: Aspect,
        by call: String = #function
    ) -> Image {
        image.extent = extent
        image.origin = origin
        image.interpolation = interpolation
        include(image, by: call)
        let sides = image.sides
        xAxis.isInverted = sides.left > sides.right
        yAxis.isInverted = sides.bottom > sides.top
        self.aspect = aspect
        return image
    }
}
