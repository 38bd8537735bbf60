import FlipbookCairo
import FlipbookCoding
import FlipbookPixels
import FlipbookPlot
import FlipbookRender
import FlipbookStore
import FlipbookSystem

/// Draws an animator's frames: one figure, set up once, moved and drawn for each.
final class AnimatorRenderer<A: Animator>: FrameRenderer {
    private let options: A.Options
    private let settings: RenderSettings
    private var animator: A
    private var figure: Figure?
    private var canvas: CairoCanvas?
    private var painter: FigurePainter?
    /// The fonts that the figure's texts use after `setup()`, which are in the key of every frame.
    private var keyedFonts = FontUse()
    private let fontFiles = FontFiles()

    init(_ assignment: Assignment) throws {
        options = try CanonicalDecoder().decode(CodedOptions<A.Options>.self, from: assignment.options).value
        settings = assignment.settings
        animator = try Self.makeAnimator(options)
    }

    func setUp() throws -> SetupReport {
        let figure = try makeFigure()
        let (width, height) = try figure.pixelSize()
        let hasAlpha = figure.color.alpha < 1
        let canvas = try CairoCanvas(width: width, height: height, format: hasAlpha ? .premultipliedAlpha : .opaque)
        let painter = FigurePainter(figure, on: canvas)
        try figure.settleLayout(measurer: canvas)
        try painter.paint()
        self.canvas = canvas
        self.painter = painter
        keyedFonts = canvas.fonts
        for text in figure.measuredTexts { keyedFonts.formUnion(try canvas.fonts(of: text.line, style: text.style)) }
        return SetupReport(
            figure: Recipe.Figure(
                width: width, height: height, dpi: figure.dpi, isTransparent: settings.isTransparent,
                hasAlpha: hasAlpha, fonts: try fontFiles.digest(of: keyedFonts),
                libraries: try LoadedCode.libraries(withOwn: A.version == nil)),
            installedFonts: try fontFiles.installed())
    }

    func render(
        frame: Int, parameters: [UInt8], publish: (borrowing PixelBuffer, FrameFonts?) throws -> Void
    ) throws {
        guard let canvas else { return }
        if !settings.reusesFigure {
            animator = try Self.makeAnimator(options)
            let figure = try makeFigure()
            try figure.settleLayout(measurer: canvas)
            painter = FigurePainter(figure, on: canvas)
        }
        guard let figure, let painter else { return }
        figure.beginUpdate()
        try ExitWatch.inside("update of frame \(frame)") {
            try animator.update(
                frame: frame, parameters: CanonicalDecoder().decode(A.Parameters.self, from: parameters))
        }
        figure.endUpdate()
        let (width, height) = try figure.pixelSize()
        guard Double(width) == canvas.size.width, Double(height) == canvas.size.height else {
            throw FlipbookError(
                "update made the figure \(width)x\(height) pixels large; all frames must have the size that setup gave "
                    + "it, \(Int(canvas.size.width))x\(Int(canvas.size.height)).")
        }
        try painter.paint()
        let fonts = try otherFonts(of: painter, figure.measuredTexts, on: canvas)
        try canvas.withPixels { try publish($0, fonts) }
    }

    /// The fonts of the picture, and of texts that the update has measured, that are not in the key; nil where all are.
    private func otherFonts(
        of painter: FigurePainter, _ measured: Set<MeasuredText>, on canvas: CairoCanvas
    ) throws -> FrameFonts? {
        // Most animations never use another one; which frames of the others do must not depend on the frames before.
        guard canvas.fonts != keyedFonts || !measured.isEmpty else { return nil }
        var use = FontUse()
        for text in measured { use.formUnion(try canvas.fonts(of: text.line, style: text.style)) }
        try painter.forEachText { use.formUnion(try canvas.fonts(of: $0, style: $1)) }
        let others = use.files.subtracting(keyedFonts.files)
        guard !others.isEmpty || use.isOpen && !keyedFonts.isOpen else { return nil }
        return FrameFonts(
            installed: try fontFiles.installed(),
            files: try others.reduce(into: [:]) { $0[$1.path] = try fontFiles.content(of: $1) })
    }

    func takeWarnings() -> [String] { figure?.takeWarnings() ?? [] }

    private static func makeAnimator(_ options: A.Options) throws -> A {
        try ExitWatch.inside("init of \(A.name)") { try A(options: options) }
    }

    /// A figure from the animator's setup.
    private func makeFigure() throws -> Figure {
        let figure = try ExitWatch.inside("setup") { try animator.setup() }
        figure.dpi = settings.dpi(figure.dpi)
        if settings.isTransparent { figure.removeBackground() }
        self.figure = figure
        return figure
    }
}
