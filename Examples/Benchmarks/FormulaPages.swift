import Flipbook
import FlipbookCairo
import FlipbookPlot
import Foundation

/// A page of 40 texts in which numbers change from frame to frame: as formulas, and as plain text.
struct FormulaPages {
    private static let count = 40
    private static let frames = 400

    /// A page: how each text is written for its place and a number.
    private struct Page: Sendable {
        let name: String
        let write: @Sendable (Int, Int) -> String
    }

    private static let formulas = Page(name: "formulas") { index, number in
        "$\\alpha_{\(index)}^2 + \\frac{x}{\\sqrt{y}} = \(number)$"
    }
    private static let plain = Page(name: "plain text") { index, number in "alpha \(index) ^2 + x / sqrt(y) = \(number)"
    }

    /// The table of what a frame takes, in processor milliseconds, on one thread.
    static func table() throws -> String {
        var rows = ["| a page of \(count) texts | formulas | plain text | ratio |", "|---|---|---|---|"]
        for (name, changing) in [
            ("the number in one of them changes", 1), ("the numbers in all of them change", count),
        ] {
            let (formula, text) = (try cost(of: formulas, changing: changing), try cost(of: plain, changing: changing))
            func cell(_ milliseconds: Double) -> String { String(format: "%.3f ms", milliseconds) }
            rows.append("| \(name) | \(cell(formula)) | \(cell(text)) | \(String(format: "%.2f", formula / text)) |")
        }
        return rows.joined(separator: "\n")
    }

    /// The median of the frames.
    private static func cost(of page: Page, changing: Int) throws -> Double {
        let figure = Figure()
        let texts = (0..<count).map { index in
            figure.text(page.write(index, 0), at: (0.05 + 0.25 * Double(index % 4), 0.05 + 0.09 * Double(index / 4)))
        }
        let (width, height) = try figure.pixelSize()
        let painter = FigurePainter(figure, on: try CairoCanvas(width: width, height: height))
        return try DrawingCost.milliseconds(of: frames) { frame, start in
            start()
            for index in 0..<changing { texts[index].string = page.write(index, 7919 * frame % 1000) }
            try painter.paint()
        }
    }
}
