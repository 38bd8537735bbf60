import FlipbookCanvas

/// A grid of values as coloured cells, or a picture. NaN has the colormap's
/// ``Colormap/bad`` colour.
///
/// Made by `axes.image(…)`, or on its own and then added. Cells are equally large in data: on a logarithmic axis, those at
/// its lower end are wider on the page. An image without rows and columns draws nothing and has no limits, until
/// ``setData(values:)`` gives it some.
public final class Image: ScalarMappable {
    /// How the colours between the middles of cells are found: those of all cells around a pixel, weighted by their distances.
    ///
    /// The names are those of the weights, as matplotlib has them. Those from ``bicubic`` on reach over more than the next cell;
    /// where cells are smaller than pixels, all reach over as many more.
    public enum Interpolation: Hashable, Sendable, CaseIterable {
        /// Cells are seen as such where they are larger than three pixels or one or two pixels wide, and mixed as by ``hanning``
        /// otherwise.
        case auto
        /// Each pixel has the colour of one cell.
        case nearest
        /// Weights fall in straight lines.
        case bilinear
        /// Weights fall as a cosine.
        case hanning
        /// Weights fall as a cosine that ends a little above 0.
        case hamming
        /// Weights fall as a cubic curve.
        case hermite
        /// Weights fall as a modified Bessel function.
        case kaiser
        /// Weights fall as parabolas.
        case quadric
        /// Weights of a cubic B-spline, which is smooth.
        case bicubic
        /// Weights of a cubic spline through the values.
        case catmullRom
        /// Weights between those of the two cubic splines.
        case mitchell
        /// Weights of a spline over 16 cells.
        case spline16
        /// Weights of a spline over 36 cells.
        case spline36
        /// Weights of a bell curve.
        case gaussian
        /// Weights of a Bessel function.
        case bessel
        /// Weights of a sine wave that dies down, up to the ``Image/filterRadius``.
        case sinc
        /// Weights of ``sinc`` that fade to 0 at the ``Image/filterRadius``.
        case lanczos
        /// Weights of ``sinc`` that fade to 0 at the ``Image/filterRadius``, by Blackman's window.
        case blackman
    }

    /// What is mixed where a pixel shows several cells.
    public enum Stage: Hashable, Sendable {
        /// The values where cells are three pixels wide and high or more, the colours otherwise.
        case auto
        /// The values, which then have colours.
        case data
        /// The colours of the values.
        case rgba
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
    private(set) var picture: Raster?
    /// Where the sides lie; nil for cells that are one wide and one high, the first around 0, 0.
    public var extent: Extent? { didSet { changed(.data) } }
    /// Where the first row lies.
    public var origin = Origin.upper { didSet { changed(.data) } }
    /// How the colours between the middles of cells are found.
    public var interpolation = Interpolation.auto { didSet { changed(.looks) } }
    /// What is mixed where a pixel shows several cells. It has no effect on a picture.
    public var interpolationStage = Stage.auto { didSet { changed(.looks) } }
    /// How far ``Interpolation/sinc``, ``Interpolation/lanczos`` and ``Interpolation/blackman`` reach, in cells; 2 to 64: drawing
    /// throws a ``PlotError`` otherwise.
    public var filterRadius = 4.0 { didSet { changed(.looks) } }
    /// What the alpha of each cell is multiplied by, 0 transparent to 1; as many rows and columns as there are: drawing throws a
    /// ``PlotError`` otherwise. Nil for 1.
    public var alphas: Grid? { didSet { changed(.looks) } }

    /// Turns, scales, skews and moves the image from where its sides lie, in data; nil for not at all. Limits follow it. On axes that
    /// aren't linear, it is data that it moves, and sides become curves.
    ///
    ///     image.affine = Affine2D().rotated(by: .degrees(30)).skewed(x: .degrees(10))
    ///
    /// Drawing throws a ``PlotError`` where it takes the plane onto a line.
    public var affine: Affine2D? { didSet { changed(.data) } }

    private var cells = Cached<Raster>()
    private var shown: (layout: ImageLayout, raster: Raster)?
    /// What was drawn last of an image with an ``affine``.
    var moved: (layout: AffineImageLayout, raster: Raster)?

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

    var rows: Int { picture?.height ?? values.rows }
    var columns: Int { picture?.width ?? values.columns }

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
        isEmpty ? nil : DataLimits(x: corners.map(\.x), y: corners.map(\.y))
    }

    /// Two opposite corners, or all of an image that is moved, in data.
    private var corners: [(x: Double, y: Double)] {
        let (low, high) = ((x: sides.left, y: sides.bottom), (x: sides.right, y: sides.top))
        guard let affine else { return [low, high] }
        return [low, (low.x, high.y), high, (high.x, low.y)].map { affine($0.0, $0.1) }
    }

    override var stickyX: [Double] { isEmpty ? [] : corners.map(\.x) }
    override var stickyY: [Double] { isEmpty ? [] : corners.map(\.y) }

    override func changed(_ what: Changes) {
        if !what.isDisjoint(with: [.data, .looks]) {
            cells.clear()
            (shown, moved) = (nil, nil)
        }
        super.changed(what)
    }

    /// Where the cells lie on a canvas.
    func layout(in transform: Transform, size: Size) -> ImageLayout {
        let first = origin == .upper ? sides.top : sides.bottom
        let last = origin == .upper ? sides.bottom : sides.top
        return ImageLayout(
            x: .init(
                from: sides.left, to: sides.right, cells: columns, along: transform.x, scale: transform.xSpan.scale,
                within: transform.box.minX, transform.box.maxX, of: size.width),
            y: .init(
                from: first, to: last, cells: rows, along: transform.y, scale: transform.ySpan.scale,
                within: transform.box.minY, transform.box.maxY, of: size.height))
    }

    override func draw(on canvas: any Canvas, in transform: Transform) throws {
        if isEmpty { return }
        try check()
        guard transform.projection.isRectangular else {
            throw PlotError(
                .dimensions, "\(name): an image can't lie in polar axes; draw its cells as filled contours there")
        }
        if let affine { return try draw(affine, on: canvas, in: transform) }
        let layout = layout(in: transform, size: canvas.size)
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
        if let alphas, (alphas.rows, alphas.columns, alphas.values.count) != (rows, columns, rows * columns) {
            throw PlotError(
                .lengthsDiffer,
                "\(name): there are \(alphas.rows)x\(alphas.columns) alphas for \(rows)x\(columns) cells; give one for each"
            )
        }
        guard (2...64).contains(filterRadius) else {
            throw PlotError(.size, "\(name): a filter can't have a radius of \(filterRadius); give 2 to 64 cells")
        }
    }

    func allCells() throws -> Raster {
        try cells {
            let plain: Raster
            if let picture {
                plain = alpha < 1 ? picture.faded(to: alpha) : picture
            } else {
                plain = Raster(width: columns, height: rows, pixels: try pixels(of: values.values))
            }
            return alphas.map { plain.faded(by: $0.values) } ?? plain
        }
    }

    /// How much of the cells the pixels take.
    private func weights(_ layout: ImageLayout) -> (x: ResamplingWeights, y: ResamplingWeights) {
        let kernel =
            layout.isNearest(interpolation) ? nil : ResamplingKernel(interpolation, radius: filterRadius)
        return (
            layout.x.weights(kernel, isRow: true, isWarped: layout.isWarped),
            layout.y.weights(kernel, isRow: false, isWarped: layout.isWarped)
        )
    }

    /// The values at the pixels that are seen, each mixed of the cells around it.
    func resampledValues(_ layout: ImageLayout) -> [Double] {
        let (x, y) = weights(layout)
        return FlipbookPlot.resampled(values.values, columns: columns, x: x, y: y) { $0 }
    }

    /// The pixels that are seen, each mixed of the cells around it.
    private func resampled(_ layout: ImageLayout) throws -> Raster {
        let (width, height) = (layout.x.pixels.count, layout.y.pixels.count)
        if picture == nil, interpolationStage == .data || interpolationStage == .auto && layout.hasLargeCells {
            let mixed = Raster(width: width, height: height, pixels: try pixels(of: resampledValues(layout)))
            guard let alphas else { return mixed }
            let (x, y) = weights(layout)
            return mixed.faded(by: FlipbookPlot.resampled(alphas.values, columns: columns, x: x, y: y) { $0 })
        }
        let (x, y) = weights(layout)
        let mixed = FlipbookPlot.resampled(try allCells().pixels, columns: columns, x: x, y: y) {
            SIMD4<Float>(pixel: $0)
        }
        return Raster(width: width, height: height, pixels: mixed.map(\.pixel))
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
