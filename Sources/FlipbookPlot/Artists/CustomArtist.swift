import FlipbookCanvas

/// An artist of your own: a subclass draws on a canvas, through the transform of its axes.
///
///     final class Stems: CustomArtist {
///         var x: [Double] = [] { didSet { dataChanged() } }
///         var y: [Double] = [] { didSet { dataChanged() } }
///
///         override func limitsOfData() -> DataLimits? { DataLimits(x: x, y: y) }
///
///         override func draw(on canvas: any Canvas, in transform: Transform) throws {
///             guard x.count == y.count else { throw PlotError(.lengthsDiffer, "\(name): give as many y as x") }
///             let stroke = Stroke(color: color.faded(by: alpha), width: transform.pixelsPerPoint)
///             transform.clip(canvas) {
///                 for (x, y) in zip(x, y) { canvas.stroke(Path([transform(x, 0), transform(x, y)]), stroke) }
///             }
///         }
///     }
///     let stems = Stems()
///     axes.add(stems)
///
/// It takes part in everything as the library's artists do: the limits of axes follow ``limitsOfData()``, a legend shows it
/// where it has a ``DataArtist/label``, and it is drawn again where a property that calls ``dataChanged()`` or
/// ``looksChanged()`` is set. Nothing else may change what it draws, and ``draw(on:in:)`` must change nothing: a picture
/// must not depend on what was drawn before. `Examples/Extending` is an animation with such an artist.
///
/// In ``PolarAxes`` x are angles and y are radii. Axes of three dimensions can't show it: drawing throws a ``PlotError``.
open class CustomArtist: DataArtist {
    /// An artist, to be added to axes.
    ///
    /// - Parameter zOrder: the place among the artists: 1 is that of patches, 2 that of lines, 3 that of texts.
    public override init(zOrder: Double = 2) { super.init(zOrder: zOrder) }

    /// The colour to draw in; the next of the axes' cycle unless one is set, or the first of the style's where
    /// ``takesColor`` is false. ``DataArtist/alpha`` is not in it: see `Color.faded(by:)`.
    @Styled(\CustomArtist.standardColor) public final var color: Color!

    private var standardColor: Color { takesColor ? inheritedColor : inheritedStyle.firstColor }

    /// Whether the axes give it the next colour of their cycle; true unless it is overridden.
    open var takesColor: Bool { true }

    /// What kind of artist it is, for errors; the name of its class unless it is overridden.
    open override var kind: String { "\(type(of: self))" }

    /// What it is called in errors: its kind, its label or number, and its axes, such as `Stems 'rain' of axes 1`.
    public final override var name: String { super.name }

    /// The range of its data, for limits that follow them; nil where it doesn't affect them, as it is unless overridden.
    ///
    /// It is asked once after each call of ``dataChanged()``.
    open override func limitsOfData() -> DataLimits? { nil }

    /// Draws the artist. Nothing is cut off unless it is drawn in ``Transform/clip(_:_:)``.
    ///
    /// - Parameters:
    ///   - canvas: where it is drawn, in pixels.
    ///   - transform: where data lie on the canvas.
    /// - Throws: any error, which ends drawing: a ``PlotError`` that begins with ``name`` for data that can't be drawn.
    open override func draw(on canvas: any Canvas, in transform: Transform) throws {}

    /// Draws what stands for it in a legend; a box in its colour unless it is overridden.
    ///
    /// - Parameters:
    ///   - canvas: where it is drawn.
    ///   - box: the room for it, in pixels.
    ///   - pixelsPerPoint: how many pixels a point takes.
    open override func drawSample(on canvas: any Canvas, in box: Rect, pixelsPerPoint: Double) throws {
        canvas.fill(Path(box), color: color.faded(by: alpha))
    }

    /// Tells that its data have changed: limits may follow, and it is drawn again. Called when a property is set.
    public final func dataChanged() { changed(.data) }

    /// Tells that its looks have changed, but not where its data lie: it is drawn again. Called when a property is set.
    public final func looksChanged() { changed(.looks) }

    final override var isInLegend: Bool { true }

    final override func join(_ axes: Axes) {
        super.join(axes)
        if !_color.isSet, takesColor { takeColor(from: axes) { $0.nextColor() } }
    }

    /// What it draws, which is recorded where a legend chooses its place.
    final override func addObstacles(to obstacles: inout Obstacles, in transform: Transform) {
        guard let page = (parent as? Axes)?.figure?.transform.box else { return }
        let record = RecordingCanvas(
            size: Size(width: page.width, height: page.height), measurer: obstacles.measurer)
        guard (try? draw(on: record, in: transform)) != nil else { return }
        for command in record.commands {
            switch command {
            case .draw(let path, _, _, _), .shade(let path, _, _, _): obstacles.lines += path.parts
            case .drawAt(_, let points, _, _, _): obstacles.points += points
            case .drawAs(_, let marks, _): obstacles.points += marks.map(\.place)
            case .colorPath(let path): obstacles.lines += path.pieces.map { [$0.start, $0.end] }
            case .image(_, let rect, _): obstacles.boxes.append(rect)
            case .text(let line, let style, _, let origin, let angle):
                guard let extent = try? record.measure(line, style: style) else { continue }
                let corners = Path(extent.ink).map {
                    let (cosine, sine) = cosineAndSine(angle)
                    return Point(
                        x: origin.x + $0.x * cosine + $0.y * sine, y: origin.y - $0.x * sine + $0.y * cosine)
                }
                if let box = corners.bounds { obstacles.boxes.append(box) }
            case .clear, .outline, .pushClip, .pushClipPath, .popClip: break
            }
        }
    }
}
