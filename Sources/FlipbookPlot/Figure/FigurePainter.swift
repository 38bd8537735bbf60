import FlipbookCanvas

/// Paints a figure onto one canvas again and again, each time no more of it than has changed.
///
///     let painter = FigurePainter(figure, on: canvas)
///     try painter.paint()
///     line.y = newY
///     try painter.paint()  // the line, and what lies over it
///
/// The pixels are those of ``Figure/draw(on:)``, byte for byte. What was painted below the parts that change is kept
/// as a second copy of the canvas; when others begin to change, everything is painted once more. What lies over them is
/// painted again only where it shares pixels with what has changed.
///
/// Nobody else may paint on the canvas. The figure may be drawn elsewhere in between.
public final class FigurePainter {
    private let figure: Figure
    private let canvas: any RestorableCanvas
    private var scene = Scene()
    /// What the scene was painted with; nil where the canvas doesn't show it.
    private var page: Page?
    private var drawings = 0

    private struct Page: Hashable {
        var color: Color
        var transform: Transform
    }

    /// Paints nothing yet.
    public init(_ figure: Figure, on canvas: some RestorableCanvas) {
        self.figure = figure
        self.canvas = canvas
    }

    /// Brings the canvas up to date.
    ///
    /// - Throws: ``PlotError`` where the data of an artist can't be drawn, `CanvasError` where a font is missing; the
    ///   canvas then holds a part of the picture, and is painted whole the next time.
    public func paint() throws {
        try figure.settle(measurer: canvas)
        let page = Page(color: figure.color, transform: figure.transform)
        let isKnown = self.page == page && drawings == figure.drawings
        self.page = nil
        switch try scene.update(figure.layers(in: page.transform), isKnown: isKnown, on: canvas) {
        case .nothing: break
        case .everything: try paintEverything(over: page.color)
        case .pieces(let pieces, let areas):
            canvas.restore(areas)
            for piece in pieces { try piece.drawing.draw(on: canvas) }
        }
        figure.finishDrawing()
        drawings = figure.drawings
        self.page = page
    }

    /// Calls `body` with each line of text in the picture as it was last painted, and its style.
    package func forEachText(_ body: (String, TextStyle) throws -> Void) rethrows {
        for part in scene.parts {
            for case .text(let line, let style, _, _, _) in part.pieces.lazy.flatMap(\.drawing.commands) {
                try body(line, style)
            }
        }
    }

    /// Paints what stays, keeps it, and paints what changes over it.
    private func paintEverything(over color: Color) throws {
        func paint(overBase: Bool) throws {
            for part in scene.parts where part.isOverBase == overBase {
                for piece in part.pieces { try piece.drawing.draw(on: canvas) }
            }
        }
        canvas.clear(color)
        try paint(overBase: false)
        canvas.keep()
        try paint(overBase: true)
    }
}
