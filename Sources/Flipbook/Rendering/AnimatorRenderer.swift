import FlipbookCairo
import FlipbookPixels
import FlipbookPlot
import FlipbookRender
import FlipbookStore

/// Draws an animator's frames: one figure, set up once, moved and drawn for each.
final class AnimatorRenderer<A: Animator>: FrameRenderer {
    private let options: A.Options
    private let dpi: Double?
    private let isTransparent: Bool
    private let reusesFigure: Bool
    private var animator: A
    private var figure: Figure?
    private var canvas: CairoCanvas?
    private var painter: FigurePainter?

    init(_ assignment: Assignment) throws {
        options = try CanonicalDecoder().decode(CodedOptions<A.Options>.self, from: assignment.options).value
        dpi = assignment.dpi
        isTransparent = assignment.isTransparent
        reusesFigure = assignment.reusesFigure
        animator = try A(options: options)
    }

    func setUp() throws -> FrameDescription {
        let figure = try makeFigure()
        let (width, height) = try figure.pixelSize()
        let hasAlpha = figure.color.alpha < 1
        let canvas = try CairoCanvas(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
        let painter = FigurePainter(figure, on: canvas)
        try figure.settleLayout(measurer: canvas)
        try painter.paint()
        self.canvas = canvas
        self.painter = painter
        return FrameDescription(
            width: width, height: height, dpi: figure.dpi, hasAlpha: hasAlpha,
            fonts: try digest(of: canvas.fontFiles()),
            libraries: Fonts.versions)
    }

    func render(
        frame: Int, parameters: [UInt8], publish: (borrowing PixelBuffer) throws -> Void
    ) throws {
        guard let canvas else { return }
        if !reusesFigure {
            animator = try A(options: options)
            let figure = try makeFigure()
            try figure.settleLayout(measurer: canvas)
            painter = FigurePainter(figure, on: canvas)
        }
        guard let figure, let painter else { return }
        figure.beginUpdate()
        try animator.update(frame: frame, parameters: CanonicalDecoder().decode(A.Parameters.self, from: parameters))
        figure.endUpdate()
        let (width, height) = try figure.pixelSize()
        guard Double(width) == canvas.size.width, Double(height) == canvas.size.height else {
            throw FlipbookError(
                "update made the figure \(width)x\(height) pixels large; all frames must have the size that setup gave "
                    + "it, \(Int(canvas.size.width))x\(Int(canvas.size.height)).")
        }
        try painter.paint()
        try canvas.withPixels(publish)
    }

    func takeWarnings() -> [String] { figure?.takeWarnings() ?? [] }

    /// A figure from the animator's setup.
    private func makeFigure() throws -> Figure {
        let figure = try animator.setup()
        if let dpi { figure.dpi = dpi }
        if isTransparent { figure.removeBackground() }
        self.figure = figure
        return figure
    }
}

/// Fonts by their content; those that only stand in for missing characters, of which there may be hundreds, by name and
/// version.
private func digest(of fonts: [FontFile]) throws -> Digest {
    try Digest(
        of: CanonicalEncoder().encode(
            fonts.map { Font(file: $0, content: $0.isFallback ? nil : try Digest(contentsOfFile: $0.path)) }))
}

private struct Font: Codable {
    var file: FontFile
    var content: Digest?
}

extension Fonts {
    /// The versions of the libraries that draw, by name.
    fileprivate static var versions: [String: String] {
        libraries.reduce(into: [:]) { versions, library in
            let words = library.split(separator: " ", maxSplits: 1)
            versions[String(words[0])] = words.count > 1 ? String(words[1]) : ""
        }
    }
}
