import FlipbookCanvas

/// A grid of values as coloured cells, or a picture. NaN has the colormap's
/// ``Colormap/bad`` colour.
///
/// Made by `axes.image(…)`, or on its own and then added. Cells are equally large in data: on a logarithmic axis, those at
/// its lower end are wider on the page. An image without rows and columns draws nothing and has no limits, until
/// ``setData(values:)`` gives it some.
public final class Image: ScalarMappable {
    /// How the colours between the middles of cells are found.
    public enum Interpolation: Hashable, Sendable {
        /// Cells are seen as such where they are large, and mixed where they are smaller than three pixels.
        case auto
        /// Each pixel has the colour of one cell.
        case nearest
        /// Each pixel has a mix of the cells around: of their values, or of their colours where cells are smaller than
        /// three pixels.
        case bilinear
    }

    /// Where the first row lies.
    public enum Origin: Hashable, Sendable {
        /// At the top of the extent. Without one, rows are counted downwards.
        case upper
        /// At the bottom of the extent. Without one, rows are counted upwards.
        case lower
    }

    /// The sides of an image, in data. A right below the left turns it, and so does a top below the bottom.
    public struct Extent: Hashable, Sendable, Codable {
        /// The x of the left side.
        public var left: Double
        /// The x of the right side.
        public var right: Double
        /// The y of the lower side.
        public var bottom: Double
        /// The y of the upper side.
        public var top: Double

        /// The sides of an image, in data.
        public init(left: Double, right: Double, bottom: Double, top: Double) {
            self.left = left
            self.right = right
            self.bottom = bottom
            self.top = top
        }
    }

    /// The values. Setting them shows them, also in place of a picture.
    public var values: Grid {
        didSet {
            picture = nil
            changed(.data)
        }
    }
    /// Colours that are shown instead of the values; nil to show the values.
    private var picture: Raster?
    /// Where the sides lie; nil for cells that are one wide and one high, the first around 0, 0.
    public var extent: Extent? { didSet { changed(.data) } }
    /// Where the first row lies.
    public var origin = Origin.upper { didSet { changed(.data) } }
    /// How the colours between the middles of cells are found.
    public var interpolation = Interpolation.auto { didSet { changed(.looks) } }

    private var cells = Cached<Raster>()
    private var shown: (layout: ImageLayout, raster: Raster)?

    /// An image of values, to be added to axes. Looks that are nil are the artist's own defaults.
    ///
    /// - Parameters:
    ///   - values: the values, the first row at the origin; nothing is drawn of a grid without rows and columns.
    ///   - extent: where the sides lie, in data; nil for cells that are one wide and one high, the first around 0, 0.
    ///   - origin: where the first row lies.
    ///   - interpolation: how the colours between the middles of cells are found.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    public init(
        _ values: Grid = Grid(rows: 0, columns: 0), extent: Extent? = nil, origin: Origin = .upper,
        interpolation: Interpolation = .auto, colormap: Colormap? = nil, norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.values = values
        self.extent = extent
        self.origin = origin
        self.interpolation = interpolation
        super.init(zOrder: 0)
        set(colormap: colormap, norm: norm, alpha: alpha, label: label, zOrder: zOrder)
    }

    /// An image of colours, to be added to axes, as an image of values otherwise.
    public convenience init(
        _ picture: Raster, extent: Extent? = nil, origin: Origin = .upper, interpolation: Interpolation = .auto,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) {
        self.init(
            extent: extent, origin: origin, interpolation: interpolation, alpha: alpha, label: label, zOrder: zOrder)
        self.picture = picture
    }

    /// Changes the values, whose rows and columns may be others.
    public func setData(values: Grid) { self.values = values }

    /// Changes the values, and where the sides lie in data.
    public func setData(values: Grid, extent: Extent) {
        self.values = values
        self.extent = extent
    }

    /// Shows other colours.
    public func setData(picture: Raster) {
        self.picture = picture
        changed(.data)
    }

    override var kind: String { "image" }

    override var mappedValues: [Double] { picture == nil ? values.values : [] }

    private var rows: Int { picture?.height ?? values.rows }
    private var columns: Int { picture?.width ?? values.columns }

    /// Whether there is nothing to show.
    private var isEmpty: Bool { rows == 0 && columns == 0 }

    /// Where the sides lie: those that were given, or those of cells that are one wide and one high.
    var sides: Extent {
        if let extent { return extent }
        let (right, last) = (Double(columns) - 0.5, Double(rows) - 0.5)
        return origin == .upper
            ? Extent(left: -0.5, right: right, bottom: last, top: -0.5)
            : Extent(left: -0.5, right: right, bottom: -0.5, top: last)
    }

    override func limitsOfData() -> DataLimits? {
        isEmpty ? nil : DataLimits(x: [sides.left, sides.right], y: [sides.bottom, sides.top])
    }

    override var stickyX: [Double] { isEmpty ? [] : [sides.left, sides.right] }
    override var stickyY: [Double] { isEmpty ? [] : [sides.bottom, sides.top] }

    override func changed(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) {
            cells.clear()
            shown = nil
        }
        super.changed(what)
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if isEmpty { return }
        try check()
        guard transform.projection.isRectangular else {
            throw PlotError(
                .dimensions, "\(name): an image can't lie in polar axes; draw its cells as filled contours there")
        }
        let first = origin == .upper ? sides.top : sides.bottom
        let last = origin == .upper ? sides.bottom : sides.top
        let layout = ImageLayout(
            x: .init(
                from: sides.left, to: sides.right, cells: columns, along: transform.x, scale: transform.xSpan.scale,
                within: transform.box.minX, transform.box.maxX, of: canvas.size.width),
            y: .init(
                from: first, to: last, cells: rows, along: transform.y, scale: transform.ySpan.scale,
                within: transform.box.minY, transform.box.maxY, of: canvas.size.height))
        guard layout.isSeen else { return }
        try transform.clip(canvas) {
            if layout.isNearest(interpolation), !layout.isWarped {
                let cells = try allCells()
                let (raster, rect) = layout.crop(cells)
                try canvas.drawImage(raster, in: rect, interpolation: .nearest)
            } else {
                let raster = try shown.flatMap { $0.layout == layout ? $0.raster : nil } ?? resampled(layout)
                shown = (layout, raster)
                try canvas.drawImage(raster, in: layout.rect, interpolation: .nearest)
            }
        }
    }

    private func check() throws {
        guard rows > 0, columns > 0, picture != nil || values.values.count == rows * columns else {
            throw PlotError(
                .values,
                "\(name): a grid of \(rows)x\(columns) with \(values.values.count) values can't be shown; "
                    + "give one value or more for each row and column")
        }
        let width = sides.right - sides.left
        let height = sides.top - sides.bottom
        guard width != 0, height != 0, width.isFinite, height.isFinite else {
            throw PlotError(
                .size,
                "\(name): it can't reach from \(sides.left) to \(sides.right) and from \(sides.bottom) to \(sides.top); "
                    + "give an extent whose sides are finite and apart")
        }
    }

    private func allCells() throws -> Raster {
        try cells {
            if let picture { return alpha < 1 ? picture.faded(to: alpha) : picture }
            return Raster(width: columns, height: rows, pixels: try pixels(of: values.values))
        }
    }

    /// The pixels that are seen, each mixed of the cells around it.
    private func resampled(_ layout: ImageLayout) throws -> Raster {
        let (width, height) = (layout.x.pixels.count, layout.y.pixels.count)
        let kernel: ResamplingWeights.Kernel? =
            layout.isNearest(interpolation) ? nil : interpolation == .bilinear ? .triangle : .hanning
        let isWarped = layout.isWarped
        let (x, y) = (layout.x.weights(kernel, isWarped: isWarped), layout.y.weights(kernel, isWarped: isWarped))
        if picture == nil, layout.hasLargeCells {
            let mixed = FlipbookPlot.resampled(values.values, columns: columns, x: x, y: y) { $0 }
            return Raster(width: width, height: height, pixels: try pixels(of: mixed))
        }
        let mixed = FlipbookPlot.resampled(try allCells().pixels, columns: columns, x: x, y: y) {
            SIMD4<Float>(pixel: $0)
        }
        return Raster(width: width, height: height, pixels: mixed.map(\.pixel))
    }
}

extension Raster {
    /// The picture with less of everything.
    fileprivate func faded(to alpha: Double) -> Raster {
        let weight = max(alpha, 0)
        let pixels = pixels.map { pixel in
            var faded = SIMD4<Float>.nothing
            faded.add(SIMD4(pixel: pixel), times: weight)
            return faded.pixel
        }
        return Raster(width: width, height: height, pixels: pixels)
    }
}

extension Axes {
    /// Shows a grid of values as coloured cells, each one wide and one high, the first row at the top.
    ///
    /// The axes are turned as the image asks for: the y axis counts the rows downwards, unless an extent or an origin is
    /// given that says otherwise. That is decided here, for an image whose values come later too.
    ///
    /// - Parameters:
    ///   - values: the values, the first row at the origin; nothing is drawn of a grid without rows and columns.
    ///   - extent: where the sides of the image lie, in data.
    ///   - origin: where the first row lies.
    ///   - interpolation: how colours between the middles of cells are found.
    ///   - aspect: the ratio of the height of one y unit to the width of one x unit on the page.
    ///   - colormap: the colours of values; nil for the style's.
    ///   - norm: how values become positions in the colormap; nil for a linear one that follows the data.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    /// - Returns: the image, to be changed later.
    @discardableResult
    public func image(
        _ values: Grid, extent: Image.Extent? = nil, origin: Image.Origin = .upper,
        interpolation: Image.Interpolation = .auto, aspect: Aspect = .equal, colormap: Colormap? = nil,
        norm: Norm? = nil,
        alpha: Double? = nil, label: String? = nil, zOrder: Double? = nil
    ) -> Image {
        show(
            Image(
                values, extent: extent, origin: origin, interpolation: interpolation, colormap: colormap, norm: norm,
                alpha: alpha, label: label, zOrder: zOrder), aspect: aspect)
    }

    /// Shows a picture, as `image(…)` shows values.
    ///
    /// - Parameters:
    ///   - picture: its colours: `try Raster([[.black, .white]])`.
    ///   - extent: where the sides of the picture lie, in data.
    ///   - origin: where the first row lies.
    ///   - interpolation: how colours between the middles of pixels are found.
    ///   - aspect: the ratio of the height of one y unit to the width of one x unit on the page.
    ///   - alpha: multiplies the alpha of the colours; nil for 1.
    ///   - label: what a legend calls it.
    ///   - zOrder: artists are drawn from the lowest to the highest.
    @discardableResult
    public func image(
        _ picture: Raster, extent: Image.Extent? = nil, origin: Image.Origin = .upper,
        interpolation: Image.Interpolation = .auto, aspect: Aspect = .equal, alpha: Double? = nil,
        label: String? = nil, zOrder: Double? = nil
    ) -> Image {
        show(
            Image(
                picture, extent: extent, origin: origin, interpolation: interpolation, alpha: alpha, label: label,
                zOrder: zOrder), aspect: aspect)
    }

    private func show(_ image: Image, aspect: Aspect) -> Image {
        include(image, by: "image")
        xAxis.isInverted = image.extent.map { $0.left > $0.right } ?? false
        yAxis.isInverted = image.extent.map { $0.bottom > $0.top } ?? (image.origin == .upper)
        self.aspect = aspect
        return image
    }
}
